// Plan B: worked by hand, and against asking minute by minute; after a swap nobody stands in anybody's way.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, candidateOn, groundOf, neighbourAt, RANDOM_FROM, randomGround, verdictOn } from '../../../test/helpers/slot-ground.ts';
import { formatIsoInstant, instant, type Instant } from '../time/calendar.ts';
import type { CandidateStudio } from './finder.ts';
import { type Place, planB, type PlanBQuestion, rankByFit, type SwapQuestion } from './plan-b.ts';
import { squareDm } from '../values/quantity.ts';
import { ok, type Result } from '../values/result.ts';
import type { SlotContext, SlotVerdict } from './slot.ts';
import { listSlotEdges } from './slot-edges.ts';

const BOARD = { from: at('2026-10-03T00:00'), to: at('2026-10-04T06:00') };

function question(
  ground: SlotContext,
  start: Instant,
  end: Instant,
  changes: Partial<PlanBQuestion<CandidateStudio>> = {},
): PlanBQuestion<CandidateStudio> {
  return {
    here: candidateOn(ground, { window: BOARD, minutes: end - start }),
    start,
    end,
    edges: listSlotEdges(ground, BOARD, null),
    others: [],
    grid: 30,
    most: 3,
    swap: null,
    ...changes,
  };
}
const times = (offer: { readonly start: Instant; readonly end: Instant } | null): string | null =>
  offer === null ? null : `${formatIsoInstant(offer.start).slice(8)}-${formatIsoInstant(offer.end).slice(8)}`;
const EVENING = [at('2026-10-03T20:00'), at('2026-10-03T22:00')] as const;

describe('other times in the same studio', () => {
  it('are the nearest before and after, with turnaround and off the grid', () => {
    const plan = planB(question(groundOf([neighbourAt(1, '2026-10-03T20:40', '2026-10-03T21:10')]), ...EVENING));
    expect([times(plan.earlier), times(plan.later)]).toEqual(['03T18:25-03T20:25', '03T21:25-03T23:25']);
  });

  it('are none where the day has none', () => {
    const list = [neighbourAt(1, '2026-10-03T08:00', '2026-10-03T20:10'), neighbourAt(2, '2026-10-03T22:10', '2026-10-03T23:59')];
    expect(planB(question(groundOf(list), ...EVENING))).toMatchObject({ earlier: null, later: null });
  });
});

describe('a shorter slot', () => {
  it('is the longest free piece of the wish', () => {
    const plan = planB(question(groundOf([neighbourAt(1, '2026-10-03T20:40', '2026-10-03T21:00')]), ...EVENING));
    expect(times(plan.shorter)).toBe('03T21:15-03T22:00');
    const first = planB(question(groundOf([neighbourAt(1, '2026-10-03T21:15', '2026-10-03T21:20')]), ...EVENING));
    expect(times(first.shorter)).toBe('03T20:00-03T21:00');
  });

  it('ends with the hours, over midnight too', () => {
    const plan = planB(question(groundOf(), at('2026-10-03T22:00'), at('2026-10-04T02:00')));
    expect(times(plan.shorter)).toBe('03T22:00-04T00:00');
  });

  it('is at least a step of the grid long, the earlier of two', () => {
    const short = [neighbourAt(1, '2026-10-03T20:44', '2026-10-03T21:16')];
    expect(planB(question(groundOf(short), ...EVENING)).shorter).toBeNull();
    const even = [neighbourAt(1, '2026-10-03T20:45', '2026-10-03T21:15')];
    expect(times(planB(question(groundOf(even), ...EVENING)).shorter)).toBe('03T20:00-03T20:30');
  });
});

describe('other studios', () => {
  const room = (id: number, changes: Partial<CandidateStudio>): CandidateStudio =>
    candidateOn(groundOf(), { window: BOARD, minutes: 120 }, { id, code: `R${id}`, ...changes });

  it('come by kind, area, equipment and code', () => {
    const here = room(1, { area: squareDm(3000), equipment: '绿幕、沙发' });
    const others = [
      room(9, { kind: '专属', area: squareDm(3000), equipment: '绿幕、沙发' }),
      room(8, { area: null, equipment: '绿幕、沙发' }),
      room(7, { area: squareDm(2900), equipment: '绿幕' }),
      room(6, { area: squareDm(5000), equipment: '绿幕' }),
      room(5, { area: squareDm(3100), equipment: null }),
      room(4, { area: squareDm(3100), equipment: '大号绿幕' }),
      room(3, { area: squareDm(3100), equipment: '沙发 绿幕' }),
      room(2, { area: squareDm(3100), equipment: '大号绿幕' }),
      here,
    ];
    expect(rankByFit(here, others).map((one) => one.id)).toEqual([3, 2, 4, 5, 6, 7, 8, 9]);
  });

  it('are offered as many as asked, taken ones passed by', () => {
    const taken = groundOf([neighbourAt(1, '2026-10-03T20:30', '2026-10-03T21:00')]);
    const others = [2, 3, 4, 5].map((id) => room(id, id === 3 ? { isFree: (start, end) => verdictOn(taken, start, end).ok } : {}));
    const plan = planB(question(taken, ...EVENING, { others, most: 2 }));
    expect(plan.sameTime.map((one) => [one.studio.id, times(one)])).toEqual([
      [2, '03T20:00-03T22:00'],
      [4, '03T20:00-03T22:00'],
    ]);
  });
});

/** A booking of some studio, for swaps. */
interface Held {
  readonly id: number;
  readonly studio: number;
  readonly tenantId: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** A hall of studios with bookings in it; `decide` moves them and asks `decideSlot` for each. */
function hallOf(
  count: number,
  held: readonly Held[],
): { rooms: CandidateStudio[]; decide: (moved: readonly Held[]) => Result<SlotVerdict[]> } {
  const groundAt = (studio: number, list: readonly Held[]): SlotContext =>
    groundOf(
      list
        .filter((one) => one.studio === studio)
        .map((one) => ({ ...neighbourAt(one.id, '2026-10-03T00:00', '2026-10-03T01:00'), ...one })),
    );
  const decide = (moved: readonly Held[]): Result<SlotVerdict[]> => {
    const all = [...held.filter((one) => moved.every(({ id }) => id !== one.id)), ...moved];
    const verdicts: SlotVerdict[] = [];
    for (const { id, tenantId, studio, start, end } of moved) {
      const verdict = verdictOn(groundAt(studio, all), start, end, { bookingId: id, tenantId });
      if (!verdict.ok) return verdict;
      verdicts.push(verdict.value);
    }
    return ok(verdicts);
  };
  const rooms = Array.from({ length: count }, (_, id) =>
    candidateOn(groundAt(id, held), { window: BOARD, minutes: 120 }, { id, code: `R${id}`, area: squareDm(3000) }),
  );
  return { rooms, decide };
}

const at0 = (clock: string): Instant => at(`2026-10-03T${clock}`);
const held = (id: number, studio: number, from: string, to: string, tenantId = 2): Held => ({
  id,
  studio,
  tenantId,
  start: at0(from),
  end: at0(to),
});

/** Plan B of booking `mine` (an id, or null for a new one of tenant 1) that wants a studio and a time where `blocker` is. */
function swapPlan(
  list: readonly Held[],
  ids: { readonly mine: number | null; readonly blocker: number },
  wish: Omit<Held, 'id' | 'tenantId'>,
  changes: Partial<SwapQuestion<CandidateStudio>> = {},
): ReturnType<typeof planB<CandidateStudio>> {
  const { rooms, decide } = hallOf(3, list);
  const roomAt = (id: number): CandidateStudio => rooms[id] ?? candidateOn(groundOf(), { window: BOARD, minutes: 120 });
  const [blocker, mine] = [ids.blocker, ids.mine].map((id) => list.find((one) => one.id === id));
  if (blocker === undefined) throw new Error('no blocker');
  const place = (one: Omit<Held, 'id' | 'tenantId'>): Place<CandidateStudio> => ({
    studio: roomAt(one.studio),
    start: one.start,
    end: one.end,
  });
  const moved = (id: number, tenantId: number, to: Place<CandidateStudio>): Held => ({
    id,
    tenantId,
    studio: to.studio.id,
    start: to.start,
    end: to.end,
  });
  const swap: SwapQuestion<CandidateStudio> = {
    blocker: { ...place(blocker), id: blocker.id, state: 'booked' },
    mine: mine === undefined ? null : place(mine),
    studios: rooms,
    now: at('2026-10-01T12:00'),
    areBothFree: (first, second) => decide([moved(mine?.id ?? 0, 1, first), moved(blocker.id, blocker.tenantId, second)]).ok,
    ...changes,
  };
  return planB(question(groundOf(), wish.start, wish.end, { here: roomAt(wish.studio), swap }));
}
const swapTexts = (plan: ReturnType<typeof swapPlan>): string[] =>
  plan.swaps.map(({ mine, theirs }) => `${mine.studio.code} ${times(mine)} / ${theirs.bookingId} ${theirs.studio.code} ${times(theirs)}`);

describe('a swap', () => {
  it('sends the one in the way to another studio at its own time, where the wish is new', () => {
    const list = [held(1, 0, '20:00', '21:00'), held(2, 1, '19:00', '23:00')];
    const plan = swapPlan(list, { mine: null, blocker: 1 }, { studio: 0, start: at0('20:00'), end: at0('22:00') });
    expect(swapTexts(plan)).toEqual(['R0 03T20:00-03T22:00 / 1 R2 03T20:00-03T21:00']);
  });

  it('exchanges studios first, then times, each with its own length', () => {
    const list = [held(1, 0, '20:00', '21:00'), held(2, 1, '18:00', '20:00', 1)];
    const wish = { studio: 0, start: at0('20:00'), end: at0('22:00') };
    expect(swapTexts(swapPlan(list, { mine: 2, blocker: 1 }, wish))).toEqual([
      'R0 03T20:00-03T22:00 / 1 R1 03T20:00-03T21:00',
      'R0 03T20:00-03T22:00 / 1 R1 03T18:00-03T19:00',
      'R0 03T20:00-03T22:00 / 1 R2 03T20:00-03T21:00',
    ]);
  });

  it('is offered at the start of the one in the way where the wish itself meets a third', () => {
    const list = [held(1, 0, '19:00', '20:30'), held(2, 1, '10:00', '11:30', 1), held(3, 0, '21:30', '22:30')];
    const wish = { studio: 0, start: at0('20:10'), end: at0('21:40') };
    expect(swapTexts(swapPlan(list, { mine: 2, blocker: 1 }, wish))).toEqual(['R0 03T19:00-03T20:30 / 1 R1 03T10:00-03T11:30']);
  });

  it('is not asked of one that has begun or ended', () => {
    const list = [held(1, 0, '20:00', '21:00')];
    const wish = { studio: 0, start: at0('20:00'), end: at0('22:00') };
    const ids = { mine: null, blocker: 1 };
    expect(swapPlan(list, ids, wish).swaps).toHaveLength(2);
    expect(swapPlan(list, ids, wish, { now: at0('20:00') }).swaps).toEqual([]);
    const place = { studio: candidateOn(groundOf(), { window: BOARD, minutes: 60 }), start: at0('20:00'), end: at0('21:00'), id: 1 };
    expect(swapPlan(list, ids, wish, { blocker: { ...place, state: 'checked_in' } }).swaps).toEqual([]);
  });

  it('never goes into the past', () => {
    const list = [
      held(1, 0, '20:00', '21:00'),
      held(2, 1, '10:00', '12:00', 1),
      held(3, 1, '19:00', '23:00', 3),
      held(4, 2, '19:00', '23:00', 3),
    ];
    const wish = { studio: 0, start: at0('20:00'), end: at0('22:00') };
    expect(swapTexts(swapPlan(list, { mine: 2, blocker: 1 }, wish))).toEqual(['R0 03T20:00-03T22:00 / 1 R1 03T10:00-03T11:00']);
    expect(swapPlan(list, { mine: 2, blocker: 1 }, wish, { now: at0('11:00') }).swaps).toEqual([]);
  });

  it('leaves nobody in anybody’s way', () => {
    const piece = fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 48, max: 92 }),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
    );
    let offered = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 7 }), fc.boolean(), (pieces, isNew) => {
        const made = pieces.map(([studio, from, length, tenantId], index) => {
          const start = instant(BOARD.from + from * 10);
          return { id: index + 1, studio, tenantId: index === 0 ? 1 : tenantId, start, end: instant(start + length * 10) };
        });
        const { decide } = hallOf(3, []);
        const list = made.reduce<Held[]>((kept, one) => (hallOf(3, kept).decide([one]).ok ? [...kept, one] : kept), []);
        expect(decide([]).ok).toBe(true);
        const [mine, blocker] = list;
        if (mine === undefined || blocker === undefined) return;
        const wish = { studio: blocker.studio, start: blocker.start, end: instant(blocker.start + mine.end - mine.start) };
        const plan = swapPlan(list, { mine: isNew ? null : mine.id, blocker: blocker.id }, wish);
        for (const swap of plan.swaps) {
          offered += 1;
          const moved = [
            { ...mine, id: isNew ? 0 : mine.id, studio: swap.mine.studio.id, start: swap.mine.start, end: swap.mine.end },
            { ...blocker, studio: swap.theirs.studio.id, start: swap.theirs.start, end: swap.theirs.end },
          ];
          expect(swap.theirs.end - swap.theirs.start).toBe(blocker.end - blocker.start);
          const after = [...list.filter((one) => moved.every(({ id }) => id !== one.id)), ...moved];
          for (const a of after) {
            for (const b of after) {
              if (a.id >= b.id || a.studio !== b.studio) continue;
              const gap = Math.max(b.start - a.end, a.start - b.end);
              expect(gap).toBeGreaterThanOrEqual(a.tenantId === b.tenantId ? 0 : 15);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(offered).toBeGreaterThan(50);
  });
});

describe('plan B', () => {
  const room = fc.tuple(randomGround, fc.constantFrom(null, squareDm(2000), squareDm(3000), squareDm(4000)));

  it('offers what is granted and leaves nothing better out', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(room, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 420 }),
        fc.integer({ min: 12, max: 70 }),
        ([first, ...rest], offset, length) => {
          const ground = first?.[0] ?? groundOf();
          const start = instant(RANDOM_FROM + offset);
          const end = instant(start + length);
          if (verdictOn(ground, start, end).ok) return;
          const window = { from: instant(start - 240), to: instant(end + 240) };
          const others = rest.map(([own, area], index) =>
            candidateOn(own, { window, minutes: length }, { id: index + 2, code: `R${index}`, area }),
          );
          const here = candidateOn(ground, { window, minutes: length });
          const plan = planB(question(ground, start, end, { here, others, grid: 10, edges: listSlotEdges(ground, window, null) }));
          const isFree = (from: number, to: number): boolean => verdictOn(ground, instant(from), instant(to)).ok;
          const steps = Array.from({ length: 240 }, (_, index) => index + 1);
          const before = steps.find((step) => isFree(start - step, end - step));
          const after = steps.find((step) => isFree(start + step, end + step));
          expect(plan.earlier?.start ?? null).toBe(before === undefined ? null : start - before);
          expect(plan.later?.start ?? null).toBe(after === undefined ? null : start + after);
          let piece: [number, number] | null = null;
          for (let size = length - 1; size >= 10 && piece === null; size -= 1) {
            for (let from = start; from + size <= end && piece === null; from = instant(from + 1)) {
              if (isFree(from, from + size)) piece = [from, from + size];
            }
          }
          expect(plan.shorter === null ? null : [plan.shorter.start, plan.shorter.end]).toEqual(piece);
          const free = others.filter((_, index) => verdictOn(rest[index]?.[0] ?? groundOf(), start, end).ok).map((one) => one.id);
          expect(new Set(plan.sameTime.map((one) => one.studio.id))).toEqual(new Set(free));
          found += Number(piece !== null) + Number(before !== undefined) + Number(after !== undefined) + free.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
