// Use case: which relations of a month fail: as filed once it is closed, else as the data stand now.
import { instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import type { Finding } from '../../domain/report/figures.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { currentReport } from '../report/paper/report-cache.ts';
import { readFiled } from '../report/snapshot.ts';

/** How many are told by name. */
const NAMED = 5;

/** Failing relations of a month; `first` holds the blocking ones before the others. */
export interface Failing {
  readonly month: Month;
  readonly isFiled: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly notJudged: number;
  readonly first: readonly { readonly id: string; readonly severity: 'E' | 'W'; readonly message: string }[];
}

function tally(month: Month, isFiled: boolean, findings: readonly Finding[], notJudged: number): Failing {
  const errors = findings.filter((one) => one.severity === 'E');
  const warnings = findings.filter((one) => one.severity === 'W');
  const first = [...errors, ...warnings].slice(0, NAMED).map(({ id, severity, message }) => ({ id, severity, message }));
  return { month, isFiled, errors: errors.length, warnings: warnings.length, notJudged, first };
}

/** The month's failing relations. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function failingOf(base: Base, month: Month): Result<Failing> {
  const filed = readFiled(base.db, month);
  if (filed?.isClosed === true) return ok(tally(month, true, filed.snapshot.findings, filed.snapshot.notJudged.length));
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const now = instantFromMilliseconds(base.clock.nowMs());
  const { findings, notJudged } = currentReport(base, profile.value, month, now);
  return ok(tally(month, false, findings, notJudged.length));
}
