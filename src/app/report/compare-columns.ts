// The columns of what differs between two revisions.
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import type { Comparison } from './ChangedRecords.tsx';
import type { sayReport } from './report-messages.ts';

/** Builds the columns of the list. */
export function buildCompareColumns(say: SayOf<typeof sayReport>): readonly Column<Comparison['figures'][number]>[] {
  return [
    { key: 'figure', title: say('indicator'), width: 150, text: (row) => row.figure },
    { key: 'label', title: say('recordWhat'), width: 420, text: (row) => row.label },
    { key: 'before', title: say('before'), width: 120, align: 'right', text: (row) => row.before },
    { key: 'after', title: say('after'), width: 120, align: 'right', text: (row) => row.after },
    { key: 'difference', title: say('difference'), width: 120, align: 'right', text: (row) => row.difference ?? '' },
    { key: 'unit', title: say('unit'), width: 80, text: (row) => row.unit },
  ];
}
