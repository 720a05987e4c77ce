// A form for any kind of record, built from its fields: checked while it is typed, kept when it is refused.
import { useState } from 'react';
import type { RecordField } from '../../../contract/records/field.ts';
import { type EditableKind, RECORD_FIELDS, type WireValue, type WireValues } from '../../../contract/records/record-kinds.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { Outcome } from '../api.tsx';
import { ActionForm } from '../dialog/ActionForm.tsx';
import type { Acted } from '../dialog/use-action.ts';
import { TextField } from '../fields/text-fields.tsx';
import { useNames } from '../fields/choice-fields.tsx';
import { sayUi } from '../ui-messages.ts';
import { Note } from '../Notes.tsx';
import { RecordFieldInput } from './RecordFieldInput.tsx';
import { recordText } from './record-text.ts';
import { sayRecord } from './record-messages.ts';
import { changeLines, readForm, selectDiffering, startValues, type TypedValues } from './typed-values.ts';
import { trimOrNull } from '../values.tsx';
import { sayTyped, sayField } from '../window-words.ts';

/** What a form hands over: all its values, those that differ from the start, and why. */
export interface FilledForm {
  readonly values: WireValues;
  readonly changes: WireValues;
  readonly reason: string | null;
}

interface RecordFormProps {
  readonly kind: EditableKind;
  /** What the form begins with. */
  readonly start: WireValues;
  /** The field that it was opened for: it stands first, where the focus goes. */
  readonly first?: string | null;
  /** Fields that are not asked: given by the caller. */
  readonly hidden?: readonly string[];
  /** Fields that stand as text: the current user can't write them. */
  readonly fixed?: readonly string[];
  readonly asksReason: boolean;
  readonly onSave: (filled: FilledForm) => Promise<Outcome<unknown>>;
  readonly onCancel: () => void;
}

function useFormState({ kind, start, first = null, hidden = [] }: Pick<RecordFormProps, 'kind' | 'start' | 'first' | 'hidden'>) {
  const asked: readonly RecordField[] = RECORD_FIELDS[kind].filter((field) => !hidden.includes(field.name));
  const fields = asked.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
  const [typed, setTyped] = useState<TypedValues>(() => startValues(kind, start));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const read = readForm(fields, typed);
  const set = (name: string, value: WireValue): void => {
    setTyped((now) => ({ ...now, [name]: value }));
    setTouched((now) => new Set([...now, name]));
  };
  const wrongOf = (name: string): Refusal | null => {
    const wrong = read.wrong.get(name) ?? null;
    const isShown = isTried || (touched.has(name) && wrong?.code !== 'CELL_REQUIRED');
    return isShown ? wrong : null;
  };
  return { fields, typed, set, read, wrongOf, isDirty: touched.size > 0, try: () => setTried(true), isTried };
}

interface WillChangeProps {
  readonly kind: EditableKind;
  readonly start: WireValues;
  readonly changes: WireValues;
}

/** What saving will change, field by field, before it is done. */
function WillChange({ kind, start, changes }: WillChangeProps) {
  const names = useNames();
  const text = (name: string, value: WireValue): string => recordText(kind, name, value, names);
  const lines = changeLines(changes, start, text);
  if (lines.length === 0) return null;
  return (
    <Note tone="plain" title={sayRecord('willChange')}>
      {lines.map(({ name, before, after }) => (
        <div key={name}>{sayRecord('theirs', { field: sayField(kind, name), before, after })}</div>
      ))}
    </Note>
  );
}

/** What a record says besides what may be written here. */
function FixedFields({ kind, start, fixed }: Pick<RecordFormProps, 'kind' | 'start'> & { readonly fixed: readonly string[] }) {
  const names = useNames();
  return fixed.map((name) => (
    <div key={name} className="field">
      <div className="field-label">{sayField(kind, name)}</div>
      <div>{recordText(kind, name, start[name] ?? null, names)}</div>
    </div>
  ));
}

export function RecordForm({ kind, start, first = null, hidden = [], fixed = [], asksReason, onSave, onCancel }: RecordFormProps) {
  const form = useFormState({ kind, start, first, hidden: [...hidden, ...fixed] });
  const [reason, setReason] = useState('');
  const save = async (): Promise<Acted> => {
    form.try();
    if (form.read.wrong.size > 0) return null;
    const { values } = form.read;
    return onSave({ values, changes: selectDiffering(values, start), reason: trimOrNull(reason) });
  };
  return (
    <ActionForm isUnsaved={form.isDirty} act={save} onCancel={onCancel}>
      {asksReason ? <WillChange kind={kind} start={start} changes={selectDiffering(form.read.values, start)} /> : null}
      <div className="fields">
        <FixedFields kind={kind} start={start} fixed={fixed} />
        {form.fields.map((field) => {
          const wrong = form.wrongOf(field.name);
          return (
            <RecordFieldInput
              key={field.name}
              field={field}
              label={sayField(kind, field.name)}
              value={form.typed[field.name] ?? null}
              onChange={(value) => form.set(field.name, value)}
              error={wrong === null ? null : sayTyped(wrong)}
            />
          );
        })}
        {asksReason ? <TextField label={sayUi('reason')} help={sayUi('reasonHelp')} value={reason} onChange={setReason} /> : null}
      </div>
    </ActionForm>
  );
}
