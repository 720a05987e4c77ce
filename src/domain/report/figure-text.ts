// Figures without rounding, and percentages.
import { printYuan, printSquareMetres } from '../values/quantity.ts';
import { assertNever } from '../values/result.ts';
import { printQuotient } from '../values/rounding.ts';
import { printInUnit, unitKindOf } from './units.ts';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?\s*%?$/;

/** Prints stored numbers without rounding: money in 元, areas in 平方米, time in minutes, counts as they are. */
export function printExact(unit: string, raw: number): string {
  const kind = unitKindOf(unit);
  switch (kind) {
    case 'money':
      return `${printYuan(raw)} 元`;
    case 'area':
      return `${printSquareMetres(raw)} 平方米`;
    case 'time':
      return `${printQuotient(raw, 1, 0)} 分钟`;
    case 'percent':
      return `${printInUnit(unit, raw)}%`;
    case 'count':
      return printQuotient(raw, 1, 0);
    default:
      return assertNever(kind);
  }
}

/** `numerator / denominator` in percent with 1 decimal; null where the denominator is 0 or negative: no ∞, no NaN. */
export function printPercent(numerator: number, denominator: number): string | null {
  return denominator <= 0 ? null : printQuotient(BigInt(numerator) * 100n, denominator, 1);
}

/** Year-on-year in percent: (this − base) / base × 100; null where the base is 0 or negative. */
export function printGrowth(value: number, base: number): string | null {
  return base <= 0 ? null : printQuotient((BigInt(value) - BigInt(base)) * 100n, base, 1);
}

/** A percentage that somebody typed, printed with 1 decimal; other text stays as it is. */
export function reprintPercent(text: string): string {
  const match = DECIMAL.exec(text.trim());
  if (!match) return text.trim();
  const fraction = match[3] ?? '';
  return printQuotient(BigInt(`${match[1] ?? ''}${match[2] ?? ''}${fraction}`), 10n ** BigInt(fraction.length), 1);
}

/** A printed percentage in tenths of a percent, null if it is none. */
export function parseTenthsOfPercent(text: string): number | null {
  const match = /^(-?)(\d+)\.(\d)$/.exec(text);
  return match ? Number(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`) : null;
}
