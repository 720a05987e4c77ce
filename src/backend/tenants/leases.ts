// Use cases: a lease renewed from the day after its end, ended on a day, all of a tenant's ended when it leaves.
import { addDays, createInstantAt, type Day, parseDay } from '../../domain/time/calendar.ts';
import { getLeaseEnd, isInForceOn, type LeaseDays } from '../../domain/lease/lease.ts';
import { ok, refuse, type Refusal, type Result } from '../../domain/values/result.ts';
import { readValues } from '../../contract/records/record-values.ts';
import type { Base } from '../core/db/open.ts';
import { readKind } from '../core/db/read-kind.ts';
import { listRecordsWhere, recordById, type StoredRecord } from '../core/db/record-store.ts';
import type { Actor, Tx } from '../core/db/tx.ts';
import { listBookingsOfTenant } from './sql/booking-lines.ts';
import type { BookingLine, tenantsMethods } from '../../contract/tenants/tenants.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { addJudged, changeJudged, edit, getNextSeq, getActiveRecord } from '../records/edit.ts';
import type { Changed } from '../../contract/records/records.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';

function dayIn(stored: StoredRecord<'lease'>, column: 'starts_on' | 'ends_on' | 'left_on'): Day {
  const day = parseDay(stored.values[column] ?? '');
  if (day === null) throw new Error(`no day: lease ${stored.id} ${column}`);
  return day;
}

function daysOf(stored: StoredRecord<'lease'>): LeaseDays {
  const leftOn = stored.values.left_on === null ? null : dayIn(stored, 'left_on');
  return { startsOn: dayIn(stored, 'starts_on'), endsOn: dayIn(stored, 'ends_on'), leftOn };
}

/** Copies a lease from the day after its last day in force on, at the rent of from then on. Refuses what adding a lease does. */
export function renewLease(
  base: Base,
  actor: Actor,
  { id, version, contract, endsOn, monthlyRent, reason }: Asked<typeof tenantsMethods.renewLease>,
): Result<Changed> {
  return edit(base, actor, (running) => {
    const stored = getActiveRecord(running.tx, 'lease', id, version);
    if (!stored.ok) return stored;
    const startsOn = addDays(getLeaseEnd(daysOf(stored.value)), 1);
    const renewed = { contract, starts_on: startsOn, ends_on: endsOn, left_on: null, monthly_rent: monthlyRent };
    const read = readValues('lease', { ...stored.value.values, ...renewed }, false);
    if (!read.ok)
      return refuse('INPUT_INVALID', { field: read.troubles[0]?.field ?? null, detail: read.troubles[0]?.refusal.code ?? null });
    return addJudged(running, 'lease', read.values, reason);
  });
}

/** The tenant's live bookings after a day that no lease of it covers. */
function uncovered(tx: Tx, tenant: number, day: Day): BookingLine[] {
  const leases = readKind(tx.db, 'lease', { where: { tenantId: tenant } });
  return listBookingsOfTenant(tx.db, tenant, createInstantAt(addDays(day, 1), 0)).filter(({ startsAt }) => {
    const on = addDays(day, Math.floor((startsAt - createInstantAt(day, 0)) / 1440));
    return !leases.some((lease) => isInForceOn(lease, on));
  });
}

/** Ends a lease on a day, its last in residence. Answers the bookings after it that no lease covers any more. */
export function endLease(
  base: Base,
  actor: Actor,
  { id, version, day, reason }: Asked<typeof tenantsMethods.endLease>,
): Result<Answer<typeof tenantsMethods.endLease>> {
  return edit(base, actor, (running) => {
    const stored = getActiveRecord(running.tx, 'lease', id, version);
    if (!stored.ok) return stored;
    const changed = changeJudged(running, 'lease', stored.value, { values: { left_on: day }, reason });
    if (!changed.ok) return changed;
    return ok({ ...changed.value, bookings: uncovered(running.tx, stored.value.values.tenant_id, day) });
  });
}

/** What ends when a tenant leaves: its leases, and the bookings that stay to be moved or cancelled. */
type Left = Answer<typeof tenantsMethods.leaveBase>;

/**
 * Ends every lease of a tenant that is in force on the day or later, on that day; a lease that would begin after it is refused by name
 * (RECORD_ENDS_BEFORE_START): retire it first. Answers the bookings after the day.
 */
export function leaveBase(
  base: Base,
  actor: Actor,
  { tenant, day, reason, isRehearsal }: Asked<typeof tenantsMethods.leaveBase>,
): Result<Left> {
  return edit<Left>(base, actor, (running) => {
    const { tx } = running;
    const stored = recordById(tx.db, 'tenant', tenant);
    if (stored === null || stored.retiredAt !== null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
    const ending = listRecordsWhere(tx.db, 'lease', 'tenant_id = ?', [tenant]).filter((lease) => getLeaseEnd(daysOf(lease)) > day);
    const answer = {
      leases: ending.map(({ id }) => id),
      bookings: listBookingsOfTenant(tx.db, tenant, createInstantAt(addDays(day, 1), 0)),
    };
    if (isRehearsal || ending.length === 0) return ok({ ...answer, change: null, warnings: [] });
    const first = getNextSeq(tx);
    const warnings = new Map<string, Refusal>();
    for (const lease of ending) {
      const changed = changeJudged(running, 'lease', lease, { values: { left_on: day }, reason });
      if (!changed.ok) return changed;
      for (const warning of changed.value.warnings) warnings.set(JSON.stringify(warning), warning);
    }
    return ok({ ...answer, change: groupChanges(tx, { entity: 'tenant', entityId: tenant }, first), warnings: [...warnings.values()] });
  });
}
