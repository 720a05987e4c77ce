// When somebody really came and left: check-in is for anyone who stands at the desk, and a key that comes late asks for the time instead of guessing it (docs/rules/booking.md, States).
import type { BookingState } from '../base/catalogue.ts';
import { instant, type Instant, printInstant } from '../time/calendar.ts';
import { ok, refuse, type Result } from '../values/result.ts';
import type { DeskRules } from './desk-rules.ts';

/** What of the rules counts here. */
type TimeRules = Pick<DeskRules, 'grid' | 'checkInMinutes' | 'leaveGraceMinutes'>;

/** A booking's slot. */
interface Booked {
  readonly start: Instant;
  readonly end: Instant;
}

/** The booked time that a check-in or check-out is measured by. */
export function chooseBookedTime(to: 'checked_in' | 'completed', { start, end }: Booked): Instant {
  return to === 'checked_in' ? start : end;
}

/** Whether the key alone does not say when it was: a check-in comes more than a grid step after the start, a check-out after the grace. */
export function isLateKey(
  to: 'checked_in' | 'completed',
  booked: number,
  now: number,
  rules: { readonly grid: number; readonly leaveGraceMinutes: number },
): boolean {
  return now > booked + (to === 'checked_in' ? rules.grid : rules.leaveGraceMinutes);
}

/** Refuses CHECK_IN_EARLY `{from, start}` while the session lies further ahead than the base checks in. */
export function decideHere(state: BookingState, { start }: Pick<Booked, 'start'>, now: Instant, rules: TimeRules): Result<null> {
  const from = instant(start - rules.checkInMinutes);
  if ((state !== 'checked_in' && state !== 'completed') || now >= from) return ok(null);
  return refuse('CHECK_IN_EARLY', { from: printInstant(from), start: printInstant(start) });
}

/**
 * When it really was: as said, or now where the key alone comes in time. Refuses CHECK_IN_EARLY; ARRIVAL_TIME_NEEDED or
 * LEAVING_TIME_NEEDED `{booked, now}` where a late key says no time; BOOKING_TIME_AHEAD `{at, now}` for a time more than a grid step from now.
 */
export function decideActual(
  to: 'checked_in' | 'completed',
  slot: Booked,
  said: Instant | null,
  { now, rules }: { readonly now: Instant; readonly rules: TimeRules },
): Result<Instant> {
  const here = decideHere(to, slot, now, rules);
  if (!here.ok) return here;
  if (said !== null) {
    return said > now + rules.grid ? refuse('BOOKING_TIME_AHEAD', { at: printInstant(said), now: printInstant(now) }) : ok(said);
  }
  const booked = chooseBookedTime(to, slot);
  if (!isLateKey(to, booked, now, rules)) return ok(now);
  return refuse(to === 'checked_in' ? 'ARRIVAL_TIME_NEEDED' : 'LEAVING_TIME_NEEDED', {
    booked: printInstant(booked),
    now: printInstant(now),
  });
}
