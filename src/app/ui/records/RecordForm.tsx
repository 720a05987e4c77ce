// A form for any kind of record, built from its fields: checked while it is typed, kept when it is refused.
// The control for one field of a record, by its type.
// A new thing made of two records, itself and its first dated row, asked for in one form: state, checks, and the fields of each part.
import { useState } from 'react';
import type { RecordField } from '../../../contract/records/field.ts';
import {
  type EditableKind,
  RECORD_FIELDS,
  type WireValue,
  type WireValues,
  formatStudios,
  parseStudios,
} from '../../../contract/records/record-kinds.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { Outcome } from '../api.tsx';
import { ActionForm, type Acted } from '../dialog/ActionDialog.tsx';
import { TextField, AreaField, MoneyField, NotesField } from '../fields/text-fields.tsx';
import {
  useNames,
  ChoiceField,
  StudioField,
  StudiosField,
  SuggestField,
  TenantField,
  YesNoField,
  FigureField,
} from '../fields/choice-fields.tsx';
import { sayUi } from '../ui-messages.ts';
import { Note } from '../Notes.tsx';
import { recordText } from './record-text.ts';
import { sayRecord } from './record-messages.ts';
import { changeLines, readForm, selectDiffering, startValues, type TypedValues, type ReadForm } from './typed-values.ts';
import { trimOrNull } from '../values.tsx';
import { sayTyped, sayField, sayChoice } from '../window-words.ts';
import { GOODS_CLASSES, PLATFORMS } from '../../../domain/base/catalogue.ts';
import { DayField, MonthField } from '../fields/date-fields.tsx';
import { DayHoursField, HoursField } from '../fields/hours-field.tsx';
import { hasWrongDigit } from './check-digit.ts';

interface FieldInputProps {
  readonly field: RecordField;
  readonly label: string;
  readonly value: WireValue;
  readonly onChange: (value: WireValue) => void;
  readonly error: string | null;
  readonly isDisabled?: boolean;
}

const asText = (value: WireValue): string => (value === null ? '' : String(value));
const asNumber = (value: WireValue): number | null => (typeof value === 'number' ? value : null);
const asOptions = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

const choicesOf = ({ choices = [] }: RecordField) => choices.map((word) => ({ value: word, label: sayChoice(word) }));

function RecordFieldInput({ field, label, value, onChange, error, isDisabled = false }: FieldInputProps) {
  const frame = { label, error, isNeeded: field.needed, isDisabled };
  const typed = { ...frame, value: asText(value), onChange };
  switch (field.type) {
    case 'notes':
      return <NotesField {...typed} />;
    case 'money':
    case 'signed_money':
      return <MoneyField {...typed} />;
    case 'area':
      return <AreaField {...typed} />;
    case 'minutes':
    case 'count':
    case 'year':
    case 'figure_value':
      return <TextField {...typed} isNumber />;
    case 'hours':
      return <HoursField {...typed} />;
    case 'day_hours':
      return <DayHoursField {...typed} />;
    case 'instant':
      return <TextField {...typed} placeholder="2026-10-03 22:00" />;
    case 'minute_of_day':
      return <TextField {...typed} isNumber placeholder="08:00" />;
    case 'day':
      return <DayField {...frame} value={value === null ? null : String(value)} onChange={onChange} />;
    case 'month':
      return <MonthField {...frame} value={value === null ? null : String(value)} onChange={onChange} />;
    case 'yes_no':
      return <YesNoField {...frame} value={value === 1} onChange={(yes) => onChange(yes ? 1 : 0)} />;
    case 'choice':
      return <ChoiceField {...frame} value={value === null ? null : String(value)} options={choicesOf(field)} onChange={onChange} />;
    case 'suggested':
      return <SuggestField {...frame} value={asText(value)} options={choicesOf(field)} onChange={onChange} />;
    case 'platform':
      return <SuggestField {...frame} value={asText(value)} options={asOptions(PLATFORMS)} onChange={onChange} />;
    case 'goods_class':
      return <SuggestField {...frame} value={asText(value)} options={asOptions(GOODS_CLASSES)} onChange={onChange} />;
    case 'tenant':
      return <TenantField {...frame} value={asNumber(value)} onChange={onChange} />;
    case 'studio':
      return <StudioField {...frame} value={asNumber(value)} onChange={onChange} />;
    case 'studios':
      return <StudiosField {...frame} value={parseStudios(value)} onChange={(ids) => onChange(formatStudios(ids))} />;
    case 'uscc':
      return <TextField {...typed} help={hasWrongDigit(asText(value)) ? sayUi('checkDigit') : undefined} />;
    case 'figure': {
      const isIndicator = field.name === 'indicator';
      return <FigureField {...frame} value={value === null ? null : String(value)} isIndicator={isIndicator} onChange={onChange} />;
    }
    case 'text':
    case 'code':
    case 'phone':
      return <TextField {...typed} />;
  }
}

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

/** One record of the form: its kind, the fields that are asked, and what they begin with. */
export interface RecordPart {
  readonly kind: EditableKind;
  readonly fields: readonly RecordField[];
  readonly start: TypedValues;
}

/** A part as it stands. */
interface FilledPart extends RecordPart {
  readonly typed: TypedValues;
  readonly read: ReadForm;
  readonly set: (name: string, value: WireValue) => void;
  /** Also fields that nobody touched say what is wrong with them. */
  readonly isTried: boolean;
}

/** The form: `save` hands over what was read where everything fits. */
export function useRecordParts(own: RecordPart, fact: RecordPart, add: (own: ReadForm, fact: ReadForm) => Promise<Acted>) {
  const [ownTyped, setOwn] = useState<TypedValues>(own.start);
  const [factTyped, setFact] = useState<TypedValues>(fact.start);
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const part = (asked: RecordPart, typed: TypedValues, change: typeof setOwn): FilledPart => ({
    ...asked,
    typed,
    read: readForm(asked.fields, typed),
    isTried,
    set: (name, value) => {
      setTouched(true);
      change((now) => ({ ...now, [name]: value }));
    },
  });
  const [ownPart, factPart] = [part(own, ownTyped, setOwn), part(fact, factTyped, setFact)];
  const save = async (): Promise<Acted> => {
    setTried(true);
    return ownPart.read.wrong.size > 0 || factPart.read.wrong.size > 0 ? null : add(ownPart.read, factPart.read);
  };
  return { own: ownPart, fact: factPart, isTouched, save };
}

export function PartFields({ part }: { readonly part: FilledPart }) {
  return (
    <div className="fields">
      {part.fields.map((field) => {
        const value = part.typed[field.name] ?? null;
        const wrong = part.read.wrong.get(field.name) ?? null;
        const isShown = wrong !== null && (part.isTried || (wrong.code !== 'CELL_REQUIRED' && value !== null && value !== ''));
        return (
          <RecordFieldInput
            key={field.name}
            field={field}
            label={sayField(part.kind, field.name)}
            value={value}
            onChange={(next) => part.set(field.name, next)}
            error={isShown ? sayTyped(wrong) : null}
          />
        );
      })}
    </div>
  );
}
