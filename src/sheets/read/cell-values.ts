// Values of spreadsheet cells as files write them: numbers, and dates in ISO form as serials.

/** A number as XML schema writes doubles, or null; `INF`, hexadecimal and empty text are none. */
export function readNumber(text: string): number | null {
  const { length } = text;
  let value = 0;
  let at = 0;
  if (length <= 15) {
    for (; at < length; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === length && length > 0) return value;
  }
  const plain = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

const DAYS_TO_1900 = 25_569;
const DAYS_TO_1904 = 24_107;

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
  const days = daysSince1970(Number(year), Number(month), Number(day));
  if (days === null) return null;
  const serial = days + (date1904 ? DAYS_TO_1904 : DAYS_TO_1900);
  return serial < (date1904 ? 0 : 61) ? null : serial + seconds / 86_400;
}

/** Days from 1970-01-01 in the Gregorian calendar, by arithmetic; null for a day that does not exist. */
function daysSince1970(year: number, month: number, day: number): number | null {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  if (length === undefined || day < 1 || day > length) return null;
  const before = year - 1;
  const yearDays = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const monthDays = lengths.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return yearDays + monthDays + day - 1 - 719_162;
}
