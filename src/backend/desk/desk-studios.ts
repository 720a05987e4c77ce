// The studios as the finder and plan B are handed them: each with the one decision (`decideSlot`) and its price bound to what the base holds.
import { DAWN, dayOfInstant, daysFromTo, instant, instantAt, parseDay } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/calendar.ts';
import type { CandidateStudio } from '../../domain/booking/finder.ts';
import type { Interval } from '../../domain/time/interval.ts';
import type { LeaseDays } from '../../domain/lease/lease.ts';
import { quoteOf } from '../../domain/price/price.ts';
import { decideSlot } from '../../domain/booking/slot.ts';
import type { SlotGround, SlotWish } from '../../domain/booking/slot.ts';
import { slotEdges, startsToTry } from '../../domain/booking/slot-edges.ts';
import type { SlotEdges } from '../../domain/booking/slot-edges.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { Connection } from '../core/db/connection.ts';
import { studiosOn } from './sql/board-studios.ts';
import type { BoardStudio } from './sql/board-studios.ts';
import { freeMinutesOf } from '../money/sql/priced-bookings.ts';
import { priceEyes, priceOfWish } from '../money/booking-price.ts';
import type { PriceEyes } from '../money/booking-price.ts';
import { readSetting } from '../core/records/settings.ts';
import { loadSlotGrounds, takenOf, textOfTaken } from './sql/slot-ground.ts';
import type { SlotGrounds, Taken } from './sql/slot-ground.ts';
import { tenantNames } from '../core/records/tenant-names.ts';

/** Everything that the studios of one question share, read once. */
export interface Finder {
  readonly grounds: SlotGrounds;
  readonly prices: PriceEyes;
  /** Free minutes a month of a tenant by the day of a start, read once. */
  readonly freeOf: (tenantId: number) => (day: Day) => number;
  readonly nameOf: (tenantId: number) => string;
  readonly studiosOn: (day: Day) => BoardStudio[];
  readonly grid: number;
  readonly now: Instant;
}

/** Reads what is shared. */
export function openFinder(db: Connection, now: Instant): Finder {
  const nameOf = tenantNames(db);
  const rules = readSetting(db, 'desk');
  const free = new Map<number, (day: Day) => number>();
  return {
    grounds: loadSlotGrounds(db, nameOf),
    prices: priceEyes(db, now, rules),
    freeOf: (tenantId) => {
      const known = free.get(tenantId) ?? freeMinutesOf(db, tenantId);
      free.set(tenantId, known);
      return known;
    },
    nameOf,
    studiosOn: (day) => studiosOn(db, day),
    grid: rules.grid,
    now,
  };
}

/** For whom slots are looked for; `tenantId` null: for anybody with a lease. `bookingId`: the booking that would move. */
export interface SlotAsker {
  readonly tenantId: number | null;
  readonly bookingId: number | null;
  readonly taken: Taken;
}

/** Somebody who looks for slots; a thing that is named twice is taken along twice. */
export function askerOf(tenantId: number | null, bookingId: number | null, taken: Taken): SlotAsker {
  return { tenantId, bookingId, taken: takenOf(textOfTaken(taken)) };
}

/** Slots of so many minutes inside a window. */
export interface SlotSearch {
  readonly asker: SlotAsker;
  readonly window: { readonly from: Instant; readonly to: Instant };
  readonly minutes: number;
}

/** No tenant has this id: it is nobody's lessee, and everybody's neighbour. */
const ANYBODY = 0;
/** Whoever is looked for has a lease. */
const ALWAYS: readonly LeaseDays[] = [{ startsOn: DAWN, endsOn: parseDay('9999-12-31') ?? DAWN, leftOn: null }];

/** What `make` makes, made once and only when it is asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function groundOf(finder: Finder, studioId: number, { tenantId, taken }: SlotAsker, { from, to }: SlotSearch['window']): SlotGround {
  const question = { studioId, tenantId: tenantId ?? ANYBODY, start: from, end: to, now: finder.now, taken };
  const ground = finder.grounds.groundFor(question);
  return tenantId === null ? { ...ground, tenantLeases: ALWAYS } : ground;
}

/**
 * The ground for slots that start on a day. Which studios are linked is asked for that day, as a save asks it; where nothing changes
 * inside the window, one ground serves all of it.
 */
function groundsByDay(finder: Finder, studioId: number, { asker, window }: SlotSearch): (start: Instant) => SlotGround {
  const { linkedOn } = finder.grounds.standingOf(studioId);
  const linksOf = (day: Day): string => linkedOn(day).join();
  const days = daysFromTo(dayOfInstant(window.from), dayOfInstant(window.to));
  const whole = once(() => groundOf(finder, studioId, asker, window));
  const isSteady = new Set(days.map(linksOf)).size <= 1;
  const ofDay = new Map(
    days.map((day) => {
      const from = instant(Math.max(window.from, instantAt(day, 0)));
      return [day, once(() => groundOf(finder, studioId, asker, { from, to: window.to }))];
    }),
  );
  return (start) => (isSteady ? whole() : (ofDay.get(dayOfInstant(start)) ?? whole)());
}

/** The wish of an asker at a time. */
export function wishAt(finder: Finder, { tenantId, bookingId }: SlotAsker, start: Instant, end: Instant): SlotWish {
  const tenant = tenantId === null ? '' : finder.nameOf(tenantId);
  return { bookingId, tenantId: tenantId ?? ANYBODY, tenant, state: 'booked', start, end, isHistory: false };
}

/** What a slot costs; the lease's free minutes are asked for only where there are any. */
function pricesOf(finder: Finder, studioId: number, { tenantId, bookingId }: SlotAsker): DeskStudio['priceAt'] {
  const { prices } = finder;
  return (start, end) => {
    if (tenantId === null || finder.freeOf(tenantId)(dayOfInstant(start)) === 0) {
      return quoteOf(prices.planOn(studioId, dayOfInstant(start)), start, end).total;
    }
    const ends = { holdsUntil: null, actualEnd: null, plan: null, charge: null, lines: null };
    return priceOfWish(prices, { id: bookingId, studioId, tenantId, start, end, state: 'booked', ...ends }).total;
  };
}

/** A studio that may be offered. */
export interface DeskStudio extends CandidateStudio {
  readonly name: string | null;
  readonly groundAt: (start: Instant) => SlotGround;
  /** Where free time may begin and end inside the window. */
  readonly edges: () => SlotEdges;
}

/** What the words of a search are looked for in, besides code, kind and floor. */
function describedBy(studio: BoardStudio): string | null {
  return [studio.equipment, studio.name].filter((text) => text !== null).join(' ') || null;
}

/** A studio bound to a search. Nothing is read of it before it is asked for a verdict or its starts. */
export function deskStudio(finder: Finder, studio: BoardStudio, search: SlotSearch): DeskStudio {
  const { asker, window, minutes } = search;
  const { id, code, name, kind, area, floor } = studio;
  const grounds = once(() => groundsByDay(finder, id, search));
  const groundAt = (start: Instant): SlotGround => grounds()(start);
  const edges = once(() => slotEdges(groundAt(window.from), window, asker.bookingId));
  const priceAt = pricesOf(finder, id, asker);
  const starts = once(() => startsToTry(edges(), { window, minutes, grid: finder.grid }));
  return {
    id,
    code,
    name,
    kind,
    area,
    floor,
    equipment: describedBy(studio),
    groundAt,
    edges,
    get starts() {
      return starts();
    },
    verdictAt: (start, end) => decideSlot(wishAt(finder, asker, start, end), groundAt(start)),
    priceAt,
  };
}

/** A free slot as the contract tells it. */
export function freeSlotOf(studio: DeskStudio, span: Interval, price: number | null): FreeSlot {
  const { id, code, name, floor, kind, area } = studio;
  return { studio: id, code, name, floor, kind, area, from: span.from, to: span.to, price };
}
