// The columns of the imports so far, and of files that wait for their month.
import type { LivebaseClient } from '../../contract/contract.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { Tag } from '../ui/Page.tsx';
import { type Batch, formatClock } from '../ui/clock-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { sayBatch } from './batch-messages.ts';

type Parked = Extract<Awaited<ReturnType<LivebaseClient['parked']['list']>>, { ok: true }>['value']['parked'][number];

function countColumn(key: 'added' | 'changed' | 'same' | 'refused', title: string): Column<Batch> {
  return createFigureColumn({ key, title, width: 84 }, (row) => row[key], formatCount);
}

/** Builds the columns of the imports. */
export function buildBatchColumns(): readonly Column<Batch>[] {
  return [
    { key: 'batch', title: sayBatch('batchNo'), width: 76, align: 'right', text: (row) => String(row.batch), sort: (row) => row.batch },
    { key: 'at', title: sayBatch('at'), width: 150, text: (row) => formatClock(row.at) },
    { key: 'who', title: sayBatch('who'), width: 110, text: (row) => row.who, filter: true },
    { key: 'files', title: sayBatch('files'), width: 300, text: (row) => row.files.join('、') },
    countColumn('added', sayBatch('added')),
    countColumn('changed', sayBatch('changed')),
    countColumn('same', sayBatch('same')),
    countColumn('refused', sayBatch('refused')),
    {
      key: 'state',
      title: sayBatch('batchState'),
      width: 100,
      text: (row) => sayBatch(row.undoneAt === null ? 'inForce' : 'undone'),
      filter: true,
      render: (row) => <Tag tone={row.undoneAt === null ? 'good' : 'plain'}>{sayBatch(row.undoneAt === null ? 'inForce' : 'undone')}</Tag>,
    },
  ];
}

/** Builds the columns of files that wait for their month. */
export function buildParkedColumns(language: Language): readonly ShortColumn<Parked>[] {
  return [
    { key: 'file', title: sayBatch('files'), cell: ({ file }) => file, wraps: true },
    { key: 'month', title: sayBatch('month'), cell: ({ month }) => formatMonth(month, language) },
    { key: 'change', title: sayBatch('wouldChange'), cell: ({ wouldChange }) => (wouldChange ?? []).join('；') || '—', wraps: true },
  ];
}
