// Leases: when one is in force, who is in residence, who is new and who has left (docs/rules/report.md, Words and units).
import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../time/calendar.ts';

/** The dated part of a lease; `leftOn` is the last day in residence, null if still there. */
export interface LeaseDays {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly leftOn: Day | null;
}

/** The last day in force: min(ends_on, left_on). */
export function getLeaseEnd(lease: LeaseDays): Day {
  return lease.leftOn !== null && lease.leftOn < lease.endsOn ? lease.leftOn : lease.endsOn;
}

/** True if the lease is in force on the day: starts_on <= day <= min(ends_on, left_on). */
export function isInForceOn(lease: LeaseDays, day: Day): boolean {
  return lease.startsOn <= day && day <= getLeaseEnd(lease);
}

/** True if the lease is in force on any day from `from` to `to`, both included. */
export function isInForceBetween(lease: LeaseDays, from: Day, to: Day): boolean {
  return lease.startsOn <= to && from <= getLeaseEnd(lease) && lease.startsOn <= getLeaseEnd(lease);
}

/** True if one of the tenant's leases is in force on the day. */
export function isInResidenceOn(leases: readonly LeaseDays[], day: Day): boolean {
  return leases.some((lease) => isInForceOn(lease, day));
}

/** True if one of the tenant's leases is in force on any day of the month (a row of ZB-4). */
export function isInResidenceDuring(leases: readonly LeaseDays[], month: Month): boolean {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  return leases.some((lease) => isInForceBetween(lease, first, last));
}

/** The start of the tenant's first lease ever (`resident_since`), also after leaving and coming back; null without leases. */
export function findFirstStart(leases: readonly LeaseDays[]): Day | null {
  return leases.reduce<Day | null>((first, lease) => (first === null || lease.startsOn < first ? lease.startsOn : first), null);
}

/** True if the tenant's first lease starts in the month (docs/rules/report.md ZB-2.14, remark 新入驻). */
export function isNewIn(leases: readonly LeaseDays[], month: Month): boolean {
  const first = findFirstStart(leases);
  return first !== null && monthOf(first) === month;
}

/** True if a lease's last day in force lies in the month and none is in force on the next month's first day (ZB-2.15, remark 已退出). */
export function hasLeftIn(leases: readonly LeaseDays[], month: Month): boolean {
  const ended = leases.some((lease) => monthOf(getLeaseEnd(lease)) === month);
  return ended && !isInResidenceOn(leases, firstDayOf(addMonths(month, 1)));
}

/** The last day without a gap from `day` on: leases that follow each other count as one; null if none is in force on the day. */
export function findResidentUntil(leases: readonly LeaseDays[], day: Day): Day | null {
  let until: Day | null = null;
  for (const lease of leases.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const joins = until === null ? isInForceOn(lease, day) : lease.startsOn <= addDays(until, 1);
    if (joins && (until === null || getLeaseEnd(lease) > until)) until = getLeaseEnd(lease);
  }
  return until;
}

/** The first day without a gap up to `day`: leases that follow each other count as one; null if none is in force on the day. */
export function findResidentSince(leases: readonly LeaseDays[], day: Day): Day | null {
  let since: Day | null = null;
  for (const lease of leases.toSorted((a, b) => (getLeaseEnd(a) > getLeaseEnd(b) ? -1 : 1))) {
    const joins = since === null ? isInForceOn(lease, day) : getLeaseEnd(lease) >= addDays(since, -1);
    if (joins && (since === null || lease.startsOn < since)) since = lease.startsOn;
  }
  return since;
}

/** Whether a lease is in force on the day and no other of the tenant's goes on from its end: what comes due, at home and in the list alike. */
export function isEndingResidence(lease: LeaseDays, ofTenant: readonly LeaseDays[], day: Day): boolean {
  const until = findResidentUntil(ofTenant, day);
  return isInForceOn(lease, day) && until !== null && until <= getLeaseEnd(lease);
}
