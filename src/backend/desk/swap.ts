// Use cases: bookings that exchange places, and many bookings cancelled or moved with one reason. All of them, or none.
import type { Instant } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import type { BookingLine } from './sql/desk-bookings.ts';
import { studioCalled } from '../core/records/names.ts';
import { lineNow } from './answer-change.ts';
import { bookInside } from './book.ts';
import type { BookRequest } from './book.ts';
import { LISTED } from './decide-place.ts';
import { bindChange, bookingSeen, changeDesk, lifting, slotOf } from './desk-write.ts';
import type { Desk } from './desk-write.ts';
import { writeState } from './state.ts';
import { moveBooking } from './write-booking.ts';
import type { NewPlace } from './write-booking.ts';

/** A booking as the asker saw it. */
interface SeenBooking {
  readonly id: number;
  readonly version: number;
}

/** Where one of several bookings goes. */
interface SwapMove extends SeenBooking {
  readonly studio: number | string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Bookings that exchange places, and one that is made where it came free. */
export interface SwapRequest {
  readonly moves: readonly SwapMove[];
  readonly book: BookRequest | null;
  readonly reason: string | null;
}

/** A booking with where it goes. */
interface PlacedMove {
  readonly stored: StoredRecord;
  readonly to: NewPlace;
}

function allSeen(desk: Desk, bookings: readonly SeenBooking[]): Result<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (const { id, version } of bookings) {
    const stored = bookingSeen(desk, id, version);
    if (!stored.ok) return stored;
    if (found.some((one) => one.id === id)) return refuse('INPUT_INVALID', { issues: [`bookings ${id}`] });
    found.push(stored.value);
  }
  return ok(found);
}

/**
 * Moves several bookings with each other out of the way: each is decided among those that are down already. Refuses what `moveBooking`
 * refuses of the first that cannot go. `isBySeries`: moved by their series.
 */
function moveTogether(
  desk: Desk,
  moves: readonly PlacedMove[],
  how: { readonly reason: string | null; readonly isBySeries: boolean },
): Result<readonly Refusal[]> {
  return lifting(
    desk,
    moves.map(({ stored }) => stored),
    (lift) => {
      const warnings: Refusal[] = [];
      for (const { stored, to } of moves) {
        const moved = moveBooking(desk, stored, to, { warn: LISTED, lift, ...how });
        if (!moved.ok) return moved;
        warnings.push(...moved.value.warnings);
      }
      return ok(warnings);
    },
  );
}

function placedMoves(desk: Desk, moves: readonly SwapMove[]): Result<readonly PlacedMove[]> {
  const stored = allSeen(desk, moves);
  if (!stored.ok) return stored;
  const placed: PlacedMove[] = [];
  for (const [at, move] of moves.entries()) {
    const studio = studioCalled(desk.db, move.studio);
    if (!studio.ok) return studio;
    const booking = stored.value[at];
    if (booking !== undefined) placed.push({ stored: booking, to: { studioId: studio.value, start: move.from, end: move.to } });
  }
  return ok(placed);
}

/** Bookings exchange places, and one may be booked where it came free: all or none. Refuses as `moveBooking` and `book`. */
export function swap(
  base: Base,
  actor: Actor,
  request: SwapRequest,
): Result<{ readonly change: number | null; readonly bookings: readonly BookingLine[] }> {
  return changeDesk(base, actor, (desk) => {
    const placed = placedMoves(desk, request.moves);
    if (!placed.ok) return placed;
    const moved = moveTogether(desk, placed.value, { reason: request.reason, isBySeries: false });
    if (!moved.ok) return moved;
    const added = request.book === null ? ok(null) : bookInside(desk, request.book);
    if (!added.ok) return added;
    const ids = [...placed.value.map(({ stored }) => stored.id), ...(added.value === null ? [] : [added.value.id])];
    const change = bindChange(desk, ids[0] ?? 0);
    return ok({ change, bookings: ids.map((id) => lineNow(desk, id)) });
  });
}

/** What happens to many bookings. */
export interface ManyRequest {
  readonly bookings: readonly SeenBooking[];
  readonly to: { readonly kind: 'cancelled' } | { readonly kind: 'moved'; readonly studio: number | string };
  readonly reason: string;
}

function cancelAll(desk: Desk, bookings: readonly StoredRecord[], reason: string): Result<unknown> {
  for (const stored of bookings) {
    const written = writeState(desk, stored, { to: 'cancelled', at: null, reason, asManager: false });
    if (!written.ok) return written;
  }
  return ok(null);
}

function moveAll(desk: Desk, bookings: readonly StoredRecord[], studio: number | string, reason: string): Result<unknown> {
  const found = studioCalled(desk.db, studio);
  if (!found.ok) return found;
  const moves = bookings.map((stored) => ({ stored, to: { ...slotOf(stored), studioId: found.value } }));
  return moveTogether(desk, moves, { reason, isBySeries: false });
}

/** Cancels many bookings, or moves them to another studio at their own times, with one reason: all or none. */
export function changeMany(
  base: Base,
  actor: Actor,
  request: ManyRequest,
): Result<{ readonly change: number | null; readonly count: number }> {
  return changeDesk(base, actor, (desk) => {
    const { to, reason } = request;
    const stored = allSeen(desk, request.bookings);
    if (!stored.ok) return stored;
    const written = to.kind === 'cancelled' ? cancelAll(desk, stored.value, reason) : moveAll(desk, stored.value, to.studio, reason);
    if (!written.ok) return written;
    const change = bindChange(desk, stored.value[0]?.id ?? 0);
    return ok({ change, count: stored.value.length });
  });
}
