// Use case: a month's report: computed while the month is open, as filed once it is closed.
import { dayOfInstant, instantFromMilliseconds } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { Finding, ReportFigures, ReportHead } from '../../../domain/report/figures.ts';
import type { NotJudged } from '../../../domain/report/relations.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { computeReport } from '../compute.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import { readSnapshot } from '../snapshot.ts';
import { closedFiling, newestFiling } from '../sql/filings.ts';

/** A month's report as hosts show it. */
export interface MonthReport {
  readonly month: Month;
  readonly state: 'open' | 'closed';
  /** The newest filed revision, or null if the month was never filed. */
  readonly revision: number | null;
  readonly head: ReportHead;
  readonly figures: ReportFigures;
  /** Relations that fail, once an id. */
  readonly findings: readonly Finding[];
  /** Relations with a missing operand. */
  readonly notJudged: readonly NotJudged[];
  /** By relation; of a filed month. */
  readonly explanations: Readonly<Record<string, string>>;
}

/** Reads or computes a month's report. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function reportMonth(base: Base, question: { readonly month: Month; readonly profileId: string | null }): Result<MonthReport> {
  const { month } = question;
  const closed = closedFiling(base.db, month);
  if (closed !== null) {
    const { head, figures, findings, notJudged, explanations, revision } = readSnapshot(closed.snapshot);
    return ok({ month, state: 'closed', revision, head, figures, findings, notJudged, explanations: Object.fromEntries(explanations) });
  }
  const profile = profileOfBase(base, question.profileId);
  if (!profile.ok) return profile;
  const now = instantFromMilliseconds(base.clock.nowMs());
  const { head, figures, findings, notJudged } = computeReport({ base, profile: profile.value, month, now, today: dayOfInstant(now) });
  return ok({
    month,
    state: 'open',
    revision: newestFiling(base.db, month)?.revision ?? null,
    head,
    figures,
    findings,
    notJudged,
    explanations: {},
  });
}
