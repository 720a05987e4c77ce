// Figures of the second computation: exact fractions, and how the form prints them.

export type Unit = 'count' | 'money' | 'area' | 'hours' | 'percent';

/** An exact figure: fen, 0.01 m², minutes or a count over 1; a share as it is (0.5 prints 50.0). */
export interface Exact {
  readonly unit: Unit;
  readonly num: bigint;
  readonly den: bigint;
}

/** A printed figure, as the expected files hold it. */
export interface Printed {
  readonly raw: number | null;
  readonly text: string;
}

export const NOTHING: Printed = { raw: null, text: '—' };

/** Printed units of one raw unit: 1 fen is 1/1,000,000 万元. */
const DIVISORS: Readonly<Record<Unit, bigint>> = { count: 1n, money: 1_000_000n, area: 100n, hours: 60n, percent: 1n };
const PLACES: Readonly<Record<Unit, number>> = { count: 0, money: 2, area: 2, hours: 1, percent: 1 };

export function whole(unit: Unit, num: bigint | number): Exact {
  return { unit, num: BigInt(num), den: 1n };
}

/** A share; null without a part, a whole, or with a whole of 0. */
export function share(part: Exact | null, all: Exact | null): Exact | null {
  if (part === null || all === null || all.num === 0n) return null;
  return { unit: 'percent', num: part.num * all.den, den: part.den * all.num };
}

/** (this − base) / base; null where the base is missing, 0 or negative. */
export function growth(now: Exact | null, base: Exact | null): Exact | null {
  if (now === null || base === null || base.num <= 0n) return null;
  return { unit: 'percent', num: now.num * base.den - base.num * now.den, den: now.den * base.num };
}

export function plus(left: Exact, right: Exact): Exact {
  return { unit: left.unit, num: left.num * right.den + right.num * left.den, den: left.den * right.den };
}

/** A fraction with this many decimals, half away from zero; never "-0.0". */
export function decimals(num: bigint, den: bigint, places: number): string {
  const scaled = (num < 0n ? -num : num) * 10n ** BigInt(places);
  const rounded = (scaled * 2n + den) / (den * 2n);
  const digits = String(rounded).padStart(places + 1, '0');
  const sign = num < 0n && rounded !== 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The printed text of an exact figure. */
export function textOf(figure: Exact | null): string {
  if (figure === null) return '—';
  const { unit, num, den } = figure;
  return decimals(unit === 'percent' ? num * 100n : num, den * DIVISORS[unit], PLACES[unit]);
}

/** Raw and text; shares have no raw. */
export function print(figure: Exact | null): Printed {
  if (figure === null) return NOTHING;
  return { raw: figure.unit === 'percent' ? null : Number(figure.num), text: textOf(figure) };
}

/** A written decimal in the printed unit as an exact figure. */
export function fromPrinted(unit: Unit, text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`no decimal: ${text}`);
  const fraction = match[3] ?? '';
  const scaled = BigInt(`${match[1]}${match[2]}${fraction}`) * DIVISORS[unit];
  const den = 10n ** BigInt(fraction.length);
  if (unit === 'percent') return { unit, num: scaled, den: den * 100n };
  if (scaled % den !== 0n) throw new Error(`not exact: ${text}`);
  return whole(unit, scaled / den);
}
