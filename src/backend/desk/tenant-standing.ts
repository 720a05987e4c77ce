// What the desk should know of a tenant whatever the slot: what it owes, and whether it missed its last report.
import { addMonths, dayOfInstant, instantFromMilliseconds, monthOf } from '../../domain/time/calendar.ts';
import type { Instant, Month } from '../../domain/time/calendar.ts';
import type { Arrears } from '../../domain/money/money.ts';
import type { Connection } from '../core/db/connection.ts';
import type { Base } from '../core/db/open.ts';
import { dueDayOf } from '../base/workdays.ts';
import { hasNotReported } from './sql/desk-facts.ts';
import { arrearsOf } from '../money/sql/tenant-dues.ts';

/** The month before today's, and whether the day has passed on which tenants' reports of it are due. */
export interface LastMonth {
  readonly month: Month;
  readonly isOverdue: boolean;
}

/** Reads it. The day may move by a calendar that is a file, which no transaction waits for: it is read before one. */
export function lastMonthOf(base: Base): LastMonth {
  const today = dayOfInstant(instantFromMilliseconds(base.clock.nowMs()));
  const month = addMonths(monthOf(today), -1);
  return { month, isOverdue: today > dueDayOf(base, month) };
}

/** How a tenant stands today. */
export interface TenantStanding {
  readonly arrears: Arrears;
  /** The month before, where its report is missed; else null. */
  readonly unreported: Month | null;
}

/** Reads how a tenant stands today. */
export function tenantStanding(db: Connection, now: Instant, { month, isOverdue }: LastMonth, tenantId: number): TenantStanding {
  const isMissed = isOverdue && hasNotReported(db, tenantId, month);
  return { arrears: arrearsOf(db, tenantId, monthOf(dayOfInstant(now))), unreported: isMissed ? month : null };
}
