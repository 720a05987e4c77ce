// How a figure prints in the unit of a map's entry: by digits from the exact raw value, never from a text that was rounded before.
import type { Figure } from '../../../domain/report/figures.ts';
import { printQuotient } from '../../../domain/values/rounding.ts';

/** What is measured: every unit of a kind can be turned into the others. Percentages have none but their own. */
export type UnitKind = 'money' | 'area' | 'time' | 'percent' | 'count';

interface UnitFact {
  readonly kind: UnitKind;
  /** How many of the base's own whole numbers make one: fen, 0.01 m², minutes, a count. */
  readonly size: bigint;
  readonly decimals: number;
}

const UNITS: ReadonlyMap<string, UnitFact> = new Map<string, UnitFact>([
  ['元', { kind: 'money', size: 100n, decimals: 2 }],
  ['千元', { kind: 'money', size: 100_000n, decimals: 2 }],
  ['万元', { kind: 'money', size: 1_000_000n, decimals: 2 }],
  ['亿元', { kind: 'money', size: 10_000_000_000n, decimals: 4 }],
  ['平方米', { kind: 'area', size: 100n, decimals: 2 }],
  ['万平方米', { kind: 'area', size: 1_000_000n, decimals: 4 }],
  ['小时', { kind: 'time', size: 60n, decimals: 1 }],
  ['分钟', { kind: 'time', size: 1n, decimals: 0 }],
  ['%', { kind: 'percent', size: 1n, decimals: 1 }],
  ['万', { kind: 'count', size: 10_000n, decimals: 2 }],
]);
const COUNT: UnitFact = { kind: 'count', size: 1n, decimals: 0 };

function factOf(unit: string): UnitFact {
  return UNITS.get(unit) ?? COUNT;
}

/** What a unit measures; what is in no table (人次, 家, empty) counts things. */
export function unitKindOf(unit: string): UnitKind {
  return factOf(unit).kind;
}

/** The decimals that a unit has unless an entry says others. */
export function decimalsOf(unit: string): number {
  return factOf(unit).decimals;
}

/**
 * Whether an entry may ask for `wanted` where the profile prints `own`: another unit of its kind. A count takes only its own or 万, a
 * percentage none.
 */
export function fitsUnit(own: string, wanted: string): boolean {
  const kind = unitKindOf(own);
  if (kind === 'percent') return false;
  if (kind === 'count') return wanted === own || wanted === '万';
  return UNITS.has(wanted) && unitKindOf(wanted) === kind;
}

/** The units that an entry may ask for where the profile prints `own`, its own first; none for percentages. */
export function unitsFor(own: string): readonly string[] {
  const others = [...UNITS.keys()].filter((unit) => unit !== own && fitsUnit(own, unit));
  return unitKindOf(own) === 'percent' ? [] : [...(own === '' ? [] : [own]), ...others];
}

/** `raw` (fen, 0.01 m², minutes, a count) in `unit`, half away from zero; `decimals` null: the unit's own. */
export function printIn(raw: number | bigint, unit: string, decimals: number | null = null): string {
  const { size, decimals: own } = factOf(unit);
  return printQuotient(raw, size, decimals ?? own);
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** Whether a text is a plain decimal number. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** `text`, a number printed in `own`, in another unit: by its own digits. */
function reprint(text: string, own: string, unit: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return printQuotient(BigInt(whole + fraction) * factOf(own).size, factOf(unit).size * 10n ** BigInt(fraction.length), decimals);
}

/** What an entry asks for; without a unit the profile's. */
export interface Wanted {
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
}

/**
 * A figure printed as the entry wants it; `own` is the unit in which the profile prints it. A percentage stays as it is, and so does what
 * is no number (`—`). A value that was entered by its text alone is turned by its digits.
 */
export function printFigure(figure: Figure, own: string, wanted: Wanted): string {
  const unit = wanted.unit ?? own;
  const decimals = wanted.decimals ?? factOf(unit).decimals;
  if (unitKindOf(own) === 'percent') return figure.text;
  if (figure.raw !== null) return printIn(figure.raw, unit, decimals);
  return isDecimal(figure.text) && (wanted.unit !== undefined || wanted.decimals !== undefined)
    ? reprint(figure.text, own, unit, decimals)
    : figure.text;
}

/** A decimal number as a cell keeps it: no zeros at the end of its decimals, no minus before zero (`12.30` is `12.3`). */
export function numberDigits(text: string): string {
  const digits = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return digits === '-0' ? '0' : digits;
}

/** A percentage as a `%` cell keeps it: `12.3` is `0.123`, by its digits. */
export function hundredthOf(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return numberDigits(printQuotient(BigInt(whole + fraction), 10n ** BigInt(fraction.length + 2), fraction.length + 2));
}
