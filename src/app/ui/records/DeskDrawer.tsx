// The drawer of each command on records.
import { useState } from 'react';
import { Button } from 'antd';
import { type Outcome, useApiQuery, useListQuery, useCommand } from '../api.tsx';
import { ActionDialog, type Acted } from '../dialog/ActionDialog.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { sayUi } from '../ui-messages.ts';
import { Note, Show } from '../Notes.tsx';
import { type EditableKind, RECORD_FIELDS, type WireValues } from '../../../contract/records/record-kinds.ts';
import type { RecordRow } from '../../../contract/records/records.ts';
import { DayField } from '../fields/date-fields.tsx';
import { SideDrawer } from '../Page.tsx';
import { useToday } from '../today.ts';
import { useNames } from '../fields/choice-fields.tsx';
import { usePermissions } from '../permissions.tsx';
import { useNotices } from '../notices.tsx';
import type { DeskTask } from './record-task.ts';
import { HistoryDrawer, useChangeNotice } from './HistoryDrawer.tsx';
import { sayRecord } from './record-messages.ts';
import { type FilledForm, RecordForm } from './RecordForm.tsx';
import { recordText } from './record-text.ts';
import { chooseRetireWord } from './retire-word.ts';
import { listUnwritableFields } from './typed-values.ts';
import { sayField, sayRecordKind } from '../window-words.ts';
import { sayMark } from '../i18n.ts';

// Adds a record, or corrects one: "it was written wrongly".

interface EditDrawerProps {
  readonly task: Extract<DeskTask, { what: 'add' | 'correct' }>;
  readonly onClose: () => void;
}

/** The drawer that adds or corrects. */
function EditDrawer({ task, onClose }: EditDrawerProps) {
  const kind = sayRecordKind(task.kind);
  return (
    <SideDrawer title={sayRecord(task.what === 'add' ? 'addKind' : 'correctKind', { kind })} onClose={onClose}>
      {task.what === 'add' ? <AddForm task={task} onClose={onClose} /> : <CorrectForm task={task} onClose={onClose} />}
    </SideDrawer>
  );
}

function AddForm({ task, onClose }: { readonly task: Extract<DeskTask, { what: 'add' }>; readonly onClose: () => void }) {
  const notice = useChangeNotice();
  const { run } = useCommand('records.add');
  const kind = sayRecordKind(task.kind);
  const save = async ({ values, reason }: FilledForm): Promise<Outcome<unknown>> => {
    const outcome = await run({ kind: task.kind, values: { ...values, ...task.given }, reason });
    if (!outcome.ok) return outcome;
    onClose();
    notice(sayRecord('added', { kind }), outcome.value);
    task.done?.(outcome.value.id);
    return outcome;
  };
  return (
    <RecordForm kind={task.kind} start={task.given} hidden={Object.keys(task.given)} asksReason={false} onSave={save} onCancel={onClose} />
  );
}

function CorrectForm({ task, onClose }: { readonly task: Extract<DeskTask, { what: 'correct' }>; readonly onClose: () => void }) {
  // Never from the cache: a form begins with the record as it is.
  const asked = useApiQuery('records.get', { kind: task.kind, id: task.id }, { staleTime: 0, gcTime: 0 });
  return <Show asked={asked}>{(row) => <CorrectRow key={task.id} task={task} row={row} onClose={onClose} />}</Show>;
}

interface CorrectRowProps {
  readonly task: Extract<DeskTask, { what: 'correct' }>;
  readonly row: RecordRow;
  readonly onClose: () => void;
}

/** What somebody else changed while the form was open, field by field. */
function Meanwhile({ kind, seen, now, onSeen }: MeanwhileProps) {
  const names = useNames();
  const changed = RECORD_FIELDS[kind].filter(({ name }) => (seen.values[name] ?? null) !== (now.values[name] ?? null));
  const text = (row: RecordRow, name: string): string => recordText(kind, name, row.values[name] ?? null, names);
  return (
    <Note tone="warn" title={sayRecord('changedMeanwhile')} actions={<Button onClick={onSeen}>{sayRecord('keepMine')}</Button>}>
      {changed.map(({ name }) => (
        <div key={name}>{sayRecord('theirs', { field: sayField(kind, name), before: text(seen, name), after: text(now, name) })}</div>
      ))}
    </Note>
  );
}

interface MeanwhileProps {
  readonly kind: EditableKind;
  readonly seen: RecordRow;
  readonly now: RecordRow;
  readonly onSeen: () => void;
}

function CorrectRow({ task, row: now, onClose }: CorrectRowProps) {
  const notices = useNotices();
  const notice = useChangeNotice();
  const { run, isBusy } = useCommand('records.correct');
  // The row as the person saw it: the list behind is asked again all the time, and a form must not change somebody else's words unseen.
  const [opened] = useState(now);
  const [seen, setSeen] = useState(now);
  const kind = sayRecordKind(task.kind);
  const may = usePermissions();
  const { fixed, hidden } = listUnwritableFields(task.kind, opened.values, may);
  const save = async ({ changes, reason }: FilledForm): Promise<Outcome<unknown>> => {
    if (Object.keys(changes).length === 0) {
      onClose();
      notices.done(sayRecord('nothingChanged'));
      return { ok: true, value: null };
    }
    const outcome = await run({ kind: task.kind, id: seen.id, version: seen.version, values: changes, reason });
    if (!outcome.ok) return outcome;
    onClose();
    notice(sayRecord('corrected', { kind }), outcome.value);
    return outcome;
  };
  return (
    <div className="stack-4">
      <Note tone="plain">{sayRecord('correctHelp')}</Note>
      {now.version === seen.version || isBusy ? null : <Meanwhile kind={task.kind} seen={seen} now={now} onSeen={() => setSeen(now)} />}
      <RecordForm
        kind={task.kind}
        start={opened.values}
        first={task.field}
        hidden={hidden}
        fixed={fixed}
        asksReason
        onSave={save}
        onCancel={onClose}
      />
    </div>
  );
}

type Task = Extract<DeskTask, { what: 'changeFrom' }>;

interface ChangeFromProps {
  readonly task: Task;
  readonly onClose: () => void;
}

/** The fields that a dated change does not ask: its subject and its day have places of their own. */
const NOT_ASKED = ['tenant_id', 'studio_id', 'starts_on'];

function inForce(rows: readonly RecordRow[], day: string): WireValues {
  const before = rows
    .filter((row) => row.retiredOn === null && String(row.values['starts_on'] ?? '') <= day)
    .toSorted((a, b) => String(a.values['starts_on']).localeCompare(String(b.values['starts_on'])));
  return (before.at(-1) ?? rows[0])?.values ?? {};
}

function ChangeForm({ task, rows, onClose }: ChangeFromProps & { readonly rows: readonly RecordRow[] }) {
  const notice = useChangeNotice();
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  const { run } = useCommand('records.changeFrom');
  const kind = sayRecordKind(task.kind);
  const start = inForce(rows, day ?? today);
  const save = async ({ changes, values, reason }: FilledForm): Promise<Outcome<unknown>> => {
    const wanted = Object.keys(changes).length === 0 ? values : changes;
    const outcome = await run({ kind: task.kind, subject: task.subject, day: day ?? '', values: wanted, reason });
    if (!outcome.ok) return outcome;
    onClose();
    notice(sayRecord('changed', { kind, day: day ?? '' }), outcome.value);
    task.done?.(outcome.value.id);
    return outcome;
  };
  return (
    <div className="stack-4">
      <Note tone="plain">{sayRecord('changeFromHelp')}</Note>
      <DayField label={sayRecord('changeDay')} value={day} onChange={setDay} isNeeded error={day === null ? sayUi('fieldNeeded') : null} />
      <RecordForm key={day ?? 'none'} kind={task.kind} start={start} hidden={NOT_ASKED} asksReason onSave={save} onCancel={onClose} />
    </div>
  );
}

/** The drawer of a dated change. */
function ChangeFromDrawer({ task, onClose }: ChangeFromProps) {
  const kind = sayRecordKind(task.kind);
  const input = {
    kind: task.kind,
    tenant: task.kind === 'tenant_fact' ? task.subject : null,
    studio: task.kind === 'studio_fact' ? task.subject : null,
    month: null,
    retired: false,
  };
  const asked = useListQuery('records.list', input);
  return (
    <SideDrawer title={sayRecord('changeFromKind', { kind })} onClose={onClose}>
      <Show asked={asked}>{({ rows }) => <ChangeForm task={task} rows={rows} onClose={onClose} />}</Show>
    </SideDrawer>
  );
}

// Retires a record with a reason, so that nothing later uses it, or brings a retired one back.

interface RetireDialogProps {
  readonly task: Extract<DeskTask, { what: 'retire' | 'restore' }>;
  readonly onClose: () => void;
}

const WORDS = {
  retire: { title: 'retireKind', help: 'retireHelp', button: 'retire', done: 'retired' },
  discard: { title: 'discardKind', help: 'discardHelp', button: 'discard', done: 'discarded' },
  restore: { title: 'restoreKind', help: 'restoreHelp', button: 'restore', done: 'restored' },
} as const;

/** The dialog that retires or restores. */
function RetireDialog({ task, onClose }: RetireDialogProps) {
  const notice = useChangeNotice();
  const [reason, setReason] = useState('');
  const { run } = useCommand(`records.${task.what}`);
  const asked = useApiQuery('records.get', { kind: task.kind, id: task.id }, { staleTime: 0 });
  const kind = sayRecordKind(task.kind);
  const words = WORDS[task.what === 'restore' ? 'restore' : chooseRetireWord(task.kind)];
  const write = async (): Promise<Acted> => {
    if (asked.state !== 'ready') return null;
    const outcome = await run({ kind: task.kind, id: task.id, version: asked.value.version, reason: reason.trim() });
    if (!outcome.ok) return outcome;
    notice(sayRecord(words.done, { what: task.label }), outcome.value);
    task.done?.(task.id);
    return outcome;
  };
  return (
    <ActionDialog
      title={`${sayRecord(words.title, { kind })}${sayMark('：')}${task.label}`}
      ok={sayRecord(words.button)}
      isDanger={task.what === 'retire'}
      isReady={reason.trim() !== '' && asked.state === 'ready'}
      act={write}
      onClose={onClose}
    >
      <p>{sayRecord(words.help)}</p>
      <Show asked={asked}>
        {() => <TextField label={sayUi('reason')} help={sayUi('reasonHelp')} isNeeded value={reason} onChange={setReason} />}
      </Show>
    </ActionDialog>
  );
}

/** The drawer of a task. */
export function DeskDrawer({ task, onClose }: { readonly task: DeskTask; readonly onClose: () => void }) {
  switch (task.what) {
    case 'add':
    case 'correct':
      return <EditDrawer task={task} onClose={onClose} />;
    case 'changeFrom':
      return <ChangeFromDrawer task={task} onClose={onClose} />;
    case 'retire':
    case 'restore':
      return <RetireDialog task={task} onClose={onClose} />;
    case 'history':
      return <HistoryDrawer task={task} onClose={onClose} />;
  }
}
