// Parts of the import screen: what is being done, closed months, figures that would change, the result.
import type { Names } from '../../contract/records/records.ts';
import { Button, Checkbox, Progress } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted, DONE } from '../ui/dialog/ActionDialog.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useLive } from '../ui/live.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatCount, formatMonth, NO_VALUE } from '../ui/values.tsx';
import { sayImport } from './import-messages.ts';
import type { ImportWork, Importing, Preview, Taken } from './use-import.ts';
import { isEditableKind } from '../../contract/records/record-kinds.ts';
import { recordText } from '../ui/records/record-text.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { sayRefusal, sayField } from '../ui/window-words.ts';
import { sayMark } from '../ui/i18n.ts';

/** A figure that is there and would be another. */
interface Change {
  readonly key: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly entity: string;
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** Lists the figures of all files. */
export function listChanges(preview: Pick<Preview, 'files'>): Change[] {
  return preview.files.flatMap((file) =>
    file.sheets.flatMap((sheet) =>
      sheet.differences.map((one, nth) => ({ ...one, file: file.file, sheet: sheet.sheet, key: `${file.index}|${sheet.sheet}|${nth}` })),
    ),
  );
}

/** Builds the columns of the list. */
export function buildChangeColumns(names: Names): readonly Column<Change>[] {
  const text = ({ entity, field }: Change, value: string | number | null): string =>
    isEditableKind(entity) ? recordText(entity, field, value, names) : String(value ?? NO_VALUE);
  return [
    { key: 'file', title: sayImport('file'), width: 200, text: ({ file, sheet }) => (sheet === '' ? file : `${file} · ${sheet}`) },
    { key: 'row', title: sayImport('row'), width: 80, align: 'right', text: ({ row }) => String(row), sort: ({ row }) => row },
    {
      key: 'field',
      title: sayImport('field'),
      width: 150,
      text: ({ entity, field }) => sayField(entity, field),
      filter: true,
    },
    { key: 'before', title: sayImport('before'), width: 160, align: 'right', text: (one) => text(one, one.before) },
    { key: 'after', title: sayImport('after'), width: 160, align: 'right', text: (one) => text(one, one.after) },
  ];
}

/** What is being done, how far it is, and how to stop it. */
export function WorkNote({ work, onStop }: { readonly work: ImportWork; readonly onStop: () => void }) {
  const job = useLive().jobs.find(({ name }) => name.startsWith('intake.'));
  const words = work.what === 'reading' ? sayImport('reading', { count: work.count }) : sayImport(work.what);
  const percent = job === undefined || job.all === 0 ? 0 : Math.min(100, Math.round((100 * job.done) / job.all));
  return (
    <div className="intake-work" role="status">
      <span>
        {words}
        {job?.phase === 'wait' ? ` ${sayImport('waiting')}` : job === undefined || job.what === '' ? '' : ` ${job.what}`}
      </span>
      <Progress className="intake-progress" percent={percent} size="small" aria-label={words} />
      <Button size="small" onClick={onStop}>
        {sayUi('stop')}
      </Button>
    </div>
  );
}

/** Where only good rows are taken, each file with rows of a closed month waits for it only if the person says so. */
function ParkChoices({ files, importing }: { readonly files: readonly number[]; readonly importing: Importing }) {
  const { choices, choose, staged } = importing;
  const park = choices.park ?? [];
  return (
    <div className="intake-park">
      {files.map((file) => (
        <Checkbox
          key={file}
          checked={park.includes(file)}
          onChange={(event) => void choose({ park: event.target.checked ? [...park, file] : park.filter((one) => one !== file) })}
        >
          {sayImport('parkFile', { file: staged?.files[file]?.file ?? '' })}
        </Checkbox>
      ))}
    </div>
  );
}

/** So many changes of a closed month are written out. */
const SHOWN_EFFECTS = 12;

/** Months that are closed: what is kept aside for them, and what it would change. */
export function ClosedMonths({ closed, importing }: { readonly closed: Preview['closed']; readonly importing: Importing }) {
  const { takesGoodRows } = importing.choices;
  return closed.map(({ month, files, wouldChange = [] }) => (
    <Note
      key={month}
      tone="warn"
      title={sayImport(takesGoodRows ? 'closedLeftOut' : 'closedMonth', { month: formatMonth(month) })}
      actions={<Link href={`~/report/${month}`}>{sayImport('toReport')}</Link>}
    >
      {takesGoodRows ? <ParkChoices files={files} importing={importing} /> : null}
      {wouldChange.length === 0 ? null : (
        <>
          <div>{sayImport('wouldChange')}</div>
          <ul className="intake-changes" lang="zh-CN">
            {wouldChange.slice(0, SHOWN_EFFECTS).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {wouldChange.length > SHOWN_EFFECTS ? (
              <li>{sayImport('formMore', { count: formatCount(wouldChange.length - SHOWN_EFFECTS) })}</li>
            ) : null}
          </ul>
        </>
      )}
    </Note>
  ));
}

/** Figures that are there and would be others. */
export function ChangesTable({ preview }: { readonly preview: Preview }) {
  const names = useNames();
  const changes = useMemo(() => listChanges(preview), [preview]);
  const columns = useMemo(() => buildChangeColumns(names), [names]);
  if (changes.length === 0) return null;
  const count = preview.files.flatMap(({ sheets }) => sheets).reduce((total, { differing }) => total + differing, 0);
  return (
    <Section title={sayImport('differences', { count: formatCount(count) })}>
      {count > changes.length ? <p className="soft">{sayImport('differencesShown', { count: formatCount(changes.length) })}</p> : null}
      <DataTable
        name="import-changes"
        label={sayImport('whatChanges')}
        rows={changes}
        rowKey={({ key }) => key}
        columns={columns}
        height={Math.min(320, 130 + changes.length * 36)}
      />
    </Section>
  );
}

function sum(taken: Taken, what: 'added' | 'changed' | 'same' | 'refusedRows'): string {
  return formatCount(taken.files.flatMap(({ sheets }) => sheets).reduce((total, sheet) => total + sheet[what], 0));
}

/** The button that took the files is gone: Enter goes on to the first of what comes next. */
function goOn(links: HTMLElement | null): void {
  if (links !== null && document.activeElement === document.body) links.querySelector('a')?.focus({ preventScroll: true });
}

/** What was taken, where to look at it, and how to take it back. */
export function ResultNote({ taken, onUndone }: { readonly taken: Taken; readonly onUndone: () => void }) {
  const notices = useNotices();
  const may = usePermissions();
  const undo = useCommand('batches.undo');
  const take = async (): Promise<void> => {
    const outcome = await undo.run({ batch: taken.batch });
    if (!outcome.ok) return notices.failed(outcome);
    onUndone();
    const { batch, retired, restored, kept } = outcome.value;
    const counts = { retired: formatCount(retired), restored: formatCount(restored), kept: formatCount(kept.length) };
    notices.done(sayImport('undoneBatch', { batch, ...counts }));
  };
  return (
    <Note
      tone="good"
      title={sayImport('done', { batch: taken.batch })}
      actions={
        <span className="intake-links" ref={goOn}>
          {may.call('sales.month') ? <Link href="/">{sayImport('toSales')}</Link> : null}
          {may.call('report.month') ? <Link href="~/report">{sayImport('toReport')}</Link> : null}
          <Link href={`/batches/${taken.batch}`}>{sayImport('toBatch')}</Link>
          <Button loading={undo.isBusy} onClick={() => void take()}>
            {sayImport('undoBatch')}
          </Button>
        </span>
      }
    >
      {sayImport('resultRows', {
        added: sum(taken, 'added'),
        changed: sum(taken, 'changed'),
        same: sum(taken, 'same'),
        refused: sum(taken, 'refusedRows'),
      })}
    </Note>
  );
}

/** Figures of the forms to be taken that look like a slip of the unit or of a digit. */
export function listSlips(preview: Preview | null): Preview['files'][number]['sheets'][number]['notes'] {
  const taken = (preview?.files ?? []).filter(({ fate }) => fate === 'ready');
  return taken.flatMap(({ sheets }) => sheets).flatMap(({ notes }) => notes.filter(({ code }) => code === 'FORM_SLIP'));
}

interface SlipDialogProps {
  readonly slips: ReturnType<typeof listSlips>;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** Asks about slips before anything is taken: the forms can still be left out, or go back to their tenants. */
export function SlipDialog({ slips, onTake, onClose }: SlipDialogProps) {
  const take = (): Acted => {
    onTake();
    return DONE;
  };
  return (
    <ActionDialog title={sayImport('slips', { count: slips.length })} width={640} ok={sayImport('slipsTake')} act={take} onClose={onClose}>
      <p>{sayImport('slipsHelp')}</p>
      <ul className="intake-changes">
        {slips.map((slip, nth) => (
          <li key={nth}>{sayRefusal(slip)}</li>
        ))}
      </ul>
    </ActionDialog>
  );
}

/** Nothing was taken: the files wait for their months. */
export function ParkedNote({ months }: { readonly months: readonly string[] }) {
  const words = months.map((month) => formatMonth(month)).join(sayMark('、'));
  return (
    <Note tone="warn" title={sayImport('parkedTitle')} actions={<Link href="/batches">{sayImport('toParked')}</Link>}>
      {sayImport('parkedText', { month: words })}
    </Note>
  );
}
