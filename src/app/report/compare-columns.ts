// The columns of what differs between two revisions.
import type { Column } from '../ui/table/table-rows.ts';
import type { Comparison } from './ChangedRecords.tsx';
import { sayReport } from './report-messages.ts';
import { formatUnit } from '../ui/values.tsx';

/** Builds the columns of the list. */
export function buildCompareColumns(): readonly Column<Comparison['figures'][number]>[] {
  return [
    { key: 'figure', title: sayReport('indicator'), width: 150, text: (row) => row.figure },
    { key: 'label', title: sayReport('recordWhat'), width: 420, text: (row) => row.label },
    { key: 'before', title: sayReport('before'), width: 120, align: 'right', text: (row) => row.before },
    { key: 'after', title: sayReport('after'), width: 120, align: 'right', text: (row) => row.after },
    { key: 'difference', title: sayReport('difference'), width: 120, align: 'right', text: (row) => row.difference ?? '' },
    { key: 'unit', title: sayReport('unit'), width: 80, text: (row) => formatUnit(row.unit) },
  ];
}
