// What the desk should know of a tenant: quotas worked by hand, and counted minute by minute with another calendar.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, groundOf, hoursOf, NOTHING_KNOWN } from '../../../test/helpers/slot-ground.ts';
import { decideSlot } from './booking-rules.ts';
import { instant } from '../time/calendar.ts';
import { type DeskRules, STANDARD_DESK_RULES } from './desk-rules.ts';
import { minutes } from '../values/quantity.ts';
import type { Refusal } from '../values/result.ts';
import type { SlotContext, SlotWish, TenantBooking } from './slot.ts';
import { countEveningMinutes, getQuotaWeek } from './tenant-rules.ts';

const ALL_DAY = hoursOf('全天');
const WEEK = { tenant: '晨光传媒', from: '2026-09-28', until: '2026-10-04' };

function asked(
  rules: Partial<DeskRules>,
  bookings: readonly TenantBooking[] = [],
  wish: Partial<SlotWish> = {},
): { readonly wish: SlotWish; readonly ground: SlotContext } {
  const times = { start: at('2026-10-03T20:00'), end: at('2026-10-03T22:00') };
  return {
    wish: {
      bookingId: null,
      leaves: null,
      hold: null,
      tenantId: 1,
      tenant: '晨光传媒',
      state: 'booked',
      isHistory: false,
      ...times,
      ...wish,
    },
    ground: groundOf(
      [],
      {
        rules: { ...STANDARD_DESK_RULES, warnings: { TENANT_ELSEWHERE: 'silent', BOOKING_PAST_MONTH: 'silent' }, ...rules },
        tenantFacts: { ...NOTHING_KNOWN, bookings: () => bookings },
      },
      { hoursOn: () => ALL_DAY },
    ),
  };
}
function booking(id: number, start: string, end: string, changes: Partial<TenantBooking> = {}): TenantBooking {
  return { id, studio: 'A-102', state: 'booked', holdsUntil: null, start: at(start), end: at(end), blocksUntil: at(end), ...changes };
}
/** What is to be known of a slot that can be had. */
function quotaWarnings({ wish, ground }: ReturnType<typeof asked>): readonly Refusal[] {
  const verdict = decideSlot(wish, ground);
  return verdict.ok ? verdict.value.warnings : [verdict.refusal];
}
const codes = (question: ReturnType<typeof asked>): string[] => quotaWarnings(question).map((one) => one.code);

describe('a week', () => {
  it('runs from Monday to Sunday by the wall clock', () => {
    const week = { from: at('2026-09-28T00:00'), to: at('2026-10-05T00:00') };
    expect(getQuotaWeek(at('2026-09-28T00:00'))).toEqual(week);
    expect(getQuotaWeek(at('2026-10-04T23:59'))).toEqual(week);
    expect(getQuotaWeek(at('2026-10-05T00:00')).from).toBe(at('2026-10-05T00:00'));
    expect(getQuotaWeek(at('2026-12-31T08:00'))).toEqual({ from: at('2026-12-28T00:00'), to: at('2027-01-04T00:00') });
  });

  it('holds its limit and warns one minute above it', () => {
    const others = [booking(1, '2026-09-28T00:00', '2026-09-28T10:00'), booking(2, '2026-10-04T23:00', '2026-10-05T03:00')];
    expect(quotaWarnings(asked({ weekMinutes: minutes(960) }, others))).toEqual([]);
    expect(quotaWarnings(asked({ weekMinutes: minutes(959) }, others))).toEqual([
      { code: 'QUOTA_WEEK', data: { ...WEEK, limit: 959, minutes: 960 } },
    ]);
  });

  it('counts neither the wish twice, nor other weeks, nor what blocks nothing', () => {
    const others = [
      booking(7, '2026-10-03T10:00', '2026-10-03T12:00'),
      booking(1, '2026-09-27T23:00', '2026-09-28T03:00'),
      booking(2, '2026-10-05T00:00', '2026-10-05T03:00'),
      booking(3, '2026-10-02T10:00', '2026-10-02T12:00', { state: 'cancelled' }),
      booking(4, '2026-10-02T10:00', '2026-10-02T12:00', { state: 'no_show' }),
      booking(5, '2026-10-02T10:00', '2026-10-02T12:00', { state: 'option', holdsUntil: at('2026-10-01T12:00') }),
    ];
    expect(codes(asked({ weekMinutes: minutes(120) }, others, { bookingId: 7 }))).toEqual([]);
    expect(codes(asked({ weekMinutes: minutes(120) }, others))).toEqual(['QUOTA_WEEK']);
    const held = booking(6, '2026-10-02T10:00', '2026-10-02T10:01', { state: 'option', holdsUntil: at('2026-10-01T12:01') });
    expect(codes(asked({ weekMinutes: minutes(120) }, [held]))).toEqual(['QUOTA_WEEK']);
  });
});

describe('evenings', () => {
  it('run from the hour set to 24:00', () => {
    expect(countEveningMinutes(at('2026-10-03T17:00'), at('2026-10-03T18:00'), 1080)).toBe(0);
    expect(countEveningMinutes(at('2026-10-03T17:00'), at('2026-10-03T18:30'), 1080)).toBe(30);
    expect(countEveningMinutes(at('2026-10-03T22:00'), at('2026-10-04T00:00'), 1080)).toBe(120);
    expect(countEveningMinutes(at('2026-10-03T22:00'), at('2026-10-04T02:00'), 1080)).toBe(120);
    expect(countEveningMinutes(at('2026-10-03T12:00'), at('2026-10-05T12:00'), 1080)).toBe(720);
    expect(countEveningMinutes(at('2026-10-03T22:00'), at('2026-10-03T22:00'), 1080)).toBe(0);
  });

  it('are warned of with the minutes they come to', () => {
    const others = [booking(1, '2026-09-30T17:00', '2026-09-30T20:00'), booking(2, '2026-10-02T22:00', '2026-10-03T03:00')];
    expect(codes(asked({ eveningMinutes: minutes(360) }, others))).toEqual([]);
    expect(quotaWarnings(asked({ eveningMinutes: minutes(359) }, others))).toEqual([
      { code: 'QUOTA_EVENING', data: { ...WEEK, evening: '18:00', limit: 359, minutes: 360 } },
    ]);
  });

  it('say nothing of a morning', () => {
    const morning = { start: at('2026-10-03T08:00'), end: at('2026-10-03T10:00') };
    const others = [booking(1, '2026-09-30T18:00', '2026-09-30T22:00')];
    expect(codes(asked({ eveningMinutes: minutes(60) }, others, morning))).toEqual([]);
  });
});

describe('how far and how late', () => {
  it('counts days ahead by the calendar', () => {
    expect(codes(asked({ aheadDays: 2 }))).toEqual([]);
    expect(quotaWarnings(asked({ aheadDays: 1 }))).toEqual([
      { code: 'QUOTA_AHEAD', data: { tenant: '晨光传媒', day: '2026-10-03', limit: 1, days: 2 } },
    ]);
    const midnight = { start: at('2026-10-02T00:00'), end: at('2026-10-02T01:00') };
    expect(codes(asked({ aheadDays: 0 }, [], midnight))).toEqual(['QUOTA_AHEAD']);
  });

  it('counts minutes of notice, none where the start has passed', () => {
    const soon = { start: at('2026-10-01T13:00'), end: at('2026-10-01T14:00') };
    expect(codes(asked({ noticeMinutes: minutes(60) }, [], soon))).toEqual([]);
    expect(quotaWarnings(asked({ noticeMinutes: minutes(61) }, [], soon))).toEqual([
      { code: 'QUOTA_NOTICE', data: { tenant: '晨光传媒', limit: 61, minutes: 60 } },
    ]);
    const passed = { start: at('2026-10-01T11:00'), end: at('2026-10-01T14:00') };
    expect(quotaWarnings(asked({ noticeMinutes: minutes(1) }, [], passed))).toEqual([
      { code: 'QUOTA_NOTICE', data: { tenant: '晨光传媒', limit: 1, minutes: 0 } },
    ]);
    expect(codes(asked({ noticeMinutes: minutes(1), aheadDays: 0 }, [], { ...passed, leaves: passed.start }))).toEqual([]);
  });

  it('asks nothing of what takes no slot, nor of history', () => {
    const all = { weekMinutes: minutes(0), eveningMinutes: minutes(0), aheadDays: 0, noticeMinutes: minutes(100_000) };
    expect(codes(asked(all))).toEqual(['QUOTA_WEEK', 'QUOTA_EVENING', 'QUOTA_AHEAD', 'QUOTA_NOTICE']);
    expect(codes(asked(all, [], { state: 'cancelled' }))).toEqual([]);
    expect(codes(asked(all, [], { isHistory: true }))).toEqual([]);
    expect(codes(asked({}))).toEqual([]);
  });
});

describe('minutes of a week', () => {
  it('are those counted one by one', () => {
    const base = at('2026-09-26T00:00');
    const span = fc.tuple(fc.integer({ min: 0, max: 12 * 1440 }), fc.integer({ min: 1, max: 600 }));
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), fc.integer({ min: 0, max: 1439 }), (wished, others, eveningFrom) => {
        const list = [wished, ...others].map(([from, length]) => ({ start: base + from, end: base + from + length }));
        const wall = (value: number): Date => new Date((value + 480) * 60_000);
        const mondayOf = (value: number): number => Math.floor((Math.floor(wall(value).getTime() / 86_400_000) + 3) / 7);
        const inWeek = list.filter((one) => mondayOf(one.start) === mondayOf(base + wished[0]));
        const counted = inWeek.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => wall(start + index)));
        const isEvening = (time: Date): boolean => time.getUTCHours() * 60 + time.getUTCMinutes() >= eveningFrom;
        const evening = counted.filter(isEvening).length;
        const [wish, ...rest] = list.map((one, id) => ({ id, start: instant(one.start), end: instant(one.end) }));
        const rules = { weekMinutes: minutes(0), eveningMinutes: minutes(0), eveningFrom: minutes(eveningFrom) };
        const bookings = rest.map((one): TenantBooking => ({
          ...one,
          blocksUntil: one.end,
          studio: 'A-102',
          state: 'booked',
          holdsUntil: null,
        }));
        const said = quotaWarnings(asked(rules, bookings, wish === undefined ? {} : { start: wish.start, end: wish.end }));
        const ofWish = Array.from({ length: wished[1] }, (_, index) => wall(base + wished[0] + index)).some(isEvening);
        expect(said.map((one) => [one.code, one.data.minutes])).toEqual([
          ['QUOTA_WEEK', counted.length],
          ...(ofWish ? [['QUOTA_EVENING', evening]] : []),
        ]);
      }),
    );
  });
});
