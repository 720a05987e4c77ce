// Amounts with their unit in the type: fen, minutes, 0.01 m², counts.
// The one place where figures are rounded: half away from zero, on integers, at print time only.
import type { Brand } from './brand.ts';

/**
 * `numerator / denominator` as a whole number, half away from zero.
 * @throws RangeError if `denominator` is not positive (a bug of the caller).
 */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/**
 * Prints `numerator / denominator` with exactly `decimals` digits after the point.
 * No thousands separators, no plus sign, and zero never carries a minus (`0.00`).
 */
export function printQuotient(numerator: number | bigint, denominator: number | bigint, decimals: number): string {
  const scaled = divideHalfAway(BigInt(numerator) * 10n ** BigInt(decimals), BigInt(denominator));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const units = digits.slice(0, digits.length - decimals);
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${units}` : `${sign}${units}.${digits.slice(digits.length - decimals)}`;
}

/**
 * The most, and below nothing the least, that one entered amount may be: fen, counts, minutes, 0.01 m². A billion yuan in fen, so that the sum
 * of ninety thousand of the largest is still a safe whole number.
 */
export const MOST_AMOUNT = 100_000_000_000;
/** The most that a figure of a report may be, raw: a figure is a sum itself, and ninety of the largest still add up. */
export const MOST_FIGURE = 100_000_000_000_000;

/** Money in whole fen (分). */
export type Fen = Brand<number, 'Fen'>;
/** Whole minutes. */
export type Minutes = Brand<number, 'Minutes'>;
/** Area in whole 0.01 m² (1 dm²). */
export type SquareDm = Brand<number, 'SquareDm'>;
/** A count of things. */
export type Count = Brand<number, 'Count'>;

function whole(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe whole number: ${value}`);
  return value;
}

/** Brands a whole number as fen. @throws RangeError outside the safe range. */
export function fen(value: number): Fen {
  return whole(value, 'fen') as Fen;
}

/** Brands a whole number as minutes. @throws RangeError outside the safe range. */
export function minutes(value: number): Minutes {
  return whole(value, 'minutes') as Minutes;
}

/** Brands a whole number as 0.01 m². @throws RangeError outside the safe range. */
export function squareDm(value: number): SquareDm {
  return whole(value, 'area') as SquareDm;
}

/** Brands a whole number as a count. @throws RangeError outside the safe range. */
export function count(value: number): Count {
  return whole(value, 'count') as Count;
}

/** The sum of two whole numbers. @throws RangeError beyond the safe range. */
export function addSafe(one: number, other: number): number {
  return whole(one + other, 'sum');
}

/** Sums whole numbers and stays inside the safe range. @throws RangeError beyond it. */
export function sumSafe(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total = whole(total + value, 'sum');
  return total;
}

/** 万元 with `decimals` digits (2 in the form): 1 万元 = 1,000,000 fen. */
export function printWanYuan(value: number, decimals = 2): string {
  return printQuotient(value, 1_000_000, decimals);
}

/** 元 with 2 decimals. */
export function printYuan(value: number): string {
  return printQuotient(value, 100, 2);
}

/** Hours with 1 decimal from minutes. */
export function printHours(value: number): string {
  return printQuotient(value, 60, 1);
}

/** m² with 2 decimals from 0.01 m². */
export function printSquareMetres(value: number): string {
  return printQuotient(value, 100, 2);
}

/** `1234567.80` as `1,234,567.80`: for people to read, never for the form. What is no number stays as it is. */
export function withThousands(text: string): string {
  const [before = '', rest] = text.split('.');
  const grouped = before.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
