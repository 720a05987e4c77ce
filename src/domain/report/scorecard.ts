// The scorecard: whether a figure meets a criterion, by how much it falls short, and since when (docs/rules/records.md, Scorecard).
import { addMonths, listMonthsOfYearTo, type Month } from '../time/calendar.ts';
import { sumSafe } from '../values/quantity.ts';

/** What a criterion compares: the month's figure, January to the month, or the last twelve months. */
export const PERIODS = ['month', 'year', 'rolling'] as const;
export type Period = (typeof PERIODS)[number];
export const COMPARISONS = ['>=', '<='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Months that a rolling criterion adds up. */
const ROLLING = 12;

/** A month against a criterion; `shortBy` in base units, null unless it falls short. */
export interface Judged {
  readonly month: Month;
  readonly state: 'met' | 'short' | 'none';
  readonly raw: number | null;
  readonly shortBy: number | null;
}

/** The months that a criterion of this period adds up for one month. */
export function listMonthsOfPeriod(period: Period, month: Month): readonly Month[] {
  if (period === 'month') return [month];
  return period === 'year'
    ? listMonthsOfYearTo(month)
    : Array.from({ length: ROLLING }, (_, index) => addMonths(month, index + 1 - ROLLING));
}

/** What a period came to; `isWhole` is false where one of its months has no figure. */
export interface Amount {
  readonly raw: number | null;
  readonly isWhole: boolean;
}

/** The sum of the period's figures. */
export function amountOf(period: Period, month: Month, figureOf: (month: Month) => number | null): Amount {
  const raws = listMonthsOfPeriod(period, month).map(figureOf);
  const known = raws.filter((raw) => raw !== null);
  return { raw: known.length === 0 ? null : sumSafe(known), isWhole: known.length === raws.length };
}

/** Whether the amount meets the threshold, and by how much it does not. What is known of a gapped period may be enough, never too little. */
export function judge(month: Month, { raw, isWhole }: Amount, comparison: Comparison, threshold: number): Judged {
  if (raw === null) return { month, state: 'none', raw, shortBy: null };
  const gap = comparison === '>=' ? threshold - raw : raw - threshold;
  if (!isWhole && (comparison === '<=' || gap > 0)) return { month, state: 'none', raw: null, shortBy: null };
  return gap <= 0 ? { month, state: 'met', raw, shortBy: null } : { month, state: 'short', raw, shortBy: gap };
}

/** The first month of the run that the newest month's state ends; `isSinceStart` where nothing is known before it. Null for an empty list. */
export function findSinceMonth(judged: readonly Judged[]): { readonly since: Month | null; readonly isSinceStart: boolean } {
  const last = judged.at(-1);
  if (last === undefined) return { since: null, isSinceStart: false };
  const other = judged.findLastIndex((one) => one.state !== last.state);
  const isSinceStart = judged.slice(0, other + 1).every((one) => one.state === 'none');
  return { since: judged[other + 1]?.month ?? last.month, isSinceStart };
}
