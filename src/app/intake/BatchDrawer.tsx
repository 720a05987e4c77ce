// One batch: its files with their counts, the files themselves, and taking it back.
import { Button } from 'antd';
import { useState } from 'react';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Section, SideDrawer } from '../ui/Page.tsx';
import { useDownload } from '../ui/save-file.ts';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';
import { type Batch, formatClock } from '../ui/clock-text.ts';
import { sayBatch } from './batch-messages.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import { sayKind } from './sheet-kinds.ts';
import { sayTrouble, sayRecordKind } from '../ui/window-words.ts';
import { sayMark } from '../ui/i18n.ts';

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
export function buildRefusedColumns(): readonly ShortColumn<RefusedRow>[] {
  return [
    { key: 'file', title: sayBatch('where'), cell: ({ file, sheet }) => `${file} · ${sheet}`, wraps: true },
    { key: 'row', title: sayBatch('row'), cell: ({ row }) => row, isNumber: true },
    { key: 'column', title: sayBatch('column'), cell: ({ column }) => column, wraps: true },
    { key: 'found', title: sayBatch('found'), cell: ({ found }) => found, wraps: true },
    {
      key: 'why',
      title: sayBatch('why'),
      cell: (row) => sayTrouble({ ...row, row: 0 }, { file: '', sheet: '' }).message,
      wraps: true,
    },
  ];
}

/** So many refused rows are listed; the others are seen on the import screen. */
const SHOWN_REFUSED = 100;

interface Undone {
  readonly kept: readonly { readonly entity: string; readonly id: number; readonly name: string }[];
}

interface UndoDialogProps {
  readonly batch: Batch;
  readonly onClose: () => void;
  readonly onUndone: (undone: Undone) => void;
}

/** Says what taking a batch back does and what stays, before it is done. */
function UndoDialog({ batch, onClose, onUndone }: UndoDialogProps) {
  const notices = useNotices();
  const { run } = useCommand('batches.undo');
  const undo = async (): Promise<Acted> => {
    const answer = await run({ batch: batch.batch });
    if (!answer.ok) return answer;
    const { retired, restored } = answer.value;
    notices.done(sayBatch('undoDone', { batch: batch.batch, retired, restored }));
    onUndone(answer.value);
    return answer;
  };
  return (
    <ActionDialog title={sayBatch('undoTitle', { batch: batch.batch })} ok={sayBatch('undoBatch')} isDanger act={undo} onClose={onClose}>
      <p>{batch.files.join(sayMark('、'))}</p>
      <p>{sayBatch('undoWhat', { added: formatCount(batch.added), changed: formatCount(batch.changed) })}</p>
      <p>{sayBatch('undoStays')}</p>
      <p>{sayBatch('undoParked')}</p>
      <p>{sayBatch('undoAgain')}</p>
    </ActionDialog>
  );
}

function KeptRecords({ undone }: { readonly undone: Undone }) {
  if (undone.kept.length === 0) return null;
  return (
    <Note tone="warn" title={sayBatch('keptTitle')}>
      <ul className="sales-kept" tabIndex={0} aria-label={sayBatch('keptTitle')}>
        {undone.kept.map(({ entity, id, name }) => (
          <li key={`${entity}-${id}`}>
            {sayRecordKind(entity)} {name}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function BatchFiles({ batch }: { readonly batch: Batch }) {
  const { download } = useDownload('batches.file');
  const asked = useApiQuery('batches.files', { batch: batch.batch });
  return (
    <Show asked={asked}>
      {({ files }) =>
        files.map((file) => (
          <Section
            key={`${file.id}-${file.name}`}
            title={file.name}
            actions={
              <Button size="small" onClick={() => void download({ batch: batch.batch, file: file.id })}>
                {sayBatch('download')}
              </Button>
            }
          >
            <ShortTable
              label={`${sayBatch('fileList')} ${file.name}`}
              rows={file.sheets}
              rowKey={({ sheet, kind }) => `${sheet}-${kind}`}
              columns={buildSheetColumns()}
            />
          </Section>
        ))
      }
    </Show>
  );
}

/** Takes up again what was left out: the files as they were received, with what had been typed into those rows. */
function RefusedAgain({ batch, onAgain }: { readonly batch: Batch; readonly onAgain: BatchDrawerProps['onAgain'] }) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('intake.again');
  const again = async (): Promise<void> => {
    notices.settle(await run({ batch: batch.batch }), () => onAgain());
  };
  if (batch.refused === 0) return null;
  return (
    <Button loading={isBusy} onClick={() => void again()}>
      {sayBatch('refusedAgain', { count: formatCount(batch.refused) })}
    </Button>
  );
}

/** The rows that were left out: where, what stood there, and why. */
function RefusedRows({ batch }: { readonly batch: Batch }) {
  const asked = useApiQuery('batches.refused', { batch: batch.batch });
  return (
    <Show asked={asked}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <Section title={sayBatch('refusedRows')}>
            <ShortTable
              label={sayBatch('refusedRows')}
              rows={rows.slice(0, SHOWN_REFUSED).map((row, at) => ({ ...row, at }))}
              rowKey={({ at }) => at}
              columns={buildRefusedColumns()}
            />
            {rows.length > SHOWN_REFUSED ? (
              <p className="soft">{sayBatch('refusedMore', { count: formatCount(rows.length - SHOWN_REFUSED) })}</p>
            ) : null}
          </Section>
        )
      }
    </Show>
  );
}

interface BatchDrawerProps {
  readonly number: number;
  readonly batch: Batch | null;
  /** What was left out waits on the import screen. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

export function BatchDrawer({ number, batch, onAgain, onClose }: BatchDrawerProps) {
  const [isAsking, setAsking] = useState(false);
  const [undone, setUndone] = useState<Undone | null>(null);
  if (batch === null) {
    return (
      <SideDrawer title={sayBatch('batchTitle', { batch: number })} onClose={onClose}>
        <Note tone="warn">{sayBatch('unknownBatch')}</Note>
      </SideDrawer>
    );
  }
  const footer =
    batch.undoneAt === null ? (
      <div className="line-2">
        <IfMay call="intake.again">
          <RefusedAgain batch={batch} onAgain={onAgain} />
        </IfMay>
        <IfMay call="batches.undo">
          <Button danger onClick={() => setAsking(true)}>
            {sayBatch('undoBatch')}
          </Button>
        </IfMay>
      </div>
    ) : (
      <span className="soft">{sayBatch('undoneBy', { who: batch.undoneBy ?? '', at: formatClock(batch.undoneAt) })}</span>
    );
  return (
    <SideDrawer title={sayBatch('batchTitle', { batch: number })} onClose={onClose} width={760} footer={footer}>
      <div className="stack-3">
        {undone === null ? null : <KeptRecords undone={undone} />}
        <Facts
          facts={[
            { label: sayBatch('at'), value: formatClock(batch.at) },
            { label: sayBatch('who'), value: batch.who },
            { label: sayBatch('added'), value: formatCount(batch.added) },
            { label: sayBatch('changed'), value: formatCount(batch.changed) },
            { label: sayBatch('same'), value: formatCount(batch.same) },
            { label: sayBatch('refused'), value: formatCount(batch.refused) },
          ]}
        />
        <RefusedRows batch={batch} />
        <BatchFiles batch={batch} />
      </div>
      {isAsking ? <UndoDialog batch={batch} onClose={() => setAsking(false)} onUndone={setUndone} /> : null}
    </SideDrawer>
  );
}
