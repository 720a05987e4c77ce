// Adds a record, or corrects one: "it was written wrongly".
import { Button } from 'antd';
import { useState } from 'react';
import { type EditableKind, RECORD_FIELDS } from '../../../contract/records/record-fields.ts';
import type { RecordRow } from '../../../contract/records/record-shapes.ts';
import { formatField } from '../../../contract/records/fields-messages.ts';
import { formatRecordKind } from '../../../contract/core/records-messages.ts';
import { type Outcome, useApiQuery, useCommand } from '../api.tsx';
import { useNames } from '../fields/choice-fields.tsx';
import { getLanguage } from '../i18n.ts';
import { usePermissions } from '../permissions.tsx';
import { Note, Show } from '../Notes.tsx';
import { useNotices } from '../notices.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import type { DeskTask } from './record-task.ts';
import { type FilledForm, RecordForm } from './RecordForm.tsx';
import { recordText } from './record-text.ts';
import { sayRecord } from './record-messages.ts';
import { useChangeNotice } from './change-notice.ts';
import { listUnwritableFields } from './typed-values.ts';

interface EditDrawerProps {
  readonly task: Extract<DeskTask, { what: 'add' | 'correct' }>;
  readonly onClose: () => void;
}

/** The drawer that adds or corrects. */
export function EditDrawer({ task, onClose }: EditDrawerProps) {
  const kind = formatRecordKind(task.kind, getLanguage());
  return (
    <SideDrawer title={sayRecord(task.what === 'add' ? 'addKind' : 'correctKind', { kind })} onClose={onClose}>
      {task.what === 'add' ? <AddForm task={task} onClose={onClose} /> : <CorrectForm task={task} onClose={onClose} />}
    </SideDrawer>
  );
}

function AddForm({ task, onClose }: { readonly task: Extract<DeskTask, { what: 'add' }>; readonly onClose: () => void }) {
  const notice = useChangeNotice();
  const { run } = useCommand('records.add');
  const kind = formatRecordKind(task.kind, getLanguage());
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
  const language = getLanguage();
  const names = useNames();
  const changed = RECORD_FIELDS[kind].filter(({ name }) => (seen.values[name] ?? null) !== (now.values[name] ?? null));
  const text = (row: RecordRow, name: string): string => recordText(kind, name, row.values[name] ?? null, { language, names });
  return (
    <Note tone="warn" title={sayRecord('changedMeanwhile')} actions={<Button onClick={onSeen}>{sayRecord('keepMine')}</Button>}>
      {changed.map(({ name }) => (
        <div key={name}>
          {sayRecord('theirs', { field: formatField(kind, name, language), before: text(seen, name), after: text(now, name) })}
        </div>
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
  const kind = formatRecordKind(task.kind, getLanguage());
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
    task.done?.(outcome.value.id);
    return outcome;
  };
  return (
    <div className="stack-4">
      <Note tone="plain">{sayRecord('correctHelp')}</Note>
      {now.version === seen.version || isBusy ? null : <Meanwhile kind={task.kind} seen={seen} now={now} onSeen={() => setSeen(now)} />}
      <RecordForm kind={task.kind} start={opened.values} hidden={hidden} fixed={fixed} asksReason onSave={save} onCancel={onClose} />
    </div>
  );
}
