// A tenant's papers: what they are, until when, who has seen them, and their scans.
import { Button } from 'antd';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import type { FileLine, TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { getLanguage } from '../ui/i18n.ts';
import { IfMay, useRowCommands } from '../ui/permissions.tsx';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordActions.tsx';
import { useToday } from '../ui/today.ts';
import { formatDueSteps } from './due-text.ts';
import { PickFiles } from './FilesTab.tsx';
import { buildPaperColumns } from './paper-columns.tsx';
import { formatPaperLabel } from './paper-label.ts';
import { RowMenu } from './RowMenu.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { sayTenant } from './tenant-messages.ts';
import { useAttach, useDownload } from './use-files.ts';

function PaperFiles({ tenant, row, files }: { readonly tenant: number; readonly row: RecordRow; readonly files: readonly FileLine[] }) {
  const download = useDownload();
  const { attach, tooLarge } = useAttach(tenant, row.id);
  return (
    <div className="tenants-files">
      {files.map((file) => (
        <Button key={file.id} type="link" size="small" onClick={() => void download(file)}>
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
  const columns = buildPaperColumns({ language: getLanguage(), today: useToday(), renderFiles });
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
      <p className="tenants-help">{sayTenant('papersHelp', { steps: formatDueSteps('paper', getLanguage()) })}</p>
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
