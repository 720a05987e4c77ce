// A booking's states: which are live, which moves are allowed, and when a tentative one lapses (docs/rules/booking.md, States).
import type { BookingState } from '../base/catalogue.ts';
import type { Instant } from '../time/calendar.ts';
import { ok, refuse, type Result } from '../values/result.ts';

/** Why a lapsed option is cancelled. */
export const LAPSE_REASON = '保留到期';

const MOVES: Readonly<Record<BookingState, readonly BookingState[]>> = {
  option: ['booked', 'cancelled'],
  booked: ['checked_in', 'no_show', 'cancelled'],
  checked_in: ['completed'],
  completed: [],
  no_show: [],
  cancelled: [],
};

/** Where a booking may be put back to, step by step. */
const PUT_BACK: Readonly<Partial<Record<BookingState, BookingState>>> = {
  completed: 'checked_in',
  no_show: 'booked',
  checked_in: 'booked',
};

/** True where a move takes a step back: with a reason, and what was charged is taken off. */
export function isPutBack(from: BookingState, to: BookingState): boolean {
  return PUT_BACK[from] === to;
}

/** True unless cancelled or no-show: a live booking blocks its slot. */
export function isLive(state: BookingState): boolean {
  return state !== 'cancelled' && state !== 'no_show';
}

/** States that a booking in `from` may move to. What has ended a manager alone puts back; nothing is charged yet for who is in, so anybody does. */
export function listAllowedMoves(from: BookingState, asManager: boolean): readonly BookingState[] {
  const back = PUT_BACK[from];
  return back !== undefined && (asManager || from === 'checked_in') ? [...MOVES[from], back] : MOVES[from];
}

/** A wish to change a booking's state. */
export interface StateMove {
  readonly from: BookingState;
  readonly to: BookingState;
  readonly asManager: boolean;
  readonly reason: string | null;
}

/**
 * Whether a booking may go from one state to another. A no-show that is put back is live again: its slot has to be decided again.
 * Refuses BOOKING_STATE_MOVE `{from, to, allowed}`; REASON_NEEDED `{from, to}` for cancelling and putting back without one.
 */
export function decideMove(move: StateMove): Result<BookingState> {
  const allowed = listAllowedMoves(move.from, move.asManager);
  if (!allowed.includes(move.to)) return refuse('BOOKING_STATE_MOVE', { from: move.from, to: move.to, allowed });
  const isReasonNeeded = move.to === 'cancelled' || isPutBack(move.from, move.to);
  if (isReasonNeeded && (move.reason ?? '').trim() === '') return refuse('REASON_NEEDED', { from: move.from, to: move.to });
  return ok(move.to);
}

/** What of a booking says until when it blocks its studio. `actualEnd`: when it left, null while it has not. */
export interface Stay {
  readonly state: BookingState;
  readonly start: Instant;
  readonly end: Instant;
  readonly actualEnd: Instant | null;
}

/**
 * Until when a booking blocks its studio: its booked end, or when it left where it is completed and left earlier. Anyone who left before the
 * start blocks nothing: then it is the start. The database's column `blocks_until` says the same.
 */
export function computeBlockedUntil({ state, start, end, actualEnd }: Stay): Instant {
  if (state !== 'completed' || actualEnd === null || actualEnd >= end) return end;
  return actualEnd > start ? actualEnd : start;
}

/** What lapsing reads of a booking. */
export interface Hold {
  readonly state: BookingState;
  readonly start: Instant;
  /** Until when an option is kept; null where none was set. */
  readonly holdsUntil: Instant | null;
}

/** True for an option whose `holdsUntil` or start has come (that minute included): to everybody who looks it is cancelled. */
export function hasLapsed(booking: Hold, now: Instant): boolean {
  return booking.state === 'option' && (booking.start <= now || (booking.holdsUntil !== null && booking.holdsUntil <= now));
}

/** The state that everybody sees: a lapsed option is `cancelled`. */
export function deriveSeenState(booking: Hold, now: Instant): BookingState {
  return hasLapsed(booking, now) ? 'cancelled' : booking.state;
}
