// Leases: when one is in force, who is in residence, who is new and who has left (docs/rules/report.md, Words and units).
import { addDays, addMonths, firstDayOf, lastDayOf, monthOf } from '../time/calendar.ts';
import type { Day, Month } from '../time/calendar.ts';

/** The dated part of a lease; `leftOn` is the last day in residence, null if still there. */
export interface LeaseDays {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly leftOn: Day | null;
}

/** The last day in force: min(ends_on, left_on). */
export function leaseEnd(lease: LeaseDays): Day {
  return lease.leftOn !== null && lease.leftOn < lease.endsOn ? lease.leftOn : lease.endsOn;
}

/** True if the lease is in force on the day: starts_on <= day <= min(ends_on, left_on). */
export function inForceOn(lease: LeaseDays, day: Day): boolean {
  return lease.startsOn <= day && day <= leaseEnd(lease);
}

/** True if the lease is in force on any day from `from` to `to`, both included. */
export function inForceBetween(lease: LeaseDays, from: Day, to: Day): boolean {
  return lease.startsOn <= to && from <= leaseEnd(lease) && lease.startsOn <= leaseEnd(lease);
}

/** True if one of the tenant's leases is in force on the day. */
export function inResidenceOn(leases: readonly LeaseDays[], day: Day): boolean {
  return leases.some((lease) => inForceOn(lease, day));
}

/** True if one of the tenant's leases is in force on any day of the month (a row of ZB-4). */
export function inResidenceDuring(leases: readonly LeaseDays[], month: Month): boolean {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  return leases.some((lease) => inForceBetween(lease, first, last));
}

/** The start of the tenant's first lease ever (`resident_since`), also after leaving and coming back; null without leases. */
export function firstStart(leases: readonly LeaseDays[]): Day | null {
  return leases.reduce<Day | null>((first, lease) => (first === null || lease.startsOn < first ? lease.startsOn : first), null);
}

/** True if the tenant's first lease starts in the month (docs/rules/report.md ZB-2.14, remark 新入驻). */
export function isNewIn(leases: readonly LeaseDays[], month: Month): boolean {
  const first = firstStart(leases);
  return first !== null && monthOf(first) === month;
}

/** True if a lease's last day in force lies in the month and none is in force on the next month's first day (ZB-2.15, remark 已退出). */
export function hasLeftIn(leases: readonly LeaseDays[], month: Month): boolean {
  const ended = leases.some((lease) => monthOf(leaseEnd(lease)) === month);
  return ended && !inResidenceOn(leases, firstDayOf(addMonths(month, 1)));
}

/** The last day without a gap from `day` on: leases that follow each other count as one; null if none is in force on the day. */
export function residentUntil(leases: readonly LeaseDays[], day: Day): Day | null {
  let until: Day | null = null;
  for (const lease of leases.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const joins = until === null ? inForceOn(lease, day) : lease.startsOn <= addDays(until, 1);
    if (joins && (until === null || leaseEnd(lease) > until)) until = leaseEnd(lease);
  }
  return until;
}

/** The first day without a gap up to `day`: leases that follow each other count as one; null if none is in force on the day. */
export function residentSince(leases: readonly LeaseDays[], day: Day): Day | null {
  let since: Day | null = null;
  for (const lease of leases.toSorted((a, b) => (leaseEnd(a) > leaseEnd(b) ? -1 : 1))) {
    const joins = since === null ? inForceOn(lease, day) : leaseEnd(lease) >= addDays(since, -1);
    if (joins && (since === null || lease.startsOn < since)) since = lease.startsOn;
  }
  return since;
}
