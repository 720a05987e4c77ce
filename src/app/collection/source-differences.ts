// Where one item of a month has several sources: what counts beside what does not, and how far they are apart. Pure.
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';

/** Two sources of one tenant, platform and class. `difference` in fen: the other less what counts. */
export interface SourcePair {
  readonly key: string;
  readonly counted: SalesLine;
  readonly other: SalesLine;
  readonly difference: number;
  /** Hundredths of a percent of what counts, rounded half away from zero; null where that is 0. */
  readonly share: number | null;
  /** Over 1 % of what counts and at least 100 yuan: a finding (docs/rules/imports.md, The tenants' monthly form). */
  readonly isLarge: boolean;
}

const LEAST_FEN = 10_000;
const PERCENT = 1n;

function shareOf(difference: number, counted: number): number | null {
  if (counted === 0) return null;
  const [top, bottom] = [BigInt(Math.abs(difference)) * 20_000n + BigInt(counted), BigInt(counted) * 2n];
  return Math.sign(difference) * Number(top / bottom);
}

/** Every source that does not count beside the one that does, in the order of the lines. */
export function listSourcePairs(lines: readonly SalesLine[]): SourcePair[] {
  const byKey = Map.groupBy(lines, (line) => JSON.stringify([line.tenant, line.platform, line.goodsClass]));
  return [...byKey.values()].flatMap((own) => {
    const counted = own.find(({ isEffective }) => isEffective);
    if (counted === undefined) return [];
    return own
      .filter(({ isEffective }) => !isEffective)
      .map((other): SourcePair => {
        const difference = other.paid - counted.paid;
        const apart = Math.abs(difference);
        return {
          key: `${counted.id}-${other.id}`,
          counted,
          other,
          difference,
          share: shareOf(difference, counted.paid),
          isLarge: apart >= LEAST_FEN && BigInt(apart) * 100n > BigInt(counted.paid) * PERCENT,
        };
      });
  });
}

/** Whether a person chose what counts: by order the other source would. */
export function isChosen({ counted, other }: Pick<SourcePair, 'counted' | 'other'>): boolean {
  return SALES_SOURCES.indexOf(counted.source) > SALES_SOURCES.indexOf(other.source);
}

/** Hundredths of a percent as `1.25%`. */
export function formatShare(share: number | null): string {
  if (share === null) return '—';
  const apart = Math.abs(share);
  return `${share < 0 ? '-' : ''}${Math.floor(apart / 100)}.${String(apart % 100).padStart(2, '0')}%`;
}
