// A tenant's papers: what they are, until when, who has seen them, and their scans.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RecordRow } from '../../contract/records/records.ts';
import type { FileLine, TenantDetail } from '../../contract/tenants/tenants.ts';
import { IfMay, useRowCommands } from '../ui/permissions.tsx';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDueSteps } from './due-text.ts';
import { PickFiles, useAttach } from './FilesTab.tsx';
import { formatPaperLabel } from './paper-label.ts';
import { RowMenu } from './RowMenu.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { type Day, toDayNumber, parseDay } from '../../domain/time/calendar.ts';
import { NO_VALUE } from '../ui/values.tsx';
import { sayTenant } from './tenant-messages.ts';
import { useDownload } from '../ui/save-file.ts';
import { DaysLeft } from './DaysLeft.tsx';
import { sayChoice } from '../ui/window-words.ts';

function valueText(row: RecordRow, name: string): string {
  const value = row.values[name] ?? null;
  return value === null || value === '' ? NO_VALUE : String(value);
}

interface PaperGround {
  readonly today: Day;
  /** The scans of a paper, to be fetched and added to. */
  readonly renderFiles: (row: RecordRow) => ReactNode;
}

/** Builds the columns of the list. */
export function buildPaperColumns({ today, renderFiles }: PaperGround): readonly ShortColumn<RecordRow>[] {
  const expiry = (row: RecordRow) => {
    const on = parseDay(valueText(row, 'expires_on'));
    return <DaysLeft kind="paper" on={on} days={on === null ? null : toDayNumber(on) - toDayNumber(today)} />;
  };
  return [
    { key: 'kind', title: sayTenant('paperKind'), cell: (row) => sayChoice(valueText(row, 'kind')) },
    { key: 'number', title: sayTenant('paperNumber'), cell: (row) => valueText(row, 'number') },
    { key: 'issued', title: sayTenant('issued'), cell: (row) => valueText(row, 'issued_on') },
    { key: 'expires', title: sayTenant('expires'), cell: expiry },
    {
      key: 'seen',
      title: sayTenant('seen'),
      cell: (row) =>
        row.values['seen_on'] === null
          ? NO_VALUE
          : sayTenant('seenBy', { day: valueText(row, 'seen_on'), who: row.values['seen_by'] === null ? '' : valueText(row, 'seen_by') }),
    },
    { key: 'files', title: sayTenant('paperFile'), cell: renderFiles },
  ];
}

function PaperFiles({ tenant, row, files }: { readonly tenant: number; readonly row: RecordRow; readonly files: readonly FileLine[] }) {
  const { download } = useDownload('tenants.file');
  const { attach, tooLarge } = useAttach(tenant, row.id);
  return (
    <div className="tenants-files">
      {files.map((file) => (
        <Button key={file.id} type="link" size="small" onClick={() => void download({ id: file.id })}>
          {file.name}
        </Button>
      ))}
      <IfMay call="tenants.attach">
        <PickFiles label={sayTenant('attach')} isSmall onPick={(picked) => void attach(picked)} />
      </IfMay>
      {tooLarge.map((words) => (
        <Note tone="danger" key={words}>
          {words}
        </Note>
      ))}
    </div>
  );
}

/** The tab 证照. */
export function PapersTab({ detail }: { readonly detail: TenantDetail }) {
  const desk = useRecordActions();
  const renderFiles = (row: RecordRow) => (
    <PaperFiles tenant={detail.tenant.id} row={row} files={(detail.files ?? []).filter(({ paper }) => paper === row.id)} />
  );
  const columns = buildPaperColumns({ today: useToday(), renderFiles });
  const papers = detail.papers ?? [];
  const hasCommands = useRowCommands('paper');
  const add = (
    <IfMay write="paper">
      <Button type="primary" onClick={() => desk.add('paper', { tenant_id: detail.tenant.id })}>
        {sayTenant('newPaper')}
      </Button>
    </IfMay>
  );
  return (
    <Section title={sayTenant('papers')} actions={add}>
      <p className="tenants-help">{sayTenant('papersHelp', { steps: formatDueSteps('paper') })}</p>
      {papers.length === 0 ? (
        <Empty title={sayTenant('noPapers')} help={sayTenant('noPapersHelp')} />
      ) : (
        <ShortTable
          label={sayTenant('papers')}
          rows={papers}
          rowKey={({ id }) => id}
          columns={columns}
          commands={hasCommands ? (row) => <RowMenu kind="paper" id={row.id} label={formatPaperLabel(row)} /> : undefined}
        />
      )}
    </Section>
  );
}
