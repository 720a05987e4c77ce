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

/** What is read of a studio's time: when it can be had at all, and when it is out of use. */
interface StudioTime {
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly blackouts: readonly { readonly from: number; readonly to: number }[];
}

/** What a studio is at a moment: somebody's, out of use, not open, or free until the next thing begins or it closes. */
export type StudioNow<B> =
  | { readonly kind: 'held'; readonly booking: B }
  | { readonly kind: 'blackout'; readonly until: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'free'; readonly until: number };

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

/** Classifies what is wrong with a stay now: nobody has come though the grace after its start is over, or still in behind the planned end. */
export function classifyLateness({ state, from, to }: PlannedStay, now: number, graceMinutes: number): 'start' | 'end' | null {
  if (state === 'booked' && now >= from + graceMinutes) return 'start';
  return state === 'checked_in' && now > to ? 'end' : null;
}

/** Computes what a studio is now, of its bookings that block it by start. */
export function computeStudioNow<B extends Stay>({ open, blackouts }: StudioTime, bookings: readonly B[], now: number): StudioNow<B> {
  const holds = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from <= now && now < to;
  const booking = findHolder(bookings, now);
  if (booking !== null) return { kind: 'held', booking };
  const blackout = blackouts.find(holds);
  if (blackout !== undefined) return { kind: 'blackout', until: blackout.to };
  const opening = open.find(holds);
  if (opening === undefined) return { kind: 'closed' };
  const starts = [...bookings, ...blackouts].map(({ from }) => from).filter((from) => from > now);
  return { kind: 'free', until: Math.min(opening.to, ...starts) };
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
