// Studios' time for tests of the finder and of plan B: grounds by hand or at random, and candidates that `decideSlot` answers for.
import { sumByAge } from '../../src/domain/money/due.ts';
import * as fc from 'fast-check';
import { type Day, dayOf, instant, type Instant, parseDay, parseInstant } from '../../src/domain/time/calendar.ts';
import type { CandidateStudio } from '../../src/domain/booking/finder.ts';
import type { Interval } from '../../src/domain/time/interval.ts';
import { decodeOpeningHours, type OpeningHours } from '../../src/domain/studio/opening-hours.ts';
import { fen, squareDm } from '../../src/domain/values/quantity.ts';
import { decideSlot } from '../../src/domain/booking/booking-rules.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import type { Result } from '../../src/domain/values/result.ts';
import type { Neighbour, SlotContext, SlotVerdict, SlotWish } from '../../src/domain/booking/slot.ts';
import { listSlotEdges, listStartsToTry } from '../../src/domain/booking/slot-edges.ts';

/** The instant of `2026-10-03T20:00`. */
export function at(text: string): Instant {
  return instant(parseInstant(text) ?? Number.NaN);
}

/** The day of `2026-10-03`. */
export function dayAt(text: string): Day {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
}

/** Opening hours as a ledger writes them. */
export function hoursOf(text: string): OpeningHours {
  const result = decodeOpeningHours(text);
  if (!result.ok || result.value === null) throw new Error(`no hours: ${text}`);
  return result.value;
}

/** A tenant of whom nothing is to be known. */
export const NOTHING_KNOWN: SlotContext['tenantFacts'] = {
  arrears: () => ({ amount: fen(0), months: [], since: null, days: 0, ageing: sumByAge(() => []) }),
  given: () => new Map(),
  unreported: () => null,
  expiredPapers: () => [],
  bookings: () => [],
};

/** A studio's ground: open 08:00-24:00, 15 minutes of turnaround, nobody in it, tenant 1 with a lease. */
export function groundOf(
  neighbours: readonly Neighbour[] = [],
  changes: Partial<SlotContext> = {},
  studio: Partial<SlotContext['studio']> = {},
): SlotContext {
  const weekly = hoursOf('08:00-24:00');
  return {
    studio: {
      code: 'A-101',
      turnaroundOn: () => 15,
      openedOn: dayAt('2025-01-01'),
      retiredOn: null,
      hoursOn: () => weekly,
      exceptionOn: () => null,
      ...studio,
    },
    neighbours,
    overstays: [],
    exclusiveLeases: [],
    blackouts: [],
    tenantLeases: [{ startsOn: dayAt('2025-01-01'), endsOn: dayOf(2027, 12, 31) ?? dayAt('2027-12-30'), leftOn: null }],
    equipment: [],
    tenantFacts: NOTHING_KNOWN,
    isMonthClosed: () => false,
    rules: STANDARD_DESK_RULES,
    now: at('2026-10-01T12:00'),
    ...changes,
  };
}

/** A booking of tenant 2. */
export function neighbourAt(id: number, start: string, end: string, changes: Partial<Neighbour> = {}): Neighbour {
  const times = { start: at(start), end: at(end) };
  return { id, tenantId: 2, tenant: '海蓝电商', state: 'booked', holdsUntil: null, linked: null, ...times, ...changes };
}

/** What `decideSlot` says of a new booking of tenant 1. */
export function verdictOn(ground: SlotContext, start: Instant, end: Instant, changes: Partial<SlotWish> = {}): Result<SlotVerdict> {
  const wish: SlotWish = {
    bookingId: null,
    leaves: null,
    hold: null,
    tenantId: 1,
    tenant: '晨光传媒',
    state: 'booked',
    start,
    end,
    isHistory: false,
  };
  return decideSlot({ ...wish, ...changes }, ground);
}

/** A candidate over a ground, its starts those worth trying for `minutes` in the window on a grid of 30. */
export function candidateOn(
  ground: SlotContext,
  question: { readonly window: Interval; readonly minutes: number; readonly grid?: number },
  changes: Partial<CandidateStudio> = {},
): CandidateStudio {
  return {
    id: 1,
    code: ground.studio.code,
    kind: '公共',
    area: squareDm(3000),
    floor: null,
    equipment: null,
    starts: listStartsToTry(listSlotEdges(ground, question.window, null), { grid: 30, ...question }),
    isFree: (start, end) => verdictOn(ground, start, end).ok,
    priceAt: () => null,
    ...changes,
  };
}

const HOURS = ['全天', '08:00-24:00', '18:00-02:00', '10:00-20:30,21:15-23:00'].map(hoursOf);
/** 2026-10-03 17:00, where the random bookings begin. */
export const RANDOM_FROM = at('2026-10-03T17:00');
/** 2026-10-04 01:00, before which they begin. */
export const RANDOM_TO = at('2026-10-04T01:00');

function timesFrom(longest: number): fc.Arbitrary<{ readonly start: Instant; readonly end: Instant }> {
  return fc
    .tuple(fc.integer({ min: 0, max: RANDOM_TO - RANDOM_FROM - 1 }), fc.integer({ min: 1, max: longest }))
    .map(([from, length]) => ({ start: instant(RANDOM_FROM + from), end: instant(RANDOM_FROM + from + length) }));
}

const neighbours: fc.Arbitrary<readonly Neighbour[]> = fc
  .array(
    fc.record({
      times: timesFrom(150),
      tenantId: fc.integer({ min: 1, max: 2 }),
      state: fc.constantFrom('booked' as const, 'booked' as const, 'option' as const, 'cancelled' as const),
      linkedTurnaround: fc.option(fc.integer({ min: 0, max: 40 })),
      isLapsed: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ times, tenantId, state, linkedTurnaround, isLapsed }, index) => ({
      id: index + 1,
      tenantId,
      tenant: `企业${tenantId}`,
      state,
      holdsUntil: state === 'option' ? at(isLapsed ? '2026-10-01T11:00' : '2026-10-03T12:00') : null,
      ...times,
      linked: linkedTurnaround === null ? null : { code: 'L-1', turnaroundOn: () => linkedTurnaround },
    })),
  );

/** Grounds with up to six bookings (of linked studios too), a blackout, one counted thing, now and then a lease that ends, the studio let alone, the month closed, any of four openings, 0-40 minutes of turnaround. */
export const randomGround: fc.Arbitrary<SlotContext> = fc
  .record({
    neighbours,
    hours: fc.constantFrom(...HOURS),
    turnaround: fc.integer({ min: 0, max: 40 }),
    blackout: fc.option(timesFrom(60)),
    use: fc.option(timesFrom(90)),
    lastDay: fc.constantFrom('2026-10-02', '2026-10-03', null, null, null),
    letFrom: fc.constantFrom('2026-10-04', null, null),
    isClosed: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  })
  .map(({ neighbours: list, hours, turnaround, blackout, use, lastDay, letFrom, isClosed }) => ({
    ...groundOf(
      list,
      {
        ...(lastDay === null ? {} : { tenantLeases: [{ startsOn: dayAt('2025-01-01'), endsOn: dayAt(lastDay), leftOn: null }] }),
        exclusiveLeases:
          letFrom === null ? [] : [{ tenantId: 2, tenant: '企业2', startsOn: dayAt(letFrom), endsOn: dayAt('2026-12-31'), leftOn: null }],
        isMonthClosed: () => isClosed,
        blackouts: blackout === null ? [] : [{ from: blackout.start, to: blackout.end, reason: '检修' }],
        equipment:
          use === null
            ? []
            : [
                {
                  id: 1,
                  name: '绿幕',
                  isKnown: true,
                  count: 1,
                  wanted: 1,
                  uses: [{ bookingId: 99, tenant: '企业2', count: 1, state: 'booked' as const, holdsUntil: null, ...use }],
                },
              ],
      },
      { hoursOn: () => hours, turnaroundOn: () => turnaround },
    ),
  }));
