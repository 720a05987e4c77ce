// A tenant's keys with what each source says of them, as they are compared. Pure.
import type { Sources } from '../../contract/collection/collection.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { isLargeDifference } from '../../domain/form/reply-checks.ts';

type SourceKey = Sources['keys'][number];
export type Source = (typeof SALES_SOURCES)[number];

/** The line of a source; null where it has none. */
export function lineOf({ lines }: Pick<SourceKey, 'lines'>, source: Source): SalesLine | null {
  return lines.find((one) => one.source === source) ?? null;
}

/** The source that counts without a choice: the first that has the key; null where none has. */
export function strongestOf({ lines }: Pick<SourceKey, 'lines'>): Source | null {
  return SALES_SOURCES.find((source) => lines.some((line) => line.source === source)) ?? null;
}

/** Two sources of a key beside each other. `difference`: the second less the first, in fen of paid; `share`: hundredths of a percent of the first, null where that is 0. */
export interface Comparison {
  readonly difference: number;
  readonly share: number | null;
  readonly isLarge: boolean;
}

/** Rounded half away from zero. */
function shareOf(difference: number, of: number): number | null {
  if (of === 0) return null;
  const [top, bottom] = [BigInt(Math.abs(difference)) * 20_000n + BigInt(of), BigInt(of) * 2n];
  return Math.sign(difference) * Number(top / bottom);
}

/** The strongest source beside the weakest: form and platform where both have the key. Null where only one has it. */
export function comparisonOf({ lines }: Pick<SourceKey, 'lines'>): Comparison | null {
  const own = SALES_SOURCES.flatMap((source) => lineOf({ lines }, source) ?? []);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const difference = last.paid - first.paid;
  return { difference, share: shareOf(difference, first.paid), isLarge: isLargeDifference(first.paid, last.paid) };
}

/** A key in words: `抖音 饮料类`. */
export function formatKey({ platform, goodsClass }: Pick<SourceKey, 'platform' | 'goodsClass'>): string {
  return `${platform} ${goodsClass}`;
}

/** Those far apart first, then those that can be compared, in the order they came. */
export function sortByDoubt(keys: readonly SourceKey[]): readonly SourceKey[] {
  const rank = (key: SourceKey): number => {
    const compared = comparisonOf(key);
    return compared === null ? 2 : compared.isLarge ? 0 : 1;
  };
  return keys.toSorted((a, b) => rank(a) - rank(b));
}
