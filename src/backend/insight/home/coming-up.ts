// What comes up with tenants: leases that end, papers that expire, cases that are open.
import { addDays, dayNumber } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { inForceOn, leaseEnd, residentUntil } from '../../../domain/lease/lease.ts';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Connection } from '../../core/db/connection.ts';
import { casesOpen, leasesSince, papersExpiring } from '../../report/sql/today.ts';

/** How far ahead leases and papers are told (docs/rules/records.md, Coming up). */
const LEASE_DAYS = 90;
const PAPER_DAYS = 60;

type ComingUp = Pick<Home, 'leases' | 'papers' | 'cases'>;

/** Leases in force that end within 90 days, papers of tenants in residence that expire within 60 or have, open cases; soonest first. */
export function comingUp(db: Connection, day: Day, nameOf: (tenantId: number) => string): ComingUp {
  const named = (tenantId: number): { tenantId: number; name: string } => ({ tenantId, name: nameOf(tenantId) });
  const daysTo = (end: Day): number => dayNumber(end) - dayNumber(day);
  const leases = leasesSince(db, day).map((one) => ({ ...one, startsOn: one.starts_on, endsOn: one.ends_on, leftOn: one.left_on }));
  const byTenant = Map.groupBy(leases, (one) => one.tenant_id);
  const resident = new Set(leases.filter((one) => inForceOn(one, day)).map((one) => one.tenant_id));
  const until = addDays(day, LEASE_DAYS);
  return {
    leases: leases
      .filter((one) => inForceOn(one, day) && leaseEnd(one) <= until)
      .map((one) => {
        const endsOn = leaseEnd(one);
        const stays = residentUntil(byTenant.get(one.tenant_id) ?? [], day);
        const isFollowed = stays !== null && stays > endsOn;
        return { ...named(one.tenant_id), leaseId: one.id, contract: one.contract, endsOn, daysLeft: daysTo(endsOn), isFollowed };
      })
      .toSorted((a, b) => a.daysLeft - b.daysLeft || a.leaseId - b.leaseId),
    papers: papersExpiring(db, addDays(day, PAPER_DAYS))
      .filter((one) => resident.has(one.tenant_id))
      .map((one) => ({
        ...named(one.tenant_id),
        paperId: one.id,
        kind: one.kind,
        number: one.number,
        expiresOn: one.expires_on,
        daysLeft: daysTo(one.expires_on),
      })),
    cases: casesOpen(db, day).map((one) => ({
      ...named(one.tenant_id),
      caseId: one.id,
      number: one.number,
      kind: one.kind,
      day: one.day,
      daysOpen: -daysTo(one.day),
    })),
  };
}
