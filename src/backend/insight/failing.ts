// Use case: which relations of a month fail: as filed once it is closed, else as the data stand now.
import type { Month } from '../../domain/time/calendar.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { getRelationName, type Profile } from '../base/profile.ts';
import { getCurrentReport } from '../report/render/report-cache.ts';
import { readSnapshot, type Snapshot } from '../report/snapshot.ts';
import { listExplanationDrafts } from '../report/sql/filing-papers.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { nowOf } from '../core/db/rows.ts';

/** How many are named. */
const NAMED = 5;

type Failing = Answer<typeof insightMethods.failing>;

interface Judged extends Pick<Snapshot, 'findings' | 'notJudged'> {
  readonly month: Month;
  readonly isFiled: boolean;
  readonly profile: Profile;
  /** Relations with words of their own. */
  readonly explained: ReadonlySet<string>;
}

function tally({ month, isFiled, profile, findings, notJudged, explained }: Judged): Failing {
  const errors = findings.filter((one) => one.severity === 'E');
  const warnings = findings.filter((one) => one.severity === 'W');
  const silent = warnings.filter((one) => !explained.has(one.id));
  const first = [...errors, ...silent].slice(0, NAMED).map(({ id, severity, message }) => {
    return { id, name: getRelationName(profile, id), severity, message };
  });
  return {
    month,
    isFiled,
    errors: errors.length,
    warnings: warnings.length,
    explained: warnings.length - silent.length,
    notJudged: notJudged.length,
    first,
  };
}

/** The month's failing relations. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function failingOf(base: Base, { month }: Asked<typeof insightMethods.failing>): Result<Failing> {
  const closed = findClosedFiling(base.db, month);
  if (closed !== null) {
    const filed = readSnapshot(closed.text);
    // Closing let none through without words.
    return ok(tally({ ...filed, month, isFiled: true, explained: new Set(filed.findings.map(({ id }) => id)) }));
  }
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const now = nowOf(base);
  const report = getCurrentReport(base, profile.value, month, now);
  const drafts = listExplanationDrafts(base.db, month);
  return ok(tally({ ...report, month, isFiled: false, profile: profile.value, explained: new Set(drafts.keys()) }));
}
