// Who is in a studio: it is theirs from check-in to check-out, whatever the plan says and however many days it takes (docs/rules/booking.md, Presence).
import type { BookingState } from '../base/catalogue.ts';
import { getMinuteOfDay, instant, type Instant, printInstant } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import type { Refusal } from '../values/result.ts';
import { computeDeskSpan, deskDayOf } from './desk-day.ts';
import type { SlotContext, SlotWish } from './slot.ts';
import type { Said } from './slot-rules.ts';

/** A booking's planned time and its state. */
type PlannedStay = Interval & { readonly state: BookingState };

/** With when the guest came; null: nobody said. */
type Stay = PlannedStay & { readonly actualStart: number | null };

/** How much longer a guest who overstays is reckoned to stay, in minutes. */
const STAYS_ON = 60;

/** True for a guest who is in though the booked end has come. */
export function isOverstaying({ state, to }: PlannedStay, now: number): boolean {
  return state === 'checked_in' && to <= now;
}

/** Computes until when a guest who overstays is reckoned to hold the studio: an hour from now, down to the grid. */
export function computeOverstayEnd(now: number, grid: number): Instant {
  const until = instant(now + STAYS_ON);
  return instant(until - (getMinuteOfDay(until) % grid));
}

/**
 * Finds whose studio it is now, of its bookings by start: a guest who is in first (in the planned time, else overstaying, else early), then
 * the one that the plan has there; null where it is nobody's.
 */
export function findHolder<B extends Stay>(bookings: readonly B[], now: number): B | null {
  const isPlanned = ({ from, to }: B): boolean => from <= now && now < to;
  const inside = bookings.filter(({ state }) => state === 'checked_in');
  const guest = inside.find(isPlanned) ?? inside.findLast((one) => isOverstaying(one, now));
  return (
    guest ??
    inside.find(({ actualStart }) => actualStart !== null && actualStart <= now) ??
    bookings.find((one) => one.state === 'booked' && isPlanned(one)) ??
    null
  );
}

/** Whether a booking stands in the studio already and does not begin earlier than it did: then it takes nothing from the guest who is in. */
function standsAsBefore({ bookingId, leaves, start }: SlotWish, { neighbours }: Pick<SlotContext, 'neighbours'>): boolean {
  return leaves !== null && leaves <= start && neighbours.some(({ id, linked }) => id === bookingId && linked === null);
}

/**
 * Another tenant's guest who overstays in the studio or a linked one, said of what begins before the desk's day ends. `held`: until when the guest is
 * reckoned to stay, where the wish begins before that; else null.
 */
export function checkOverstayed(
  wish: SlotWish,
  { overstays, neighbours, rules, now }: Pick<SlotContext, 'overstays' | 'neighbours' | 'rules' | 'now'>,
): Said {
  if (overstays.length === 0 || wish.start >= computeDeskSpan(deskDayOf(now, rules), rules).to) return [];
  if (standsAsBefore(wish, { neighbours })) return [];
  const held = computeOverstayEnd(now, rules.grid);
  const isHeld = wish.start < held && now < wish.end;
  return overstays
    .filter(({ bookingId, tenantId, from }) => bookingId !== wish.bookingId && tenantId !== wish.tenantId && from < wish.end)
    .map(({ bookingId, studio, tenant, from, to }) => ({
      bookingId,
      studio,
      tenant,
      from: printInstant(instant(from)),
      until: printInstant(instant(to)),
      held: isHeld ? printInstant(held) : null,
    }));
}

/** Whether the guest is still reckoned to be in when the wish begins: then a reason is asked for. */
export function isStillHeld(data: Refusal['data']): boolean {
  return data['held'] !== null;
}
