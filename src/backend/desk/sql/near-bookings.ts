// The bookings near a slot: asked for with each question, or read once for the many questions of a ledger and kept in step with what it writes.
import { type Connection, queryTuples, type SqlValue } from '../../core/db/rows.ts';
import { BOOKING_STATES, type BookingState } from '../../../domain/base/catalogue.ts';
import { instant, type Instant } from '../../../domain/time/calendar.ts';
import type { Neighbour } from '../../../domain/booking/slot.ts';

/** A tenant's name by its id. */
export type NameOf = (tenantId: number) => string;

/** A booking in the very studio that is asked about. */
export type BookingNear = Neighbour & { readonly linked: null };

/** Bookings that block a studio and start in `[earliest, latest)`, and the last one before, which may be long; by start. */
export type NearBookings = (studioId: number, earliest: number, latest: number) => readonly BookingNear[];

/** A state as the column's CHECK lets it be: shapes asked for every row of a ledger cost more than the query. */
export function stateOf(value: unknown): BookingState {
  const state = BOOKING_STATES.find((one) => one === value);
  if (state === undefined) throw new Error(`no state: ${String(value)}`);
  return state;
}

/** `+ 0`: with an ORDER BY, SQLite prepares a statement again for every value that is bound to a bare `= ?` or `< ?` (10 times the query's own time). */
const LIVE = "retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND studio_id = ? + 0";
const NEAR = `
  SELECT id, tenant_id, starts_at, blocks_until, state, holds_until FROM booking
  WHERE ${LIVE} AND starts_at < ? + 0
    AND starts_at >= coalesce((SELECT starts_at FROM booking WHERE ${LIVE} AND starts_at < ? + 0 ORDER BY starts_at DESC LIMIT 1), ?)
  ORDER BY starts_at`;

function bookingIn(nameOf: NameOf, [id, tenantId, start, end, state, holdsUntil]: readonly SqlValue[]): BookingNear {
  return {
    id: Number(id),
    tenantId: Number(tenantId),
    tenant: nameOf(Number(tenantId)),
    start: instant(Number(start)),
    end: instant(Number(end)),
    state: stateOf(state),
    holdsUntil: holdsUntil === null ? null : instant(Number(holdsUntil)),
    linked: null,
  };
}

/** Asks with each question. */
export function createNearBookings(db: Connection, nameOf: NameOf): NearBookings {
  return (studioId, earliest, latest) =>
    queryTuples(db, NEAR, [studioId, latest, studioId, earliest, earliest]).map((row) => bookingIn(nameOf, row));
}

const OVERSTAYS = `SELECT id, studio_id, tenant_id, starts_at, ends_at FROM booking INDEXED BY booking_here
  WHERE retired_at IS NULL AND state = 'checked_in' AND starts_at < ? + 0 AND ends_at <= ? + 0 ORDER BY starts_at, id`;

/** Guests who are in though their booked end has come, of all studios, by start. */
export function listOverstays(db: Connection, now: Instant) {
  return queryTuples(db, OVERSTAYS, [now, now]).map(([id, studioId, tenantId, from, to]) => ({
    bookingId: Number(id),
    studioId: Number(studioId),
    tenantId: Number(tenantId),
    from: Number(from),
    to: Number(to),
  }));
}

/** Bookings kept for many questions. Anyone who writes one says so. */
export interface KeptBookings {
  readonly near: NearBookings;
  /** A booking stands in the studio from now on. */
  readonly put: (studioId: number, booking: BookingNear) => void;
  /** A booking stands there no longer. */
  readonly take: (studioId: number, id: number) => void;
  /** What stands there is not known any more. */
  readonly forget: () => void;
}

/** The first place in a list by start (minutes) that starts at `start` or later. */
export function placeAt(list: readonly { readonly start: number }[], start: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps what stands in `[from, to)`: each studio is read when it is first asked about. Nothing waits there to be written by then: who puts a booking has asked. */
export function createBookingsCache(read: NearBookings, { from, to }: { readonly from: number; readonly to: number }): KeptBookings {
  const byStudio = new Map<number, BookingNear[]>();
  const known = (studioId: number): BookingNear[] => {
    const before = byStudio.get(studioId);
    if (before !== undefined) return before;
    const list = [...read(studioId, from, to)];
    byStudio.set(studioId, list);
    return list;
  };
  return {
    near: (studioId, earliest, latest) => {
      if (earliest < from || latest > to) throw new RangeError(`not kept: ${earliest} to ${latest}`);
      const list = known(studioId);
      const first = placeAt(list, earliest);
      return list.slice(Math.max(0, first - 1), placeAt(list, latest));
    },
    put: (studioId, booking) => {
      const list = byStudio.get(studioId);
      list?.splice(placeAt(list, booking.start), 0, booking);
    },
    take: (studioId, id) => {
      const list = byStudio.get(studioId);
      const at = list?.findIndex((one) => one.id === id) ?? -1;
      // The first one may be the last before the span: who comes before it then is not known.
      if (at === 0) byStudio.delete(studioId);
      else if (at > 0) list?.splice(at, 1);
    },
    forget: () => byStudio.clear(),
  };
}
