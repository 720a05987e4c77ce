// What the scorecard says: months newest first, marks, since when, what is short. Pure.
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { withThousands } from '../../../domain/values/quantity.ts';
import type { SayOf } from '../../ui/i18n.ts';
import type { sayScorecard } from './scorecard-messages.ts';

type SayScore = SayOf<typeof sayScorecard>;
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
export function formatCell(say: SayScore, address: string, { state, month, value, shortBy }: Judged): ScoreCell {
  return {
    mark: MARKS[state],
    text: withThousands(value.text),
    href: state === 'none' ? null : `~/report/${month}/figure/${address}`,
    short: shortBy === null ? null : say('shortBy', { by: withThousands(shortBy) }),
  };
}

/** Says since when a criterion has been met or short; `isKnown` false where the last month says nothing. */
export function formatSince(
  say: SayScore,
  { months, since, isSinceStart }: Pick<Criterion, 'months' | 'since' | 'isSinceStart'>,
): { readonly look: string; readonly words: string } {
  const last = months.at(-1);
  if (last === undefined || last.state === 'none' || since === null) return { look: 'soft', words: say('sinceNone') };
  const words = say(last.state === 'met' ? 'sinceMet' : 'sinceShort', { month: since });
  return { look: `score-${last.state}`, words: words + (isSinceStart ? say('sinceStart') : '') };
}

/** Says a criterion: label, comparison, threshold, unit. */
export function formatCriterion(
  say: SayScore,
  { label, comparison, threshold, unit }: Pick<Criterion, 'label' | 'comparison' | 'threshold' | 'unit'>,
): string {
  return `${label} ${say(`comparison.${comparison}`)} ${withThousands(threshold)} ${unit}`;
}

/** Says where a criterion comes from: its origin, over which period, which figure. */
export function formatOrigin(say: SayScore, { origin, period, address }: Pick<Criterion, 'origin' | 'period' | 'address'>): string {
  return [say('origin', { origin }), say(`period.${period}`), say('from', { address })].join(' · ');
}

/** True for a threshold as it may be typed. */
export function isThreshold(text: string): boolean {
  return NUMBER.test(text.trim());
}
