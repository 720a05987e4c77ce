// What the scorecard says: months newest first, marks, since when, what is short. Pure.
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { withThousands } from '../../../domain/values/quantity.ts';
import { sayScorecard } from './scorecard-messages.ts';

type Card = Scorecard['cards'][number];
type Criterion = Card['criteria'][number];
type Judged = Criterion['months'][number];

const MARKS = { met: '✓', short: '✗', none: '—' } as const;
const NUMBER = /^\d{1,15}(\.\d{1,4})?$/;

/** Lists the heads of the months, newest first. */
export function listMonthHeads(months: readonly string[]): readonly string[] {
  return months.toReversed();
}

/** Lists what a criterion came to, newest first as the heads. */
export function listJudged({ months }: Pick<Criterion, 'months'>): readonly Judged[] {
  return months.toReversed();
}

/** Counts the criteria of the last month in a state. */
export function countLast({ criteria }: Pick<Card, 'criteria'>, state: Judged['state']): number {
  return criteria.filter((one) => one.months.at(-1)?.state === state).length;
}

/** A cell as it is drawn; `href` null: there is no figure to open. */
interface ScoreCell {
  readonly mark: string;
  readonly text: string;
  readonly href: string | null;
  readonly short: string | null;
}

/** Formats what a criterion came to in a month. */
export function formatCell(address: string, { state, month, value, shortBy }: Judged): ScoreCell {
  return {
    mark: MARKS[state],
    text: withThousands(value.text),
    href: state === 'none' ? null : `~/report/${month}/figure/${address}`,
    short: shortBy === null ? null : sayScorecard('shortBy', { by: withThousands(shortBy) }),
  };
}

/** Says since when a criterion has been met or short; `isKnown` false where the last month says nothing. */
export function formatSince({ months, since, isSinceStart }: Pick<Criterion, 'months' | 'since' | 'isSinceStart'>): {
  readonly look: string;
  readonly words: string;
} {
  const last = months.at(-1);
  if (last === undefined || last.state === 'none' || since === null) return { look: 'soft', words: sayScorecard('sinceNone') };
  const words = sayScorecard(last.state === 'met' ? 'sinceMet' : 'sinceShort', { month: since });
  return { look: `score-${last.state}`, words: words + (isSinceStart ? sayScorecard('sinceStart') : '') };
}

/** Says a criterion: label, comparison, threshold, unit. */
export function formatCriterion({
  label,
  comparison,
  threshold,
  unit,
}: Pick<Criterion, 'label' | 'comparison' | 'threshold' | 'unit'>): string {
  return `${label} ${sayScorecard(`comparison.${comparison}`)} ${withThousands(threshold)} ${unit}`;
}

/** Says where a criterion comes from: its origin, over which period, which figure. */
export function formatOrigin({ origin, period, address }: Pick<Criterion, 'origin' | 'period' | 'address'>): string {
  return [sayScorecard('origin', { origin }), sayScorecard(`period.${period}`), sayScorecard('from', { address })].join(' · ');
}

/** True for a threshold as it may be typed. */
export function isThreshold(text: string): boolean {
  return NUMBER.test(text.trim());
}
