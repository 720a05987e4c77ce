// "It changes from this day": a new dated row beside the ones before it.
import { useState } from 'react';
import type { WireValues } from '../../../contract/records/record-fields.ts';
import type { RecordRow } from '../../../contract/records/record-shapes.ts';
import { formatRecordKind } from '../../../contract/core/records-messages.ts';
import { type Outcome, useApiQuery, useCommand } from '../api.tsx';
import { DayField } from '../fields/date-fields.tsx';
import { getLanguage } from '../i18n.ts';
import { sayUi } from '../ui-messages.ts';
import { Note, Show } from '../Notes.tsx';
import { SideDrawer } from '../SideDrawer.tsx';
import { useToday } from '../today.ts';
import { useChangeNotice } from './change-notice.ts';
import type { DeskTask } from './record-task.ts';
import { type FilledForm, RecordForm } from './RecordForm.tsx';
import { sayRecord } from './record-messages.ts';

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
  const kind = formatRecordKind(task.kind, getLanguage());
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
export function ChangeFromDrawer({ task, onClose }: ChangeFromProps) {
  const kind = formatRecordKind(task.kind, getLanguage());
  const input = {
    kind: task.kind,
    tenant: task.kind === 'tenant_fact' ? task.subject : null,
    studio: task.kind === 'studio_fact' ? task.subject : null,
    month: null,
    retired: false,
  };
  const asked = useApiQuery('records.list', input);
  return (
    <SideDrawer title={sayRecord('changeFromKind', { kind })} onClose={onClose}>
      <Show asked={asked}>{({ rows }) => <ChangeForm task={task} rows={rows} onClose={onClose} />}</Show>
    </SideDrawer>
  );
}
