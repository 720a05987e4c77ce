// Functions on dates, by serial number.
import { defineOnNumbers, defineOnScalars, expectNumber, expectText, type FunctionKind } from './function-kinds.ts';
import { type CalendarDay, convertSerialToDay, countDaysInMonth, parseSerial, serialOf, weekdayOf } from './serial-dates.ts';
import { NUM_ERROR, VALUE_ERROR } from './values.ts';

const DATE: FunctionKind = defineOnNumbers(3, 3, ([year = 0, month = 0, day = 0], { source: { date1904 } }) => {
  const whole = Math.trunc(year);
  if (whole < 0 || whole > 9999) return NUM_ERROR;
  const full = whole < (date1904 ? 1904 : 1900) ? whole + 1900 : whole;
  return serialOf({ year: full, month: Math.trunc(month), day: Math.trunc(day) }, date1904) ?? NUM_ERROR;
});

function part(take: (day: CalendarDay) => number): FunctionKind {
  return defineOnNumbers(1, 1, ([serial = 0], { source: { date1904 } }) => {
    const day = convertSerialToDay(serial, date1904);
    return day === null ? NUM_ERROR : take(day);
  });
}

/** A day so many months on: its own day, the month's last where it has no such day, or the last in any case. */
function monthsOn(isEnd: boolean): FunctionKind {
  return defineOnNumbers(2, 2, ([serial = 0, months = 0], { source: { date1904 } }) => {
    const from = convertSerialToDay(serial, date1904);
    if (from === null) return NUM_ERROR;
    const count = from.year * 12 + from.month - 1 + Math.trunc(months);
    const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
    if (year < 1900 || year > 9999) return NUM_ERROR;
    const last = countDaysInMonth(year, month);
    return serialOf({ year, month, day: isEnd ? last : Math.min(from.day, last) }, date1904) ?? NUM_ERROR;
  });
}

function timePart(unit: number, modulus: number): FunctionKind {
  return defineOnNumbers(1, 1, ([serial = 0]) => {
    if (serial < 0) return NUM_ERROR;
    const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
    return Math.floor((seconds % 86_400) / unit) % modulus;
  });
}

const WEEKDAY: FunctionKind = defineOnNumbers(1, 2, ([serial = 0, kind = 1], { source: { date1904 } }) => {
  if (serial < 0) return NUM_ERROR;
  const day = weekdayOf(serial, date1904);
  if (kind === 1 || kind === 17) return day;
  if (kind === 2 || kind === 11) return ((day + 5) % 7) + 1;
  return kind === 3 ? (day + 5) % 7 : NUM_ERROR;
});

export const DATE_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  DATE,
  YEAR: part(({ year }) => year),
  MONTH: part(({ month }) => month),
  DAY: part(({ day }) => day),
  EDATE: monthsOn(false),
  EOMONTH: monthsOn(true),
  DAYS: defineOnNumbers(2, 2, ([end = 0, start = 0]) => Math.trunc(end) - Math.trunc(start)),
  WEEKDAY,
  HOUR: timePart(3600, 24),
  MINUTE: timePart(60, 60),
  SECOND: timePart(1, 60),
  TIME: defineOnNumbers(3, 3, ([hours = 0, minutes = 0, seconds = 0]) => {
    const total = Math.trunc(hours) * 3600 + Math.trunc(minutes) * 60 + Math.trunc(seconds);
    return total < 0 ? NUM_ERROR : (total % 86_400) / 86_400;
  }),
  DATEVALUE: defineOnScalars('t', 1, ([text], { source: { date1904 } }) => {
    const serial = parseSerial(expectText(text).trim(), date1904);
    return serial === null ? VALUE_ERROR : Math.floor(expectNumber(serial, 0));
  }),
};
