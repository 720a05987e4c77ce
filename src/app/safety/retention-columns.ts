// The columns of what is kept longer than it has to be.
import type { Retention } from '../../contract/safety/retention-shapes.ts';
import type { SayOf } from '../kit/i18n.ts';
import type { ShortColumn } from '../kit/table/ShortTable.tsx';
import { formatCount } from '../kit/values.tsx';
import type { retentionWords } from './retention-words.ts';

/** Builds the columns of the list. */
export function buildDueColumns(say: SayOf<typeof retentionWords>): readonly ShortColumn<Retention['due'][number]>[] {
  return [
    { key: 'kind', title: say('kind'), cell: (row) => say(`kind_${row.kind}`) },
    { key: 'name', title: say('tenant'), cell: (row) => row.name, wraps: true },
    { key: 'records', title: say('records'), cell: (row) => formatCount(row.records), isNumber: true },
    { key: 'since', title: say('since'), cell: (row) => row.since },
    { key: 'dueOn', title: say('dueOn'), cell: (row) => row.due },
  ];
}
