// What comes up with tenants: leases that end, papers that expire, cases that are open.
import { addDays, type Day, toDayNumber } from '../../../domain/time/calendar.ts';
import { getDueHorizon } from '../../../domain/lease/due-steps.ts';
import { isInForceOn, getLeaseEnd, findResidentUntil } from '../../../domain/lease/lease.ts';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Connection } from '../../core/db/connection.ts';
import { listLeasesSince } from '../../report/sql/tenant-facts.ts';
import { listCasesOpen, listPapersExpiring } from '../sql/today.ts';

type ComingUp = Pick<Home, 'leases' | 'papers' | 'cases'>;

/** Leases in force that end soon, papers of tenants in residence or about to move in that expire soon or have, open cases; soonest first. */
export function listComingUp(db: Connection, day: Day, nameOf: (tenantId: number) => string): ComingUp {
  const named = (tenantId: number): { tenantId: number; name: string } => ({ tenantId, name: nameOf(tenantId) });
  const daysTo = (end: Day): number => toDayNumber(end) - toDayNumber(day);
  const leases = listLeasesSince(db, day);
  const byTenant = Map.groupBy(leases, (one) => one.tenantId);
  const until = addDays(day, getDueHorizon('lease'));
  return {
    leases: leases
      .filter((one) => isInForceOn(one, day) && getLeaseEnd(one) <= until)
      .map((one) => {
        const endsOn = getLeaseEnd(one);
        const stays = findResidentUntil(byTenant.get(one.tenantId) ?? [], day);
        const isFollowed = stays !== null && stays > endsOn;
        return { ...named(one.tenantId), leaseId: one.id, contract: one.contract, endsOn, daysLeft: daysTo(endsOn), isFollowed };
      })
      .toSorted((a, b) => a.daysLeft - b.daysLeft || a.leaseId - b.leaseId),
    papers: listPapersExpiring(db, addDays(day, getDueHorizon('paper')))
      .filter((one) => byTenant.has(one.tenantId))
      .map((one) => ({ ...one, ...named(one.tenantId), daysLeft: daysTo(one.expiresOn) })),
    cases: listCasesOpen(db, day).map((one) => ({ ...one, ...named(one.tenantId), daysOpen: -daysTo(one.day) })),
  };
}
