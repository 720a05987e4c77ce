// A tenant's files: dropped or chosen, fetched again, retired.
// Files of a tenant: attached, fetched, retired.
import { Button, Switch } from 'antd';
import { useRef, useState } from 'react';
import type { FileLine, TenantDetail } from '../../contract/tenants/tenants.ts';
import { useApiQuery, type Outcome, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { useFileDrop } from '../ui/files/use-file-drop.ts';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayTenant } from './tenant-messages.ts';
import { useDownload } from '../ui/save-file.ts';
import { formatBytes } from '../ui/values.tsx';
import { formatPaperLabel } from './paper-label.ts';
import { useNotices } from '../ui/notices.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';

/** The largest file in bytes: 10 MB. */
const LARGEST = 10_485_760;

/** Attaches picked or dropped files one by one; a refused one is said, the others go on. */
export function useAttach(tenant: number, paper: number | null) {
  const notices = useNotices();
  const { run } = useCommand('tenants.attach');
  const [storing, setStoring] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const attach = async (files: readonly File[]): Promise<void> => {
    setTooLarge(
      files.filter(({ size }) => size > LARGEST).map(({ name, size }) => sayTenant('fileTooLarge', { name, size: formatBytes(size) })),
    );
    for (const file of files.filter(({ size }) => size <= LARGEST)) {
      setStoring(file.name);
      const bytes = new Uint8Array(await file.arrayBuffer());
      notices.settle(await run({ tenant, paper, file: { name: file.name, bytes } }), () =>
        notices.done(sayTenant('fileAddedDone', { name: file.name })),
      );
    }
    setStoring(null);
  };
  return { attach, storing, tooLarge };
}

/** Retires an attached file; can be undone. */
function useRetireFile(): (file: FileLine, reason: string) => Promise<Outcome<unknown>> {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.retireFile');
  return async ({ id, version, name }, reason) => {
    const outcome = await run({ id, version, reason });
    if (outcome.ok) notice(sayTenant('fileRetired', { name }), outcome.value);
    return outcome;
  };
}

/** Builds the columns of the list; a file of a paper is named by it. */
export function buildFileColumns({ papers }: Pick<TenantDetail, 'papers'>): readonly ShortColumn<FileLine>[] {
  const labels = new Map((papers ?? []).map((row) => [row.id, formatPaperLabel(row)]));
  return [
    { key: 'name', title: sayTenant('fileName'), cell: ({ name }) => name },
    {
      key: 'of',
      title: sayTenant('fileOf'),
      cell: ({ paper }) => (paper === null ? sayTenant('fileOfTenant') : (labels.get(paper) ?? sayTenant('papers'))),
    },
    { key: 'size', title: sayTenant('fileSize'), cell: ({ size }) => formatBytes(size), isNumber: true },
    { key: 'added', title: sayTenant('fileAdded'), cell: ({ addedAt, addedBy }) => `${addedAt.replace('T', ' ').slice(0, 16)} ${addedBy}` },
  ];
}

/** A button that opens the system's file picker. */
export function PickFiles({
  label,
  onPick,
  isSmall = false,
}: {
  readonly label: string;
  readonly onPick: (files: readonly File[]) => void;
  readonly isSmall?: boolean;
}) {
  const input = useRef<HTMLInputElement | null>(null);
  return (
    <>
      <Button size={isSmall ? 'small' : 'middle'} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <FileInput box={input} label={label} isMany onFiles={onPick} />
    </>
  );
}

function DropZone({ tenant }: { readonly tenant: number }) {
  const { attach, storing, tooLarge } = useAttach(tenant, null);
  const { isOver, handlers } = useFileDrop(({ files }) => void attach([...files]));
  return (
    <>
      <div className={isOver ? 'tenants-drop tenants-drop-over' : 'tenants-drop'} {...handlers}>
        <span role="status">{storing === null ? sayTenant('drop') : sayTenant('filesBusy', { name: storing })}</span>
        <PickFiles label={sayTenant('choose')} onPick={(files) => void attach(files)} />
      </div>
      {tooLarge.map((words) => (
        <Note tone="danger" key={words}>
          {words}
        </Note>
      ))}
    </>
  );
}

function RetireDialog({ file, onClose }: { readonly file: FileLine; readonly onClose: () => void }) {
  const retire = useRetireFile();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      title={sayTenant('retireFileTitle', { name: file.name })}
      ok={sayTenant('retireFile')}
      isDanger
      isReady={reason.trim() !== ''}
      act={() => retire(file, reason.trim())}
      onClose={onClose}
    >
      <p>{sayTenant('retireFileHelp')}</p>
      <TextField label={sayTenant('reason')} value={reason} onChange={setReason} isNeeded />
    </ActionDialog>
  );
}

interface FileTableProps {
  readonly detail: TenantDetail;
  readonly files: readonly FileLine[];
  readonly onRetire: (file: FileLine) => void;
}

function FileTable({ detail, files, onRetire }: FileTableProps) {
  const { download } = useDownload('tenants.file');
  const may = usePermissions();
  const columns = buildFileColumns(detail);
  return (
    <ShortTable
      label={sayTenant('files')}
      rows={files}
      rowKey={({ id }) => id}
      columns={columns}
      commands={(file) => (
        <>
          <Button size="small" aria-label={`${sayTenant('download')} ${file.name}`} onClick={() => void download({ id: file.id })}>
            {sayTenant('download')}
          </Button>
          {file.retiredOn === null && !may.call('tenants.retireFile') ? null : file.retiredOn === null ? (
            <Button size="small" aria-label={`${sayTenant('retireFile')} ${file.name}`} onClick={() => onRetire(file)}>
              {sayTenant('retireFile')}
            </Button>
          ) : (
            <Tag tone="plain">{sayTenant('fileRetiredMark')}</Tag>
          )}
        </>
      )}
    />
  );
}

/** The tab 附件. */
export function FilesTab({ detail }: { readonly detail: TenantDetail }) {
  const [retired, setRetired] = useState(false);
  const [retiring, setRetiring] = useState<FileLine | null>(null);
  const asked = useApiQuery('tenants.files', { tenant: detail.tenant.id, retired }, { keep: true });
  const toggle = (
    <label className="tenants-toggle">
      <Switch checked={retired} onChange={setRetired} />
      {sayTenant('withRetired')}
    </label>
  );
  return (
    <Section title={sayTenant('files')} actions={toggle}>
      <p className="tenants-help">{sayTenant('filesHelp')}</p>
      <IfMay call="tenants.attach">
        <DropZone tenant={detail.tenant.id} />
      </IfMay>
      <Show asked={asked}>
        {({ files }) =>
          files.length === 0 ? (
            <Empty title={sayTenant('noFiles')} help={sayTenant('noFilesHelp')} />
          ) : (
            <FileTable detail={detail} files={files} onRetire={setRetiring} />
          )
        }
      </Show>
      {retiring === null ? null : <RetireDialog file={retiring} onClose={() => setRetiring(null)} />}
    </Section>
  );
}
