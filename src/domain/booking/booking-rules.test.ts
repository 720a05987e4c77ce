// Whether a slot can be had: every rule of docs/rules/booking.md, What a slot needs, alone, their order, and history rows.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, dayAt, groundOf, hoursOf, neighbourAt } from '../../../test/helpers/slot-ground.ts';
import { type Day, instant } from '../time/calendar.ts';
import { type ExclusiveLease, listDaysTouched, LONGEST_BOOKING, type Neighbour, type SlotContext, type SlotWish } from './slot.ts';
import { BOOKING_RULES, decideSlot } from './booking-rules.ts';
import { LEASE_WARNING_DAYS } from './tenant-rules.ts';
import { decodeDaySpans, type OpeningHours } from '../studio/opening-hours.ts';

const hours = hoursOf;
const day = dayAt;

const A = { tenantId: 1, tenant: '晨光传媒' };
const B = { tenantId: 2, tenant: '海蓝电商' };

function wish(start: string, end: string, changes: Partial<SlotWish> = {}): SlotWish {
  return { bookingId: null, leaves: null, hold: null, ...A, state: 'booked', start: at(start), end: at(end), isHistory: false, ...changes };
}
const neighbour = neighbourAt;
function ground(changes: Partial<SlotContext> = {}, studio: Partial<SlotContext['studio']> = {}): SlotContext {
  return groundOf([], changes, studio);
}
const free = { ok: true, value: { findings: [], warnings: [], asks: [], given: null } };
const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });
const EVENING = wish('2026-10-03T20:00', '2026-10-03T22:00');
const always = hours('全天');
const ALL_DAY = { hoursOn: (): OpeningHours => always };

describe('shape', () => {
  it('takes a plain slot', () => expect(decideSlot(EVENING, ground())).toEqual(free));

  it('refuses an end that is not after the start, whatever the state', () => {
    for (const end of ['2026-10-03T20:00', '2026-10-03T19:00']) {
      const data = { from: '2026-10-03 20:00', until: end.replace('T', ' ') };
      expect(decideSlot(wish('2026-10-03T20:00', end, { state: 'cancelled', isHistory: true }), ground())).toEqual(
        refused('BOOKING_ENDS_BEFORE_START', data),
      );
    }
  });

  it('refuses more than 31 days', () => {
    expect(LONGEST_BOOKING).toBe(44_640);
    expect(decideSlot(wish('2026-10-01T00:00', '2026-11-01T00:00'), ground({}, ALL_DAY))).toEqual(free);
    expect(decideSlot(wish('2026-10-01T00:00', '2026-11-01T00:01'), ground({}, ALL_DAY))).toEqual(
      refused('BOOKING_TOO_LONG', { from: '2026-10-01 00:00', until: '2026-11-01 00:01', limit: 44_640 }),
    );
  });

  it('asks nothing of a state that takes no slot', () => {
    const taken = ground({ neighbours: [neighbour(7, '2026-10-03T20:00', '2026-10-03T22:00')], tenantLeases: [] });
    expect(decideSlot({ ...EVENING, state: 'cancelled' }, taken)).toEqual(free);
    expect(decideSlot({ ...EVENING, state: 'no_show' }, taken)).toEqual(free);
  });

  it('touches a day only with a minute of it', () => {
    expect(listDaysTouched(at('2026-10-03T22:00'), at('2026-10-04T00:00'))).toEqual(['2026-10-03']);
    expect(listDaysTouched(at('2026-10-03T22:00'), at('2026-10-04T00:01'))).toEqual(['2026-10-03', '2026-10-04']);
  });
});

describe('overlap', () => {
  const overlap = (id: number, tenant: string, from: string, until: string): object =>
    refused('BOOKING_OVERLAP', { studio: 'A-101', bookingId: id, tenant, from, until });

  it('names the first booking in the way', () => {
    const neighbours = [neighbour(9, '2026-10-03T21:30', '2026-10-03T23:00'), neighbour(8, '2026-10-03T19:00', '2026-10-03T20:01', A)];
    expect(decideSlot(EVENING, ground({ neighbours }))).toEqual(overlap(8, '晨光传媒', '2026-10-03 19:00', '2026-10-03 20:01'));
    const twins = [neighbour(9, '2026-10-03T21:00', '2026-10-03T22:00', B), neighbour(4, '2026-10-03T21:00', '2026-10-03T22:00', A)];
    expect(decideSlot(EVENING, ground({ neighbours: twins }))).toEqual(overlap(4, '晨光传媒', '2026-10-03 21:00', '2026-10-03 22:00'));
  });

  it('lets the same tenant follow at once', () => {
    const neighbours = [neighbour(8, '2026-10-03T18:00', '2026-10-03T20:00', A), neighbour(9, '2026-10-03T22:00', '2026-10-03T23:00', A)];
    expect(decideSlot(EVENING, ground({ neighbours }))).toEqual(free);
  });

  it('overlooks itself and what is not live', () => {
    const same = (changes: Partial<Neighbour>): SlotContext =>
      ground({ neighbours: [neighbour(8, '2026-10-03T20:00', '2026-10-03T22:00', changes)] });
    expect(decideSlot({ ...EVENING, bookingId: 8 }, same({}))).toEqual(free);
    expect(decideSlot({ ...EVENING, bookingId: 9 }, same({})).ok).toBe(false);
    expect(decideSlot(EVENING, same({ state: 'cancelled' }))).toEqual(free);
    expect(decideSlot(EVENING, same({ state: 'no_show' }))).toEqual(free);
    expect(decideSlot(EVENING, same({ state: 'completed' })).ok).toBe(false);
    expect(decideSlot(EVENING, same({ state: 'option', holdsUntil: at('2026-10-01T12:00') }))).toEqual(free);
    expect(decideSlot(EVENING, same({ state: 'option', holdsUntil: at('2026-10-01T12:01') })).ok).toBe(false);
  });

  it('agrees with asking minute by minute', () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }));
    const midnight = at('2026-10-03T00:00');
    fc.assert(
      fc.property(times, fc.array(times, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), ([from, length], others, turnaround) => {
        const neighbours = others.map(([start, size], id) => ({
          ...neighbour(id, '2026-10-03T00:00', '2026-10-03T00:01'),
          start: instant(midnight + start),
          end: instant(midnight + start + size),
        }));
        const asked = wish('2026-10-03T00:00', '2026-10-03T00:01', {
          start: instant(midnight + from),
          end: instant(midnight + from + length),
        });
        const minutes = new Set(Array.from({ length }, (_, index) => from + index));
        const wide = new Set(Array.from({ length: length + 2 * turnaround }, (_, index) => from - turnaround + index));
        const hits = (set: ReadonlySet<number>): boolean =>
          others.some(([start, size]) => Array.from({ length: size }, (_, index) => start + index).some((minute) => set.has(minute)));
        const result = decideSlot(asked, ground({ neighbours }, { ...ALL_DAY, turnaroundOn: () => turnaround }));
        expect(result.ok ? 'free' : result.refusal.code).toBe(
          hits(minutes) ? 'BOOKING_OVERLAP' : hits(wide) ? 'BOOKING_TURNAROUND' : 'free',
        );
      }),
    );
  });
});

describe('turnaround', () => {
  const turnaround = (id: number, from: string, until: string): object =>
    refused('BOOKING_TURNAROUND', { studio: 'A-101', bookingId: id, tenant: '海蓝电商', from, until, turnaround: 15 });

  it('is kept on both sides of another tenant', () => {
    const before = (end: string): SlotContext => ground({ neighbours: [neighbour(8, '2026-10-03T18:00', end)] });
    const after = (start: string): SlotContext => ground({ neighbours: [neighbour(9, start, '2026-10-03T23:30')] });
    expect(decideSlot(EVENING, before('2026-10-03T19:45'))).toEqual(free);
    expect(decideSlot(EVENING, before('2026-10-03T19:46'))).toEqual(turnaround(8, '2026-10-03 18:00', '2026-10-03 19:46'));
    expect(decideSlot(EVENING, after('2026-10-03T22:15'))).toEqual(free);
    expect(decideSlot(EVENING, after('2026-10-03T22:14'))).toEqual(turnaround(9, '2026-10-03 22:14', '2026-10-03 23:30'));
    expect(
      decideSlot(EVENING, ground({ neighbours: [neighbour(8, '2026-10-03T18:00', '2026-10-03T20:00')] }, { turnaroundOn: () => 0 })),
    ).toEqual(free);
  });

  it('is that of the earlier booking, on the day it starts', () => {
    const turnaroundOn = (asked: Day): number => (asked < day('2026-10-03') ? 60 : 10);
    const night = (start: string, end: string): SlotContext =>
      ground({ neighbours: [neighbour(8, start, end)] }, { ...ALL_DAY, turnaroundOn });
    const early = wish('2026-10-03T02:00', '2026-10-03T04:00');
    expect(decideSlot(early, night('2026-10-02T22:00', '2026-10-03T01:00'))).toEqual(free);
    expect(decideSlot(early, night('2026-10-02T22:00', '2026-10-03T01:01'))).toMatchObject({ refusal: { data: { turnaround: 60 } } });
    expect(decideSlot(early, night('2026-10-03T00:00', '2026-10-03T01:50'))).toEqual(free);
    const late = wish('2026-10-02T22:00', '2026-10-03T01:00');
    expect(decideSlot(late, night('2026-10-03T02:00', '2026-10-03T04:00'))).toEqual(free);
    expect(decideSlot(late, night('2026-10-03T01:59', '2026-10-03T04:00'))).toMatchObject({ refusal: { code: 'BOOKING_TURNAROUND' } });
  });
});

describe('studio in service', () => {
  const out = (asked: string, openedOn: string, retiredOn: string | null): object =>
    refused('BOOKING_OUT_OF_SERVICE', { studio: 'A-101', day: asked, openedOn, retiredOn });

  it('is asked for every day touched', () => {
    expect(decideSlot(EVENING, ground({}, { openedOn: day('2026-10-03') }))).toEqual(free);
    expect(decideSlot(EVENING, ground({}, { openedOn: day('2026-10-04') }))).toEqual(out('2026-10-03', '2026-10-04', null));
    const retired = { ...ALL_DAY, retiredOn: day('2026-10-04') };
    expect(decideSlot(wish('2026-10-03T22:00', '2026-10-04T00:00'), ground({}, retired))).toEqual(free);
    expect(decideSlot(wish('2026-10-03T22:00', '2026-10-04T00:01'), ground({}, retired))).toEqual(
      out('2026-10-04', '2025-01-01', '2026-10-04'),
    );
  });
});

describe('exclusive studio', () => {
  const lease = (startsOn: string, endsOn: string, who = B): ExclusiveLease => ({
    ...who,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    leftOn: null,
  });
  const asked = (leases: readonly ExclusiveLease[], one = EVENING): object => decideSlot(one, ground({ exclusiveLeases: leases }, ALL_DAY));

  it('is refused to others and left to the lessee', () => {
    expect(asked([lease('2026-10-03', '2026-10-03')])).toEqual(
      refused('BOOKING_EXCLUSIVE', { studio: 'A-101', tenant: '海蓝电商', from: '2026-10-03', until: '2026-10-03' }),
    );
    expect(asked([lease('2026-10-01', '2026-10-31', A)])).toEqual(free);
    expect(asked([lease('2026-01-01', '2026-10-02'), lease('2026-10-04', '2026-12-31')])).toEqual(free);
    const night = wish('2026-10-03T22:00', '2026-10-04T02:00');
    expect(asked([lease('2026-10-04', '2026-12-31')], night)).toMatchObject({ refusal: { code: 'BOOKING_EXCLUSIVE' } });
    expect(asked([lease('2026-10-04', '2026-12-31')], wish('2026-10-03T22:00', '2026-10-04T00:00'))).toEqual(free);
    expect(asked([{ ...lease('2026-01-01', '2026-12-31'), leftOn: day('2026-10-02') }])).toEqual(free);
  });
});

describe('lease of the tenant', () => {
  const leased = (...pairs: readonly (readonly [string, string])[]): SlotContext =>
    ground({ tenantLeases: pairs.map(([startsOn, endsOn]) => ({ startsOn: day(startsOn), endsOn: day(endsOn), leftOn: null })) }, ALL_DAY);
  const none = (until: string | null, from: string | null): object =>
    refused('BOOKING_NO_LEASE', { tenant: '晨光传媒', day: '2026-10-03', until, from });

  it('is in force on the day of the start', () => {
    expect(decideSlot(EVENING, leased())).toEqual(none(null, null));
    expect(decideSlot(EVENING, leased(['2028-01-01', '2028-12-31'], ['2026-10-04', '2027-12-31']))).toEqual(none(null, '2026-10-04'));
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-10-02'], ['2024-01-01', '2024-12-31'], ['2026-10-05', '2027-12-31']))).toEqual(
      none('2026-10-02', '2026-10-05'),
    );
    expect(decideSlot(wish('2026-10-03T22:00', '2026-10-04T02:00'), leased(['2025-01-01', '2026-10-03']))).toMatchObject({ ok: true });
  });

  it('warns of its end within 30 days, unless another follows', () => {
    expect(LEASE_WARNING_DAYS).toBe(30);
    const warned = (until: string, days: number): object => ({
      ok: true,
      value: { findings: [], asks: [], given: null, warnings: [{ code: 'LEASE_ENDS_SOON', data: { tenant: '晨光传媒', until, days } }] },
    });
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-11-02']))).toEqual(warned('2026-11-02', 30));
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-10-03']))).toEqual(warned('2026-10-03', 0));
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-11-03']))).toEqual(free);
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-10-20'], ['2026-10-21', '2027-10-20']))).toEqual(free);
    expect(decideSlot(EVENING, leased(['2025-01-01', '2026-10-20'], ['2026-10-22', '2027-10-20']))).toEqual(warned('2026-10-20', 17));
  });
});

describe('opening hours', () => {
  const night = hours('18:00-02:00');
  const shut = (asked: string, text: string): object => refused('BOOKING_OUT_OF_HOURS', { studio: 'A-101', day: asked, hours: text });
  const asked = (start: string, end: string, studio: Partial<SlotContext['studio']>): object =>
    decideSlot(wish(start, end), ground({}, studio));

  it('may run over midnight', () => {
    const studio = { hoursOn: () => night };
    expect(asked('2026-10-03T18:00', '2026-10-04T02:00', studio)).toEqual(free);
    expect(asked('2026-10-04T00:30', '2026-10-04T02:00', studio)).toEqual(free);
    expect(asked('2026-10-04T00:30', '2026-10-04T02:01', studio)).toEqual(shut('2026-10-04', '18:00-02:00'));
    expect(asked('2026-10-03T17:59', '2026-10-03T20:00', studio)).toEqual(shut('2026-10-03', '18:00-02:00'));
    expect(asked('2026-10-03T22:00', '2026-10-04T00:01', {})).toEqual(shut('2026-10-03', '08:00-24:00'));
    expect(asked('2026-10-03T22:00', '2026-10-04T00:00', {})).toEqual(free);
    expect(asked('2026-10-03T07:59', '2026-10-03T09:00', {})).toEqual(shut('2026-10-03', '08:00-24:00'));
  });

  it('joins days that touch, and follows exceptions', () => {
    expect(asked('2026-10-03T22:00', '2026-10-05T03:00', ALL_DAY)).toEqual(free);
    const rest = decodeDaySpans('休息');
    const closed = { ...ALL_DAY, exceptionOn: (one: Day) => (one === '2026-10-04' && rest.ok ? rest.value : null) };
    expect(asked('2026-10-03T22:00', '2026-10-04T00:00', closed)).toEqual(free);
    expect(asked('2026-10-03T22:00', '2026-10-04T00:01', closed)).toEqual(shut('2026-10-03', '00:00-24:00'));
    expect(asked('2026-10-04T10:00', '2026-10-04T11:00', closed)).toEqual(shut('2026-10-04', '休息'));
  });
});

describe('blackouts', () => {
  it('names the first that is met', () => {
    const blackouts = [
      { from: at('2026-10-03T21:30'), to: at('2026-10-03T23:00'), reason: '灯光' },
      { from: at('2026-10-03T20:30'), to: at('2026-10-03T21:00'), reason: '空调' },
    ];
    expect(decideSlot(EVENING, ground({ blackouts }))).toEqual(
      refused('BOOKING_BLACKOUT', { studio: 'A-101', reason: '空调', from: '2026-10-03 20:30', until: '2026-10-03 21:00' }),
    );
    expect(decideSlot(EVENING, ground({ blackouts: [{ from: at('2026-10-03T18:00'), to: at('2026-10-03T20:00'), reason: 'x' }] }))).toEqual(
      free,
    );
  });
});

describe('several obstacles', () => {
  const everything = ground(
    {
      neighbours: [neighbour(8, '2026-10-03T19:00', '2026-10-03T19:50'), neighbour(9, '2026-10-03T21:00', '2026-10-03T23:00')],
      exclusiveLeases: [{ ...B, startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), leftOn: null }],
      blackouts: [{ from: at('2026-10-03T21:00'), to: at('2026-10-03T22:00'), reason: '检修' }],
      tenantLeases: [],
    },
    { retiredOn: day('2026-01-01'), hoursOn: () => hours('休息') },
  );
  const rules = [
    'BOOKING_OUT_OF_SERVICE',
    'BOOKING_EXCLUSIVE',
    'BOOKING_NO_LEASE',
    'BOOKING_OUT_OF_HOURS',
    'BOOKING_BLACKOUT',
    'BOOKING_TURNAROUND',
  ];
  const withoutOverlap = { ...everything, neighbours: everything.neighbours.slice(0, 1) };

  it('come in order', () => {
    expect(decideSlot(EVENING, everything)).toMatchObject({ refusal: { code: 'BOOKING_OVERLAP' } });
    expect(decideSlot(EVENING, withoutOverlap)).toMatchObject({ refusal: { code: rules[0] } });
  });

  it('are findings for a history row, but for the overlap', () => {
    const history = { ...EVENING, isHistory: true };
    expect(decideSlot(history, everything)).toMatchObject({ ok: false, refusal: { code: 'BOOKING_OVERLAP', data: { bookingId: 9 } } });
    const verdict = decideSlot(history, withoutOverlap);
    expect(verdict.ok && verdict.value.findings.map((one) => one.code)).toEqual(rules);
    expect(verdict.ok && verdict.value.warnings).toEqual([]);
    const ending = ground({ tenantLeases: [{ startsOn: day('2026-01-01'), endsOn: day('2026-10-04'), leftOn: null }] });
    expect(decideSlot(history, ending)).toEqual(free);
  });
});

describe('a hold', () => {
  const heldUntil = (until: string | null): SlotWish => ({ ...EVENING, hold: { until: until === null ? null : at(until) } });

  it('lies ahead and ends at the start at the latest', () => {
    expect(decideSlot(heldUntil('2026-10-01T12:01'), ground())).toEqual(free);
    expect(decideSlot(heldUntil('2026-10-03T20:00'), ground())).toEqual(free);
  });

  it.each([
    [null, null],
    ['2026-10-01T12:00', '2026-10-01 12:00'],
    ['2026-10-03T20:01', '2026-10-03 20:01'],
  ])('is refused until %s', (until, holdsUntil) =>
    expect(decideSlot(heldUntil(until), ground())).toEqual(
      refused('BOOKING_HOLDS_UNTIL', { holdsUntil, now: '2026-10-01 12:00', start: '2026-10-03 20:00' }),
    ),
  );
});

describe('a closed month', () => {
  const closed = (month: string) => ground({ isMonthClosed: (one) => one === month });

  it('is neither booked into nor moved out of, whatever else stands in the way being said first', () => {
    expect(decideSlot(EVENING, closed('2026-10'))).toEqual(refused('MONTH_CLOSED', { month: '2026-10' }));
    expect(decideSlot({ ...EVENING, leaves: at('2026-09-30T23:00') }, closed('2026-09'))).toEqual(
      refused('MONTH_CLOSED', { month: '2026-09' }),
    );
    expect(decideSlot(EVENING, closed('2026-11'))).toEqual(free);
    expect(decideSlot({ ...EVENING, isHistory: true }, closed('2026-10'))).toEqual(refused('MONTH_CLOSED', { month: '2026-10' }));
    expect(decideSlot(EVENING, { ...closed('2026-10'), tenantLeases: [] })).toMatchObject({ refusal: { code: 'BOOKING_NO_LEASE' } });
  });
});

describe('the list of rules', () => {
  it('names each code once', () => {
    const codes = BOOKING_RULES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
