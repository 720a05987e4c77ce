// The columns of what is kept longer than it has to be.
import type { Retention } from '../../contract/safety/retention-shapes.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import type { sayRetention } from './retention-messages.ts';

/** Builds the columns of the list. */
export function buildDueColumns(say: SayOf<typeof sayRetention>): readonly ShortColumn<Retention['due'][number]>[] {
  return [
    { key: 'kind', title: say('kind'), cell: (row) => say(`kind_${row.kind}`) },
    { key: 'name', title: say('tenant'), cell: (row) => row.name, wraps: true },
    { key: 'records', title: say('records'), cell: (row) => formatCount(row.records), isNumber: true },
    { key: 'since', title: say('since'), cell: (row) => row.since },
    { key: 'dueOn', title: say('dueOn'), cell: (row) => row.due },
  ];
}
