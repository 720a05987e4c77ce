// Use case: the months of a base with where each stands, and the findings of one of them.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import type { FindingCounts } from '../../../contract/report/filing-shapes.ts';
import { addMonths, monthOfInstant, monthsFromTo, parseMonth } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { currentReport, keptReport } from '../paper/report-cache.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { readSnapshot } from '../snapshot.ts';
import { recordsWhere } from '../../core/db/record-store.ts';
import { explanationDrafts, newestSubmissions } from '../sql/filing-papers.ts';
import { closedFiling, newestRevisions } from '../sql/filings.ts';
import { parkedFiles } from '../sql/parked.ts';
import { countsOf, nowOf, statusOf } from './month-status.ts';
import type { StatusSources } from './month-status.ts';

/** What all months' statuses are read from. */
export function statusSources(base: Base, profile: Profile): StatusSources {
  const parked = Map.groupBy(parkedFiles(base.db, null), (file) => file.month);
  return {
    base,
    profile,
    revisions: newestRevisions(base.db),
    submissions: newestSubmissions(base.db),
    parked: new Map([...parked].map(([month, files]) => [month, files.length])),
  };
}

function firstMonth(base: Base): Month | null {
  const months = recordsWhere(base.db, 'base_area', '1', []).map(({ values }) => values.month);
  return parseMonth(months.toSorted()[0] ?? '');
}

function closedCounts(base: Base, month: Month): FindingCounts | null {
  const closed = closedFiling(base.db, month);
  if (closed === null) return null;
  const filed = readSnapshot(closed.text);
  return countsOf(filed, (relation) => (filed.explanations.get(relation) ?? '') !== '');
}

function openCounts(base: Base, profile: Profile, month: Month, isForced: boolean): FindingCounts | null {
  const now = nowOf(base);
  const report = isForced ? currentReport(base, profile, month, now) : keptReport(base, profile, month, now);
  if (report === null) return null;
  const drafts = explanationDrafts(base.db, month);
  return countsOf(report, (relation) => drafts.has(relation));
}

/** Findings of one month, worked out if need be. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function monthCounts(base: Base, { month }: Asked<typeof filingMethods.counts>): Result<FindingCounts> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, () =>
    ok(closedCounts(base, month) ?? openCounts(base, profile.value, month, true) ?? countsOf({ findings: [], notJudged: [] }, () => true)),
  );
}

/** Open months whose findings the overview works out itself: the one that is due, and the one that runs. */
const COUNTED = 2;

/**
 * The base's months to the present one, newest first; of one year if given. Findings of older open months come from `monthCounts`.
 * Refuses PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function filingOverview(base: Base, { year }: Asked<typeof filingMethods.overview>): Result<Answer<typeof filingMethods.overview>> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, () => {
    const present = monthOfInstant(nowOf(base));
    const first = firstMonth(base);
    const sources = statusSources(base, profile.value);
    const all = monthsFromTo(first === null || first > present ? addMonths(present, -1) : first, present).toReversed();
    const counted = new Set(all.slice(0, COUNTED));
    const months = all
      .filter((month) => year === null || Number(month.slice(0, 4)) === year)
      .map((month) => {
        const status = statusOf(sources, month);
        const isDue = counted.has(month) && status.state !== 'not_started';
        return { ...status, findings: closedCounts(base, month) ?? openCounts(base, profile.value, month, isDue) };
      });
    return ok({ first, months });
  });
}
