// The columns of the mappings that are kept.
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import type { SayOf } from '../ui/i18n.ts';
import { getMappedMessage } from '../ui/mapping-field-messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import type { sayMappings } from './mappings-messages.ts';

interface MappingGround {
  readonly say: SayOf<typeof sayMappings>;
}

/** Builds the columns of the list. */
export function buildMappingColumns({ say }: MappingGround): readonly ShortColumn<MappingLine>[] {
  return [
    { key: 'name', title: say('mappingName'), cell: (row) => row.name, wraps: true },
    { key: 'kind', title: say('mappingKind'), cell: (row) => say(row.kind === 'sessions' ? 'kind_sessions' : 'kind_shop_days') },
    { key: 'fixed', title: say('mappingFixed'), cell: (row) => row.fixed.map((one) => one.value).join('、') },
    {
      key: 'fields',
      title: say('mappingColumns'),
      cell: (row) => row.fields.map((one) => `${one.header} → ${getMappedMessage(one.field)}`).join('；'),
      wraps: true,
    },
  ];
}
