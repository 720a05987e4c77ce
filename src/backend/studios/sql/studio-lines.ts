// What the list of studios reads besides them: who holds each, and how much of it is booked.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const holderRow = z.object({ studioId: z.number(), tenantId: z.number(), endsOn: z.string(), name: z.string().nullable() });
const bookedRow = z.object({ studioId: z.number(), count: z.number(), minutes: z.number() });

const HOLDERS = `SELECT s.studio_id AS studioId, s.tenant_id AS tenantId, s.ends_on AS endsOn,
    coalesce((SELECT name FROM tenant_fact f WHERE f.tenant_id = s.tenant_id AND f.retired_at IS NULL AND f.starts_on <= @day ORDER BY f.starts_on DESC LIMIT 1),
      (SELECT name FROM tenant_fact f WHERE f.tenant_id = s.tenant_id AND f.retired_at IS NULL ORDER BY f.starts_on LIMIT 1)) AS name
  FROM lease_studio s WHERE s.starts_on <= @day AND s.ends_on >= @day`;
/** Bookings by the start, which the index covers. */
const BOOKED = `SELECT studio_id AS studioId, count(*) AS count, sum(ends_at - starts_at) AS minutes FROM booking INDEXED BY booking_by_start
  WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at >= ? AND starts_at < ? GROUP BY studio_id`;

/** Who holds each studio by an exclusive lease on a day. */
export function listHoldersOn(db: Connection, day: string): ReadonlyMap<number, z.infer<typeof holderRow>> {
  return new Map(rowsOf(db, HOLDERS, holderRow, { day }).map((row) => [row.studioId, row]));
}

/** Live bookings that start in `[from, until)`, counted and summed by studio. */
export function sumBookedBetween(db: Connection, from: number, until: number): ReadonlyMap<number, z.infer<typeof bookedRow>> {
  return new Map(rowsOf(db, BOOKED, bookedRow, [from, until]).map((row) => [row.studioId, row]));
}
