// The columns of a batch's sheets and of the rows that were left out.
import type { LivebaseClient } from '../../contract/contract.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { formatTrouble } from '../../contract/messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import { sayBatch } from './batch-messages.ts';
import { sayKind } from './sheet-kinds.ts';

type Good<Answered> = Extract<Answered, { ok: true }>;
type BatchSheet = Good<Awaited<ReturnType<LivebaseClient['batches']['files']>>>['value']['files'][number]['sheets'][number];
type RefusedRow = Good<Awaited<ReturnType<LivebaseClient['batches']['refused']>>>['value']['rows'][number];

/** Builds the columns of the sheets. */
export function buildSheetColumns(): readonly ShortColumn<BatchSheet>[] {
  return [
    { key: 'sheet', title: sayBatch('sheet'), cell: ({ sheet }) => sheet, wraps: true },
    { key: 'kind', title: sayBatch('kind'), cell: ({ kind }) => sayKind(kind) },
    { key: 'read', title: sayBatch('read'), cell: ({ read }) => formatCount(read), isNumber: true },
    { key: 'added', title: sayBatch('added'), cell: ({ added }) => formatCount(added), isNumber: true },
    { key: 'changed', title: sayBatch('changed'), cell: ({ changed }) => formatCount(changed), isNumber: true },
    { key: 'same', title: sayBatch('same'), cell: ({ same }) => formatCount(same), isNumber: true },
    { key: 'refused', title: sayBatch('refused'), cell: ({ refused }) => formatCount(refused), isNumber: true },
  ];
}

/** Builds the columns of the rows. */
export function buildRefusedColumns(language: Language): readonly ShortColumn<RefusedRow>[] {
  return [
    { key: 'file', title: sayBatch('where'), cell: ({ file, sheet }) => `${file} · ${sheet}`, wraps: true },
    { key: 'row', title: sayBatch('row'), cell: ({ row }) => row, isNumber: true },
    { key: 'column', title: sayBatch('column'), cell: ({ column }) => column, wraps: true },
    { key: 'found', title: sayBatch('found'), cell: ({ found }) => found, wraps: true },
    {
      key: 'why',
      title: sayBatch('why'),
      cell: (row) => formatTrouble({ ...row, row: 0 }, { file: '', sheet: '' }, language).message,
      wraps: true,
    },
  ];
}
