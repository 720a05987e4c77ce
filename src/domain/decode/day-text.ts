// The ways in which a cell writes a day: separators, Chinese words, eight digits, and Excel's serials.
import {
  createInstantAtNumber,
  createMonthOrNull,
  type Day,
  dayOf,
  fromDayNumber,
  type Instant,
  type Month,
  printClock,
  yearOf,
} from '../time/calendar.ts';
import { ok, type Refusal, type RefusalValue, type Result } from '../values/result.ts';
import { type CellValue, refuseCell } from './cell.ts';

/** How a sheet counts its serials. */
export interface SerialRule {
  readonly date1904: boolean;
}

/** The first and last year that a cell may name (docs/rules/imports.md, Decoding: days). */
export const YEARS = { from: 2000, to: 2100 } as const;

/** 9999-12-31 in the 1900 system, the last serial that Excel knows. */
const LAST_SERIAL = 2_958_465;
export const SECONDS_OF_DAY = 86_400;
/** Day numbers of 1899-12-30 and 1904-01-01, from which the two systems count. */
const DAY_0_OF_1900 = -25_569;
const DAY_0_OF_1904 = -24_107;

const DAY_SHAPES = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
] as const;

const MONTH_SHAPES = [
  /^(\d{4})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月份?$/,
  /^(\d{4})(\d{2})$/,
] as const;

function firstMatch(shapes: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const shape of shapes) {
    const match = shape.exec(text);
    if (match) return match;
  }
  return null;
}

/** The day that plain text writes (docs/rules/imports.md, Decoding: days); null if it writes none. */
export function parseDayText(text: string): Day | null {
  const match = firstMatch(DAY_SHAPES, text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The month that plain text writes: `2025-08`, `2025/8`, `2025.8`, `2025年8月`, `202508`; null if it writes none. */
export function parseMonthText(text: string): Month | null {
  const match = firstMatch(MONTH_SHAPES, text);
  return match ? createMonthOrNull(Number(match[1]), Number(match[2])) : null;
}

/**
 * Day and second of an Excel serial, to the nearest second, since fractions of a day are binary: 45658.29166666666 is 07:00:00.
 * Null where Excel has no such day: before the first, after 9999, and in 1900's false 29 February (serial 60).
 */
export function convertSerialToSeconds(serial: number, rule: SerialRule): { readonly day: Day; readonly second: number } | null {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return null;
  const seconds = Math.round(serial * SECONDS_OF_DAY);
  const days = Math.floor(seconds / SECONDS_OF_DAY);
  if (days > LAST_SERIAL - (rule.date1904 ? DAY_0_OF_1904 - DAY_0_OF_1900 : 0)) return null;
  const second = seconds - days * SECONDS_OF_DAY;
  if (rule.date1904) return { day: fromDayNumber(DAY_0_OF_1904 + days), second };
  if (days === 0 || days === 60) return null;
  // Serials before the false leap day lie one day later than counting back from those after it would say.
  return { day: fromDayNumber(DAY_0_OF_1900 + days + (days < 60 ? 1 : 0)), second };
}

/** Numbers of the first and last day of `YEARS`: 2000-01-01 and 2100-12-31. */
const DAYS_OF_YEARS = { from: 10_957, to: 47_846 } as const;

/** The moment of a serial within `YEARS`, its seconds cut; null where the slow way has to look. A ledger has hundreds of thousands of these. */
export function convertSerialToMoment(serial: number, { date1904 }: SerialRule): Instant | null {
  const seconds = Math.round(serial * SECONDS_OF_DAY);
  const days = Math.floor(seconds / SECONDS_OF_DAY);
  const number = days + (date1904 ? DAY_0_OF_1904 : DAY_0_OF_1900);
  if (!(number >= DAYS_OF_YEARS.from && number <= DAYS_OF_YEARS.to)) return null;
  return createInstantAtNumber(number, Math.floor((seconds - days * SECONDS_OF_DAY) / 60));
}

/** Serials that a sheet shows as a day people write: 1954 to 2118. Other numbers in a column of days are quoted as they are. */
const SHOWN_AS_DAY = { from: 20_000, to: 80_000 } as const;

/** The cell as a refusal quotes it; a number that the sheet shows as a day, with that day behind it: nobody sees the number there. */
function foundMoment(cell: CellValue, rule: SerialRule): CellValue {
  if (typeof cell !== 'number' || cell < SHOWN_AS_DAY.from || cell > SHOWN_AS_DAY.to) return cell;
  const moment = convertSerialToSeconds(cell, rule);
  if (moment === null) return cell;
  const { day, second } = moment;
  return `${cell} (${second === 0 ? day : `${day} ${printClock(Math.floor(second / 60))}`})`;
}

/** A refusal of a cell of days, months or moments, as `refuseCell`. */
export function refuseMoment(
  code: 'CELL_NOT_DAY' | 'CELL_NOT_MONTH' | 'CELL_NOT_TIME' | 'CELL_OUT_OF_YEARS',
  cell: CellValue,
  rule: SerialRule,
  facts: Readonly<Record<string, RefusalValue>> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return refuseCell(code, foundMoment(cell, rule), facts);
}

/** The value if its year may be named, else CELL_OUT_OF_YEARS `{found, from, to}`. */
export function checkYears<T>(cell: CellValue, rule: SerialRule, day: Day | Month, value: T): Result<T> {
  const year = yearOf(day);
  return year < YEARS.from || year > YEARS.to ? refuseMoment('CELL_OUT_OF_YEARS', cell, rule, YEARS) : ok(value);
}
