// Use case: the key figures of a month, each with thirteen months and the year's target.
import { addMonths } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { MONTHS_BEFORE, keyFigures } from './key-figures.ts';
import type { KeyFigure } from './key-figures.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { openSeries } from '../report/month-series.ts';
import { keepAnswers } from '../report/paper/report-cache.ts';

/** Home asks each time it is opened. */
const kept = keepAnswers<readonly KeyFigure[]>();

/** The key figures of the month. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function keyFiguresOf(base: Base, month: Month): Result<{ readonly month: Month; readonly figures: readonly KeyFigure[] }> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const figures = kept(base, JSON.stringify([month, profile.value]), (db) => {
    const series = openSeries(db, profile.value, { from: addMonths(month, -MONTHS_BEFORE), to: month });
    return keyFigures(db, series, month);
  });
  return ok({ month, figures });
}
