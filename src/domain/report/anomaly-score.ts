// How unusual a printed figure is beside last month's and last year's, as a bureau's clerk would look at it (docs/rules/report.md, Looked at as a clerk would).
import { parseTenthsOfPercent } from './specs.ts';
import { type Figure, NO_FIGURE } from './shape.ts';
import { type UnitKind, unitKindOf } from './units.ts';

/** A change of this size counts half: 10 万元, 100 平方米, 50 小时, 5 percentage points, 5 people or things; in stored whole numbers. */
const HALF: Readonly<Record<UnitKind, number>> = { money: 10_000_000, area: 10_000, time: 3000, percent: 50, count: 5 };
/** Of what is counted by the thousand. */
const HALF_OF_MANY: ReadonlyMap<string, number> = new Map([
  ['人次', 1000],
  ['单', 100],
]);

/** From here on a clerk asks, and from here on looks twice. */
const HIGH = 0.5;
const SOME = 0.25;

/** `high`: worth a sentence before anybody asks. `none`: there is nothing to compare with. */
export type UnusualLevel = 'high' | 'some' | 'plain' | 'none';

/** A figure as a whole number that can be compared: percentages in tenths; null where there is none. */
export function amountOf(unit: string, figure: Figure): number | null {
  return figure.raw ?? (unitKindOf(unit) === 'percent' ? parseTenthsOfPercent(figure.text) : null);
}

/**
 * How unusual a figure is beside an earlier one, from 0 (the same) to 1: the change as a part of the larger of the two, times the change
 * as a part of itself and the size that counts half. So a tenth and a tenfold weigh alike, and 1 → 2 studios less than 100 → 150 万元.
 * 1 where a figure is gone that was there; null where there was none before.
 */
export function anomalyScore(unit: string, now: Figure, before: Figure): number | null {
  const [value, base] = [amountOf(unit, now), amountOf(unit, before)];
  if (base === null) return null;
  if (value === null) return now.text === NO_FIGURE.text ? 1 : null;
  const change = Math.abs(value - base);
  if (change === 0) return 0;
  const half = HALF_OF_MANY.get(unit) ?? HALF[unitKindOf(unit)];
  return Math.min(1, change / Math.max(Math.abs(value), Math.abs(base))) * (change / (change + half));
}

/** A figure that somebody looks at beside its earlier ones; `null` where it is not compared with that month. */
export interface Beside {
  readonly unit: string;
  readonly now: Figure;
  readonly lastMonth: Figure | null;
  readonly lastYear: Figure | null;
}

/** The larger of both comparisons; null where there is none. */
export function unusualOf({ unit, now, lastMonth, lastYear }: Beside): number | null {
  const scores = [lastMonth, lastYear].flatMap((before) => (before === null ? [] : (anomalyScore(unit, now, before) ?? [])));
  return scores.length === 0 ? null : Math.max(...scores);
}

/** What a clerk does at so much. */
function levelOf(unusual: number | null): UnusualLevel {
  if (unusual === null) return 'none';
  return unusual >= HIGH ? 'high' : unusual >= SOME ? 'some' : 'plain';
}

/** Of so many figures one may be large: where a fifth is, nobody reads any. */
const ONE_LARGE_OF = 20;

/** Levels of a report's figures, the most unusual first; where too many are large, the rest of them is only marked. */
export function computeLevels<T extends { readonly unusual: number | null }>(
  sorted: readonly T[],
): readonly (T & { readonly level: UnusualLevel })[] {
  const most = Math.ceil(sorted.length / ONE_LARGE_OF);
  return sorted.map((one, at) => {
    const level = levelOf(one.unusual);
    return { ...one, level: level === 'high' && at >= most ? 'some' : level };
  });
}

/** The most unusual first; equal ones as they are printed; what can't be compared last. */
export function compareByAnomaly<T extends { readonly unusual: number | null }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (b.unusual ?? -1) - (a.unusual ?? -1));
}
