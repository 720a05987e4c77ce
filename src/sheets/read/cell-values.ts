// Values of spreadsheet cells as files write them: numbers, and dates in ISO form as serials.
import { convertDayToSerial } from '../formula/serial-dates.ts';

/** Digits that a whole number may have to be read without doubt. */
const SAFE_DIGITS = 15;

/** The number between two places of a text as XML schema writes doubles, or null; `INF`, hexadecimal and empty text are none. */
export function readNumber(text: string, from = 0, to = text.length): number | null {
  if (to - from <= SAFE_DIGITS) {
    let value = 0;
    let at = from;
    for (; at < to; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === to && to > from) return value;
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
