// Numbers and their texts in a formula: read as a spreadsheet reads them, printed with 15 digits, rounded by their decimal digits.
import { parseSerial } from './serial-dates.ts';

/** A number's decimal digits: `0.d1d2d3… × 10^point`. Zero has no digits. */
export interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly point: number;
}

/** The 15 digits that spreadsheets keep of a number, without zeros at the end. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { isNegative: value < 0, digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

/** `digits` (a whole number) plus one. */
function oneMore(digits: string): string {
  return String(BigInt(digits === '' ? '0' : digits) + 1n);
}

export type RoundingMode = 'half' | 'up' | 'down';

/** A decimal rounded to `places` digits after the point (before it where negative): half away from zero, away from zero, or towards it. */
export function roundDecimal(decimal: Decimal, places: number, mode: RoundingMode): Decimal {
  const kept = decimal.point + places;
  if (kept >= decimal.digits.length) return decimal;
  const head = kept <= 0 ? '' : decimal.digits.slice(0, kept);
  const next = kept < 0 ? '0' : (decimal.digits[kept] ?? '0');
  const goesUp = mode === 'up' || (mode === 'half' && next >= '5');
  const whole = goesUp ? oneMore(head) : head;
  const digits = whole.replace(/0+$/, '');
  if (digits === '') return { isNegative: false, digits: '', point: 0 };
  return { isNegative: decimal.isNegative, digits, point: whole.length - places };
}

/** The number that a decimal is. */
export function numberOf({ isNegative, digits, point }: Decimal): number {
  if (digits === '') return 0;
  return Number(`${isNegative ? '-' : ''}0.${digits}e${point}`);
}

/** A number rounded by its decimal digits, so that 1.005 is 1.01. What has no digits to lose stays as it is. */
export function roundNumber(value: number, places: number, mode: RoundingMode): number {
  const decimal = decimalOf(value);
  const rounded = roundDecimal(decimal, places, mode);
  return rounded === decimal && decimal.digits.length === 15 ? value : numberOf(rounded);
}

/** The greatest whole number that is not above; noise in the last binary digits doesn't count. */
export function floorNumber(value: number): number {
  return Math.floor(Math.abs(value) < 1e15 ? numberOf(decimalOf(value)) : value);
}

/** Digits with a point: `whole` and `fraction` without zeros at the ends. */
export function formatPlainDigits({ digits, point }: Decimal): { readonly whole: string; readonly fraction: string } {
  if (point <= 0) return { whole: '', fraction: digits === '' ? '' : '0'.repeat(-point) + digits };
  return { whole: digits.slice(0, point).padEnd(point, '0'), fraction: digits.slice(point) };
}

function printScientific({ isNegative, digits, point }: Decimal): string {
  const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const exponent = point - 1;
  return `${isNegative ? '-' : ''}${digits[0] ?? ''}${tail}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** A number as text without a format: 15 digits, an exponent only from 1E+21 on and beyond 20 places. */
export function printGeneral(value: number): string {
  const decimal = decimalOf(value);
  if (decimal.digits === '') return '0';
  if (decimal.point > 21 || decimal.digits.length - decimal.point > 20) return printScientific(decimal);
  const { whole, fraction } = formatPlainDigits(decimal);
  return `${decimal.isNegative ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Prints a number as the format General shows it: in 11 characters beside the sign, by 6 digits and an exponent where it is too long or small for them. */
export function printNarrow(value: number): string {
  const decimal = decimalOf(value);
  const isSmall = decimal.point < -3 && decimal.digits.length - decimal.point > 9;
  if (decimal.point > 11 || isSmall) return printScientific(roundDecimal(decimal, 6 - decimal.point, 'half'));
  return printGeneral(numberOf(roundDecimal(decimal, Math.max(0, 10 - Math.max(1, decimal.point)), 'half')));
}

const NUMBER = /^([+-]?)[¥￥$]?\s*((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)((?:[eE][+-]?\d+)?)\s*(%?)$/;

/** The number that a text means in arithmetic: digits, thousands, percent, a currency sign, brackets for minus, a date or time; else null. */
export function parseNumberText(text: string, date1904: boolean): number | null {
  const trimmed = text.trim();
  const inBrackets = /^\((.*)\)$/.exec(trimmed);
  const match = NUMBER.exec(inBrackets?.[1] ?? trimmed);
  if (match === null) return parseSerial(trimmed, date1904);
  const [, sign = '', digits = '', exponent = '', percent = ''] = match;
  if (inBrackets !== null && sign !== '') return null;
  const shift = percent === '%' ? 'e-2' : '';
  const plain =
    exponent === '' ? Number(`${digits.replaceAll(',', '')}${shift}`) : Number(`${digits}${exponent}`) / (percent === '%' ? 100 : 1);
  if (!Number.isFinite(plain)) return null;
  return sign === '-' || inBrackets !== null ? -plain : plain;
}
