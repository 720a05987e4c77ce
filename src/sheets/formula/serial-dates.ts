// Dates as serial numbers: 1900 with its false 29 February, or 1904; and the texts that mean a date.

/** A day of the calendar. Serial 60 of the 1900 system is 29 February 1900, which never was; serial 0 is its "0 January". */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The last serial, 31 December 9999. */
const LAST_1900 = 2_958_465;
const DAYS_1904 = 1462;

/** Days since 1 March of year 0, by whole years of 365.2425 days. */
function dayNumber({ year, month, day }: CalendarDay): number {
  const shifted = month > 2 ? month - 3 : month + 9;
  const from = month > 2 ? year : year - 1;
  return (
    365 * from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + Math.floor((153 * shifted + 2) / 5) + day - 1
  );
}

function dayOfNumber(number: number): CalendarDay {
  const century = Math.floor((4 * number + 3) / 146_097);
  const inCentury = number - Math.floor((146_097 * century) / 4);
  const yearIn = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * yearIn) / 4);
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: 100 * century + yearIn + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** What 1 January 1900 less one day is, as `dayNumber` counts. */
const ZERO_1900 = dayNumber({ year: 1899, month: 12, day: 31 });

/** The serial of a day (its month and day may lie beyond their ends, as DATE takes them); null outside of the system. */
export function serialOf({ year, month, day }: CalendarDay, date1904: boolean): number | null {
  const months = year * 12 + month - 1;
  const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 };
  const days = dayNumber(first) - ZERO_1900;
  const serial = (days >= 60 ? days + 1 : days) + day - 1;
  const own = date1904 ? serial - DAYS_1904 : serial;
  return own < 0 || serial > LAST_1900 ? null : own;
}

/** The day of a serial (its part of a day is left out), or null outside of the system. */
export function convertSerialToDay(serial: number, date1904: boolean): CalendarDay | null {
  const whole = Math.floor(serial) + (date1904 ? DAYS_1904 : 0);
  if (!(serial >= 0 && whole <= LAST_1900)) return null;
  if (whole === 0) return { year: 1900, month: 1, day: 0 };
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  return dayOfNumber(ZERO_1900 + (whole > 60 ? whole - 1 : whole));
}

/** The weekday of a serial, 1 Sunday to 7 Saturday, as the system counts (its false day included). */
export function weekdayOf(serial: number, date1904: boolean): number {
  const whole = Math.floor(serial) + (date1904 ? DAYS_1904 : 0);
  return ((whole + 6) % 7) + 1;
}

export function countDaysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return dayNumber(next) - dayNumber({ year, month, day: 1 });
}

/** The serial of a day that the calendar has; null for any other, and outside of the system. */
export function convertDayToSerial({ year, month, day }: CalendarDay, date1904: boolean): number | null {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= countDaysInMonth(year, month);
  return isDay ? serialOf({ year, month, day }, date1904) : null;
}

const DATE = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(?:(\d{1,2})日)?|[-/](\d{1,2}))(?:$|[T ]+(?=\d))/;
const TIME = /^(\d{1,4}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?$/;

function dateAt(text: string, date1904: boolean): { readonly serial: number; readonly length: number } | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4] ?? match[6] ?? match[8]);
  const day = Number(match[3] ?? match[5] ?? match[7] ?? 1);
  const serial = convertDayToSerial({ year, month, day }, date1904);
  return serial === null ? null : { serial, length: match[0].length };
}

/** The serial of a text that is a date (`2026-10-3`, `2026/10/3`, `2026年10月3日`, `2026年10月`), a time, or both; else null. */
export function parseSerial(text: string, date1904: boolean): number | null {
  const date = dateAt(text, date1904);
  const rest = date === null ? text : text.slice(date.length);
  if (date !== null && rest === '') return date.serial;
  const time = TIME.exec(rest);
  if (time === null) return null;
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (minutes > 59 || seconds >= 60 || (date !== null && hours > 23)) return null;
  return (date?.serial ?? 0) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
