// How a figure prints in the unit of a map's entry: by digits from the exact raw value, never from a text that was rounded before.
import type { Figure } from '../../../domain/report/shape.ts';
import { printQuotient } from '../../../domain/values/quantity.ts';
import { UNIT_NAMES, printInUnit, getUnitFact, unitKindOf, trimEndZeros } from '../../../domain/report/units.ts';

/**
 * Whether an entry may ask for `wanted` where the profile prints `own`: another unit of its kind. A count takes only its own or 万, a
 * percentage none.
 */
export function canUseUnit(own: string, wanted: string): boolean {
  const kind = unitKindOf(own);
  if (kind === 'percent') return false;
  if (kind === 'count') return wanted === own || wanted === '万';
  return unitKindOf(wanted) === kind;
}

/** The units that an entry may ask for where the profile prints `own`, its own first; none for percentages. */
export function listUnitsFor(own: string): readonly string[] {
  const others = UNIT_NAMES.filter((unit) => unit !== own && canUseUnit(own, unit));
  return unitKindOf(own) === 'percent' ? [] : [...(own === '' ? [] : [own]), ...others];
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** Whether a text is a plain decimal number. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** `text`, a number printed in `own`, in another unit: by its own digits. */
function reprint(text: string, own: string, unit: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return printQuotient(BigInt(whole + fraction) * getUnitFact(own).size, getUnitFact(unit).size * 10n ** BigInt(fraction.length), decimals);
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
  const decimals = wanted.decimals ?? getUnitFact(unit).decimals;
  if (unitKindOf(own) === 'percent') return figure.text;
  if (figure.raw !== null) return printInUnit(unit, figure.raw, decimals);
  return isDecimal(figure.text) && (wanted.unit !== undefined || wanted.decimals !== undefined)
    ? reprint(figure.text, own, unit, decimals)
    : figure.text;
}

/** A decimal number as a cell keeps it: no zeros at the end of its decimals, no minus before zero (`12.30` is `12.3`). */
export function formatNumberDigits(text: string): string {
  const digits = trimEndZeros(text);
  return digits === '-0' ? '0' : digits;
}

/** A percentage as a `%` cell keeps it: `12.3` is `0.123`, by its digits. */
export function hundredthOf(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return formatNumberDigits(printQuotient(BigInt(whole + fraction), 10n ** BigInt(fraction.length + 2), fraction.length + 2));
}
