// Use case: what stands in for a slot that cannot be had (docs/rules/booking.md, Finding).
import { decideSlot } from '../../domain/booking/booking-rules.ts';
import { getDayOfInstant, instant, type Instant } from '../../domain/time/calendar.ts';
import { deskDayOf, computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { type Place as StudioPlace, planB, type SwapOffer, type SwapQuestion } from '../../domain/booking/plan-b.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import { isInServiceOn } from '../../domain/studio/studio-time.ts';
import type { BookingLine, PlanB } from '../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/rows.ts';
import { listStudiosOn } from './sql/board-studios.ts';
import { findBookingLine } from './sql/desk-bookings.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { decidePlace, type Place } from './decide-place.ts';
import {
  askerOf,
  bindDeskStudio,
  createWishAt,
  type DeskStudio,
  freeSlotOf,
  holdAt,
  type SlotAsker,
  type SlotSearch,
} from './desk-studios.ts';
import { type DeskLook, readDesk } from './desk-write.ts';

/** How many studios and swaps are offered. */
const MOST = 5;

/** A slot that cannot be had; `booking` is the one that would move there. */
export type RefusedSlot = Asked<typeof bookingMethods.planB>;

/** The wish with all that its answer is made from. */
interface Ground {
  readonly look: DeskLook;
  readonly asker: SlotAsker;
  /** The booking that would move; null for a new one. */
  readonly own: BookingLine | null;
  readonly tenantId: number;
  readonly here: DeskStudio;
  readonly start: Instant;
  readonly end: Instant;
  readonly studio: (id: number, search: SlotSearch) => DeskStudio | null;
  readonly others: (search: SlotSearch) => DeskStudio[];
}

/** What is looked through: the board day of the start, and all of the wish; not the past, unless the wish itself lies there. */
function searchOf(look: DeskLook, asker: SlotAsker, start: Instant, end: Instant): SlotSearch {
  const day = computeDeskSpan(deskDayOf(start, look.rules), look.rules);
  const from = instant(Math.max(day.from, Math.min(look.now, start)));
  const to = instant(Math.min(Math.max(day.to, end), from + LONGEST_BOOKING));
  return { asker, window: { from, to }, minutes: end - start };
}

/** The one booking of the very studio that stands in the way; null where there is none, or more than one. */
function blockerOf({ look, here, asker, start, end }: Ground): BookingLine | null {
  const wish = createWishAt(look, asker, start, end);
  const ground = here.groundAt(start);
  const verdict = decideSlot(wish, ground);
  if (verdict.ok || (verdict.refusal.code !== 'BOOKING_OVERLAP' && verdict.refusal.code !== 'BOOKING_TURNAROUND')) return null;
  const id = Number(verdict.refusal.data['bookingId']);
  const isOnlyOne = decideSlot(wish, { ...ground, neighbours: ground.neighbours.filter((one) => one.id !== id) }).ok;
  return isOnlyOne ? findBookingLine(look.db, id, look) : null;
}

/** An asker's place in a studio. */
function placeOf(asker: SlotAsker, tenantId: number, { studio, start, end }: StudioPlace<DeskStudio>): Place {
  const { bookingId, leaves, taken } = asker;
  return { bookingId, leaves, tenantId, taken, state: 'booked', studioId: studio.id, start, end, hold: holdAt(asker, start) };
}

/** Whether both can be had once each has left its place: the one in the way first, then the wish beside it. */
function areBothFree(look: DeskLook, mine: Place, theirs: Place): boolean {
  const lifted = new Set([mine, theirs].flatMap(({ bookingId }) => bookingId ?? []));
  return decidePlace(look, theirs, { lifted, others: [] }).ok && decidePlace(look, mine, { lifted, others: [theirs] }).ok;
}

interface Swapping {
  readonly blocker: BookingLine;
  readonly question: SwapQuestion<DeskStudio>;
}

/** Where the booking that would move is now; null for a new one. */
function placeNow({ own, studio }: Ground, search: SlotSearch): StudioPlace<DeskStudio> | null {
  const place = own === null ? null : studio(own.studio, search);
  return own === null || place === null ? null : { studio: place, start: own.from, end: own.to };
}

function swappingOf(ground: Ground, search: SlotSearch): Swapping | null {
  const { look, asker, tenantId, here } = ground;
  const blocker = blockerOf(ground);
  if (blocker === null) return null;
  const { id, tenant, equipment, state, from: start, to: end } = blocker;
  const theirAsker = askerOf(tenant, blocker, equipment);
  const question: SwapQuestion<DeskStudio> = {
    blocker: { id, state, studio: here, start, end },
    mine: placeNow(ground, search),
    studios: ground.others(searchOf(look, theirAsker, start, end)),
    now: look.now,
    areBothFree: (mine, theirs) => areBothFree(look, placeOf(asker, tenantId, mine), placeOf(theirAsker, tenant, theirs)),
  };
  return { blocker, question };
}

function swapAnswer(swap: SwapOffer<DeskStudio>, other: BookingLine): PlanB['swaps'][number] {
  const slotAt = ({ studio, start, end }: StudioPlace<DeskStudio>) => freeSlotOf({ studio, start, end, price: studio.priceAt(start, end) });
  return { other, theirs: slotAt(swap.theirs), ours: slotAt(swap.mine) };
}

function groundOf(look: Ground['look'], question: RefusedSlot): Result<Ground> {
  const { db } = look;
  const studio = findStudioId(db, question.studio);
  if (!studio.ok) return studio;
  const tenant = findTenantId(db, question.tenant);
  if (!tenant.ok) return tenant;
  const { booking, from: start, to: end } = question;
  const own = booking === null ? null : findBookingLine(db, booking, look);
  if (booking !== null && own === null) return refuse('BOOKING_UNKNOWN', { booking: String(booking) });
  const asker = askerOf(tenant.value, own, question.equipment);
  const rows = listStudiosOn(db, getDayOfInstant(start));
  const bound = (id: number, search: SlotSearch): DeskStudio | null => {
    const row = rows.find((one) => one.id === id);
    return row === undefined ? null : bindDeskStudio(look, row, search);
  };
  const here = bound(studio.value, searchOf(look, asker, start, end));
  if (here === null) return refuse('STUDIO_UNKNOWN', { studio: String(question.studio) });
  const others = (search: SlotSearch): DeskStudio[] =>
    rows.filter((row) => isInServiceOn(row, getDayOfInstant(search.window.from))).map((row) => bindDeskStudio(look, row, search));
  return ok({ look, asker, own, tenantId: tenant.value, here, start, end, studio: bound, others });
}

/**
 * Another studio at the same time, the nearest free time before and after in the same studio, the longest free piece, swaps. Whatever is offered
 * is accepted. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, BOOKING_UNKNOWN.
 */
export function planBIn(look: DeskLook, question: RefusedSlot): Result<PlanB> {
  const found = groundOf(look, question);
  if (!found.ok) return found;
  const ground = found.value;
  const { asker, here, start, end } = ground;
  if (end <= start || end - start > LONGEST_BOOKING) return ok({ studios: [], times: [], shorter: null, swaps: [] });
  const search = searchOf(look, asker, start, end);
  const swapping = swappingOf(ground, search);
  const plan = planB({
    here,
    start,
    end,
    edges: here.edges(),
    others: ground.others(search),
    grid: look.rules.grid,
    most: MOST,
    swap: swapping?.question ?? null,
  });
  return ok({
    studios: plan.sameTime.map(freeSlotOf),
    times: [plan.earlier, plan.later].flatMap((offer) => (offer === null ? [] : [freeSlotOf(offer)])),
    shorter: plan.shorter === null ? null : freeSlotOf(plan.shorter),
    swaps: swapping === null ? [] : plan.swaps.map((swap) => swapAnswer(swap, swapping.blocker)),
  });
}

/** Plan B of the base as it is. */
export function planBOf(base: Base, question: RefusedSlot): Result<PlanB> {
  return readDesk(base, (desk) => planBIn(desk, question));
}
