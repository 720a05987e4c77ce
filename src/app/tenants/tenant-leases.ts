// A tenant's leases with their days, as the time line, the list and the dialogs need them.
import type { RecordRow } from '../../contract/records/records.ts';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { type Day, parseDay, toDayNumber } from '../../domain/time/calendar.ts';
import { getLeaseEnd } from '../../domain/lease/lease.ts';
import type { TimelineLease } from './lease-timeline.ts';

/** A lease as the time line names it; `to` is its last day in force. */
export interface NamedLease extends TimelineLease {
  readonly contract: string;
  readonly to: Day;
}

/** A lease with its row. */
export interface LeaseOfTenant extends NamedLease {
  readonly row: RecordRow;
}

/** The leases of a tenant, the newest first; a row whose days are none is left out of the line. */
export function leasesOf(detail: Pick<TenantDetail, 'leases'>): readonly LeaseOfTenant[] {
  return detail.leases
    .flatMap((row): readonly LeaseOfTenant[] => {
      const startsOn = parseDay(String(row.values['starts_on']));
      const endsOn = parseDay(String(row.values['ends_on']));
      const left = row.values['left_on'];
      if (startsOn === null || endsOn === null) return [];
      const days = { startsOn, endsOn, leftOn: typeof left === 'string' ? parseDay(left) : null };
      return [{ id: row.id, contract: String(row.values['contract']), row, ...days, to: getLeaseEnd(days) }];
    })
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn) || b.id - a.id);
}

/** The days to the last day of a lease that runs, where it is told: beside the end, or, of one that is left early, beside that day. */
export function countDaysToEnd(
  lease: Pick<LeaseOfTenant, 'to' | 'endsOn'>,
  today: Day,
): { readonly end: number | null; readonly left: number | null } {
  const days = toDayNumber(lease.to) - toDayNumber(today);
  if (days < 0) return { end: null, left: null };
  return lease.to < lease.endsOn ? { end: null, left: days } : { end: days, left: null };
}
