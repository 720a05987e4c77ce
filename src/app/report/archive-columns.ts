// The columns of the archive of exported files.
import type { z } from 'zod';
import type { Language } from '../../contract/core/phrase.ts';
import type { archiveSchema } from '../../contract/report/filing-shapes.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import type { SayOf } from '../ui/i18n.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import type { sayArchive } from './archive-messages.ts';
import type { sayReport } from './report-messages.ts';

/** A file that was exported. */
export type FileRow = z.infer<typeof archiveSchema>['files'][number];

interface ArchiveGround {
  readonly say: SayOf<typeof sayReport>;
  readonly sayArchive: SayOf<typeof sayArchive>;
  readonly language: Language;
}

/** Builds the columns of the list. */
export function buildArchiveColumns({ say, sayArchive, language }: ArchiveGround): readonly Column<FileRow>[] {
  return [
    {
      key: 'month',
      title: say('monthColumn'),
      width: 120,
      text: (row) => formatMonth(row.month, language),
      sort: (row) => row.month,
      filter: true,
    },
    { key: 'name', title: say('fileColumn'), width: 340, text: (row) => row.name },
    {
      key: 'kind',
      title: say('kindColumn'),
      width: 130,
      text: (row) => (row.table !== null ? sayArchive('tableKind') : row.kind === 'workbook' ? say('workbookKind') : row.kind),
      filter: true,
    },
    {
      key: 'revision',
      title: say('revisionColumn'),
      width: 100,
      text: (row) => (row.table !== null ? '—' : row.revision === null ? say('draft') : say('revisionN', { revision: row.revision })),
    },
    { key: 'when', title: say('whenColumn'), width: 150, text: (row) => printMoment(row.atMs) },
    { key: 'who', title: say('whoColumn'), width: 100, text: (row) => row.who },
    createFigureColumn(
      { key: 'size', title: say('sizeColumn'), width: 90 },
      (row) => row.size,
      formatCount,
      (size) => size,
    ),
    { key: 'kept', title: say('keptColumn'), width: 120, text: (row) => row.keptUntil },
    { key: 'hash', title: say('hashColumn'), width: 520, text: (row) => row.sha256 },
  ];
}
