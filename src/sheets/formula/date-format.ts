// What TEXT prints for dates and times: `yyyy-mm-dd`, `yyyy"年"m"月"`, `h:mm AM/PM`, `[h]:mm`.
import type { FormatPart } from './format-code.ts';
import { type CalendarDay, convertSerialToDay, weekdayOf } from './serial-dates.ts';
import { type FormulaError, VALUE_ERROR } from './values.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAYS_CHINESE = [...'日一二三四五六'];

interface Moment {
  readonly day: CalendarDay;
  readonly weekday: number;
  readonly seconds: number;
  /** Seconds since serial 0. */
  readonly total: number;
  /** Parts of a second, as digits. */
  readonly fraction: string;
  readonly isTwelve: boolean;
}

type DateFormatPart = Extract<FormatPart, { readonly kind: 'date' }>;

function padded(value: number, length: number): string {
  return String(value).padStart(Math.min(length, 2), '0');
}

function monthText(month: number, length: number): string {
  const name = MONTHS[month - 1] ?? '';
  if (length === 3) return name.slice(0, 3);
  if (length === 4) return name;
  return length >= 5 ? name.slice(0, 1) : padded(month, length);
}

function dayText({ day, weekday }: Moment, length: number): string {
  const name = DAYS[weekday - 1] ?? '';
  if (length === 3) return name.slice(0, 3);
  return length >= 4 ? name : padded(day.day, length);
}

function formatHoursInput({ seconds, isTwelve }: Moment, length: number): string {
  const hours = Math.floor(seconds / 3600);
  return padded(isTwelve ? ((hours + 11) % 12) + 1 : hours, length);
}

function noonText(text: string, seconds: number): string {
  const [morning = '', evening = ''] = text.split('/');
  return seconds < 43_200 ? morning : evening;
}

function totalText({ part, length }: DateFormatPart, total: number): string {
  const unit = part === 'h' ? 3600 : part === 'minute' ? 60 : 1;
  return String(Math.floor(total / unit)).padStart(length, '0');
}

function partText(part: DateFormatPart, moment: Moment): string {
  if (part.isTotal) return totalText(part, moment.total);
  switch (part.part) {
    case 'y':
      return part.length <= 2 ? String(moment.day.year % 100).padStart(2, '0') : String(moment.day.year).padStart(4, '0');
    case 'm':
      return monthText(moment.day.month, part.length);
    case 'd':
      return dayText(moment, part.length);
    case 'a':
      return `${part.length >= 4 ? '星期' : ''}${DAYS_CHINESE[moment.weekday - 1] ?? ''}`;
    case 'h':
      return formatHoursInput(moment, part.length);
    case 'minute':
      return padded(Math.floor(moment.seconds / 60) % 60, part.length);
    case 's':
      return padded(moment.seconds % 60, part.length);
    default:
      return noonText(part.text, moment.seconds);
  }
}

/** How many digits of a second the code asks for: zeros behind a point behind seconds. */
function secondDigits(parts: readonly FormatPart[]): number {
  const point = parts.findIndex(({ kind }) => kind === 'point');
  if (point === -1) return 0;
  const after = parts.slice(point + 1);
  const end = after.findIndex(({ kind }) => kind !== 'digit');
  return end === -1 ? after.length : end;
}

/** A serial printed as a date; `#VALUE!` outside of the calendar. */
export function formatDate(parts: readonly FormatPart[], serial: number, date1904: boolean): string | FormulaError {
  const places = Math.min(3, secondDigits(parts));
  const unit = 10 ** places;
  const ticks = Math.round((serial - Math.floor(serial)) * 86_400 * unit);
  const isNextDay = ticks >= 86_400 * unit;
  const whole = Math.floor(serial) + (isNextDay ? 1 : 0);
  const day = convertSerialToDay(whole, date1904);
  if (day === null) return VALUE_ERROR;
  const inDay = isNextDay ? 0 : ticks;
  const seconds = Math.floor(inDay / unit);
  const isTwelve = parts.some((part) => part.kind === 'date' && part.part === 'noon');
  const fraction = String(inDay % unit).padStart(places, '0');
  const moment = { day, weekday: weekdayOf(whole, date1904), seconds, total: whole * 86_400 + seconds, fraction, isTwelve };
  let digit = 0;
  return parts
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'date') return partText(part, moment);
      if (part.kind === 'digit') return fraction[digit++] ?? '0';
      return part.kind === 'point' ? '.' : part.kind === 'comma' ? ',' : '';
    })
    .join('');
}
