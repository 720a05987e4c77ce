// Use case: a month's report: computed while the month is open, as filed once it is closed.
import type { Asked } from '../../../contract/core/method.ts';
import type { reportMethods, Report } from '../../../contract/report/filing.ts';
import { convertMillisecondsToInstant, getDayOfInstant, type Month } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { computeReport } from '../compute.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { getRelationName } from '../../base/profile.ts';
import { readSnapshot, type Snapshot } from '../snapshot.ts';
import { type FilingRow, findClosedFiling, findNewestFiling } from '../sql/filings.ts';

/** A month's report: of a filing while the month is closed, else as its data stand. */
export interface MonthReport extends Pick<Snapshot, 'profile' | 'head' | 'figures' | 'findings' | 'notJudged' | 'explanations'> {
  readonly filing: FilingRow | null;
}

/** Reads or computes a month's report. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function reportMonth(base: Base, question: { readonly month: Month; readonly profileId: string | null }): Result<MonthReport> {
  const { month } = question;
  const filing = findClosedFiling(base.db, month);
  if (filing !== null) return ok({ filing, ...readSnapshot(filing.text) });
  const profile = getProfileOfBase(base, question.profileId);
  if (!profile.ok) return profile;
  const now = convertMillisecondsToInstant(base.clock.nowMs());
  const computed = computeReport({ base, profile: profile.value, month, now, today: getDayOfInstant(now) });
  return ok({ filing, profile: profile.value, ...computed, explanations: new Map() });
}

/** A month's report as hosts show it. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getShownReport(base: Base, { month, profile }: Asked<typeof reportMethods.month>): Result<Report> {
  const report = reportMonth(base, { month, profileId: profile });
  if (!report.ok) return report;
  const { filing, profile: own, head, figures, findings, notJudged, explanations } = report.value;
  return ok({
    month,
    state: filing === null ? 'open' : 'closed',
    revision: (filing ?? findNewestFiling(base.db, month))?.revision ?? null,
    head,
    values: Object.fromEntries(figures.values),
    rows: { 'ZB-4': figures.tenants.map(({ cells }) => cells) },
    findings,
    notJudged: notJudged.map((one) => ({ ...one, name: getRelationName(own, one.id) })),
    explanations: Object.fromEntries(explanations),
  });
}
