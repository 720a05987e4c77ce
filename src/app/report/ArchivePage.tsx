// Every file that was exported, with its hash; its bytes can be taken out again, and are what they were.
import { Button } from 'antd';
import { Link, useLocation } from 'wouter';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { useDownload } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatMonth } from '../ui/values.tsx';
import { sayArchive } from './archive-messages.ts';
import { sayReport } from './report-messages.ts';
import { buildArchiveColumns } from './archive-columns.ts';

/** The month's papers in one file: what is in it, and the file. */
function PapersNote({ month }: { readonly month: string }) {
  const { download, isBusy } = useDownload('filing.papers');
  return (
    <Note
      tone="plain"
      title={sayArchive('papersTitle')}
      actions={
        <Button loading={isBusy} onClick={() => void download({ month })}>
          {sayReport('papers')}
        </Button>
      }
    >
      {sayArchive('papersHelp')}
    </Note>
  );
}

/** The archive of a month, or of all. */
export function ArchivePage({ month }: { readonly month: string | null }) {
  const language = getLanguage();
  const { download } = useDownload('filing.artifact');
  const [, go] = useLocation();
  const columns = buildArchiveColumns({ language });
  const asked = useApiQuery('filing.archive', { month });
  return (
    <Page
      layout="fill"
      title={month === null ? sayReport('archiveTitle') : `${sayReport('archiveTitle')} · ${formatMonth(month, language)}`}
      lead={sayReport('archiveHelp')}
      actions={<Button onClick={() => go(month === null ? '/' : `/${month}`)}>{sayReport('backToNow')}</Button>}
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
              label={sayReport('archiveTitle')}
              rows={files}
              rowKey={(row) => `${row.kind} ${row.id}`}
              onOpen={({ id, kind }) => void download({ id, kind })}
              empty={<Empty title={sayReport('archiveNone')} help={sayReport('archiveHelp')} />}
              columns={columns}
            />
          </>
        )}
      </Show>
    </Page>
  );
}
