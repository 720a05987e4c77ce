// The columns of the archive of exported files.
import type { z } from 'zod';
import type { Language } from '../../contract/core/phrase.ts';
import type { archiveSchema } from '../../contract/report/filing-shapes.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { sayArchive } from './archive-messages.ts';
import { sayReport } from './report-messages.ts';

/** A file that was exported. */
export type FileRow = z.infer<typeof archiveSchema>['files'][number];

interface ArchiveGround {
  readonly language: Language;
}

/** Builds the columns of the list. */
export function buildArchiveColumns({ language }: ArchiveGround): readonly Column<FileRow>[] {
  return [
    {
      key: 'month',
      title: sayReport('monthColumn'),
      width: 120,
      text: (row) => formatMonth(row.month, language),
      sort: (row) => row.month,
      filter: true,
    },
    { key: 'name', title: sayReport('fileColumn'), width: 340, text: (row) => row.name },
    {
      key: 'kind',
      title: sayReport('kindColumn'),
      width: 130,
      text: (row) => (row.table !== null ? sayArchive('tableKind') : row.kind === 'workbook' ? sayReport('workbookKind') : row.kind),
      filter: true,
    },
    {
      key: 'revision',
      title: sayReport('revisionColumn'),
      width: 100,
      text: (row) =>
        row.table !== null ? '—' : row.revision === null ? sayReport('draft') : sayReport('revisionN', { revision: row.revision }),
    },
    { key: 'when', title: sayReport('whenColumn'), width: 150, text: (row) => printMoment(row.atMs) },
    { key: 'who', title: sayReport('whoColumn'), width: 100, text: (row) => row.who },
    createFigureColumn(
      { key: 'size', title: sayReport('sizeColumn'), width: 90 },
      (row) => row.size,
      formatCount,
      (size) => size,
    ),
    { key: 'kept', title: sayReport('keptColumn'), width: 120, text: (row) => row.keptUntil },
    { key: 'hash', title: sayReport('hashColumn'), width: 520, text: (row) => row.sha256 },
  ];
}
