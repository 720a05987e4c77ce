// Tests of what the desk sends: new bookings, entries of the waiting list, swaps, changes of a series; and what a form begins with and lacks.
import { describe, expect, test } from 'vitest';
import { at, boardDay, bookingLine, waitingLine } from '../../../../test/helpers/desk-lines.ts';
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import { chooseTimes, createQuestion } from '../side/Finder.tsx';
import {
  chooseLack,
  chooseStart,
  computeUsualHold,
  createBooking,
  createSeriesChange,
  createSwap,
  createWaiting,
  isOutOfReach,
  isWarned,
  judgeTimes,
  groupRepeated,
} from './booking-inputs.ts';
import { NO_DETAILS } from './details.ts';

const details = {
  title: ' 双十一 ',
  contact: '王芳',
  phone: '13800000001',
  platform: '抖音',
  note: '靠窗',
  equipment: { 7: 1, 2: 3, 4: 0 },
};
const times = { from: at(20), to: at(22, 30) };

describe('a new booking', () => {
  const wish = {
    typed: { state: 'booked' as const, reason: ' 老板同意 ', details },
    times,
    holdsUntil: null,
    waiting: 9,
    studio: 3,
    tenant: 5,
    optionHours: 8,
    now: at(10),
  };
  test('is sent with every field, trimmed', () => {
    expect(createBooking(wish)).toEqual({
      studio: 3,
      tenant: 5,
      from: '2026-10-03T20:00',
      to: '2026-10-03T22:30',
      state: 'booked',
      holdsUntil: null,
      waiting: 9,
      title: '双十一',
      contact: '王芳',
      phone: '13800000001',
      platform: '抖音',
      note: '靠窗',
      equipment: [
        [2, 3],
        [7, 1],
      ],
      overrideReason: '老板同意',
    });
  });
  test('of an option is held until what was typed, else as usual', () => {
    const option = { ...wish, typed: { ...wish.typed, state: 'option' as const, reason: ' ' } };
    expect(createBooking(option)).toMatchObject({ state: 'option', holdsUntil: '2026-10-03T18:00', overrideReason: null });
    expect(createBooking({ ...option, holdsUntil: at(12) })?.holdsUntil).toBe('2026-10-03T12:00');
    expect(createBooking({ ...wish, holdsUntil: at(12) })?.holdsUntil).toBeNull();
  });
  test('is not sent while something is missing', () => {
    expect([{ tenant: null }, { studio: null }, { times: null }].map((lack) => createBooking({ ...wish, ...lack }))).toEqual([
      null,
      null,
      null,
    ]);
  });
  test('an option is held for the hours of the base, at most until it begins', () => {
    expect(computeUsualHold({ from: at(40), optionHours: 24, now: at(10) })).toBe(at(34));
    expect(computeUsualHold({ from: at(20), optionHours: 24, now: at(10) })).toBe(at(20));
  });
});

test('what was typed goes to the waiting list; an end after midnight counts on', () => {
  expect(createWaiting(5, { from: at(22), to: at(25, 30) }, 3, details)).toEqual({
    day: '2026-10-03',
    tenant: 5,
    contact: '王芳',
    phone: '13800000001',
    fromMinute: 1320,
    toMinute: 1530,
    minutes: 210,
    studio: 3,
    area: null,
    kind: null,
    note: '靠窗',
  });
  expect(createWaiting(5, times, null, NO_DETAILS)).toMatchObject({ contact: null, phone: null, studio: null, note: null, minutes: 150 });
});

test('a change of a series says what differs from its booking alone', () => {
  const booking = bookingLine({ from: at(20), to: at(22), studio: 3 });
  const change = (wish: { studio: number | null; from: number; to: number }, scope: 'this' | 'all' = 'all') =>
    createSeriesChange({ booking }, scope, wish);
  const same = { id: 71, version: 4, scope: 'all', studio: null, startsMinute: null, minutes: null };
  expect(change({ studio: 3, from: at(20), to: at(22) })).toEqual(same);
  expect(change({ studio: 8, from: at(19, 30), to: at(22) })).toEqual({ ...same, studio: 8, startsMinute: 1170, minutes: 150 });
  expect(change({ studio: 3, from: at(21), to: at(23) })).toEqual({ ...same, startsMinute: 1260 });
  expect([change({ studio: null, from: at(20), to: at(23) }), change({ studio: 8, from: at(20), to: at(22) }, 'this')]).toEqual([
    null,
    null,
  ]);
  expect(createSeriesChange({ booking }, 'all', null)).toBeNull();
});

test('a swap sends each booking with its version to its new place', () => {
  const ours = { studio: 3, from: at(20), to: at(22) };
  const theirs = { studio: 4, from: at(18), to: at(19) };
  expect(createSwap({ id: 71, version: 4 }, ours, { id: 80, version: 2 }, theirs)).toEqual([
    { id: 71, version: 4, studio: 3, from: '2026-10-03T20:00', to: '2026-10-03T22:00' },
    { id: 80, version: 2, studio: 4, from: '2026-10-03T18:00', to: '2026-10-03T19:00' },
  ]);
});

describe('a form', () => {
  const entry = waitingLine({ fromMinute: 1080, toMinute: 1440, minutes: 90, studio: 4 });
  test('begins with the drawn slot, else with what is wished', () => {
    expect(chooseStart({ studio: 3, ...times }, entry)).toEqual({ studio: 3, times });
    expect(chooseStart(null, entry)).toEqual({ studio: 4, times: { from: at(18), to: at(19, 30) } });
    expect(chooseStart(null, { ...entry, fromMinute: null })).toEqual({ studio: 4, times: null });
    expect(chooseStart(null, null)).toEqual({ studio: null, times: null });
  });
  test('sends the focus to what is missing first, then to what is in the way', () => {
    const refusal = { code: 'BOOKING_OVERLAP' as const, data: {} };
    const verdict = { isStale: false, refusal: null, asks: [] };
    const full = { tenant: 5, hasTimes: true, isSeries: false, verdict, reason: '' };
    expect(chooseLack(full)).toBeNull();
    expect(chooseLack({ ...full, tenant: null, hasTimes: false })).toBe('tenant');
    expect(chooseLack({ ...full, hasTimes: false, isSeries: true })).toBe('times');
    expect(chooseLack({ ...full, isSeries: true })).toBe('plan');
    expect(chooseLack({ ...full, verdict: { ...verdict, refusal } })).toBe('plan');
    expect(chooseLack({ ...full, verdict: { ...verdict, refusal, isStale: true } })).toBeNull();
    const asked = { ...verdict, asks: ['BOOKING_LONG'] };
    expect([chooseLack({ ...full, verdict: asked }), chooseLack({ ...full, verdict: asked, reason: ' ' })]).toEqual(['reason', 'reason']);
    expect([
      chooseLack({ ...full, verdict: asked, reason: '加班' }),
      chooseLack({ ...full, verdict: { ...asked, isStale: true } }),
    ]).toEqual([null, null]);
  });
  test('says of times that they are needed or wrong, but not of half a time', () => {
    expect([judgeTimes('', null, false), judgeTimes(' ', null, true)]).toEqual([null, 'needed']);
    expect([judgeTimes('20-2', null, false), judgeTimes('20-2', null, true), judgeTimes('20:00-x', null, false)]).toEqual([
      null,
      'wrong',
      'wrong',
    ]);
    expect(judgeTimes('20:00-22', times, true)).toBeNull();
  });
  test('asks for a reason where the base warns', () => {
    const refused = (code: 'BOOKING_WARNED' | 'BOOKING_OVERLAP') => ({ ok: false as const, refusal: { code, data: {} } });
    expect([
      isWarned(refused('BOOKING_WARNED')),
      isWarned(refused('BOOKING_OVERLAP')),
      isWarned(null),
      isWarned({ ok: true, value: 1 }),
    ]).toEqual([true, false, false, false]);
  });
  test('offers to wait where nothing can be had', () => {
    const wish = { refusal: null, studio: null, times, isAsking: false, found: 0 };
    expect(isOutOfReach(wish)).toBe(true);
    const others = [{ studio: 3 }, { times: null }, { isAsking: true }, { found: 1 }];
    expect(others.map((other) => isOutOfReach({ ...wish, ...other }))).toEqual([false, false, false, false]);
    expect(isOutOfReach({ ...wish, studio: 3, refusal: { code: 'BOOKING_OVERLAP', data: {} } })).toBe(true);
  });
});

describe('the finder', () => {
  const need = { times: '', minutes: '1.5', area: '', kind: '公共', floor: '3F', words: '', tenant: 5 };
  const wish = { times, area: null, words: null };
  test('asks for what is typed; a field of its own goes before the line', () => {
    expect(createQuestion(need, wish)).toEqual({
      from: '2026-10-03T20:00',
      to: '2026-10-03T22:30',
      minutes: 90,
      tenant: 5,
      area: null,
      kind: '公共',
      floor: '3F',
      words: null,
      limit: 40,
    });
    expect(createQuestion({ ...need, kind: null }, { ...wish, area: '30', words: '绿幕' })).toMatchObject({
      area: 3000,
      words: '绿幕',
      kind: null,
    });
    expect(createQuestion({ ...need, area: '45.5', words: ' 环形灯 ' }, { ...wish, area: '30', words: '绿幕' })).toMatchObject({
      area: 4550,
      words: '环形灯',
    });
  });
  test('asks nothing while something does not read', () => {
    expect(createQuestion(need, { ...wish, times: null })).toBeNull();
    expect([createQuestion({ ...need, minutes: '' }, wish), createQuestion({ ...need, minutes: 'x' }, wish)]).toEqual([null, null]);
    expect(createQuestion({ ...need, area: 'x' }, wish)).toBeNull();
  });
  test('begins now, on another day in the evening, and ends with the night', () => {
    const board = boardDay();
    const desk = (day: ReturnType<typeof getDayOfInstant>) => ({ state: { day }, act: () => undefined });
    expect(chooseTimes({ desk: desk(getDayOfInstant(at(0))), board }, at(12, 44))).toEqual({ from: at(12, 30), to: at(30) });
    expect(chooseTimes({ desk: desk(getDayOfInstant(at(24))), board }, at(12, 44))).toEqual({ from: at(42), to: at(54) });
  });
});

test('400 dates said the same 400 times: what is said of several is said once, with its dates', () => {
  const dates = [
    { day: '2026-11-10', warnings: ['租约快到期', '没报销售', '没报销售'] },
    { day: '2026-11-17', warnings: ['租约快到期'] },
    { day: '2026-11-24', warnings: [] },
    { day: '2026-12-01', warnings: ['租约快到期'] },
  ];
  expect([...groupRepeated(dates, (one) => one)]).toEqual([['租约快到期', ['2026-11-10', '2026-11-17', '2026-12-01']]]);
});
