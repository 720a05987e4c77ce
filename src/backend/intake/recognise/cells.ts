// The decoders that layouts put in their columns, with the limits of the trade.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { formatFound } from '../../../domain/decode/cell.ts';
import { blankIdNumbers } from '../../../domain/decode/id-number.ts';
import { decodeCount, decodeFen, decodeSquareDm } from '../../../domain/decode/number.ts';
import { decodeChoice, decodeIdentifier, decodeText, decodeYesNo } from '../../../domain/decode/text.ts';
import { decodeDay, decodeDuration, decodeInstant, decodeMonth, decodeStart, type WrittenStart } from '../../../domain/decode/time.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { decodeDaySpans, decodeOpeningHours, printDaySpans } from '../../../domain/studio/opening-hours.ts';
import type { CellDecoder } from './layout.ts';

/** The longest turnaround of a studio, in minutes (docs/rules/imports.md, Studios). */
const LONGEST_TURNAROUND = 240;
const NAME_LENGTH = 200;
const NOTE_LENGTH = 2000;

/** Words of a file, which hold no identity-card number: the refusal quotes the cell with the number blanked. */
export function decodeFreeText(maxLength: number): CellDecoder<string> {
  return (cell) => {
    const text = decodeText(cell, { maxLength });
    const blanked = text.ok && text.value !== null ? blankIdNumbers(text.value) : null;
    return blanked === null ? text : refuse('ROW_ID_NUMBER', { found: formatFound(blanked) });
  };
}

/** A name or short text. */
export const shortText = decodeFreeText(NAME_LENGTH);
/** A note or description. */
export const longText = decodeFreeText(NOTE_LENGTH);
/** A code: contract, studio, account, booking number. */
export const decodeIdentifierCell: CellDecoder<string> = (cell) => decodeIdentifier(cell);
export const decodeUsccCell: CellDecoder<string> = (cell) => decodeUscc(cell);
export const decodeDayCell: CellDecoder<string> = (cell, rule) => decodeDay(cell, rule);
export const decodeMonthCell: CellDecoder<Month> = (cell, rule) => decodeMonth(cell, rule);
export const decodeInstantCell: CellDecoder<number> = (cell, rule) => decodeInstant(cell, rule);
export const startOfCell: CellDecoder<WrittenStart> = (cell, rule) => decodeStart(cell, rule);
export const decodeDurationCell: CellDecoder<number> = (cell) => decodeDuration(cell);
export const decodeMoneyCell: CellDecoder<number> = (cell) => decodeFen(cell);
export const count: CellDecoder<number> = (cell) => decodeCount(cell);
export const decodeAreaCell: CellDecoder<number> = (cell) => decodeSquareDm(cell);
export const decodeYesNoCell: CellDecoder<boolean> = (cell) => decodeYesNo(cell);

/** One of a list's words. */
export function decodeChoiceCell<W extends string>(words: readonly W[]): CellDecoder<W> {
  return (cell) => decodeChoice(cell, words);
}

/** Opening hours of a week, in their canonical text. */
export const decodeOpeningHoursCell: CellDecoder<string> = (cell) => {
  const hours = decodeOpeningHours(cell);
  return hours.ok ? ok(hours.value === null ? null : hours.value.text) : hours;
};

/** One day's hours (`08:00-24:00`, `全天`, `休息`), in their canonical text. */
export const decodeDaySpansCell: CellDecoder<string> = (cell) => {
  const spans = decodeDaySpans(cell);
  return spans.ok ? ok(spans.value === null ? null : printDaySpans(spans.value)) : spans;
};

/** Minutes between two tenants, 0-240. */
export const decodeTurnaroundCell: CellDecoder<number> = (cell) => {
  const value = decodeCount(cell);
  if (!value.ok || value.value === null || value.value <= LONGEST_TURNAROUND) return value;
  return refuse('TURNAROUND_RANGE', { found: String(value.value), limit: LONGEST_TURNAROUND });
};

/** Free hours of a lease as minutes: whole hours or with decimals that make whole minutes. */
export const decodeHoursCell: CellDecoder<number> = (cell) => {
  const value = decodeFen(cell);
  if (!value.ok || value.value === null) return value;
  // decodeFen reads two decimals exactly: hundredths of an hour, 0.6 minutes each.
  const minutes = (value.value * 3) / 5;
  return Number.isInteger(minutes) ? ok(minutes) : refuse('CELL_TOO_MANY_DECIMALS', { found: String(cell), decimals: 2 });
};

/** Codes joined by `、` `,` `，` or `;`, each once, in order. */
export const decodeCodeListCell: CellDecoder<readonly string[]> = (cell) => {
  const text = decodeIdentifier(typeof cell === 'string' ? cell.replaceAll(/[、，；;]/g, ',') : cell);
  if (!text.ok || text.value === null) return text.ok ? ok(null) : text;
  const codes = text.value.split(',').map((code) => code.trim());
  return ok([...new Set(codes.filter((code) => code !== ''))]);
};

/** A year, 2000-2100. */
export const decodeYearCell: CellDecoder<number> = (cell) => {
  const value: Result<number | null> = decodeCount(typeof cell === 'string' ? cell.replace(/年$/, '') : cell);
  if (!value.ok || value.value === null || (value.value >= 2000 && value.value <= 2100)) return value;
  return refuse('CELL_OUT_OF_YEARS', { found: String(value.value), from: 2000, to: 2100 });
};
