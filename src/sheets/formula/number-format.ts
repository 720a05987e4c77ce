// What TEXT prints: a number, date or text by a number format. Rounded half away from zero by decimal digits.
import { type FormatPart, type FormatSection, sectionsOf } from './format-code.ts';
import { decimalOf, formatPlainDigits, printGeneral, printNarrow, roundDecimal } from './number-text.ts';
import { type FormulaError, VALUE_ERROR } from './values.ts';
import { type CalendarDay, convertSerialToDay, weekdayOf } from './serial-dates.ts';

// What TEXT prints for dates and times: `yyyy-mm-dd`, `yyyy"年"m"月"`, `h:mm AM/PM`, `[h]:mm`.

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
function formatDate(parts: readonly FormatPart[], serial: number, date1904: boolean): string | FormulaError {
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

function isMet({ condition }: FormatSection, value: number): boolean {
  if (condition === null) return true;
  const { operator, than } = condition;
  if (operator === '=') return value === than;
  if (operator === '<>') return value !== than;
  if (operator === '>') return value > than;
  if (operator === '<') return value < than;
  return operator === '>=' ? value >= than : value <= than;
}

interface Chosen {
  readonly section: FormatSection;
  /** Whether the minus is the section's own affair. */
  readonly isSigned: boolean;
}

/**
 * The section for a number: by its conditions, else positive, negative, zero. Null where programs don't agree: on the minus of a section that is
 * for numbers below some limit of 0 or less or that may show 0, and on a second section without a condition before a third.
 */
function chosenSection(sections: readonly FormatSection[], value: number): Chosen | null {
  const [first, second, third] = sections;
  if (first === undefined) return null;
  if (sections.slice(0, 3).some(({ condition }) => condition !== null)) {
    if (third !== undefined && second?.condition === null) return null;
    if (value < 0 && (value > -1 || sections.some(({ condition }) => condition !== null && condition.than <= 0))) return null;
    const found = sections.slice(0, 3).find((section) => isMet(section, value));
    return found === undefined ? null : { section: found, isSigned: false };
  }
  if (second === undefined || value > 0) return { section: first, isSigned: false };
  if (value < 0) return { section: second, isSigned: true };
  return { section: third ?? first, isSigned: false };
}

/** Digits before the point, from the right, with what stands between their places. */
function printWhole(parts: readonly FormatPart[], whole: string, isGrouped: boolean): string {
  const places = parts.filter(({ kind }) => kind === 'digit').length;
  let place = 0;
  let text = '';
  const put = (digit: string): void => {
    text = digit + (isGrouped && place > 0 && place % 3 === 0 && digit !== '' ? ',' : '') + text;
    place += 1;
  };
  for (const part of parts.toReversed()) {
    if (part.kind === 'literal') text = part.text + text;
    else if (part.kind === 'percent') text = `%${text}`;
    else if (part.kind === 'digit') {
      const digit = whole.at(-1 - place);
      put(digit ?? (part.text === '0' ? '0' : part.text === '?' ? ' ' : ''));
      if (place === places) for (const rest of Array.from(whole.slice(0, Math.max(0, whole.length - places))).toReversed()) put(rest);
    }
  }
  return places === 0 ? text + whole : text;
}

function printFraction(parts: readonly FormatPart[], fraction: string): string {
  let place = 0;
  let text = '';
  for (const part of parts) {
    if (part.kind === 'literal') text += part.text;
    else if (part.kind === 'percent') text += '%';
    else if (part.kind === 'digit') {
      const digit = fraction[place];
      text += digit ?? (part.text === '0' ? '0' : part.text === '?' ? ' ' : '');
      place += 1;
    }
  }
  return text;
}

function isDigit({ kind }: FormatPart): boolean {
  return kind === 'digit';
}

/** How often the number is divided by 1000: commas behind the last digit before the point. */
function thousands(whole: readonly FormatPart[]): number {
  const last = whole.findLastIndex(isDigit);
  return whole.slice(last + 1).filter(({ kind }) => kind === 'comma').length;
}

/** What rounds to zero has no sign. */
function printDigits(parts: readonly FormatPart[], value: number, sign: string): string {
  const point = parts.findIndex(({ kind }) => kind === 'point');
  const before = point === -1 ? parts : parts.slice(0, point);
  const after = point === -1 ? [] : parts.slice(point + 1);
  const last = before.findLastIndex(isDigit);
  const isGrouped = before.slice(Math.max(0, before.findIndex(isDigit)), Math.max(0, last)).some(({ kind }) => kind === 'comma');
  const decimal = decimalOf(Math.abs(value));
  const percents = parts.filter(({ kind }) => kind === 'percent').length;
  const scale = percents * 2 - 3 * (thousands(before) + (point === -1 ? 0 : thousands([...before.slice(0, 0), ...after])));
  const scaled = decimal.digits === '' ? decimal : { ...decimal, point: decimal.point + scale };
  const rounded = roundDecimal(scaled, after.filter(isDigit).length, 'half');
  const { whole, fraction } = formatPlainDigits(rounded);
  return (
    (rounded.digits === '' ? '' : sign) + printWhole(before, whole, isGrouped) + (point === -1 ? '' : `.${printFraction(after, fraction)}`)
  );
}

/** `0.00E+00`: as many digits before the point as there are places. */
function printExponent(parts: readonly FormatPart[], value: number, at: number): string {
  const mantissa = parts.slice(0, at);
  const point = mantissa.findIndex(({ kind }) => kind === 'point');
  const places = mantissa.slice(point === -1 ? mantissa.length : point).filter(isDigit).length;
  const decimal = decimalOf(Math.abs(value));
  const rounded = roundDecimal({ ...decimal, point: decimal.digits === '' ? 0 : 1 }, places, 'half');
  const exponent = decimal.digits === '' ? 0 : decimal.point - 1 + (rounded.point - 1);
  const one = { ...rounded, point: decimal.digits === '' ? 0 : 1 };
  const sign = parts[at];
  const digits = printWhole(parts.slice(at + 1), String(Math.abs(exponent)), false);
  const { whole, fraction } = formatPlainDigits(one);
  const head = printWhole(mantissa.slice(0, point === -1 ? mantissa.length : point), whole, false);
  const tail = point === -1 ? '' : `.${printFraction(mantissa.slice(point + 1), fraction)}`;
  const plus = sign?.kind === 'exponent' && sign.hasPlus ? '+' : '';
  return `${head}${tail}E${exponent < 0 ? '-' : plus}${digits}`;
}

/** Signs and texts around a value: as the format General shows it, and as it is. */
function printPlain(parts: readonly FormatPart[], general: string, asItIs: string): string {
  const shown: Readonly<Partial<Record<FormatPart['kind'], string>>> = { percent: '%', general, text: asItIs };
  return parts.map((part) => (part.kind === 'literal' ? part.text : (shown[part.kind] ?? ''))).join('');
}

function formatSigned({ section: { parts }, isSigned }: Chosen, value: number): string {
  const sign = value < 0 && !isSigned ? '-' : '';
  const exponent = parts.findIndex(({ kind }) => kind === 'exponent');
  if (exponent !== -1) return sign + printExponent(parts, value, exponent);
  if (parts.some(isDigit)) return printDigits(parts, value, sign);
  const hasNumber = parts.some(({ kind }) => kind === 'general' || kind === 'text');
  return `${hasNumber || parts.length > 0 ? sign : ''}${printPlain(parts, printNarrow(Math.abs(value)), printGeneral(Math.abs(value)))}`;
}

/** A text by the section for texts: the fourth, or any with `@`; else as it is. */
function formatText(sections: readonly FormatSection[], text: string): string {
  const section = sections[3] ?? sections.find(({ parts }) => parts.some(({ kind }) => kind === 'text'));
  return section === undefined ? text : printPlain(section.parts, text, text);
}

/**
 * What TEXT gives for a value and a format code: the text, an error (a negative date), or null where the code has
 * something that is not known here.
 */
export function formatNumber(value: number | string, code: string, date1904: boolean): string | FormulaError | null {
  const sections = sectionsOf(code);
  if (sections === null) return null;
  if (typeof value === 'string') return formatText(sections, value);
  if (sections.length === 0) return '';
  const chosen = chosenSection(sections, value);
  if (chosen === null) return null;
  const { parts } = chosen.section;
  if (parts.some(({ kind }) => kind === 'date'))
    return parts.some(({ kind }) => kind === 'exponent' || kind === 'general') ? null : formatDate(parts, value, date1904);
  return formatSigned(chosen, value);
}
