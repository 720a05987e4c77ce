// The units that figures are printed in: what each measures, how it is stored, how it is printed. Whatever prints, reads or keeps a figure by its unit asks here.
import { printQuotient } from '../values/quantity.ts';

/** What is measured: every unit of a kind can be turned into the others. Percentages have none but their own. */
export type UnitKind = 'money' | 'area' | 'time' | 'percent' | 'count';

export interface UnitFact {
  readonly kind: UnitKind;
  /** How many of the base's own whole numbers make one: fen, 0.01 m², minutes, 0.1 %, a count. */
  readonly size: bigint;
  /** Decimals that it is printed with. */
  readonly decimals: number;
  /** Decimals that a value typed in it may have: as many as hold every stored number, for sixtieths of an hour one. */
  readonly places: number;
}

/** The unit of a ratio in percent. */
export const PERCENT = '%';

const UNITS: ReadonlyMap<string, UnitFact> = new Map<string, UnitFact>([
  ['元', { kind: 'money', size: 100n, decimals: 2, places: 2 }],
  ['千元', { kind: 'money', size: 100_000n, decimals: 2, places: 5 }],
  ['万元', { kind: 'money', size: 1_000_000n, decimals: 2, places: 6 }],
  ['亿元', { kind: 'money', size: 10_000_000_000n, decimals: 4, places: 10 }],
  ['平方米', { kind: 'area', size: 100n, decimals: 2, places: 2 }],
  ['万平方米', { kind: 'area', size: 1_000_000n, decimals: 4, places: 6 }],
  ['小时', { kind: 'time', size: 60n, decimals: 1, places: 1 }],
  ['分钟', { kind: 'time', size: 1n, decimals: 0, places: 0 }],
  [PERCENT, { kind: 'percent', size: 10n, decimals: 1, places: 1 }],
  ['万', { kind: 'count', size: 10_000n, decimals: 2, places: 4 }],
]);
const COUNT: UnitFact = { kind: 'count', size: 1n, decimals: 0, places: 0 };

/** Every unit that is more than the name of what is counted. */
export const UNIT_NAMES: readonly string[] = [...UNITS.keys()];

/** All about a unit; what is in no table (人次, 家, empty) counts things. */
export function getUnitFact(unit: string): UnitFact {
  return UNITS.get(unit) ?? COUNT;
}

const SIZED = /^[十百千万亿]|[元亩秒]$|米$|公顷$|小时$|分钟?$/;

/** Whether a unit says a size of money, area, time or thousands that no table here has (百万元, 万人次): taken as a count it would print another amount. */
export function isUnknownSize(unit: string): boolean {
  return !UNITS.has(unit) && SIZED.test(unit);
}

/** What a unit measures. */
export function unitKindOf(unit: string): UnitKind {
  return getUnitFact(unit).kind;
}

/** `12.50` as `12.5`, `3.00` as `3`: a decimal number without zeros at its end. */
export function trimEndZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits;
}

/** A stored number exactly in its unit; sixtieths have no end in decimals: the nearest binary number, as a sheet's own formulas would hold it. */
export function formatExactDigits(unit: string, raw: number): string {
  const { size, places } = getUnitFact(unit);
  const isExact = (BigInt(raw) * 10n ** BigInt(places)) % size === 0n;
  return isExact ? trimEndZeros(printQuotient(raw, size, places)) : String(raw / Number(size));
}

/** Half of what is printed last, in stored whole numbers: 5000 fen for 万元, 3 minutes for hours, 0 where every stored number is printed whole. */
export function computeHalfPrinted(unit: string): number {
  const { size, decimals } = getUnitFact(unit);
  return Number(size / (2n * 10n ** BigInt(decimals)));
}

/**
 * Stored numbers as the form prints them: 万元 from fen, 平方米 from 0.01 m², 小时 from minutes, % from tenths of it, a count as it is,
 * half away from zero.
 * @param decimals other than the unit's own
 */
export function printInUnit(unit: string, raw: number | bigint, decimals?: number): string {
  const fact = getUnitFact(unit);
  // A count is printed as it is: most figures are counts, and need no division.
  if (fact === COUNT && decimals === undefined && Number.isSafeInteger(raw)) return String(raw);
  return printQuotient(raw, fact.size, decimals ?? fact.decimals);
}
