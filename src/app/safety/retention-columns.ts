// The columns of what is kept longer than it has to be.
import type { Retention } from '../../contract/safety/retention-shapes.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import { sayRetention } from './retention-messages.ts';

/** Builds the columns of the list. */
export function buildDueColumns(): readonly ShortColumn<Retention['due'][number]>[] {
  return [
    { key: 'kind', title: sayRetention('kind'), cell: (row) => sayRetention(`kind_${row.kind}`) },
    { key: 'name', title: sayRetention('tenant'), cell: (row) => row.name, wraps: true },
    { key: 'records', title: sayRetention('records'), cell: (row) => formatCount(row.records), isNumber: true },
    { key: 'since', title: sayRetention('since'), cell: (row) => row.since },
    { key: 'dueOn', title: sayRetention('dueOn'), cell: (row) => row.due },
  ];
}
