// Reads a field's value from the wire by the rules that imports hold cells to: forms ask it while typing, the RPC layer asks it again.
import { DAWN } from '../../domain/time/calendar.ts';
import { decodeIdentifier, decodeText } from '../../domain/decode/text.ts';
import { YEARS } from '../../domain/decode/day-text.ts';
import { decodeDay, decodeMonth } from '../../domain/decode/time.ts';
import { decodeUscc } from '../../domain/decode/uscc.ts';
import { decodeDaySpans, decodeOpeningHours, printDaySpans } from '../../domain/studio/opening-hours.ts';
import { MOST_AMOUNT } from '../../domain/values/quantity.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { type EditableKind, formatStudios, parseStudios, RECORD_FIELDS, type WireValue, type WireValues } from './record-kinds.ts';
import type { FieldType, RecordField } from './field.ts';

/** A field whose value does not fit, and why. */
export interface FieldTrouble {
  readonly field: string;
  readonly refusal: Refusal;
}

const SERIALS = { date1904: false } as const;
/** Wall-clock minutes of the years that the program takes: 2000-01-01T00:00 to 2101-01-01T00:00. */
const INSTANTS = { from: 15_777_600, to: 68_899_200 } as const;

function wrongShape(field: RecordField, value: WireValue): Result<never> {
  return refuse('INPUT_INVALID', { field: field.name, detail: `${field.name} ${typeof value}` });
}

function canonicalHours(text: string): Result<string | null> {
  const hours = decodeOpeningHours(text);
  return hours.ok ? ok(hours.value?.text ?? null) : hours;
}

function canonicalSpans(text: string): Result<string | null> {
  const spans = decodeDaySpans(text);
  return spans.ok ? ok(spans.value === null ? null : printDaySpans(spans.value)) : spans;
}

function dayOrDawn(text: string, field: RecordField): Result<string | null> {
  return text === DAWN && field.isKey ? ok(DAWN) : decodeDay(text, SERIALS);
}

function identifier(text: string, field: RecordField): Result<string | null> {
  const value = decodeIdentifier(text);
  if (!value.ok || value.value === null) return value;
  return decodeText(value.value, { maxLength: field.max ?? 0 });
}

function wordOfList(text: string, field: RecordField): Result<string | null> {
  const { choices = [] } = field;
  return choices.includes(text) ? ok(text) : refuse('CELL_UNKNOWN_WORD', { found: text, allowed: choices });
}

function listOfStudios(text: string, field: RecordField): Result<string | null> {
  const ids = parseStudios(text);
  return ids.length > 0 || text === '[]' ? ok(formatStudios(ids)) : wrongShape(field, text);
}

function plainWords(value: string, field: RecordField): Result<string | null> {
  return decodeText(value, { maxLength: field.max ?? 0 });
}

const TEXTS: Readonly<Partial<Record<FieldType, (value: string, field: RecordField) => Result<string | null>>>> = {
  text: plainWords,
  notes: plainWords,
  phone: plainWords,
  suggested: plainWords,
  platform: plainWords,
  goods_class: plainWords,
  figure_value: plainWords,
  code: identifier,
  figure: identifier,
  uscc: decodeUscc,
  day: dayOrDawn,
  month: (value) => decodeMonth(value, SERIALS),
  hours: canonicalHours,
  day_hours: canonicalSpans,
  choice: wordOfList,
  studios: listOfStudios,
};

/** The least and the greatest that a number may be. */
function boundsOf({ type, max }: RecordField): readonly [number, number] {
  switch (type) {
    case 'yes_no':
      return [0, 1];
    case 'year':
      return [YEARS.from, YEARS.to];
    case 'instant':
      return [INSTANTS.from, INSTANTS.to];
    case 'tenant':
    case 'studio':
      return [1, Number.MAX_SAFE_INTEGER];
    case 'signed_money':
      return [0 - MOST_AMOUNT, MOST_AMOUNT];
    default:
      return [0, max ?? MOST_AMOUNT];
  }
}

function wholeNumber(value: number, field: RecordField): Result<number> {
  const found = String(value);
  const [least, greatest] = boundsOf(field);
  if (!Number.isSafeInteger(value)) return refuse('CELL_NOT_WHOLE', { found });
  if (value >= least && value <= greatest) return ok(value);
  if (field.type === 'year') return refuse('CELL_OUT_OF_YEARS', { found, from: least, to: greatest });
  if (field.name === 'turnaround') return refuse('TURNAROUND_RANGE', { found, limit: greatest });
  if (value < 0) return refuse('CELL_NEGATIVE', { found });
  return value > greatest ? refuse('CELL_TOO_LARGE', { found, limit: String(greatest) }) : wrongShape(field, value);
}

/**
 * A field's value as it is stored: trimmed, in its canonical form; empty text is null, and null the field's standard.
 * Refuses as the decoders of cells do, and INPUT_INVALID for a text where a number belongs.
 */
export function readField(field: RecordField, value: WireValue): Result<WireValue> {
  const isEmpty = value === null || (typeof value === 'string' && value.trim() === '');
  if (isEmpty) {
    if (field.standard !== undefined) return ok(field.standard);
    return field.needed ? refuse('CELL_REQUIRED') : ok(null);
  }
  const reader = TEXTS[field.type];
  if (reader === undefined) return typeof value === 'number' ? wholeNumber(value, field) : wrongShape(field, value);
  if (typeof value !== 'string') return wrongShape(field, value);
  const read: Result<WireValue> = reader(value, field);
  return read.ok && read.value === null ? readField(field, null) : read;
}

/** Values in their stored form, or every field that does not fit. */
export type ReadValues =
  | { readonly ok: true; readonly values: WireValues }
  | { readonly ok: false; readonly troubles: readonly FieldTrouble[] };

/**
 * Reads a record's values. `isPartial`: only the fields given, as a correction has them; else every field of the kind, those left out
 * as empty. A field that the kind does not have, or `without`, is refused.
 */
export function readValues(kind: EditableKind, given: WireValues, isPartial: boolean, without: string | null = null): ReadValues {
  const fields = RECORD_FIELDS[kind].filter(({ name }) => name !== without);
  const unknown = Object.keys(given).filter((name) => !fields.some((field) => field.name === name));
  const troubles: FieldTrouble[] = unknown.map((name) => ({
    field: name,
    refusal: { code: 'INPUT_INVALID', data: { field: name, detail: name } },
  }));
  const values: Record<string, WireValue> = {};
  for (const field of fields) {
    if (isPartial && !Object.hasOwn(given, field.name)) continue;
    const read = readField(field, given[field.name] ?? null);
    if (read.ok) values[field.name] = read.value;
    else troubles.push({ field: field.name, refusal: read.refusal });
  }
  return troubles.length > 0 ? { ok: false, troubles } : { ok: true, values };
}
