// What the desk should know of a tenant whatever the slot: what it owes, and whether it missed its last report.
import { addMonths, dayOfInstant, monthOf } from '../../domain/time/calendar.ts';
import type { Instant, Month } from '../../domain/time/calendar.ts';
import type { Arrears } from '../../domain/money/money.ts';
import type { Connection } from '../core/db/connection.ts';
import { hasNotReported } from './sql/desk-facts.ts';
import { arrearsOf } from '../money/sql/tenant-dues.ts';

/**
 * Day of the month from which on a tenant's report of the month before is missed: the desk's own reminder. The profile's deadline is the
 * bureau's for the whole base, later, and read from a file, which no transaction waits for.
 */
const REPORT_DUE_DAY = 5;

/** How a tenant stands today. */
export interface TenantStanding {
  readonly arrears: Arrears;
  /** The month before, where its report is missed; else null. */
  readonly unreported: Month | null;
}

/** Reads how a tenant stands today. */
export function tenantStanding(db: Connection, now: Instant, tenantId: number): TenantStanding {
  const today = dayOfInstant(now);
  const month = addMonths(monthOf(today), -1);
  const isMissed = Number(today.slice(8)) > REPORT_DUE_DAY && hasNotReported(db, tenantId, month);
  return { arrears: arrearsOf(db, tenantId, monthOf(today)), unreported: isMissed ? month : null };
}
