// The finder: worked by hand, and against asking minute by minute.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  candidateOn,
  dayAt,
  groundOf,
  hoursOf,
  neighbourAt,
  RANDOM_FROM,
  randomGround,
  verdictOn,
} from '../../../test/helpers/slot-ground.ts';
import { formatIsoInstant, instant, type Instant } from '../time/calendar.ts';
import { type CandidateStudio, doesStudioSuit, findSlots, type SlotNeed, type SlotOffer, wordsOf } from './finder.ts';
import { fen, squareDm } from '../values/quantity.ts';
import { listSlotEdges, listStartsToTry } from './slot-edges.ts';

function need(from: string, to: string, minutes: number, changes: Partial<SlotNeed> = {}): SlotNeed {
  const open = { wanted: null, minimumArea: null, kind: null, floor: null, words: null };
  return { from: at(from), to: at(to), minutes, tenantId: 1, equipment: [], ...open, ...changes };
}
function windowOf({ from, to, minutes }: SlotNeed): { window: { from: number; to: number }; minutes: number } {
  return { window: { from, to }, minutes };
}
const printed = (offers: readonly SlotOffer<CandidateStudio>[]): string[] =>
  offers.map(({ studio, start, end }) => `${studio.code} ${formatIsoInstant(start).slice(8)}-${formatIsoInstant(end).slice(8)}`);

const TONIGHT = need('2026-10-03T18:00', '2026-10-04T00:00', 120);

describe('free times of a studio', () => {
  const find = (ground: ReturnType<typeof groundOf>, asked: SlotNeed, most = 1): string[] =>
    printed(findSlots(asked, [candidateOn(ground, windowOf(asked))], most));

  it('begin where the window does, where nobody is', () => expect(find(groundOf(), TONIGHT)).toEqual(['A-101 03T18:00-03T20:00']));

  it('begin after another tenant’s turnaround, off the grid, and at once after its own', () => {
    const other = neighbourAt(1, '2026-10-03T17:00', '2026-10-03T18:05');
    expect(find(groundOf([other]), TONIGHT)).toEqual(['A-101 03T18:20-03T20:20']);
    expect(find(groundOf([{ ...other, tenantId: 1 }]), TONIGHT)).toEqual(['A-101 03T18:05-03T20:05']);
  });

  it('fit exactly between two bookings with turnaround on both sides', () => {
    const list = [
      neighbourAt(1, '2026-10-03T17:00', '2026-10-03T19:07'),
      neighbourAt(2, '2026-10-03T21:37', '2026-10-03T23:59', { tenant: '青禾' }),
    ];
    expect(find(groundOf(list), TONIGHT)).toEqual(['A-101 03T19:22-03T21:22']);
    expect(find(groundOf(list), { ...TONIGHT, minutes: 121 })).toEqual([]);
  });

  it('end with the hours: 24:00 is the day’s end, a night goes on', () => {
    const late = need('2026-10-03T22:00', '2026-10-04T06:00', 120);
    expect(find(groundOf(), late)).toEqual(['A-101 03T22:00-04T00:00']);
    expect(find(groundOf(), { ...late, minutes: 121 })).toEqual([]);
    const night = hoursOf('18:00-02:00');
    expect(find(groundOf([], {}, { hoursOn: () => night }), { ...late, minutes: 240 })).toEqual(['A-101 03T22:00-04T02:00']);
  });

  it('begin with the hours, off the grid too', () => {
    const hours = hoursOf('18:10-23:00');
    expect(find(groundOf([], {}, { hoursOn: () => hours }), TONIGHT)).toEqual(['A-101 03T18:10-03T20:10']);
  });

  it('lie nearest to the wanted start, the earlier of two first', () => {
    const wanted = at('2026-10-03T20:10');
    expect(find(groundOf(), { ...TONIGHT, wanted })).toEqual(['A-101 03T20:10-03T22:10']);
    const list = [neighbourAt(1, '2026-10-03T20:00', '2026-10-03T20:20', { tenantId: 1 })];
    expect(find(groundOf(list), { ...TONIGHT, wanted, minutes: 30 }, 2)).toEqual(['A-101 03T20:20-03T20:50', 'A-101 03T20:30-03T21:00']);
    expect(find(groundOf(list), { ...TONIGHT, wanted: at('2026-10-03T19:55'), minutes: 30 }, 2)).toEqual([
      'A-101 03T19:30-03T20:00',
      'A-101 03T20:20-03T20:50',
    ]);
    expect(find(groundOf(), { ...TONIGHT, to: at('2026-10-03T23:05'), wanted: at('2026-10-03T23:00') })).toEqual([
      'A-101 03T21:05-03T23:05',
    ]);
  });

  it('do not begin beyond the window', () => {
    const list = [neighbourAt(1, '2026-10-03T18:00', '2026-10-03T21:50')];
    expect(find(groundOf(list), TONIGHT)).toEqual([]);
    expect(find(groundOf(), { ...TONIGHT, to: at('2026-10-03T19:59') })).toEqual([]);
  });
});

describe('studios', () => {
  const studio = (changes: Partial<CandidateStudio>): CandidateStudio => candidateOn(groundOf(), windowOf(TONIGHT), changes);

  it('suit by area, kind, floor and all the words', () => {
    const room = studio({ area: squareDm(3000), kind: '公共', floor: '3F', equipment: '绿幕、ＬＥＤ 灯阵' });
    expect(doesStudioSuit(room, TONIGHT)).toBe(true);
    expect(doesStudioSuit(room, { ...TONIGHT, minimumArea: squareDm(3000) })).toBe(true);
    expect(doesStudioSuit(room, { ...TONIGHT, minimumArea: squareDm(3001) })).toBe(false);
    expect(doesStudioSuit({ ...room, area: null }, { ...TONIGHT, minimumArea: squareDm(1) })).toBe(false);
    expect(doesStudioSuit(room, { ...TONIGHT, kind: '专属' })).toBe(false);
    expect(doesStudioSuit(room, { ...TONIGHT, floor: '2F' })).toBe(false);
    expect(doesStudioSuit(room, { ...TONIGHT, words: '绿幕，led a-101 3f' })).toBe(true);
    expect(doesStudioSuit(room, { ...TONIGHT, words: '绿幕 沙发' })).toBe(false);
    expect(doesStudioSuit(room, { ...TONIGHT, words: '  ' })).toBe(true);
    expect(wordsOf('绿幕、LED，led  沙发')).toEqual(['绿幕', 'led', '沙发']);
  });

  it('come by start, then smallest area, then price, then code', () => {
    const later = neighbourAt(1, '2026-10-03T18:00', '2026-10-03T18:30', { tenantId: 1 });
    const price = (value: number) => () => fen(value);
    const rooms = [
      candidateOn(groundOf([later]), windowOf(TONIGHT), { id: 1, code: 'A', area: squareDm(3000), priceAt: price(1) }),
      studio({ id: 2, code: 'B', area: squareDm(9000), priceAt: price(1) }),
      studio({ id: 3, code: 'C', area: null }),
      studio({ id: 4, code: 'D', area: squareDm(4000) }),
      studio({ id: 5, code: 'E', area: squareDm(4000), priceAt: price(300) }),
      studio({ id: 6, code: 'F', area: squareDm(4000), priceAt: price(200) }),
      studio({ id: 8, code: 'G', area: squareDm(9000), priceAt: price(1) }),
      studio({ id: 7, code: 'G', area: squareDm(9000), priceAt: price(1) }),
    ];
    const offers = findSlots(TONIGHT, rooms);
    expect(offers.map((one) => one.studio.id)).toEqual([6, 5, 4, 2, 7, 8, 3, 1]);
    expect(offers.map((one) => one.price)).toEqual([200, 300, null, 1, 1, 1, null, 1]);
  });

  it('carry what the desk should know', () => {
    const until = (endsOn: string): ReturnType<typeof groundOf> =>
      groundOf([], { tenantLeases: [{ startsOn: dayAt('2025-01-01'), endsOn: dayAt(endsOn), leftOn: null }] });
    expect(findSlots(TONIGHT, [candidateOn(until('2026-10-02'), windowOf(TONIGHT))])).toEqual([]);
    const [offer] = findSlots(TONIGHT, [candidateOn(until('2026-10-10'), windowOf(TONIGHT))]);
    expect(offer?.studio.code).toBe('A-101');
  });
});

describe('the finder', () => {
  const rooms = fc.array(
    fc.record({
      ground: randomGround,
      area: fc.constantFrom(null, squareDm(2000), squareDm(3000)),
      price: fc.constantFrom(null, fen(100), fen(200)),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const asked = fc.record({
    steps: fc.integer({ min: 0, max: 10 }),
    hours: fc.integer({ min: 1, max: 6 }),
    minutes: fc.integer({ min: 10, max: 200 }),
    wanted: fc.option(fc.integer({ min: 0, max: 700 })),
  });

  /** Every start of the window that `decideSlot` grants, minute by minute. */
  function allFree(ground: ReturnType<typeof groundOf>, wish: SlotNeed): Instant[] {
    const count = Math.max(0, wish.to - wish.minutes - wish.from + 1);
    const starts = Array.from({ length: count }, (_, index) => instant(wish.from + index));
    return starts.filter((start) => verdictOn(ground, start, instant(start + wish.minutes)).ok);
  }

  it('offers what is granted and leaves nothing better out', () => {
    fc.assert(
      fc.property(rooms, asked, (list, { steps, hours, minutes, wanted }) => {
        const from = instant(RANDOM_FROM + steps * 30);
        const wish: SlotNeed = {
          ...need('2026-10-03T18:00', '2026-10-04T00:00', minutes),
          from,
          to: instant(from + hours * 60),
          wanted: wanted === null ? null : instant(RANDOM_FROM + wanted),
        };
        const target = wish.wanted ?? from;
        const candidates = list.map(({ ground, area, price }, id) =>
          candidateOn(ground, windowOf(wish), { id, code: `R${9 - id}`, area, priceAt: () => price }),
        );
        const best = list.flatMap(({ ground, area, price }, id) => {
          const free = allFree(ground, wish);
          const distance = Math.min(...free.map((start) => Math.abs(start - target)));
          const start = free.find((one) => Math.abs(one - target) === distance);
          return start === undefined ? [] : [{ id, key: [distance, start, area ?? 1e9, price ?? 1e9, 9 - id], start }];
        });
        const order = best.toSorted((a, b) => {
          const at0 = a.key.findIndex((value, index) => value !== b.key[index]);
          return (a.key[at0] ?? 0) - (b.key[at0] ?? 0);
        });
        expect(findSlots(wish, candidates).map(({ studio, start }) => [studio.id, start])).toEqual(
          order.map(({ id, start }) => [id, start]),
        );
        for (const offer of findSlots(wish, candidates, 3)) {
          const ground = list[offer.studio.id]?.ground ?? groundOf();
          expect(verdictOn(ground, offer.start, offer.end).ok).toBe(true);
          expect([offer.end - offer.start, offer.start >= wish.from, offer.end <= wish.to]).toEqual([minutes, true, true]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tries few starts', () => {
    const list = Array.from({ length: 20 }, (_, index) => ({
      ...neighbourAt(index, '2026-10-03T00:00', '2026-10-03T00:20'),
      start: instant(at('2026-10-03T00:00') + index * 61),
      end: instant(at('2026-10-03T00:20') + index * 61),
    }));
    const window = { from: at('2026-10-03T00:00'), to: at('2026-10-04T06:00') };
    const starts = listStartsToTry(listSlotEdges(groundOf(list), window, null), { window, minutes: 30, grid: 5 });
    expect(starts.length).toBeLessThan(361 + 4 * 20 + 8);
    expect(new Set(starts).size).toBe(starts.length);
  });
});
