// What the relations on records read of a month: open bookings, tenants' doings, sessions and sources of sales.
import { z } from 'zod';
import { type Connection, defineJsonColumn, queryTuples, rowsOf } from '../../core/db/rows.ts';
import { addMonths, createInstantAt, firstDayOf, instant, type Instant, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { isInForceBetween } from '../../../domain/lease/lease.ts';
import { tenantAsOf } from '../../../domain/report/contributions.ts';
import { type TenantRecord, hasData, type ReportSources } from '../../../domain/report/facts.ts';
import type { LackingSource, OpenBooking, SharedSession, SourcePair, TenantActivity } from '../../../domain/report/relation-context.ts';
import { EFFECTIVE_LINES } from './read-sales.ts';

const instantColumn = z.int().transform((minutes) => instant(minutes));

const OPEN = `SELECT b.number, s.code AS studio, b.state, b.starts_at AS start, b.holds_until AS holdsUntil
  FROM booking b INDEXED BY booking_by_start JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.starts_at >= ? AND b.starts_at < ? AND b.state IN ('option', 'booked', 'checked_in')
  ORDER BY b.starts_at, b.studio_id, b.id`;
const openRow = z.object({
  number: z.string(),
  studio: z.string(),
  state: z.enum(BOOKING_STATES),
  start: instantColumn,
  holdsUntil: instantColumn.nullable(),
});

const BOOKED = `SELECT tenant_id AS tenantId, count(*) AS bookings, sum(ends_at - starts_at) AS minutes FROM booking INDEXED BY booking_by_start
  WHERE retired_at IS NULL AND starts_at >= ? AND starts_at < ? AND state IN ('booked', 'checked_in', 'completed')
  GROUP BY tenant_id ORDER BY tenant_id`;

/** Sessions of the month that two tenants report: the same account with the same start, or the same session id. */
const SHARED = `SELECT platform, handle, min(starts_at) AS start, json_group_array(DISTINCT tenant_id) AS tenants FROM live_session
    WHERE retired_at IS NULL AND starts_at >= ? AND starts_at < ? GROUP BY platform, handle, starts_at HAVING count(DISTINCT tenant_id) > 1
  UNION
  SELECT platform, handle, min(starts_at) AS start, json_group_array(DISTINCT tenant_id) AS tenants FROM live_session
    WHERE retired_at IS NULL AND starts_at >= ? AND starts_at < ? GROUP BY platform, handle, key HAVING count(DISTINCT tenant_id) > 1
  ORDER BY 1, 2, 3, 4`;
const sharedRow = z.object({ platform: z.string(), handle: z.string(), start: instantColumn, tenants: defineJsonColumn(z.array(z.int())) });

const LACKING = `SELECT tenant_id AS tenantId, platform, lacks FROM (${EFFECTIVE_LINES}) WHERE lacks <> '' ORDER BY tenant_id, platform, goods_class`;
const lackingRow = z.object({ tenantId: z.int(), platform: z.string(), lacks: z.string() });

const PAIRS = `SELECT e.tenant_id AS tenantId, e.platform, e.goods_class AS goodsClass, e.source, e.paid, w.source AS weakerSource,
    w.paid AS weakerPaid, e.lacks, w.lacks AS weakerLacks
  FROM (${EFFECTIVE_LINES}) e JOIN sales_line w ON w.month = ? AND w.tenant_id = e.tenant_id AND w.platform = e.platform
    AND w.goods_class = e.goods_class AND w.source <> e.source AND w.retired_at IS NULL
  ORDER BY e.tenant_id, e.platform, e.goods_class, w.source`;
const pairRow = z.object({
  tenantId: z.int(),
  platform: z.string(),
  goodsClass: z.string(),
  source: z.string(),
  paid: z.int(),
  weakerSource: z.string(),
  weakerPaid: z.int(),
  lacks: z.string(),
  weakerLacks: z.string(),
});

function monthInstants(month: Month): readonly [Instant, Instant] {
  return [createInstantAt(firstDayOf(month), 0), createInstantAt(lastDayOf(month), 1440)];
}

/** Bookings that start in the month and are not settled, lapsed options included (A28 leaves those out). */
export function readOpenBookings(db: Connection, month: Month): OpenBooking[] {
  return rowsOf(db, OPEN, openRow, monthInstants(month));
}

/** A tenant's name as of the month's end by its id; its number where it is gone. */
export function namesOf(tenants: readonly TenantRecord[], month: Month): (id: number) => string {
  const names = new Map(tenants.map((tenant) => [tenant.id, tenantAsOf(tenant, lastDayOf(month))?.name]));
  return (id) => names.get(id) ?? String(id);
}

/** Every tenant with sales or bookings in the month (X01-X03). */
export function readActivities(db: Connection, sources: ReportSources): TenantActivity[] {
  const { month, measured, facts } = sources;
  // Hundreds of rows of columns that the schema checks: as lists.
  const rows = queryTuples(db, BOOKED, monthInstants(month));
  const booked = new Map(
    rows.map(([tenant, bookings, minutes]) => [Number(tenant), { bookings: Number(bookings), minutes: Number(minutes) }]),
  );
  const before = [-3, -2, -1].map((back) => addMonths(month, back));
  const salesBefore = before.every((one) => hasData(sources, one)) ? before.map((one) => measured.tenants(one)) : [];
  const sales = measured.tenants(month);
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  return facts.tenants
    .filter((tenant) => sales.has(tenant.id) || booked.has(tenant.id))
    .map((tenant) => {
      const paidBefore = salesBefore.map((one) => one.get(tenant.id)?.paid).filter((paid) => paid !== undefined);
      return {
        tenantId: tenant.id,
        name: tenantAsOf(tenant, last)?.name ?? String(tenant.id),
        paid: sales.get(tenant.id)?.paid ?? null,
        bookings: booked.get(tenant.id)?.bookings ?? 0,
        bookedMinutes: booked.get(tenant.id)?.minutes ?? 0,
        holdsStudio: tenant.leases.some((lease) => lease.studios.length > 0 && isInForceBetween(lease, first, last)),
        paidBefore: paidBefore.length === before.length ? paidBefore : null,
      };
    });
}

/** Sessions of the month that two tenants report (X04). */
export function readSharedSessions(db: Connection, month: Month, name: (id: number) => string): SharedSession[] {
  return rowsOf(db, SHARED, sharedRow, [...monthInstants(month), ...monthInstants(month)]).map((row) => ({
    ...row,
    tenants: row.tenants.map(name).toSorted(),
  }));
}

/** Figures that the effective lines' sources have none of, by tenant and platform (S01). */
export function readLacking(db: Connection, month: Month, name: (id: number) => string): LackingSource[] {
  const byKey = Map.groupBy(rowsOf(db, LACKING, lackingRow, [month]), (row) => `${row.tenantId} ${row.platform}`);
  return [...byKey.values()].map((rows) => ({
    tenantId: rows[0]?.tenantId ?? 0,
    tenant: name(rows[0]?.tenantId ?? 0),
    platform: rows[0]?.platform ?? '',
    figures: [...new Set(rows.flatMap((row) => row.lacks.split(',')))].toSorted(),
  }));
}

/** Keys with a second source, beside the effective one; not where either source has no paid at all (S02). */
export function readSourcePairs(db: Connection, month: Month, name: (id: number) => string): SourcePair[] {
  return rowsOf(db, PAIRS, pairRow, [month, month])
    .filter((row) => ![...row.lacks.split(','), ...row.weakerLacks.split(',')].includes('paid'))
    .map(({ lacks: _lacks, weakerLacks: _weakerLacks, ...row }) => ({ tenant: name(row.tenantId), ...row }));
}
