// Where a month stands: begun, closed, handed in, accepted or returned, with its deadline and what waits for it.
import type { FindingCounts, MonthStatus, ReportPages } from '../../../contract/report/filing-shapes.ts';
import {
  addMonths,
  convertMillisecondsToInstant,
  createInstantAt,
  firstDayOf,
  getDayOfInstant,
  type Instant,
  lastDayOf,
  listDays,
  type Month,
  toDayNumber,
} from '../../../domain/time/calendar.ts';
import { deadlineOf } from '../../../domain/report/record-checks.ts';
import { hasRecords } from '../../core/db/record-store.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import type { ComputedReport } from '../compute.ts';
import type { Profile } from '../../base/profile.ts';
import { readWorkdays } from '../../base/workdays.ts';
import type { SubmissionRow } from '../sql/filing-papers.ts';
import type { RevisionRow } from '../sql/filings.ts';

/** What a month's status is read from, looked up once for many months. */
export interface StatusSources {
  readonly base: Base;
  readonly profile: Profile;
  readonly revisions: ReadonlyMap<string, RevisionRow>;
  readonly submissions: ReadonlyMap<number, SubmissionRow>;
  readonly parked: ReadonlyMap<string, number>;
}

/** The clock of the base, to the minute. */
export function nowOf(base: Base): Instant {
  return convertMillisecondsToInstant(base.clock.nowMs());
}

/** The month's last day to hand in, and how far it is from `now`; days left are negative once it has passed. */
export function computeDeadlineFrom(base: Base, profile: Profile, month: Month, now: Instant): MonthStatus['deadline'] {
  const isWorkday = readWorkdays(base, month);
  const day = deadlineOf(profile, month, isWorkday);
  const today = getDayOfInstant(now);
  // Nobody counts workdays over more than the time the calendar is known for.
  const ahead = today < day && today > firstDayOf(month) ? listDays(today, day).slice(1) : [];
  return { day, daysLeft: toDayNumber(day) - toDayNumber(today), workdaysLeft: ahead.filter(isWorkday).length };
}

function hasSales(db: Connection, month: Month): boolean {
  return hasRecords(db, 'sales_line', 'month = ?', [month]);
}

function stateOf(
  db: Connection,
  month: Month,
  newest: RevisionRow | undefined,
  submission: SubmissionRow | undefined,
): MonthStatus['state'] {
  if (newest === undefined) return hasSales(db, month) ? 'filling' : 'not_started';
  return newest.reopened !== null ? 'filling' : (submission?.state ?? 'closed');
}

/** Where one month stands. */
export function statusOf({ base, profile, revisions, submissions, parked }: StatusSources, month: Month): MonthStatus {
  const newest = revisions.get(month);
  const submission = newest === undefined ? undefined : submissions.get(newest.id);
  return {
    month,
    state: stateOf(base.db, month, newest, submission),
    revision: newest?.revision ?? null,
    isReopened: newest !== undefined && newest.reopened !== null,
    deadline: computeDeadlineFrom(base, profile, month, nowOf(base)),
    closedMs: newest?.closedMs ?? null,
    closedBy: newest?.closedBy ?? null,
    submission: submission ?? null,
    parked: parked.get(month) ?? 0,
  };
}

/** Counts of a month's findings; a W that is `explained` counts as such. */
export function countsOf(report: Pick<ComputedReport, 'findings' | 'notJudged'>, explained: (relation: string) => boolean): FindingCounts {
  const warnings = report.findings.filter((one) => one.severity === 'W');
  return {
    errors: report.findings.length - warnings.length,
    warnings: warnings.length,
    unexplained: warnings.filter((one) => !explained(one.id)).length,
    notJudged: report.notJudged.length,
  };
}

/** What the base lacks for a month's report to mean anything, in the order in which it is brought in. */
export function listLackingFor(db: Connection, month: Month): ReportPages['lacking'] {
  const has = {
    base_facts: hasRecords(db, 'base_area', 'month <= ?', [month]),
    tenants: hasRecords(db, 'lease', 'starts_on <= ?', [lastDayOf(month)]),
    sales: hasSales(db, month),
  };
  const order = ['base_facts', 'tenants', 'sales'] as const;
  return order.filter((one) => !has[one]);
}

/** The month as minutes since the epoch, half-open, with the end of the month in which it is gathered. */
export function spanOf(month: Month): { readonly month: Month; readonly from: Instant; readonly to: Instant; readonly until: Instant } {
  const at = (months: number): Instant => createInstantAt(firstDayOf(addMonths(month, months)), 0);
  return { month, from: at(0), to: at(1), until: at(2) };
}
