// Days, months and instants of the base's wall clock: +08:00, fixed, without any `Date`.
// Dated rows: which one holds on a day or in a month.
import type { Brand } from '../values/brand.ts';

/** A civil day, `2026-10-03`. */
export type Day = Brand<string, 'Day'>;
/** A civil month, `2026-10`. */
export type Month = Brand<string, 'Month'>;
/** Whole minutes since 1970-01-01T00:00Z; read as wall clock at +08:00. */
export type Instant = Brand<number, 'Instant'>;

/** Minutes by which the base's wall clock is ahead of UTC. */
const OFFSET_MINUTES = 480;
export const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;
/** A day before every real one: facts that hold "from the start" begin here. */
export const DAWN = '0001-01-01' as Day;

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_SHAPE = /^(\d{4})-(\d{2})$/;
const INSTANT_SHAPE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})$/;

/** `00` to `99`: days are printed ten thousand times for one report. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

function pad(value: number): string {
  return TWO_DIGITS[value] ?? String(value);
}

/** A year from 1 to 9999. */
function yearText(year: number): string {
  const century = Math.floor(year / 100);
  return `${TWO_DIGITS[century]}${TWO_DIGITS[year - century * 100]}`;
}

/** True in Gregorian leap years. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days the month has (`month` 1-12). */
export function daysInMonthOf(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of these numbers, or null where the calendar has none (years 1-9999). */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(date)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || date < 1 || date > daysInMonthOf(year, month)) return null;
  return `${yearText(year)}-${pad(month)}-${pad(date)}` as Day;
}

/** Parses `2026-10-03`; null if it is no day. */
export function parseDay(text: string): Day | null {
  const match = DAY_SHAPE.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The month of these numbers, or null. */
export function createMonthOrNull(year: number, month: number): Month | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  return `${yearText(year)}-${pad(month)}` as Month;
}

/** Parses `2026-10`; null if it is no month. */
export function parseMonth(text: string): Month | null {
  const match = MONTH_SHAPE.exec(text);
  return match ? createMonthOrNull(Number(match[1]), Number(match[2])) : null;
}

/** Year of a day or month. */
export function yearOf(value: Day | Month): number {
  return Number(value.slice(0, 4));
}

/** Month number 1-12 of a day or month. */
export function monthNumberOf(value: Day | Month): number {
  return Number(value.slice(5, 7));
}

/** Days since 1970-01-01 (civil-day arithmetic on the proleptic Gregorian calendar). */
export function toDayNumber(day: Day): number {
  const month = monthNumberOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The days printed last, by the low bits of their numbers: a ledger of a year asks for its days hundreds of thousands of times. */
const PRINTED_DAYS = 1 << 10;
const printedNumbers = new Float64Array(PRINTED_DAYS).fill(Number.NaN);
const printedDays: Day[] = [];

/** The day that lies `number` days after 1970-01-01. @throws RangeError outside the years 1-9999. */
export function fromDayNumber(number: number): Day {
  const place = number & (PRINTED_DAYS - 1);
  const known = printedNumbers[place] === number ? printedDays[place] : undefined;
  if (known !== undefined) return known;
  const day = printDay(number);
  printedNumbers[place] = number;
  printedDays[place] = day;
  return day;
}

function printDay(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!Number.isInteger(number) || year < 1 || year > 9999) throw new RangeError(`day number out of range: ${number}`);
  return `${yearText(year)}-${pad(month)}-${pad(date)}` as Day;
}

/** The day `days` later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return fromDayNumber(toDayNumber(day) + days);
}

/** 1 = Monday (一) to 7 = Sunday (日). */
export function weekdayOf(day: Day): number {
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Minutes since the wall clock's last Monday 00:00, 0-10,079. */
export function getMinuteOfWeek(value: Instant): number {
  // 1970-01-01 was a Thursday, three days behind its Monday.
  const shifted = value + OFFSET_MINUTES + 3 * DAY_MINUTES;
  return shifted - Math.floor(shifted / WEEK_MINUTES) * WEEK_MINUTES;
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** The month's first day. */
export function firstDayOf(month: Month): Day {
  return `${month}-01` as Day;
}

/** The month's last day. */
export function lastDayOf(month: Month): Day {
  return `${month}-${pad(daysInMonthOf(yearOf(month), monthNumberOf(month)))}` as Day;
}

/** The month `months` later (or earlier, if negative). @throws RangeError outside the years 1-9999. */
export function addMonths(month: Month, months: number): Month {
  const index = yearOf(month) * 12 + monthNumberOf(month) - 1 + months;
  const result = createMonthOrNull(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
  if (result === null) throw new RangeError(`month out of range: ${month} + ${months}`);
  return result;
}

/** Months from `from` to `to`, both included; empty if `to` lies before `from`. */
export function listMonths(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** January of the month's year to the month itself. */
export function listMonthsOfYearTo(month: Month): Month[] {
  const year = month.slice(0, 4);
  return Array.from({ length: monthNumberOf(month) }, (_, index) => `${year}-${pad(index + 1)}` as Month);
}

/** Days from `from` to `to`, both included. */
export function listDays(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  const end = toDayNumber(to);
  for (let number = toDayNumber(from); number <= end; number += 1) days.push(fromDayNumber(number));
  return days;
}

/** The instant `minute` minutes into the day's wall clock (1440 is the next day's 00:00). */
export function createInstantAt(day: Day, minute: number): Instant {
  return createInstantAtNumber(toDayNumber(day), minute);
}

/** Creates the instant in the day that lies `number` days after 1970-01-01. */
export function createInstantAtNumber(number: number, minute: number): Instant {
  return (number * DAY_MINUTES + minute - OFFSET_MINUTES) as Instant;
}

/** Brands minutes since the epoch as an instant. @throws RangeError for fractions. */
export function instant(value: number): Instant {
  if (!Number.isSafeInteger(value)) throw new RangeError(`instant must be whole minutes: ${value}`);
  return value as Instant;
}

/** The instant of a clock reading in milliseconds since the epoch, rounded down to the minute. */
export function convertMillisecondsToInstant(milliseconds: number): Instant {
  return Math.floor(milliseconds / 60_000) as Instant;
}

/** The wall-clock day an instant lies in. */
export function getDayOfInstant(value: Instant): Day {
  return fromDayNumber(Math.floor((value + OFFSET_MINUTES) / DAY_MINUTES));
}

/** The wall-clock month an instant lies in. */
export function getMonthOfInstant(value: Instant): Month {
  return monthOf(getDayOfInstant(value));
}

/** Minutes since the wall clock's midnight, 0-1439. */
export function getMinuteOfDay(value: Instant): number {
  const shifted = value + OFFSET_MINUTES;
  return shifted - Math.floor(shifted / DAY_MINUTES) * DAY_MINUTES;
}

/** Parses `2026-10-03T22:00` (or with a space); `24:00` is the next day's 00:00. Null if it is no such time. */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT_SHAPE.exec(text);
  if (!match) return null;
  const day = parseDay(match[1] ?? '');
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  if (day === null || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return createInstantAt(day, hour * 60 + minute);
}

/** `22:05` from minutes since midnight (1440 prints `24:00`). */
export function printClock(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** `2026-10-03T22:00`, wall clock. */
export function formatIsoInstant(value: Instant): string {
  return `${getDayOfInstant(value)}T${printClock(getMinuteOfDay(value))}`;
}

/** `2026-10-03 22:00`, wall clock. */
export function printInstant(value: Instant): string {
  return `${getDayOfInstant(value)} ${printClock(getMinuteOfDay(value))}`;
}

/** A clock reading in milliseconds since the epoch as `2026-10-03 22:00`, wall clock. */
export function printMoment(atMs: number): string {
  return printInstant(convertMillisecondsToInstant(atMs));
}

/** `2026年3月`, as the form prints a reporting period. */
export function printMonthLong(month: Month): string {
  return `${yearOf(month)}年${monthNumberOf(month)}月`;
}

/** The newest row that starts at or before `at`; of equal starts the later in the list. Null if all start later. */
export function findNewestAtOrBefore<R, T extends Day | Month>(rows: readonly R[], at: T, startOf: (row: R) => T): R | null {
  let newest: R | null = null;
  for (const row of rows) {
    if (startOf(row) <= at && (newest === null || startOf(row) >= startOf(newest))) newest = row;
  }
  return newest;
}

/**
 * The row that holds on the day: the newest with `startsOn <= day`, else the earliest one, since a fact that is known only from a later
 * day on holds from the start. Null without rows.
 */
export function rowAsOf<R extends { readonly startsOn: Day }>(rows: readonly R[], day: Day): R | null {
  const newest = findNewestAtOrBefore(rows, day, (row: R): Day => row.startsOn);
  if (newest !== null) return newest;
  return rows.reduce<R | null>((earliest, row) => (earliest === null || row.startsOn < earliest.startsOn ? row : earliest), null);
}
