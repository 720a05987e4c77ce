// Use cases: bookings that exchange places, and many bookings cancelled or moved with one reason. All of them, or none.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import type { Caller } from '../core/rpc/call.ts';
import type { Actor } from '../core/db/tx.ts';
import { findStudioId } from '../core/records/names.ts';
import { getLineNow } from './answer-change.ts';
import { bookInside, type BookRequest } from './book.ts';
import { authorizeWaiver } from './cancel-price.ts';
import { bindChange, changeDesk, type Desk, getSeenBooking, runWithBookingsLifted, slotOf } from './desk-write.ts';
import { cancelAll, endAll } from './booking-status.ts';
import { closeAsBooked } from './get-bookings.ts';
import { moveLifted, type PlacedMove } from './write-booking.ts';

/** Bookings that exchange places, and one that is made where it came free. */
type SwapRequest = Pick<Asked<typeof bookingMethods.swap>, 'moves' | 'reason'> & { readonly book: BookRequest | null };
/** What happens to many bookings. */
type ManyRequest = Asked<typeof bookingMethods.many>;
/** A booking as the asker saw it. */
type SeenBooking = ManyRequest['bookings'][number];

function allSeen(desk: Desk, bookings: readonly SeenBooking[]): Result<readonly StoredRecord<'booking'>[]> {
  const found: StoredRecord<'booking'>[] = [];
  for (const { id, version } of bookings) {
    const stored = getSeenBooking(desk, id, version);
    if (!stored.ok) return stored;
    if (found.some((one) => one.id === id)) return refuse('INPUT_INVALID', { issues: [`bookings ${id}`] });
    found.push(stored.value);
  }
  return ok(found);
}

/** Moves several bookings with each other out of the way. */
function moveTogether(desk: Desk, moves: readonly PlacedMove[], reason: string | null): Result<readonly Refusal[]> {
  const bookings = moves.map(({ stored }) => stored);
  return runWithBookingsLifted(desk, bookings, (lift) => moveLifted(desk, lift, moves, { reason, isBySeries: false }));
}

function placedMoves(desk: Desk, moves: SwapRequest['moves']): Result<readonly PlacedMove[]> {
  const stored = allSeen(desk, moves);
  if (!stored.ok) return stored;
  const placed: PlacedMove[] = [];
  for (const [at, move] of moves.entries()) {
    const studio = findStudioId(desk.db, move.studio);
    if (!studio.ok) return studio;
    const booking = stored.value[at];
    if (booking !== undefined) placed.push({ stored: booking, to: { studioId: studio.value, start: move.from, end: move.to } });
  }
  return ok(placed);
}

/** Bookings exchange places, and one may be booked where it came free: all or none. Refuses as `moveBooking` and `book`. */
export function swap(base: Base, actor: Actor, request: SwapRequest): Result<Answer<typeof bookingMethods.swap>> {
  return changeDesk(base, actor, (desk) => {
    const placed = placedMoves(desk, request.moves);
    if (!placed.ok) return placed;
    const moved = moveTogether(desk, placed.value, request.reason);
    if (!moved.ok) return moved;
    const added = request.book === null ? ok(null) : bookInside(desk, request.book);
    if (!added.ok) return added;
    const ids = [...placed.value.map(({ stored }) => stored.id), ...(added.value === null ? [] : [added.value.id])];
    const change = bindChange(desk, ids[0] ?? 0);
    return ok({ change, bookings: ids.map((id) => getLineNow(desk, id)) });
  });
}

/** Moves them; nothing is charged for that. */
function moveAll(desk: Desk, bookings: readonly StoredRecord<'booking'>[], studio: number | string, reason: string): Result<number> {
  const found = findStudioId(desk.db, studio);
  if (!found.ok) return found;
  const moves = bookings.map((stored) => ({ stored, to: { ...slotOf(stored), studioId: found.value } }));
  const moved = moveTogether(desk, moves, reason);
  return moved.ok ? ok(0) : moved;
}

function writeMany(desk: Desk, bookings: readonly StoredRecord<'booking'>[], request: ManyRequest): Result<number> {
  const { to, reason } = request;
  if (to.kind === 'cancelled') return cancelAll(desk, bookings, request);
  if (to.kind === 'no_show') return endAll(desk, bookings, { to: 'no_show', reason });
  return to.kind === 'completed' ? closeAsBooked(desk, bookings, reason) : moveAll(desk, bookings, to.studio, reason);
}

/** Changes many bookings inside a running change, as `changeMany` does. */
export function changeManyInside(desk: Desk, request: ManyRequest): Result<Answer<typeof bookingMethods.many>> {
  const stored = allSeen(desk, request.bookings);
  if (!stored.ok) return stored;
  const charge = writeMany(desk, stored.value, request);
  if (!charge.ok) return charge;
  const change = bindChange(desk, stored.value[0]?.id ?? 0);
  return ok({ change, count: stored.value.length, charge: charge.value });
}

/** Cancels many bookings, calls them no-shows, closes them as booked, or moves them to another studio at their own times, with one reason: all or none. */
export function changeMany(base: Base, actor: Caller, request: ManyRequest): Result<Answer<typeof bookingMethods.many>> {
  const allowed = authorizeWaiver(actor, request.waive);
  return allowed.ok ? changeDesk(base, actor, (desk) => changeManyInside(desk, request)) : allowed;
}
