// A form of a setting with several parts: what saving will change, its fields by group, and the button that saves.
// The state of a setting's form: what is typed, what it comes to, and saving it.
// A setting's form as people type it: text by field, read back by the setting's schema. Pure.
// Settings that are whole numbers, each with a button of its own: those of a part of the settings screen.
import { Button } from 'antd';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import {
  listFields,
  type Setting,
  type SettingField,
  type ValueType,
  type NumberSection,
} from '../../../contract/core/settings/setting.ts';
import { getSetting, type SettingValues } from '../../../contract/core/settings/settings.ts';
import { TextField, CountField } from '../fields/text-fields.tsx';
import { getLanguage, getMessage, type KeyOf } from '../i18n.ts';
import { SettingChanges } from './SettingChanges.tsx';
import { saySettingsForm } from './settings-form-messages.ts';
import { type Command, useApiQuery } from '../api.tsx';
import { useUnsaved } from '../leave-guard.tsx';
import { useNotices, useToldCommand } from '../notices.tsx';
import { decodeCount, decodeDecimal, decodeFen } from '../../../domain/decode/number.ts';
import { printClock } from '../../../domain/time/calendar.ts';
import { printYuan } from '../../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { formatHoursInput, parseMinuteOfClock, parseMinutesOfHours } from '../records/typed-values.ts';
import { trimOrNull } from '../values.tsx';
import { listNumberChoices, type NumberChoice as Choice } from '../../../contract/core/settings/choices.ts';
import { Show } from '../Notes.tsx';

/** What is typed, by field. */
type TypedFields = Readonly<Record<string, string>>;

/** `6`, `1.5%` as hundredths of a percent; blank is null. */
function parsePercent(text: string): Result<number | null> {
  const read = decodeDecimal(text.normalize('NFKC').trim().replace(/%$/, ''));
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  const { digits, scale } = read.value;
  return scale > 2 ? refuse('CELL_TOO_MANY_DECIMALS', { found: text, limit: 2 }) : ok(Number(digits) * 10 ** (2 - scale));
}

/** How a type is typed: its text, what the text says, how many of its unit are one of what is typed, and what is said of a wrong one. */
interface Typing {
  readonly format: (value: number) => string;
  readonly parse: (text: string) => Result<number | string | null>;
  readonly unit: number;
  readonly wrong: KeyOf<typeof saySettingsForm>;
}

const TEXT: Typing = { format: String, parse: (text) => ok(trimOrNull(text)), unit: 1, wrong: 'tooLong' };
const COUNT: Typing = { format: String, parse: decodeCount, unit: 1, wrong: 'range' };
const TYPINGS: Readonly<Partial<Record<ValueType, Typing>>> = {
  yuan: { format: printYuan, parse: decodeFen, unit: 100, wrong: 'range' },
  hours: { format: formatHoursInput, parse: parseMinutesOfHours, unit: 60, wrong: 'hours' },
  clock: { format: printClock, parse: parseMinuteOfClock, unit: 1, wrong: 'clock' },
  percent: { format: (value) => String(value / 100), parse: parsePercent, unit: 100, wrong: 'percent' },
  text: TEXT,
  account: { ...TEXT, wrong: 'account' },
};

/** A setting as its form begins with it. */
export function createTypedFields({ parts = {} }: Pick<Setting, 'parts'>, value: object): TypedFields {
  const values = new Map<string, unknown>(Object.entries(value));
  const typed = (name: string, type: ValueType): string => {
    const one = values.get(name);
    if (typeof one !== 'number') return typeof one === 'string' ? one : '';
    return (TYPINGS[type] ?? COUNT).format(one);
  };
  return Object.fromEntries(listFields(parts).map(({ name, type }) => [name, typed(name, type)]));
}

/** What a form came to: the setting, or the fields that do not fit. */
export type ReadFields<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly wrong: ReadonlySet<string> };

/** Reads a form; `whole` holds what is no field of it. */
export function readFields<V>(
  { parts = {}, schema }: Pick<Setting<V>, 'parts' | 'schema'>,
  typed: TypedFields,
  whole: object,
): ReadFields<V> {
  const values = listFields(parts).map(({ name, type }) => {
    const read = (TYPINGS[type] ?? COUNT).parse(typed[name] ?? '');
    return [name, read.ok ? read.value : undefined] as const;
  });
  const parsed = schema.safeParse({ ...whole, ...Object.fromEntries(values) }, { jitless: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, wrong: new Set(parsed.error.issues.map(({ path: [name] }) => String(name))) };
}

/** What is said of a field that does not fit: the word, and its bounds as they are typed. */
export function describeBounds({ type, least, most, isOpen }: SettingField) {
  const { unit, wrong } = TYPINGS[type] ?? COUNT;
  const key = type === 'text' && !isOpen ? 'needed' : wrong;
  return { key, values: { least: least / unit, most: most / unit } } as const;
}

/** Settings that have a form of fields. */
type FormSetting = 'desk' | 'statement' | 'accounts' | 'retention';

interface FormOptions<N extends FormSetting> {
  readonly name: N;
  readonly value: SettingValues[N];
  readonly command: Pick<Command<SettingValues[N], unknown>, 'run' | 'isBusy'>;
  /** What is said once it is saved. */
  readonly saved: string;
  readonly hasUndo: boolean;
}

/** Holds the form of a setting that has this value. `whole` has the parts that are no fields as they are now. */
export function useSettingForm<N extends FormSetting>({ name, value, command, saved, hasUndo }: FormOptions<N>) {
  const notices = useNotices();
  const setting = getSetting(name);
  const [changed, setChanged] = useState<TypedFields>({});
  const [parts, setParts] = useState<Partial<SettingValues[N]>>({});
  const begun = createTypedFields(setting, value);
  const typed = { ...begun, ...changed };
  const whole = { ...value, ...parts };
  const read = readFields(setting, typed, whole);
  const isDirty = JSON.stringify([typed, whole]) !== JSON.stringify([begun, value]);
  useUnsaved(isDirty);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!read.ok) return;
    const outcome = await command.run(read.value);
    if (!outcome.ok) return notices.failed(outcome);
    setChanged({});
    setParts({});
    notices.done(saved, hasUndo ? () => command.run(value) : undefined);
  };
  const change = (field: string, text: string): void => setChanged((now) => ({ ...now, [field]: text }));
  const changeParts = (some: Partial<SettingValues[N]>): void => setParts((now) => ({ ...now, ...some }));
  return { name, value, typed, whole, read, isDirty, isBusy: command.isBusy, change, changeParts, save };
}

type SettingFormState<N extends FormSetting> = ReturnType<typeof useSettingForm<N>>;

interface SettingFieldsProps<N extends FormSetting> {
  readonly form: SettingFormState<N>;
  readonly group: string;
}

/** The fields of a group. */
export function SettingFields<N extends FormSetting>({ form, group }: SettingFieldsProps<N>) {
  const { typed, read, change } = form;
  const fields = listFields(getSetting(form.name).parts ?? {}).filter((field) => field.group === group);
  const wrong = (field: (typeof fields)[number]): string => {
    const { key, values } = describeBounds(field);
    return saySettingsForm(key, values);
  };
  return (
    <div className="fields">
      {fields.map((field) => (
        <TextField
          key={field.name}
          label={getMessage(field.words, getLanguage())}
          value={typed[field.name] ?? ''}
          onChange={(text) => change(field.name, text)}
          isNumber={field.type !== 'text' && field.type !== 'account'}
          isNeeded={!field.isOpen}
          error={!read.ok && read.wrong.has(field.name) ? wrong(field) : null}
          help={field.help === undefined ? undefined : getMessage(field.help, getLanguage())}
        />
      ))}
    </div>
  );
}

interface SettingFormProps<N extends FormSetting> {
  readonly form: SettingFormState<N>;
  readonly children: ReactNode;
}

/** The form around the groups. */
export function SettingForm<N extends FormSetting>({ form, children }: SettingFormProps<N>) {
  const { name, value, read, isDirty, isBusy, save } = form;
  return (
    <form className="stack-4" onSubmit={(event) => void save(event)} noValidate>
      {read.ok ? <SettingChanges name={name} before={value} after={read.value} /> : null}
      {children}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isDirty || !read.ok}>
          {saySettingsForm('save')}
        </Button>
      </div>
    </form>
  );
}

function NumberChoice({ setting, value }: { readonly setting: Choice; readonly value: number }) {
  const { send, isBusy } = useToldCommand('settings.choose', () => saySettingsForm('saved'));
  const [typed, setTyped] = useState(String(value));
  const { least, most, help, choice } = setting;
  const label = getMessage(setting.label, getLanguage());
  const read = decodeCount(typed);
  const number = read.ok ? read.value : null;
  const isGood = setting.schema.safeParse(number, { jitless: true }).success;
  const isChanged = typed.trim() !== String(value);
  useUnsaved(isChanged);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (number === null || !isGood) return;
    const wish: { readonly [C in Choice['choice']]?: number } = { [choice]: number };
    await send(wish);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="settings-row">
        <CountField label={label} value={typed} onChange={setTyped} />
        <Button htmlType="submit" loading={isBusy} disabled={!isGood || !isChanged} aria-label={`${saySettingsForm('save')} ${label}`}>
          {saySettingsForm('save')}
        </Button>
      </div>
      {isGood ? null : (
        <p className="field-error" role="alert">
          {saySettingsForm('keepWrong', { least, most })}
        </p>
      )}
      {help === undefined ? null : <p className="field-help">{getMessage(help, getLanguage())}</p>}
    </form>
  );
}

/** Every number of the part. */
export function NumberChoices({ section }: { readonly section: NumberSection }) {
  const asked = useApiQuery('settings.choices', {});
  return (
    <Show asked={asked}>
      {(choices) => (
        <>
          {listNumberChoices(section).map((setting) => {
            const value = choices[setting.choice];
            return <NumberChoice key={`${setting.choice}-${value}`} setting={setting} value={value} />;
          })}
        </>
      )}
    </Show>
  );
}
