// Use case: what stands in for a slot that cannot be had (docs/rules/booking.md, Finding).
import { addDays, dayOfInstant, instant, instantAt, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { planB } from '../../domain/booking/plan-b.ts';
import type { Place, SwapOffer, SwapQuestion } from '../../domain/booking/plan-b.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { LONGEST_BOOKING, decideSlot } from '../../domain/booking/slot.ts';
import type { Neighbour, SlotGround, SlotVerdict, SlotWish } from '../../domain/booking/slot.ts';
import { inServiceOn } from '../../domain/studio/studio-time.ts';
import type { Called, PlanB } from '../../contract/desk/booking-shapes.ts';
import type { Base } from '../core/db/base.ts';
import type { Connection } from '../core/db/connection.ts';
import { readTx } from '../core/db/tx.ts';
import { bookingLine } from './sql/desk-bookings.ts';
import type { BookingLine, DeskEyes } from './sql/desk-bookings.ts';
import { studioCalled, tenantCalled } from '../core/records/names.ts';
import type { Taken } from './sql/slot-ground.ts';
import { askerOf, deskStudio, freeSlotOf, openFinder, wishAt } from './desk-studios.ts';
import type { Finder, DeskStudio, SlotAsker, SlotSearch } from './desk-studios.ts';

/** How many studios and swaps are offered. */
const MOST = 5;
/** A board's night goes on to this minute of the day after. */
const NIGHT_MINUTES = 360;

/** A slot that cannot be had; `booking` is the one that would move there. */
export interface RefusedSlot {
  readonly booking: number | null;
  readonly studio: Called;
  readonly tenant: Called;
  readonly from: Instant;
  readonly to: Instant;
  readonly equipment: Taken;
  readonly seesPhones: boolean;
}

/** The wish with all that its answer is made from. */
interface Ground {
  readonly db: Connection;
  readonly finder: Finder;
  readonly eyes: DeskEyes;
  readonly asker: SlotAsker;
  readonly here: DeskStudio;
  readonly start: Instant;
  readonly end: Instant;
  readonly studio: (id: number, search: SlotSearch) => DeskStudio | null;
  readonly others: (search: SlotSearch) => DeskStudio[];
}

/** What is looked through: the board day of the start, and all of the wish; not the past, unless the wish itself lies there. */
function searchOf(finder: Finder, asker: SlotAsker, start: Instant, end: Instant): SlotSearch {
  const day = dayOfInstant(start);
  const from = instant(Math.max(instantAt(day, 0), Math.min(finder.now, start)));
  const to = instant(Math.min(Math.max(instantAt(addDays(day, 1), NIGHT_MINUTES), end), from + LONGEST_BOOKING));
  return { asker, window: { from, to }, minutes: end - start };
}

/** The one booking of the very studio that stands in the way; null where there is none, or more than one. */
function blockerOf({ here, asker, start, end, finder }: Ground): Neighbour | null {
  const wish = wishAt(finder, asker, start, end);
  const ground = here.groundAt(start);
  const refused = (gone: number | null): Result<SlotVerdict> =>
    decideSlot(wish, { ...ground, neighbours: ground.neighbours.filter((one) => one.id !== gone) });
  const verdict = refused(null);
  if (verdict.ok || (verdict.refusal.code !== 'BOOKING_OVERLAP' && verdict.refusal.code !== 'BOOKING_TURNAROUND')) return null;
  const { bookingId } = verdict.refusal.data;
  const blocker = ground.neighbours.find((one) => one.linked === null && one.id === bookingId) ?? null;
  return blocker !== null && refused(blocker.id).ok ? blocker : null;
}

/** What stands around a place once both bookings have left where they are. */
function cleared(ground: SlotGround, ids: readonly (number | null)[]): SlotGround {
  return {
    ...ground,
    neighbours: ground.neighbours.filter((one) => !ids.includes(one.id)),
    equipment: ground.equipment.map((thing) => ({ ...thing, uses: thing.uses.filter((use) => !ids.includes(use.bookingId)) })),
  };
}

interface BothPlaces {
  readonly mine: { readonly wish: SlotWish; readonly place: Place<DeskStudio>; readonly asker: SlotAsker };
  readonly theirs: { readonly wish: SlotWish; readonly place: Place<DeskStudio>; readonly asker: SlotAsker };
}

/** The ground of one once the other stands in its new place, in the same studio, in a linked one, or far away. */
function beside(finder: Finder, ground: SlotGround, both: BothPlaces): SlotGround {
  const { mine, theirs } = both;
  const { studio, start, end } = theirs.place;
  const isSame = studio.id === mine.place.studio.id;
  const isLinked = finder.grounds.standingOf(mine.place.studio.id).linkedOn(dayOfInstant(mine.place.start)).includes(studio.id);
  const standing = finder.grounds.standingOf(studio.id).studio;
  const other: Neighbour = {
    id: theirs.wish.bookingId ?? 0,
    tenantId: theirs.wish.tenantId,
    tenant: theirs.wish.tenant,
    state: 'booked',
    start,
    end,
    holdsUntil: null,
    linked: isSame ? null : { code: studio.code, turnaroundOn: standing.turnaroundOn },
  };
  const takenThere = new Map(theirs.asker.taken);
  const equipment = ground.equipment.map((thing, at) => {
    const count = takenThere.get(mine.asker.taken[at]?.[0] ?? 0);
    if (count === undefined) return thing;
    const use = { bookingId: other.id, tenant: other.tenant, state: other.state, start, end, holdsUntil: null, count };
    return { ...thing, uses: [...thing.uses, use] };
  });
  return { ...ground, neighbours: isSame || isLinked ? [...ground.neighbours, other] : ground.neighbours, equipment };
}

/** What the one decision says of both: the one in the way first, then the wish beside it. */
function decideBoth(ground: Ground, both: BothPlaces): Result<readonly SlotVerdict[]> {
  const ids = [both.mine.wish.bookingId, both.theirs.wish.bookingId];
  const groundOf = ({ place, asker }: BothPlaces['mine']): SlotGround => {
    const bound = ground.studio(place.studio.id, searchOf(ground.finder, asker, place.start, place.end));
    return cleared((bound ?? place.studio).groundAt(place.start), ids);
  };
  const theirs = decideSlot(both.theirs.wish, groundOf(both.theirs));
  if (!theirs.ok) return theirs;
  const around = beside(ground.finder, groundOf(both.mine), both);
  const mine = decideSlot(both.mine.wish, around);
  return mine.ok ? ok([mine.value, theirs.value]) : mine;
}

interface Swapping {
  readonly blocker: BookingLine;
  readonly question: SwapQuestion<DeskStudio>;
}

/** Where the booking that would move is now; null for a new one. */
function placeNow({ db, eyes, asker, studio }: Ground, search: SlotSearch): Place<DeskStudio> | null {
  const own = asker.bookingId === null ? null : bookingLine(db, asker.bookingId, eyes);
  const place = own === null ? null : studio(own.studio, search);
  return own === null || place === null ? null : { studio: place, start: own.from, end: own.to };
}

function swappingOf(ground: Ground, search: SlotSearch): Swapping | null {
  const { db, finder, eyes, asker, here } = ground;
  const found = blockerOf(ground);
  const blocker = found === null ? null : bookingLine(db, found.id, eyes);
  if (blocker === null) return null;
  const theirAsker: SlotAsker = { tenantId: blocker.tenant, bookingId: blocker.id, taken: blocker.equipment };
  const mineOf = (place: Place<DeskStudio>) => ({ place, asker, wish: wishAt(finder, asker, place.start, place.end) });
  const theirsOf = (place: Place<DeskStudio>) => ({ place, asker: theirAsker, wish: wishAt(finder, theirAsker, place.start, place.end) });
  const question: SwapQuestion<DeskStudio> = {
    blocker: { id: blocker.id, state: blocker.state, studio: here, start: blocker.from, end: blocker.to },
    mine: placeNow(ground, search),
    studios: ground.others(searchOf(finder, theirAsker, blocker.from, blocker.to)),
    now: finder.now,
    decideBoth: (mine, theirs) => decideBoth(ground, { mine: mineOf(mine), theirs: theirsOf(theirs) }),
  };
  return { blocker, question };
}

function swapAnswer(swap: SwapOffer<DeskStudio>, other: BookingLine): PlanB['swaps'][number] {
  const told = ({ studio, start, end }: Place<DeskStudio>) => freeSlotOf(studio, { from: start, to: end }, studio.priceAt(start, end));
  return { other, theirs: told(swap.theirs), ours: told(swap.mine) };
}

function readGround(db: Connection, base: Base, question: RefusedSlot): Result<Ground> {
  const studio = studioCalled(db, question.studio);
  if (!studio.ok) return studio;
  const tenant = tenantCalled(db, question.tenant);
  if (!tenant.ok) return tenant;
  const finder = openFinder(db, instantFromMilliseconds(base.clock.nowMs()));
  const eyes = { nameOf: finder.nameOf, now: finder.now, seesPhones: question.seesPhones };
  const { booking, from: start, to: end } = question;
  if (booking !== null && bookingLine(db, booking, eyes) === null) return refuse('BOOKING_UNKNOWN', { booking: String(booking) });
  const asker = askerOf(tenant.value, booking, question.equipment);
  const rows = finder.studiosOn(dayOfInstant(start));
  const bound = (id: number, search: SlotSearch): DeskStudio | null => {
    const row = rows.find((one) => one.id === id);
    return row === undefined ? null : deskStudio(finder, row, search);
  };
  const here = bound(studio.value, searchOf(finder, asker, start, end));
  if (here === null) return refuse('STUDIO_UNKNOWN', { studio: String(question.studio) });
  const others = (search: SlotSearch): DeskStudio[] =>
    rows.filter((row) => inServiceOn(row, dayOfInstant(search.window.from))).map((row) => deskStudio(finder, row, search));
  return ok({ db, finder, eyes, asker, here, start, end, studio: bound, others });
}

/**
 * Another studio at the same time, the nearest free time before and after in the same studio, the longest free piece, swaps. Whatever is offered
 * is accepted. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, BOOKING_UNKNOWN.
 */
export function planBOf(base: Base, question: RefusedSlot): Result<PlanB> {
  return readTx(base, (db): Result<PlanB> => {
    const found = readGround(db, base, question);
    if (!found.ok) return found;
    const ground = found.value;
    const { finder, asker, here, start, end } = ground;
    if (end <= start || end - start > LONGEST_BOOKING) return ok({ studios: [], times: [], shorter: null, swaps: [] });
    const search = searchOf(finder, asker, start, end);
    const swapping = swappingOf(ground, search);
    const plan = planB({
      here,
      start,
      end,
      edges: here.edges(),
      others: ground.others(search),
      grid: finder.grid,
      most: MOST,
      swap: swapping?.question ?? null,
    });
    const told = (offer: { studio: DeskStudio; start: Instant; end: Instant; price: number | null }) =>
      freeSlotOf(offer.studio, { from: offer.start, to: offer.end }, offer.price);
    return ok({
      studios: plan.sameTime.map(told),
      times: [plan.earlier, plan.later].flatMap((offer) => (offer === null ? [] : [told(offer)])),
      shorter: plan.shorter === null ? null : told(plan.shorter),
      swaps: swapping === null ? [] : plan.swaps.map((swap) => swapAnswer(swap, swapping.blocker)),
    });
  });
}
