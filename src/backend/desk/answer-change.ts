// What a change of a booking answers: how it stands, the change to undo, what to know, what it costs, and who waits for what came free.
import { addDays, DAY_MINUTES, getDayOfInstant, instant } from '../../domain/time/calendar.ts';
import { type Interval, subtractIntervals } from '../../domain/time/interval.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { doesTimeSuit } from '../../domain/booking/waiting.ts';
import { countFreeMinutesIn } from '../../domain/price/free-minutes.ts';
import { computePriceOfWish, type SeenPrice } from '../money/booking-price.ts';
import { getStudioSizeOn } from './sql/desk-facts.ts';
import type { BookingLine, BookingPrice, ChangedBooking, WaitingLine } from '../../contract/desk/booking-shapes.ts';
import { findBookingLine } from './sql/desk-bookings.ts';
import { findPricedBooking } from '../money/sql/priced-bookings.ts';
import { listWaitingBetween } from './sql/waiting.ts';
import { bindChange, type Desk, type DeskLook } from './desk-write.ts';
import type { NewPlace } from './write-booking.ts';

export function formatShownPrice(price: SeenPrice): BookingPrice {
  return { ...price, free: countFreeMinutesIn(price.lines) };
}

/** A booking as the desk shows it. @throws where there is none */
export function getLineNow(look: DeskLook, id: number): BookingLine {
  const line = findBookingLine(look.db, id, look);
  if (line === null) throw new Error(`no booking ${id}`);
  return line;
}

/** How far around freed time is looked for more of it. */
const AROUND = DAY_MINUTES / 2;

/** The freed time with what was free around it already: from the booking before to the one after, half a day at most. */
function widened(look: DeskLook, { studioId, start, end }: NewPlace): Interval {
  const [from, to] = [instant(start - AROUND), instant(end + AROUND)];
  const { neighbours } = look.grounds().groundFor({ studioId, tenantId: 0, start: from, end: to });
  const own = neighbours.filter((one) => one.linked === null);
  return {
    from: Math.max(from, ...own.filter((one) => one.end <= start).map((one) => one.end)),
    to: Math.min(to, ...own.filter((one) => one.start >= end).map((one) => one.start)),
  };
}

/**
 * Who waits for time that came free, in the order that they came: those whom it suits together with what was free around it, and who want
 * some of the freed time itself.
 */
export function listWaitingForFreed(look: DeskLook, place: NewPlace): WaitingLine[] {
  const day = getDayOfInstant(place.start);
  const days = { from: addDays(day, -1), to: getDayOfInstant(instant(place.end - 1)), isAll: false };
  const entries = listWaitingBetween(look.db, days, look);
  if (entries.length === 0) return [];
  const studio = { id: place.studioId, ...getStudioSizeOn(look.db, place.studioId, day) };
  const { from, to } = widened(look, place);
  return entries.filter((entry) => {
    const need = { ...entry, studioId: entry.studio };
    const free = { start: instant(from), end: instant(to) };
    return doesTimeSuit(need, free, studio, look.rules) && doesTimeSuit({ ...need, minutes: 1 }, place, studio, look.rules);
  });
}

/** The parts of a place that a move to another leaves free. */
export function listFreedByMove(from: NewPlace, to: NewPlace): NewPlace[] {
  if (from.studioId !== to.studioId) return [from];
  const parts = subtractIntervals([{ from: from.start, to: from.end }], [{ from: to.start, to: to.end }]);
  return parts.map((part) => ({ studioId: from.studioId, start: instant(part.from), end: instant(part.to) }));
}

function waitingForAll(look: DeskLook, freed: readonly NewPlace[]): WaitingLine[] {
  const found = freed.flatMap((place) => listWaitingForFreed(look, place));
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}

/** Binds what was written into one change and answers how the booking stands. */
export function answerChange(
  desk: Desk,
  id: number,
  { warnings, freed }: { readonly warnings: readonly Refusal[]; readonly freed: readonly NewPlace[] },
): Result<ChangedBooking> {
  const change = bindChange(desk, id);
  const priced = findPricedBooking(desk.db, id);
  return ok({
    booking: getLineNow(desk, id),
    change,
    warnings,
    price: priced === null ? null : formatShownPrice(computePriceOfWish(desk.prices, priced)),
    waiting: waitingForAll(desk, freed),
  });
}
