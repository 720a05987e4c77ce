// The columns of a batch's sheets and of the rows that were left out.
import type { LivebaseClient } from '../../contract/contract.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { formatTrouble } from '../../contract/messages.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import type { sayBatch } from './batch-messages.ts';
import type { sayKind } from './sheet-kinds.ts';

type Good<Answered> = Extract<Answered, { ok: true }>;
type BatchSheet = Good<Awaited<ReturnType<LivebaseClient['batches']['files']>>>['value']['files'][number]['sheets'][number];
type RefusedRow = Good<Awaited<ReturnType<LivebaseClient['batches']['refused']>>>['value']['rows'][number];

interface SheetGround {
  readonly say: SayOf<typeof sayBatch>;
  readonly sayKind: SayOf<typeof sayKind>;
}

/** Builds the columns of the sheets. */
export function buildSheetColumns({ say, sayKind }: SheetGround): readonly ShortColumn<BatchSheet>[] {
  return [
    { key: 'sheet', title: say('sheet'), cell: ({ sheet }) => sheet, wraps: true },
    { key: 'kind', title: say('kind'), cell: ({ kind }) => sayKind(kind) },
    { key: 'read', title: say('read'), cell: ({ read }) => formatCount(read), isNumber: true },
    { key: 'added', title: say('added'), cell: ({ added }) => formatCount(added), isNumber: true },
    { key: 'changed', title: say('changed'), cell: ({ changed }) => formatCount(changed), isNumber: true },
    { key: 'same', title: say('same'), cell: ({ same }) => formatCount(same), isNumber: true },
    { key: 'refused', title: say('refused'), cell: ({ refused }) => formatCount(refused), isNumber: true },
  ];
}

/** Builds the columns of the rows. */
export function buildRefusedColumns(say: SayOf<typeof sayBatch>, language: Language): readonly ShortColumn<RefusedRow>[] {
  return [
    { key: 'file', title: say('where'), cell: ({ file, sheet }) => `${file} · ${sheet}`, wraps: true },
    { key: 'row', title: say('row'), cell: ({ row }) => row, isNumber: true },
    { key: 'column', title: say('column'), cell: ({ column }) => column, wraps: true },
    { key: 'found', title: say('found'), cell: ({ found }) => found, wraps: true },
    {
      key: 'why',
      title: say('why'),
      cell: (row) => formatTrouble({ ...row, row: 0 }, { file: '', sheet: '' }, language).message,
      wraps: true,
    },
  ];
}
