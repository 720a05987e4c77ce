// Use case: the scorecard: each criterion month by month, met, short by how much, and since when. It never certifies.
import { addMonths, listMonths, type Month } from '../../domain/time/calendar.ts';
import { decodeFigureValue } from '../../domain/decode/number.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/shape.ts';
import { printInUnit } from '../../domain/report/units.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { amountOf, findSinceMonth, judge, type Judged } from '../../domain/report/scorecard.ts';
import type { Scorecard } from '../../contract/insight/insight-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { type Criterion, loadScorecards } from './load-scorecards.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { type MonthRange, type MonthSeries, openSeries } from '../report/compute.ts';
import { readTx } from '../core/db/tx.ts';
import { rawOf } from './year-targets.ts';

/** Months before the first one shown that `since` looks back over. */
const LOOK_BACK = 24;

type Card = Scorecard['cards'][number];
type JudgedCriterion = Card['criteria'][number];

/** Percentages are compared and printed in tenths. */
function shown(unit: string, one: Judged): { month: string; state: Judged['state']; value: Figure; shortBy: string | null } {
  const value = one.raw === null ? NO_FIGURE : { raw: one.raw, text: printInUnit(unit, one.raw) };
  return { month: one.month, state: one.state, value, shortBy: one.shortBy === null ? null : printInUnit(unit, one.shortBy) };
}

function judgeMonths(series: MonthSeries, criterion: Criterion, unit: string, range: MonthRange): Judged[] {
  const threshold = decodeFigureValue(criterion.threshold, unit);
  const wanted = threshold.ok ? threshold.value : null;
  const figureOf = (month: Month): number | null => rawOf(unit, series.figure(criterion.figure, month));
  return listMonths(addMonths(range.from, -LOOK_BACK), range.to).map((month) => {
    const amount = wanted === null ? { raw: null, isWhole: false } : amountOf(criterion.period, month, figureOf);
    return judge(month, amount, criterion.comparison, wanted ?? 0);
  });
}

function criterionOf(series: MonthSeries, criterion: Criterion, range: MonthRange): JudgedCriterion {
  const unit = series.specs.figures.get(criterion.figure)?.unit ?? '';
  const judged = judgeMonths(series, criterion, unit, range);
  const { since, isSinceStart } = findSinceMonth(judged);
  const { id, label, figure, comparison, threshold, period, origin } = criterion;
  const months = judged.filter((one) => one.month >= range.from).map((one) => shown(unit, one));
  return { id, label, address: figure, comparison, threshold, unit, period, origin, months, since, isSinceStart };
}

/** All certification kinds over the months. Refuses SCORECARD_INVALID, PROFILE_UNKNOWN, PROFILE_INVALID. */
export function scorecardOf(base: Base, range: MonthRange): Result<Scorecard> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const files = loadScorecards(base.folder);
  if (!files.ok) return files;
  const cards = readTx(base, (db) => {
    const series = openSeries(db, profile.value, { from: addMonths(range.from, -LOOK_BACK), to: range.to });
    return files.value.flatMap((file) =>
      file.cards.map((card): Card => {
        const criteria = card.criteria.map((one) => criterionOf(series, one, range));
        const met = criteria.filter((one) => one.months.at(-1)?.state === 'met').length;
        return { id: `${file.id}/${card.id}`, name: card.name, origin: file.origin, note: file.note, met, criteria };
      }),
    );
  });
  return ok({ ...range, months: listMonths(range.from, range.to), cards });
}
