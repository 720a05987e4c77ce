// One place for a rule of booking, on random real bases: what the finder, plan B, a series or the judge offers is taken; what is refused none of them offers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_SPECS, type DeskWorld, FRONT_DESK, makeDesk, type Wish, wishes } from '../../../test/helpers/desk-world.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { getDayOfInstant, instant, getMinuteOfDay } from '../../domain/time/calendar.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import { book } from './book.ts';
import { boardOf } from './board.ts';
import { findFreeSlots } from './find-slots.ts';
import { previewExtension, judge, move } from './move.ts';
import { planBOf } from './plan-b.ts';
import { previewSeries } from './change-series.ts';
import { cancelBooking } from './booking-status.ts';
import { swap } from './swap.ts';
import { undoBookings } from './undo.ts';
import { NO_DETAILS } from './write-booking.ts';

type Request = ReturnType<DeskWorld['request']>;

/** What lifts every rule that asks for consent. */
const REASON = '老客户';

/** Books a slot and gives it back; answers why it was refused, or null. */
function refusedOffer({ raw }: DeskWorld, request: Request, slot: Pick<FreeSlot, 'studio' | 'from' | 'to'>): string | null {
  const booked = book(raw.base, FRONT_DESK, {
    ...request,
    overrideReason: REASON,
    studio: slot.studio,
    from: instant(slot.from),
    to: instant(slot.to),
  });
  if (!booked.ok) return `${booked.refusal.code} ${JSON.stringify(slot)}`;
  valueOf(cancelBooking(raw.base, FRONT_DESK, { id: booked.value.id, reason: '试' }));
  return null;
}

/** Free slots of the wish's length and tenant that begin in the next hours. */
function found({ raw }: DeskWorld, { from, to, tenant, equipment = [] }: Request, hours: number): readonly FreeSlot[] {
  const anything = { area: null, kind: null, floor: null, words: null, limit: 50 };
  const until = instant(to + hours * 60);
  const answer = findFreeSlots(raw.base, { ...anything, from, to: until, minutes: to - from, tenant, equipment });
  // Where a rule of the tenant or the time stands against all of them, it is said instead.
  return answer.ok ? answer.value.slots : [];
}

function planOf({ raw }: DeskWorld, { studio, tenant, from, to, equipment = [] }: Request, booking: number | null = null) {
  return valueOf(planBOf(raw.base, { booking, studio, tenant, from, to, equipment }));
}

function slotsOf(plan: ReturnType<typeof planOf>): readonly FreeSlot[] {
  return [...plan.studios, ...plan.times, ...(plan.shorter === null ? [] : [plan.shorter])];
}

/** Takes what plan B offers; answers why not. */
function refusedPlans(world: DeskWorld, request: Request): (string | null)[] {
  const { base } = world.raw;
  const plan = planOf(world, request);
  const slots = slotsOf(plan).map((slot) => refusedOffer(world, request, slot));
  const swaps = plan.swaps.map(({ other, theirs, ours }) => {
    const moves = [{ id: other.id, version: other.version, studio: theirs.studio, from: instant(theirs.from), to: instant(theirs.to) }];
    const place = { studio: ours.studio, from: instant(ours.from), to: instant(ours.to) };
    const swapped = swap(base, FRONT_DESK, { moves, book: { ...request, ...place, overrideReason: REASON }, reason: REASON });
    if (!swapped.ok) return `swap ${swapped.refusal.code} ${JSON.stringify([theirs, ours])}`;
    valueOf(undoBookings(base, FRONT_DESK, { change: swapped.value.change ?? 0 }));
    // The next one was offered over what stands now: its version has gone on.
    return null;
  });
  return [...slots, ...swaps.slice(0, 1)];
}

/** The one date of a series that is the wish: its refusal's code or `ok`, and its warnings' codes. */
function previewed({ raw }: DeskWorld, { studio, tenant, from, to, equipment = [] }: Request): readonly string[] {
  const startsOn = getDayOfInstant(from);
  const rule = { frequency: 'daily', weekdays: [], startsOn, until: null, count: 1 } as const;
  const when = { startsMinute: getMinuteOfDay(from), minutes: to - from };
  const preview = valueOf(previewSeries(raw.base, { ...NO_DETAILS, studio, tenant, rule, ...when, equipment }));
  return preview.dates.flatMap(({ refusal, asks }) => [refusal?.code ?? 'ok', ...asks]);
}

/** What judging says: a refusal's code or `ok`, and the codes of what a reason is asked for. */
function judged({ raw }: DeskWorld, { studio, tenant, from, to, equipment = [] }: Request): readonly string[] {
  const { refusal, asks } = valueOf(judge(raw.base, { booking: null, studio, tenant, from, to, equipment }));
  return [refusal?.code ?? 'ok', ...asks];
}

/** What booking says, whether or not a reason is asked for; nothing stays booked. */
function tried({ raw }: DeskWorld, request: Request): readonly string[] {
  const asked = book(raw.base, FRONT_DESK, request);
  const warned = !asked.ok && asked.refusal.code === 'BOOKING_WARNED' ? asked.refusal.data['warnings'] : [];
  const booked = asked.ok ? asked : book(raw.base, FRONT_DESK, { ...request, overrideReason: REASON });
  if (booked.ok) valueOf(cancelBooking(raw.base, FRONT_DESK, { id: booked.value.id, reason: '试' }));
  return [codeIn(booked), ...(Array.isArray(warned) ? warned : [])];
}

/** Moving a booking to the wish's place says what booking it there would, but for its own place. */
function movedAway(world: DeskWorld, request: Request): readonly (readonly [string, string])[] {
  const { base } = world.raw;
  const day = getDayOfInstant(request.from);
  const { bookings } = valueOf(boardOf(base, { day, days: 2, isAll: false }));
  return bookings.slice(0, 2).map(({ id, version, tenant, equipment }) => {
    const { studio, from, to } = request;
    const thought = valueOf(judge(base, { booking: id, studio, tenant, from, to, equipment })).refusal?.code ?? 'ok';
    const moved = move(base, FRONT_DESK, { id, version, studio, from, to, overrideReason: REASON });
    if (moved.ok && moved.value.change !== null) valueOf(undoBookings(base, FRONT_DESK, { change: moved.value.change }));
    return [thought, codeIn(moved)];
  });
}

/** A longer end is refused in a preview exactly where it is refused when it is done. */
function lengthened(world: DeskWorld, { from }: Request): readonly (readonly [string, string])[] {
  const { base } = world.raw;
  const { bookings } = valueOf(boardOf(base, { day: getDayOfInstant(from), days: 1, isAll: false }));
  return bookings.slice(0, 1).map(({ id, version, studio, from: start, to }) => {
    const longer = { id, minutes: 45 };
    const thought = valueOf(previewExtension(base, longer)).refusal?.code ?? 'ok';
    const span = { from: instant(start), to: instant(to + longer.minutes) };
    const moved = move(base, FRONT_DESK, { id, version, studio, ...span, overrideReason: REASON });
    if (moved.ok && moved.value.change !== null) valueOf(undoBookings(base, FRONT_DESK, { change: moved.value.change }));
    return [thought, codeIn(moved)];
  });
}

/** Plays in random worlds, some of them with the month of the day closed, or the one before it. */
function inWorlds(play: (world: DeskWorld, wish: Wish) => void, numRuns: number): void {
  fc.assert(
    fc.property(DESK_SPECS, fc.array(wishes(3), { minLength: 5, maxLength: 5 }), (spec, asked) => {
      const world = makeDesk(spec);
      try {
        for (const wish of asked) play(world, wish);
      } finally {
        world.close();
      }
    }),
    { numRuns },
  );
}

describe('a rule of booking', () => {
  it('lets be taken whatever the finder and plan B offer', { timeout: 300_000 }, () => {
    let [offers, plans] = [0, 0];
    inWorlds((world, wish) => {
      const request = world.request(wish);
      const slots = found(world, request, 24);
      offers += slots.length;
      expect(slots.map((slot) => refusedOffer(world, request, slot)).filter((one) => one !== null)).toEqual([]);
      if (judged(world, request)[0] === 'ok') return;
      const refused = refusedPlans(world, request);
      plans += refused.length;
      expect(refused.filter((one) => one !== null)).toEqual([]);
    }, 10);
    // Nothing offered would prove nothing.
    expect(offers).toBeGreaterThan(20);
    expect(plans).toBeGreaterThan(10);
  });

  it('is said alike by the judge, a series and the save, and what they refuse is offered by none', { timeout: 300_000 }, () => {
    const tally = new Map<string, number>();
    inWorlds((world, wish) => {
      const request = world.request(wish);
      // Asked before it is tried: a reason that was given once is not asked for again today.
      const thought = [judged(world, request), previewed(world, request)];
      const said = tried(world, request);
      for (const code of said) tally.set(code, (tally.get(code) ?? 0) + 1);
      expect(thought).toEqual([said, said]);
      const isOffered = (slots: readonly FreeSlot[]): boolean =>
        slots.some((slot) => slot.studio === request.studio && slot.from === request.from && slot.to === request.to);
      expect(isOffered(found(world, request, 0))).toBe(said[0] === 'ok');
      if (said[0] !== 'ok') expect(isOffered(slotsOf(planOf(world, request)))).toBe(false);
      for (const [one, done] of [...movedAway(world, request), ...lengthened(world, request)]) expect(done).toBe(one);
    }, 18);
    for (const code of ['ok', 'MONTH_CLOSED', 'BOOKING_NO_LEASE', 'BOOKING_OVERLAP', 'QUOTA_WEEK', 'TENANT_IN_ARREARS']) {
      expect([code, tally.get(code) ?? 0]).toEqual([code, expect.toSatisfy((count: number) => count > 0)]);
    }
  });
});
