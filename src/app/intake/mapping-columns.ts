// The columns of the mappings that are kept.
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import type { SayOf } from '../kit/i18n.ts';
import { getMappedMessage, type mappingFieldWords } from '../kit/mapping-field-words.ts';
import type { ShortColumn } from '../kit/table/ShortTable.tsx';
import type { mappingsWords } from './mappings-words.ts';

interface MappingGround {
  readonly say: SayOf<typeof mappingsWords>;
  readonly sayMapped: SayOf<typeof mappingFieldWords>;
}

/** Builds the columns of the list. */
export function buildMappingColumns({ say, sayMapped }: MappingGround): readonly ShortColumn<MappingLine>[] {
  return [
    { key: 'name', title: say('mappingName'), cell: (row) => row.name, wraps: true },
    { key: 'kind', title: say('mappingKind'), cell: (row) => say(row.kind === 'sessions' ? 'kind_sessions' : 'kind_shop_days') },
    { key: 'fixed', title: say('mappingFixed'), cell: (row) => row.fixed.map((one) => one.value).join('、') },
    {
      key: 'fields',
      title: say('mappingColumns'),
      cell: (row) => row.fields.map((one) => `${one.header} → ${getMappedMessage(one.field, sayMapped)}`).join('；'),
      wraps: true,
    },
  ];
}
