// Where a month stands: begun, closed, handed in, accepted or returned, with its deadline and what waits for it.
import {
  addMonths,
  dayNumber,
  dayOfInstant,
  daysFromTo,
  firstDayOf,
  instantAt,
  instantFromMilliseconds,
  lastDayOf,
} from '../../../domain/time/calendar.ts';
import type { Day, Instant, Month } from '../../../domain/time/calendar.ts';
import { deadlineOf } from '../../../domain/report/record-checks.ts';
import { recordsExist } from '../../core/db/record-store.ts';
import type { Connection } from '../../core/db/connection.ts';
import type { Base } from '../../core/db/open.ts';
import type { ComputedReport } from '../compute.ts';
import type { Profile } from '../../base/profile.ts';
import { readWorkdays } from '../../base/workdays.ts';
import type { SubmissionRow } from '../sql/filing-papers.ts';
import type { RevisionRow } from '../sql/filings.ts';

/** States of a month, in the order of its way. */
export type MonthState = 'not_started' | 'filling' | 'closed' | 'handed_in' | 'accepted' | 'returned';

/** How many relations fail, and how many of the W ones have no word yet. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly unexplained: number;
  readonly notJudged: number;
}

/** The last day to hand in, and how far away it is; days left are negative once it has passed. */
export interface Deadline {
  readonly day: Day;
  readonly daysLeft: number;
  readonly workdaysLeft: number;
}

/** Where a month stands. */
export interface MonthStatus {
  readonly month: Month;
  readonly state: MonthState;
  /** The newest revision filed; null before the first. */
  readonly revision: number | null;
  /** True once it was filed and opened again. */
  readonly isReopened: boolean;
  readonly deadline: Deadline;
  readonly closedMs: number | null;
  readonly closedBy: string | null;
  readonly submission: SubmissionRow | null;
  readonly parked: number;
}

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
  return instantFromMilliseconds(base.clock.nowMs());
}

/** The month's deadline seen from `now`. */
export function deadlineFrom(base: Base, profile: Profile, month: Month, now: Instant): Deadline {
  const isWorkday = readWorkdays(base, month);
  const day = deadlineOf(profile, month, isWorkday);
  const today = dayOfInstant(now);
  // Nobody counts workdays over more than the time the calendar is known for.
  const ahead = today < day && today > firstDayOf(month) ? daysFromTo(today, day).slice(1) : [];
  return { day, daysLeft: dayNumber(day) - dayNumber(today), workdaysLeft: ahead.filter(isWorkday).length };
}

function hasSales(db: Connection, month: Month): boolean {
  return recordsExist(db, 'sales_line', 'month = ?', [month]);
}

function stateOf(db: Connection, month: Month, newest: RevisionRow | undefined, submission: SubmissionRow | undefined): MonthState {
  if (newest === undefined) return hasSales(db, month) ? 'filling' : 'not_started';
  return newest.reopened_ms !== null ? 'filling' : (submission?.state ?? 'closed');
}

/** Where one month stands. */
export function statusOf({ base, profile, revisions, submissions, parked }: StatusSources, month: Month): MonthStatus {
  const newest = revisions.get(month);
  const submission = newest === undefined ? undefined : submissions.get(newest.id);
  return {
    month,
    state: stateOf(base.db, month, newest, submission),
    revision: newest?.revision ?? null,
    isReopened: newest !== undefined && newest.reopened_ms !== null,
    deadline: deadlineFrom(base, profile, month, nowOf(base)),
    closedMs: newest?.closed_ms ?? null,
    closedBy: newest?.closed_by ?? null,
    submission: submission ?? null,
    parked: parked.get(month) ?? 0,
  };
}

/** Counts of an open month's findings; a W with a draft counts as explained. */
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
export function lackingFor(db: Connection, month: Month): readonly ('base_facts' | 'tenants' | 'sales')[] {
  const has = {
    base_facts: recordsExist(db, 'base_area', 'month <= ?', [month]),
    tenants: recordsExist(db, 'lease', 'starts_on <= ?', [lastDayOf(month)]),
    sales: hasSales(db, month),
  };
  const order = ['base_facts', 'tenants', 'sales'] as const;
  return order.filter((one) => !has[one]);
}

/** The month as minutes since the epoch, half-open, with the end of the month in which it is gathered. */
export function spanOf(month: Month): { readonly month: Month; readonly from: Instant; readonly to: Instant; readonly until: Instant } {
  const at = (months: number): Instant => instantAt(firstDayOf(addMonths(month, months)), 0);
  return { month, from: at(0), to: at(1), until: at(2) };
}
