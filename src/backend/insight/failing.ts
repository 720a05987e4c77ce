// Use case: which relations of a month fail: as filed once it is closed, else as the data stand now.
import { instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { currentReport } from '../report/paper/report-cache.ts';
import { readSnapshot } from '../report/snapshot.ts';
import type { Snapshot } from '../report/snapshot.ts';
import { closedFiling } from '../report/sql/filings.ts';

/** How many are named. */
const NAMED = 5;

type Failing = Answer<typeof insightMethods.failing>;

function tally(month: Month, isFiled: boolean, { findings, notJudged }: Pick<Snapshot, 'findings' | 'notJudged'>): Failing {
  const errors = findings.filter((one) => one.severity === 'E');
  const warnings = findings.filter((one) => one.severity === 'W');
  const first = [...errors, ...warnings].slice(0, NAMED).map(({ id, severity, message }) => ({ id, severity, message }));
  return { month, isFiled, errors: errors.length, warnings: warnings.length, notJudged: notJudged.length, first };
}

/** The month's failing relations. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function failingOf(base: Base, { month }: Asked<typeof insightMethods.failing>): Result<Failing> {
  const closed = closedFiling(base.db, month);
  if (closed !== null) return ok(tally(month, true, readSnapshot(closed.text)));
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const now = instantFromMilliseconds(base.clock.nowMs());
  return ok(tally(month, false, currentReport(base, profile.value, month, now)));
}
