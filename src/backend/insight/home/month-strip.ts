// The month to be reported: who has to report, who has, how long there is, and how far the month is.
import { addMonths, type Day, listDays, listMonths, type Month, monthOf, toDayNumber } from '../../../domain/time/calendar.ts';
import { deadlineOf } from '../../../domain/report/record-checks.ts';
import type { Home, MonthState } from '../../../contract/insight/insight-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import type { Connection } from '../../core/db/connection.ts';
import { findNewestSubmission } from '../../report/sql/filing-papers.ts';
import { listClosedMonths, findNewestFiling } from '../../report/sql/filings.ts';
import { listDueTenants, listTenantsUnreported } from '../../report/due-tenants.ts';
import type { DatedFacts } from '../../report/sql/tenant-facts.ts';
import type { Profile } from '../../base/profile.ts';
import { readWorkdays } from '../../base/workdays.ts';

type Strip = NonNullable<Home['strip']>;

function stateOf(db: Connection, month: Month): { readonly state: MonthState; readonly revision: number | null } {
  const filing = findNewestFiling(db, month);
  if (filing === null) return { state: 'open', revision: null };
  if (filing.reopened !== null) return { state: 'reopened', revision: filing.revision };
  return { state: findNewestSubmission(db, filing.id)?.state ?? 'closed', revision: filing.revision };
}

function earlierOpen(db: Connection, firstMonth: Month, month: Month): Strip['earlierOpen'] {
  const closed = new Set(listClosedMonths(db));
  const open = listMonths(firstMonth, addMonths(month, -1)).filter((one) => !closed.has(one));
  return { count: open.length, first: open[0] ?? null };
}

/** What the strip reads besides the database. */
export interface StripQuestion {
  readonly profile: Profile;
  readonly day: Day;
  readonly firstMonth: Month | null;
  readonly facts: DatedFacts;
  readonly nameOf: (tenantId: number) => string;
}

/** The strip of the month before the day's; null for a base that had no facts yet then. */
export function getMonthStrip(base: Base, { profile, day, firstMonth, facts, nameOf }: StripQuestion): Strip | null {
  const { db } = base;
  const month = addMonths(monthOf(day), -1);
  if (firstMonth === null || month < firstMonth) return null;
  const due = listDueTenants(db, month, facts);
  const isWorkday = readWorkdays(base, month);
  const deadline = deadlineOf(profile, month, isWorkday);
  const daysLeft = toDayNumber(deadline) - toDayNumber(day);
  const missing = listTenantsUnreported(db, month, facts);
  return {
    month,
    ...stateOf(db, month),
    due: due.length,
    reported: due.length - missing.length,
    missing: missing.map((tenantId) => ({ tenantId, name: nameOf(tenantId) })),
    deadline,
    daysLeft,
    workdaysLeft: daysLeft < 0 ? 0 : listDays(day, deadline).filter((one) => one > day && isWorkday(one)).length,
    earlierOpen: earlierOpen(db, firstMonth, month),
  };
}
