// Every file that was exported, with its hash; its bytes can be taken out again, and are what they were.
import { Button } from 'antd';
import { Link, useLocation } from 'wouter';
import type { z } from 'zod';
import type { archiveSchema } from '../../contract/report/filing-shapes.ts';
import { useApi, useAsk, useClient, useCommand } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { IfMay } from '../kit/may.tsx';
import { Empty, Note, Show } from '../kit/Notes.tsx';
import { Page } from '../kit/Page.tsx';
import { useSaveAsked } from '../kit/save-file.ts';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { sayCount, sayMonth } from '../kit/values.tsx';
import { archiveWords } from './archive-words.ts';
import { reportWords } from './report-words.ts';
import { printMoment } from '../../domain/time/calendar.ts';

type FileRow = z.infer<typeof archiveSchema>['files'][number];

function useArchiveColumns(): readonly Column<FileRow>[] {
  const say = useWords(reportWords);
  const sayArchive = useWords(archiveWords);
  const language = useLanguage();
  return [
    {
      key: 'month',
      title: say('monthColumn'),
      width: 120,
      text: (row) => sayMonth(row.month, language),
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
    figureColumn(
      { key: 'size', title: say('sizeColumn'), width: 90 },
      (row) => row.size,
      sayCount,
      (size) => size,
    ),
    { key: 'kept', title: say('keptColumn'), width: 120, text: (row) => row.keptUntil },
    { key: 'hash', title: say('hashColumn'), width: 520, text: (row) => row.sha256 },
  ];
}

/** The month's papers in one file: what is in it, and the file. */
function PapersNote({ month }: { readonly month: string }) {
  const say = useWords(reportWords);
  const sayArchive = useWords(archiveWords);
  const client = useClient();
  const save = useSaveAsked();
  const { run, isBusy } = useCommand(client.filing.papers);
  return (
    <Note
      tone="plain"
      title={sayArchive('papersTitle')}
      actions={
        <Button loading={isBusy} onClick={() => void save(run({ month }))}>
          {say('papers')}
        </Button>
      }
    >
      {sayArchive('papersHelp')}
    </Note>
  );
}

/** The archive of a month, or of all. */
export function ArchivePage({ month }: { readonly month: string | null }) {
  const say = useWords(reportWords);
  const sayArchive = useWords(archiveWords);
  const language = useLanguage();
  const api = useApi();
  const client = useClient();
  const save = useSaveAsked();
  const [, go] = useLocation();
  const columns = useArchiveColumns();
  const asked = useAsk(api.filing.archive.queryOptions({ input: { month } }));
  return (
    <Page
      layout="fill"
      title={month === null ? say('archiveTitle') : `${say('archiveTitle')} · ${sayMonth(month, language)}`}
      lead={say('archiveHelp')}
      actions={<Button onClick={() => go(month === null ? '/' : `/${month}`)}>{say('backToNow')}</Button>}
    >
      <Show asked={asked}>
        {({ files, years }) => (
          <>
            <p className="soft">
              {sayArchive('keptYears', { years })}{' '}
              <IfMay call="settings.choose">
                <Link href="~/settings/people">{sayArchive('keptYearsSet')}</Link>
              </IfMay>
            </p>
            {month === null ? null : <PapersNote month={month} />}
            <DataTable
              name="report-archive"
              label={say('archiveTitle')}
              rows={files}
              rowKey={(row) => `${row.kind} ${row.id}`}
              onOpen={({ id, kind }) => void save(client.filing.artifact({ id, kind }))}
              empty={<Empty title={say('archiveNone')} help={say('archiveHelp')} />}
              columns={columns}
            />
          </>
        )}
      </Show>
    </Page>
  );
}
