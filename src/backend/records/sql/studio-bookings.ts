// Live bookings that stand in a studio's way: of a lease's days, of a blackout's hours.
import { z } from 'zod';
import { addDays, createInstantAt, parseDay } from '../../../domain/time/calendar.ts';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';

/** Minutes `[from, until)`, or days, both included, leaving out a tenant's own. */
export type BookedSpan =
  | { readonly from: number; readonly until: number }
  | { readonly fromDay: string; readonly untilDay: string; readonly butTenant: number };

const NAMED = 5;
const rows = z.array(z.string());

function minutesOf(span: BookedSpan): readonly [number, number] {
  if ('from' in span) return [span.from, span.until];
  const [first, last] = [parseDay(span.fromDay), parseDay(span.untilDay)];
  if (first === null || last === null) throw new Error(`no days: ${span.fromDay} ${span.untilDay}`);
  return [createInstantAt(first, 0), createInstantAt(addDays(last, last < '9999-12-31' ? 1 : 0), 0)];
}

/** How many live bookings of a studio, not yet over, lie in the span, and the numbers of the first. */
export function countBookingsWithin(
  db: Connection,
  studioId: number,
  span: BookedSpan,
  nowMs: number,
): { readonly count: number; readonly numbers: readonly string[] } {
  const [from, until] = minutesOf(span);
  const found = rows.parse(
    prepareStatement(
      db,
      `SELECT number FROM booking WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = ?
         AND blocks_until > starts_at AND starts_at < ? AND blocks_until > ? AND tenant_id <> ? ORDER BY starts_at, id`,
    )
      .pluck()
      .all(studioId, until, Math.max(from, Math.floor(nowMs / 60_000)), 'butTenant' in span ? span.butTenant : 0),
  );
  return { count: found.length, numbers: found.slice(0, NAMED) };
}
