// The columns of the mappings that are kept.
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import { getMappedMessage } from '../ui/mapping-field-messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayMappings } from './mappings-messages.ts';

/** Builds the columns of the list. */
export function buildMappingColumns(): readonly ShortColumn<MappingLine>[] {
  return [
    { key: 'name', title: sayMappings('mappingName'), cell: (row) => row.name, wraps: true },
    {
      key: 'kind',
      title: sayMappings('mappingKind'),
      cell: (row) => sayMappings(row.kind === 'sessions' ? 'kind_sessions' : 'kind_shop_days'),
    },
    { key: 'fixed', title: sayMappings('mappingFixed'), cell: (row) => row.fixed.map((one) => one.value).join('、') },
    {
      key: 'fields',
      title: sayMappings('mappingColumns'),
      cell: (row) => row.fields.map((one) => `${one.header} → ${getMappedMessage(one.field)}`).join('；'),
      wraps: true,
    },
  ];
}
