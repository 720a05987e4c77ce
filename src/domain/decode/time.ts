// Days, months, instants and durations as cells write them; all wall clock at +08:00.
import { addDays, createInstantAt, type Day, firstDayOf, type Instant, type Month, monthOf, yearOf } from '../time/calendar.ts';
import { minutes, type Minutes, MOST_AMOUNT } from '../values/quantity.ts';
import { ok, type Result } from '../values/result.ts';
import { type CellValue, isBlank, refuseCell, toShortText } from './cell.ts';
import {
  checkYears,
  convertSerialToMoment,
  convertSerialToSeconds,
  parseDayText,
  parseMonthText,
  refuseMoment,
  SECONDS_OF_DAY,
  type SerialRule,
  YEARS,
} from './day-text.ts';
import { decodeDecimal } from './number.ts';

const SERIALS_1900: SerialRule = { date1904: false };
const TIME_SHAPE = /^(.*?)(?:\s+|(?<=\d)T(?=\d)|(?<=日)(?=\d))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
/** A serial in a csv, which has no numbers: `46298`, `46298.84375`. Five digits, so that it is no year and no `20261003`. */
const SERIAL_TEXT = /^\d{5}(?:\.\d+)?$/;
const CLOCK_DURATION = /^(\d{1,6}):([0-5]\d):([0-5]\d)$/;
const WORDED_DURATION =
  /^(?:(\d{1,12}(?:\.\d{1,12})?)\s*小?时)?\s*(?:(\d{1,12}(?:\.\d{1,12})?)\s*分钟?)?\s*(?:(\d{1,12}(?:\.\d{1,12})?)\s*秒钟?)?$/;

/** The number that a cell counts its days with: a number cell, or five digits of text. */
function serialOf(cell: CellValue): number | null {
  if (typeof cell === 'number') return cell;
  const text = toShortText(cell);
  return SERIAL_TEXT.test(text) ? Number(text) : null;
}

/** Day and second of an instant's text; `24:00` gives second 86400. Null if it is no such time. */
function daySecondOfText(text: string): { readonly day: Day; readonly second: number } | null {
  const match = TIME_SHAPE.exec(text);
  const day = match ? parseDayText(match[1] ?? '') : null;
  if (!match || day === null) return null;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  return { day, second: hour * 3600 + minute * 60 + second };
}

/** Day and second that the cell names as a moment; null if it names none. */
function momentOf(cell: CellValue, rule: SerialRule): { readonly day: Day; readonly second: number } | null {
  const serial = serialOf(cell);
  return serial === null ? daySecondOfText(toShortText(cell)) : convertSerialToSeconds(serial, rule);
}

function dayOfCell(cell: CellValue, rule: SerialRule): Day | null {
  const written = parseDayText(toShortText(cell));
  if (written !== null) return written;
  const moment = momentOf(cell, rule);
  if (moment === null || moment.second % SECONDS_OF_DAY !== 0) return null;
  // 9999-12-31 24:00 has no next day; its year is refused anyway.
  return moment.second === 0 || yearOf(moment.day) > YEARS.to ? moment.day : addDays(moment.day, 1);
}

/**
 * A day: `2026-10-03`, `2026/10/3`, `2026.10.3`, `2026年10月3日`, `20261003` (text or number), an Excel serial; a time of 00:00 may follow.
 * Blank is null. Refuses CELL_NOT_DAY `{found}`, also for a day with another time, and CELL_OUT_OF_YEARS `{found, from, to}`.
 */
export function decodeDay(cell: CellValue, rule: SerialRule = SERIALS_1900): Result<Day | null> {
  if (isBlank(cell)) return ok(null);
  const day = dayOfCell(cell, rule);
  return day === null ? refuseMoment('CELL_NOT_DAY', cell, rule) : checkYears(cell, rule, day, day);
}

/**
 * A month: `2025-08`, `2025/8`, `2025.8`, `2025年8月`, `202508` (text or number), or any way of writing its first day.
 * Blank is null. Refuses CELL_NOT_MONTH `{found}`, also for another day than the first and for the number 2025.1, which may have been
 * 2025.10; CELL_OUT_OF_YEARS `{found, from, to}`.
 */
export function decodeMonth(cell: CellValue, rule: SerialRule = SERIALS_1900): Result<Month | null> {
  if (isBlank(cell)) return ok(null);
  const fractional = typeof cell === 'number' && !Number.isInteger(cell);
  const written = fractional ? null : parseMonthText(toShortText(cell));
  if (written !== null) return checkYears(cell, rule, written, written);
  const day = fractional ? null : dayOfCell(cell, rule);
  if (day === null || day !== firstDayOf(monthOf(day))) return refuseMoment('CELL_NOT_MONTH', cell, rule);
  return checkYears(cell, rule, day, monthOf(day));
}

/**
 * A moment: a day as `decodeDay` reads it, then a space, `T` or nothing after 日, then `H:MM` or `H:MM:SS`; or an Excel serial.
 * `24:00` is the next day's 00:00. Seconds are cut to the minute; a serial is first taken to its nearest second. Blank is null.
 * Refuses CELL_NOT_TIME `{found}` (25:00, a day without time) and CELL_OUT_OF_YEARS `{found, from, to}`.
 */
export function decodeInstant(cell: CellValue, rule: SerialRule = SERIALS_1900): Result<Instant | null> {
  const quick = typeof cell === 'number' ? convertSerialToMoment(cell, rule) : null;
  if (quick !== null) return ok(quick);
  if (isBlank(cell)) return ok(null);
  const moment = momentOf(cell, rule);
  if (moment === null) return refuseMoment('CELL_NOT_TIME', cell, rule);
  return checkYears(cell, rule, moment.day, createInstantAt(moment.day, Math.floor(moment.second / 60)));
}

/** A start as a file gives it: its minute, and the second within it where the file says one. */
export interface WrittenStart {
  readonly at: Instant;
  readonly second: number | null;
}

/** A moment as `decodeInstant` reads it, with its second: of a text where seconds are written, of an Excel serial where they are not 0. */
export function decodeStart(cell: CellValue, rule: SerialRule = SERIALS_1900): Result<WrittenStart | null> {
  const at = decodeInstant(cell, rule);
  if (!at.ok) return at;
  const moment = at.value === null ? null : momentOf(cell, rule);
  if (at.value === null || moment === null) return ok(null);
  const second = moment.second % 60;
  const isWritten = serialOf(cell) === null ? TIME_SHAPE.exec(toShortText(cell))?.[4] !== undefined : second !== 0;
  return ok({ at: at.value, second: isWritten ? second : null });
}

/** Seconds as `digits / 10^scale` of the worded parts; parts may have decimals (`1.5小时`). Null where there are no words. */
function wordedSeconds(text: string): { readonly digits: bigint; readonly scale: number } | null {
  const match = text === '' ? null : WORDED_DURATION.exec(text);
  if (!match) return null;
  const scale = 12;
  const sizes = [3600n, 60n, 1n] as const;
  const digits = sizes.reduce((sum, size, index) => {
    const [whole = '', fraction = ''] = (match[index + 1] ?? '0').split('.');
    return sum + size * BigInt(whole + fraction.padEnd(scale, '0'));
  }, 0n);
  return { digits, scale };
}

/** `seconds / 10^scale` as minutes, rounded half up. */
function minutesHalfUp(cell: CellValue, seconds: bigint, scale: number): Result<Minutes> {
  const minute = 60n * 10n ** BigInt(scale);
  const value = (2n * seconds + minute) / (2n * minute);
  const limit = BigInt(MOST_AMOUNT);
  return value > limit ? refuseCell('CELL_TOO_LARGE', cell, { limit: String(limit) }) : ok(minutes(Number(value)));
}

/**
 * A duration in minutes, rounded half up (docs/rules/imports.md, Decoding: durations): minutes (`125`, `125.5`, `125分钟`), `H:MM:SS`,
 * `2小时5分钟3秒`, or an Excel day fraction. Only a number cell strictly between 0 and 1 is a day fraction (0.5 = 720 minutes);
 * the text `0.5` is half a minute, and from 1 on a number is minutes. `2:05` is refused: hours and minutes, or minutes and seconds.
 * Blank is null. Refuses CELL_NOT_DURATION, CELL_NEGATIVE `{found}`, CELL_TOO_LARGE `{found, limit}`.
 */
export function decodeDuration(cell: CellValue): Result<Minutes | null> {
  if (isBlank(cell)) return ok(null);
  // Most cells of a big file: whole minutes as a number.
  if (typeof cell === 'number' && cell >= 1 && cell < 1e9 && Number.isInteger(cell)) return ok(minutes(cell));
  if (typeof cell === 'number' && cell > 0 && cell < 1) return minutesHalfUp(cell, BigInt(Math.round(cell * SECONDS_OF_DAY)), 0);
  const text = toShortText(cell);
  const clock = CLOCK_DURATION.exec(text);
  if (clock) return minutesHalfUp(cell, BigInt(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])), 0);
  const worded = wordedSeconds(text);
  if (worded) return minutesHalfUp(cell, worded.digits, worded.scale);
  const decimal = decodeDecimal(cell);
  if (!decimal.ok || decimal.value === null || /[¥元]/.test(text)) return refuseCell('CELL_NOT_DURATION', cell);
  if (decimal.value.digits < 0n) return refuseCell('CELL_NEGATIVE', cell);
  return minutesHalfUp(cell, decimal.value.digits * 60n, decimal.value.scale);
}
