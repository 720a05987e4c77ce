// A setting's form as people type it: text by field, read back by the setting's schema. Pure.
import { listFields, type Setting, type SettingField, type ValueType } from '../../../contract/core/settings/setting.ts';
import { decodeCount, decodeDecimal, decodeFen } from '../../../domain/decode/number.ts';
import { printClock } from '../../../domain/time/calendar.ts';
import { printYuan } from '../../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { KeyOf } from '../i18n.ts';
import { formatHoursInput, parseMinuteOfClock, parseMinutesOfHours } from '../records/typed-values.ts';
import { trimOrNull } from '../values.tsx';
import type { saySettingsForm } from './settings-form-messages.ts';

/** What is typed, by field. */
export type TypedFields = Readonly<Record<string, string>>;

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

const COUNT: Typing = { format: String, parse: decodeCount, unit: 1, wrong: 'range' };
const TYPINGS: Readonly<Partial<Record<ValueType, Typing>>> = {
  yuan: { format: printYuan, parse: decodeFen, unit: 100, wrong: 'range' },
  hours: { format: formatHoursInput, parse: parseMinutesOfHours, unit: 60, wrong: 'hours' },
  clock: { format: printClock, parse: parseMinuteOfClock, unit: 1, wrong: 'clock' },
  percent: { format: (value) => String(value / 100), parse: parsePercent, unit: 100, wrong: 'percent' },
  text: { format: String, parse: (text) => ok(trimOrNull(text)), unit: 1, wrong: 'tooLong' },
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
