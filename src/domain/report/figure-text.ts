// How a figure's base units print: by the unit that the profile's row or column names.
import { printHours, printSquareMetres, printWanYuan, printYuan } from '../values/quantity.ts';
import { printQuotient } from '../values/rounding.ts';

/** The unit of a ratio in percent. */
export const PERCENT = '%';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?\s*%?$/;

/** Prints base units as the form does: 万元 from fen, 平方米 from 0.01 m², 小时 from minutes, a count as it is (docs/rules/report.md, Words and units). */
export function printInUnit(unit: string, raw: number): string {
  switch (unit) {
    case '万元':
      return printWanYuan(raw);
    case '元':
      return printYuan(raw);
    case '平方米':
      return printSquareMetres(raw);
    case '小时':
      return printHours(raw);
    default:
      return printQuotient(raw, 1, 0);
  }
}

/** Prints base units without rounding: money in 元, time in minutes. */
export function printExact(unit: string, raw: number): string {
  switch (unit) {
    case '万元':
    case '元':
      return `${printYuan(raw)} 元`;
    case '平方米':
      return `${printSquareMetres(raw)} 平方米`;
    case '小时':
      return `${printQuotient(raw, 1, 0)} 分钟`;
    default:
      return printQuotient(raw, 1, 0);
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
export function tenthsOfPercent(text: string): number | null {
  const match = /^(-?)(\d+)\.(\d)$/.exec(text);
  return match ? Number(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`) : null;
}
