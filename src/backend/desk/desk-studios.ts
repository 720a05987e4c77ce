// The studios as the finder and plan B are handed them: each with the one decision (`isOffered`) and its price bound to what the base holds.
import { isOffered } from '../../domain/booking/booking-rules.ts';
import { createInstantAt, DAWN, type Day, getDayOfInstant, instant, type Instant, parseDay } from '../../domain/time/calendar.ts';
import type { CandidateStudio, SlotOffer } from '../../domain/booking/finder.ts';
import { isInForceOn, type LeaseDays } from '../../domain/lease/lease.ts';
import { quoteOf } from '../../domain/price/price.ts';
import type { SlotContext, SlotWish } from '../../domain/booking/slot.ts';
import { listSlotEdges, listStartsToTry, type SlotEdges } from '../../domain/booking/slot-edges.ts';
import type { BookingLine, FreeSlot } from '../../contract/desk/booking-shapes.ts';
import type { BoardStudio } from './sql/board-studios.ts';
import { lazy, memoizeByKey } from '../core/memoize.ts';
import { computePriceOfWish } from '../money/booking-price.ts';
import { sumById, type Taken } from './sql/taken.ts';
import type { DeskLook } from './desk-write.ts';

/** For whom slots are looked for; `tenantId` null: for anybody with a lease. `bookingId`: the booking that would move. */
export interface SlotAsker {
  readonly tenantId: number | null;
  readonly bookingId: number | null;
  /** The start that it would leave. */
  readonly leaves: Instant | null;
  /** Until when it is held. */
  readonly held: Instant | null;
  readonly taken: Taken;
}

/** Somebody who looks for slots; a thing that is named twice is taken along twice. */
export function askerOf(tenantId: number | null, own: BookingLine | null, taken: Taken): SlotAsker {
  const held = own?.state === 'option' ? own.holdsUntil : null;
  return { tenantId, bookingId: own?.id ?? null, leaves: own?.from ?? null, held, taken: sumById(taken) };
}

/** Slots of so many minutes inside a window. */
export interface SlotSearch {
  readonly asker: SlotAsker;
  readonly window: { readonly from: Instant; readonly to: Instant };
  readonly minutes: number;
}

/** No tenant has this id: it is nobody's lessee, and everybody's neighbour. */
const ANYBODY = 0;
/** Anyone who is looked for has a lease. */
const ALWAYS: readonly LeaseDays[] = [{ startsOn: DAWN, endsOn: parseDay('9999-12-31') ?? DAWN, leftOn: null }];

function groundOf(look: DeskLook, studioId: number, { tenantId, taken }: SlotAsker, { from, to }: SlotSearch['window']): SlotContext {
  const ground = look.grounds().groundFor({ studioId, tenantId: tenantId ?? ANYBODY, start: from, end: to, taken });
  return tenantId === null ? { ...ground, tenantLeases: ALWAYS } : ground;
}

/** An option is not held longer than to its start. */
export function holdAt({ held }: SlotAsker, start: Instant): SlotWish['hold'] {
  return held === null ? null : { until: instant(Math.min(held, start)) };
}

/** The wish of an asker at a time. */
export function createWishAt(look: DeskLook, asker: SlotAsker, start: Instant, end: Instant): SlotWish {
  const { tenantId, bookingId, leaves } = asker;
  const tenant = tenantId === null ? '' : look.nameOf(tenantId);
  const who = { bookingId, leaves, tenantId: tenantId ?? ANYBODY, tenant } as const;
  return { ...who, state: 'booked', start, end, hold: holdAt(asker, start), isHistory: false };
}

/** What a slot costs; the lease's free minutes are asked for only where there are any. */
function pricesOf({ prices, freeOf }: DeskLook, studioId: number, { tenantId, bookingId }: SlotAsker): DeskStudio['priceAt'] {
  return (start, end) => {
    if (tenantId === null || freeOf(tenantId)(getDayOfInstant(start)) === 0) {
      return quoteOf(prices.planOn(studioId, getDayOfInstant(start), tenantId), start, end).total;
    }
    const ends = { holdsUntil: null, actualEnd: null, plan: null, charge: null, lines: null };
    return computePriceOfWish(prices, { id: bookingId, studioId, tenantId, start, end, state: 'booked', ...ends }).total;
  };
}

/** A studio that may be offered. */
export interface DeskStudio extends CandidateStudio {
  readonly name: string | null;
  readonly groundAt: (start: Instant) => SlotContext;
  /** Where free time may begin and end inside the window. */
  readonly edges: () => SlotEdges;
}

/** What the words of a search are looked for in, besides code, kind and floor. */
function describedBy(studio: BoardStudio): string | null {
  return [studio.equipment, studio.name].filter((text) => text !== null).join(' ') || null;
}

/** Whether the asker's lease names the studio for the asker alone. */
function isOwnOn(look: DeskLook, studioId: number, tenantId: number | null, day: Day): boolean {
  const { exclusiveLeases } = look.grounds().constraintsOf(studioId);
  return exclusiveLeases.some((lease) => lease.tenantId === tenantId && isInForceOn(lease, day));
}

/** A studio bound to a search. Nothing is read of it before it is asked for a verdict or its starts. */
export function bindDeskStudio(look: DeskLook, studio: BoardStudio, search: SlotSearch): DeskStudio {
  const { asker, window, minutes } = search;
  const { id, code, name, kind, area, floor } = studio;
  // Which studios are linked is asked for the day of the start, as a save asks it.
  const groundOn = memoizeByKey((day: Day) => {
    const from = instant(Math.max(window.from, createInstantAt(day, 0)));
    return groundOf(look, id, asker, { from, to: window.to });
  });
  const groundAt = (start: Instant): SlotContext => groundOn(getDayOfInstant(start));
  const edges = lazy(() => listSlotEdges(groundAt(window.from), window, asker.bookingId));
  const starts = lazy(() => listStartsToTry(edges(), { window, minutes, grid: look.rules.grid }));
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
    isOwnAt: (start) => isOwnOn(look, id, asker.tenantId, getDayOfInstant(start)),
    isFree: (start, end) => isOffered(createWishAt(look, asker, start, end), groundAt(start)),
    priceAt: pricesOf(look, id, asker),
  };
}

/** A free slot as the contract tells it. */
export function freeSlotOf({ studio, start, end, price }: Pick<SlotOffer<DeskStudio>, 'studio' | 'start' | 'end' | 'price'>): FreeSlot {
  const { id, code, name, floor, kind, area } = studio;
  return { studio: id, code, name, floor, kind, area, from: start, to: end, price, isOwn: studio.isOwnAt?.(start) ?? false };
}
