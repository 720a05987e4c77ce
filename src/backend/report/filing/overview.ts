// Use case: the months of a base with where each stands, and the findings of one of them.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import type { FindingCounts } from '../../../contract/report/filing-shapes.ts';
import { addMonths, getMonthOfInstant, listMonths, type Month } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { getCurrentReport, getCachedReport } from '../render/report-cache.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { readSnapshot } from '../snapshot.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { listExplanationDrafts, listNewestSubmissions } from '../sql/filing-papers.ts';
import { findClosedFiling, listNewestRevisions } from '../sql/filings.ts';
import { listParkedFiles } from '../sql/parked.ts';
import { countsOf, nowOf, statusOf, type StatusSources } from './month-status.ts';

/** What all months' statuses are read from. */
export function createStatusSources(base: Base, profile: Profile): StatusSources {
  const parked = Map.groupBy(listParkedFiles(base.db, null), (file) => file.month);
  return {
    base,
    profile,
    revisions: listNewestRevisions(base.db),
    submissions: listNewestSubmissions(base.db),
    parked: new Map([...parked].map(([month, files]) => [month, files.length])),
  };
}

function firstMonth(base: Base): Month | null {
  return readKind(base.db, 'base_area', { order: ['month'] })[0]?.month ?? null;
}

function closedCounts(base: Base, month: Month): FindingCounts | null {
  const closed = findClosedFiling(base.db, month);
  if (closed === null) return null;
  const filed = readSnapshot(closed.text);
  return countsOf(filed, (relation) => (filed.explanations.get(relation) ?? '') !== '');
}

function openCounts(base: Base, profile: Profile, month: Month, isForced: boolean): FindingCounts | null {
  const now = nowOf(base);
  const report = isForced ? getCurrentReport(base, profile, month, now) : getCachedReport(base, profile, month, now);
  if (report === null) return null;
  const drafts = listExplanationDrafts(base.db, month);
  return countsOf(report, (relation) => drafts.has(relation));
}

/** Open months whose findings the overview works out itself: the one that is due, and the one that runs. */
const COUNTED = 2;

/**
 * The base's months to the present one, newest first; of one year if given. Findings of older open months are told where they are known already.
 * Refuses PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function getFilingOverview(
  base: Base,
  { year }: Asked<typeof filingMethods.overview>,
): Result<Answer<typeof filingMethods.overview>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, () => {
    const present = getMonthOfInstant(nowOf(base));
    const first = firstMonth(base);
    const sources = createStatusSources(base, profile.value);
    const all = listMonths(first === null || first > present ? addMonths(present, -1) : first, present).toReversed();
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
