// Values of spreadsheet cells as files write them: numbers, and dates in ISO form as serials.
import { convertDayToSerial } from '../formula/serial-dates.ts';

const MINUS = 45;
const POINT = 46;
/** A number of so many digits and at most MAX_SAFE_INTEGER is exact, as is its power of ten: their quotient is the nearest there is. */
const EXACT_DIGITS = 16;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/** The number between two places of a text as XML schema writes doubles, or null; `INF`, hexadecimal and empty text are none. */
export function readNumber(text: string, from = 0, to = text.length): number | null {
  const isBelow = text.charCodeAt(from) === MINUS;
  let at = isBelow ? from + 1 : from;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT && decimals < 0) decimals = digits;
    else if (code < 48 || code > 57) break;
    else {
      value = value * 10 + code - 48;
      digits += 1;
    }
  }
  if (at === to && digits > 0 && digits <= EXACT_DIGITS && value <= Number.MAX_SAFE_INTEGER) {
    if (decimals >= 0) value /= POWERS[digits - decimals] ?? 1;
    return isBelow ? -value : value;
  }
  const plain = text.slice(from, to).trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

/**
 * The serial of `2026-10-03`, `2026-10-03T20:15:00(.000)` or `T20:15:00`, in days and fractions of a day; null for other text,
 * also for times with an offset, whose wall clock nobody knows. Before March 1900 null: there Excel counts a day that never was.
 */
export function readIsoSerial(text: string, date1904: boolean): number | null {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$/.exec(text);
  if (match === null || text === '') return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + (fraction === '' ? 0 : Number(`0.${fraction}`));
  if (Number(minute) > 59 || Number(second) > 59 || seconds > 86_400) return null;
  if (year === undefined) return seconds / 86_400;
  const serial = convertDayToSerial({ year: Number(year), month: Number(month), day: Number(day) }, date1904);
  return serial === null || (!date1904 && serial < 61) ? null : serial + seconds / 86_400;
}
