// A record's values as a form holds them: typed text for what is typed, the wire's own value for what is chosen.
import type { RecordField } from '../../../contract/records/field.ts';
import { type EditableKind, RECORD_FIELDS, type WireValue, type WireValues } from '../../../contract/records/record-kinds.ts';
import { readField } from '../../../contract/records/record-values.ts';
import { instant, printClock, printInstant } from '../../../domain/time/calendar.ts';
import { decodeCount, decodeDecimal, decodeFen, decodeSquareDm } from '../../../domain/decode/number.ts';
import { decodeInstant } from '../../../domain/decode/time.ts';
import { printSquareMetres, printYuan } from '../../../domain/values/quantity.ts';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import type { May } from '../permissions.tsx';

/** What a form holds, by field. */
export type TypedValues = Readonly<Record<string, WireValue>>;

/** Minutes that people say in hours: free hours of a lease. */
function isInHours(field: RecordField): boolean {
  return field.name === 'free_minutes';
}

/** Whether a field is typed as text that stands for a number. */
export function isTypedNumber(field: RecordField): boolean {
  return ['money', 'signed_money', 'area', 'minutes', 'minute_of_day', 'count', 'year', 'instant'].includes(field.type);
}

/** Minutes as hours, exactly: `90` as `1.5`; `100`, which has no finite decimal, as `1:40`. */
export function formatHoursInput(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest % 3 !== 0) return `${hours}:${String(rest).padStart(2, '0')}`;
  const hundredths = String((rest / 3) * 5)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return hundredths === '' ? String(hours) : `${hours}.${hundredths}`;
}

/** Hours as typed, `1.5` or `1:30`, as minutes; blank is null. */
export function parseMinutesOfHours(text: string): Result<number | null> {
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim());
  if (clock !== null) return ok(Number(clock[1]) * 60 + Number(clock[2]));
  const decimal = decodeDecimal(text);
  if (!decimal.ok || decimal.value === null) return decimal.ok ? ok(null) : decimal;
  const numerator = decimal.value.digits * 60n;
  const denominator = 10n ** BigInt(decimal.value.scale);
  return numerator % denominator === 0n ? ok(Number(numerator / denominator)) : refuse('CELL_TOO_MANY_DECIMALS', { found: text, limit: 2 });
}

/** `08:00`, `8:00`, `０８：００`, `24:00` as minutes of the day. */
export function parseMinuteOfClock(text: string): Result<number | null> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return ok(null);
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(plain);
  const minute = clock === null ? NaN : Number(clock[1]) * 60 + Number(clock[2]);
  return minute <= 1440 ? ok(minute) : refuse('CELL_NOT_CLOCK', { found: text });
}

/** A wire value as a form shows it. */
export function typedOf(field: RecordField, value: WireValue): WireValue {
  if (typeof value !== 'number') return value;
  switch (field.type) {
    case 'money':
    case 'signed_money':
      return printYuan(value);
    case 'minute_of_day':
      return printClock(value);
    case 'area':
      return printSquareMetres(value);
    case 'instant':
      return printInstant(instant(value));
    case 'minutes':
      return isInHours(field) ? formatHoursInput(value) : String(value);
    case 'count':
    case 'year':
      return String(value);
    default:
      return value;
  }
}

function numberOf(field: RecordField, text: string): Result<number | null> {
  switch (field.type) {
    case 'money':
      return decodeFen(text);
    case 'signed_money':
      return decodeFen(text, { mayBeNegative: true });
    case 'minute_of_day':
      return parseMinuteOfClock(text);
    case 'area':
      return decodeSquareDm(text);
    case 'instant':
      return decodeInstant(text);
    case 'minutes':
      return isInHours(field) ? parseMinutesOfHours(text) : decodeCount(text);
    default:
      return decodeCount(text);
  }
}

/** A form's value as the wire takes it. Refuses as the cells of ledgers do. */
export function wireOf(field: RecordField, typed: WireValue): Result<WireValue> {
  if (!isTypedNumber(field) || typeof typed !== 'string') return readField(field, typed);
  const number = numberOf(field, typed);
  return number.ok ? readField(field, number.value) : number;
}

/** A record's values, or none, as a form begins with them. */
export function startValues(kind: EditableKind, values: WireValues): TypedValues {
  return Object.fromEntries(
    RECORD_FIELDS[kind].map((field) => [field.name, typedOf(field, values[field.name] ?? field.standard ?? null)] as const),
  );
}

/** What a form came to: values for the wire, and what is wrong by field. */
export interface ReadForm {
  readonly values: WireValues;
  readonly wrong: ReadonlyMap<string, Refusal>;
}

/** Reads the fields of a form. */
export function readForm(fields: readonly RecordField[], typed: TypedValues): ReadForm {
  const wrong = new Map<string, Refusal>();
  const values: Record<string, WireValue> = {};
  for (const field of fields) {
    const read = wireOf(field, typed[field.name] ?? null);
    if (read.ok) values[field.name] = read.value;
    else wrong.set(field.name, read.refusal);
  }
  return { values, wrong };
}

/** Those values that differ from what a form began with. */
export function selectDiffering(values: WireValues, start: WireValues): WireValues {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (start[name] ?? null)));
}

/** What saving changes, in words: each field as it is and as it will be; one that reads the same is none. */
export function changeLines(
  changes: WireValues,
  start: WireValues,
  text: (name: string, value: WireValue) => string,
): readonly { readonly name: string; readonly before: string; readonly after: string }[] {
  return Object.entries(changes)
    .map(([name, value]) => ({ name, before: text(name, start[name] ?? null), after: text(name, value) }))
    .filter(({ before, after }) => before !== after);
}

/** Fields of a record that the current user can't write: `fixed` stand as text; `hidden`, which may not be seen either, not at all. */
export function listUnwritableFields(
  kind: EditableKind,
  values: WireValues,
  may: Pick<May, 'write'>,
): { readonly fixed: readonly string[]; readonly hidden: readonly string[] } {
  const names = RECORD_FIELDS[kind].map(({ name }) => name).filter((name) => !may.write(kind, [name]));
  return { fixed: names.filter((name) => name in values), hidden: names.filter((name) => !(name in values)) };
}
