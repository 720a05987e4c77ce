// Tests of what a row of the board shows: places, classes, words, and when it is drawn again.
import { describe, expect, test } from 'vitest';
import { at, boardDay, boardStudio, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Instant } from '../../../domain/time/calendar.ts';
import { groundOf } from './board-model.ts';
import { formatFloorHead, formatFold, formatHeadFacts, formatStudioTitle, hasOwnName } from './board-text.ts';
import {
  chooseBlockWords,
  computeLook,
  computeNameRoom,
  computePlace,
  formatBlockClass,
  formatMark,
  formatRowName,
  formatTitle,
  isDrawn,
  isSameRow,
  parseLit,
  type BlockProps,
  type RowFrame,
  type RowProps,
} from './row-view.ts';

const frame: RowFrame = {
  from: at(0),
  to: at(30),
  folds: [],
  scale: 1,
  cursorId: 'c',
  isShort: false,
  tenant: null,
};

function block(booking: Partial<BookingLine>, more: Partial<BlockProps> = {}): BlockProps {
  const rest = { late: null, blackout: null, isEarlier: false, nextFrom: null, isLifted: false, isOpened: false, isLit: null };
  const line = bookingLine(booking);
  return { booking: line, until: line.blocksUntil, frame, ...rest, ...more };
}

const words = { hasMark: true, hasName: true, times: '20–22', isSpilled: false };
const classOf = (booking: Partial<BookingLine>, more: Partial<BlockProps> = {}): string => formatBlockClass(block(booking, more), words);

describe('a block', () => {
  test('stands in its share of thirty hours, as long as it blocks', () => {
    expect(computePlace(frame, { from: at(15), to: at(18) })).toEqual({ left: '50%', width: '10%' });
    expect(computeLook(frame, block({ from: at(15), to: at(21), blocksUntil: at(18), tenant: 2 }))).toEqual({
      left: '50%',
      width: '10%',
      '--hue': 275,
    });
  });
  test('of a guest who overstays is drawn to now, says how much of it was planned, and how long is not', () => {
    const guest = { from: at(15), to: at(18), blocksUntil: at(21), tenant: 2, state: 'checked_in' } as const;
    expect(computeLook(frame, block(guest))).toEqual({ left: '50%', width: '20%', '--hue': 275, '--planned': '50%' });
    expect(classOf(guest)).toBe('board-block board-is-checked_in board-overstays');
    // Of an evening before: all of it lies behind the planned end, and there is room for its name.
    const before = { ...guest, from: at(-6), to: at(-4), blocksUntil: at(6) };
    expect(computeLook(frame, block(before))).toMatchObject({ left: '0%', width: '20%', '--planned': '0%' });
    expect(chooseBlockWords(block(before))).toEqual({ hasMark: true, hasName: true, times: '超 10 小时', isSpilled: false });
  });
  test('lets its name run on to where the next one begins, to the row’s end behind the last, and never less than itself', () => {
    const roomOf = (nextFrom: number | null) =>
      computeNameRoom(frame, block({ from: at(15), to: at(18), blocksUntil: at(18) }, { nextFrom }))['--room'];
    // From 15:00 on, a pixel a minute.
    expect([roomOf(at(21)), roomOf(at(19.5)), roomOf(null), roomOf(at(34))]).toEqual(['360px', '270px', '900px', '900px']);
    expect([roomOf(at(16)), roomOf(at(18))]).toEqual(['180px', '180px']);
  });
  test('is drawn where it takes some of the drawn time, ends not included', () => {
    const isOn = (from: Instant, to: Instant, blocksUntil = to): boolean =>
      isDrawn({ ...frame, from: at(18), to: at(24) }, from, blocksUntil);
    expect([isOn(at(17), at(18)), isOn(at(17), at(18, 1)), isOn(at(23, 59), at(25)), isOn(at(24), at(25))]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isOn(at(16), at(20), at(17))).toBe(false);
  });
  test('says its state, and each mark by a class of its own', () => {
    expect(classOf({})).toBe('board-block board-is-booked');
    expect(classOf({ state: 'checked_in' })).toBe('board-block board-is-checked_in');
    expect(formatBlockClass(block({}), { ...words, times: null })).toBe('board-block board-is-booked board-wrap');
    expect(classOf({}, { frame: { ...frame, isShort: true } })).toBe('board-block board-is-booked board-short');
    expect(classOf({}, { isLifted: true })).toContain(' board-lifted');
    expect(classOf({}, { isOpened: true })).toContain(' board-opened');
    expect(classOf({}, { late: 'end' })).toContain(' board-late');
    expect(classOf({}, { blackout: '检修' })).toContain(' board-in-blackout');
  });
  test('steps back where another tenant or another booking is looked for', () => {
    expect(classOf({ tenant: 5 }, { frame: { ...frame, tenant: 5 } })).not.toContain('board-other');
    expect(classOf({ tenant: 5 }, { frame: { ...frame, tenant: 6 } })).toContain(' board-other');
    expect(classOf({}, { isLit: false })).toBe('board-block board-is-booked board-other');
    expect(classOf({}, { isLit: true })).toBe('board-block board-is-booked board-lit');
  });
  test('says that it began before the board or goes on after it', () => {
    expect(classOf({ from: at(0), to: at(30) })).toBe('board-block board-is-booked');
    expect(classOf({ from: at(0, -1) })).toBe('board-block board-is-booked board-goes-back');
    expect(classOf({ to: at(30, 1) })).toBe('board-block board-is-booked board-goes-on');
  });
  test('has the letter of its state, of a blackout before it, and a sign where it is late', () => {
    expect(formatMark(block({ state: 'option' }))).toBe('暂');
    expect(formatMark(block({ state: 'completed' }))).toBe('完');
    expect(formatMark(block({}, { late: 'start' }))).toBe('订!');
    expect(formatMark(block({}, { late: 'start', blackout: '检修' }))).toBe('停!');
  });
  test('says in low rows only marks that are not the usual one', () => {
    const short = { ...frame, isShort: true };
    const at120 = (booking: Partial<BookingLine>, more: Partial<BlockProps> = {}) =>
      chooseBlockWords(block(booking, { frame: short, ...more }));
    expect(at120({})).toEqual({ hasMark: false, hasName: true, times: '20–22', isSpilled: false });
    expect(at120({ state: 'option' })).toEqual({ hasMark: true, hasName: true, times: '20–22', isSpilled: false });
    expect(at120({}, { late: 'start' }).hasMark).toBe(true);
    expect(at120({}, { blackout: '检修' }).hasMark).toBe(true);
    expect(chooseBlockWords(block({}))).toEqual({ hasMark: true, hasName: true, times: '20:00–22:00', isSpilled: false });
  });
  test('has room only for the part of it that is on the board', () => {
    // Of three hours one is on view: 60 pixels.
    expect(chooseBlockWords(block({ from: at(-2), to: at(1) })).times).toBe('22–1');
    expect(chooseBlockWords(block({ from: at(29), to: at(32) })).times).toBe('5–8');
    expect(chooseBlockWords(block({ from: at(20), to: at(23) })).times).toBe('20:00–23:00');
  });
  test('says what it is for, where rows are high', () => {
    expect(formatTitle(block({ title: '双十一' }))).toBe(' 双十一');
    expect(formatTitle(block({ title: null }))).toBe('');
    expect(formatTitle(block({ title: '双十一' }, { frame: { ...frame, isShort: true } }))).toBe('');
  });
});

describe('a studio', () => {
  const studio = boardStudio();
  test('is named in full for ears and for the pointer', () => {
    expect(formatRowName(studio)).toBe('A301 云厅 3F · 公共 · 36.5 m²');
    expect(formatStudioTitle(studio)).toBe('A301 · 云厅 · 3F · 公共 · 36.5 m² · 绿幕');
    expect(formatStudioTitle(boardStudio({ name: null, floor: null, area: null, equipment: null }))).toBe('A301 · 公共');
  });
  test('has a name beside its code only where that says more', () => {
    expect([hasOwnName(studio), hasOwnName({ code: 'A', name: 'A' }), hasOwnName({ code: 'A', name: null })]).toEqual([true, false, false]);
  });
  test('says who leases it', () => {
    expect(formatHeadFacts(studio)).toBe('3F · 公共 · 36.5 m²');
    const lessee = { tenant: 5, name: '晨光传媒有限公司', short: '晨光', until: '2026-12-31' };
    expect(formatHeadFacts(boardStudio({ lessee }))).toBe('3F · 公共 · 36.5 m² · 晨光');
  });
  test('floors and folded hours say what they hold', () => {
    expect(formatFloorHead({ floor: '3F', count: 12, isFolded: false })).toBe('▾ 3F（12 间）');
    expect(formatFloorHead({ floor: null, count: 1, isFolded: true })).toBe('▸ 未填楼层（1 间）');
    expect(formatFold({ from: at(2), to: at(6, 30) })).toBe('02:00–06:30 都不开放，点击或按 V 展开');
  });
});

test('who is looked for in a row is read from its text', () => {
  expect(parseLit(null)).toBeNull();
  expect([...(parseLit('71 80') ?? [])]).toEqual([71, 80]);
  expect(parseLit('')?.has(71)).toBe(false);
});

describe('a row is drawn again', () => {
  const rowWith = (booking: Partial<BookingLine>, now = at(12), studio = boardStudio()): RowProps => ({
    frame,
    studio,
    at: 2,
    top: 44,
    ground: groundOf(boardDay({ studios: [studio], bookings: [bookingLine(booking)] }), now).row(3),
    cursorFrom: null,
    cursorTo: null,
    cursorText: null,
    lifted: null,
    opened: null,
    lit: null,
  });
  const base = rowWith({});
  test('not where another answer says the same', () => {
    expect(isSameRow(base, rowWith({}))).toBe(true);
    expect(isSameRow(base, rowWith({}, at(13), boardStudio({ equipment: '环形灯' })))).toBe(true);
  });
  test.each([
    ['another version', rowWith({ version: 5 })],
    ['another booking', rowWith({ id: 72 })],
    ['another state', rowWith({ state: 'option' })],
    ['another start', rowWith({ from: at(19) })],
    ['an earlier leaving', rowWith({ blocksUntil: at(21) })],
    ['another name', rowWith({ tenantName: '海浪网络有限公司' })],
    ['another short name', rowWith({ tenantShort: '海浪' })],
    ['late by now', rowWith({}, at(20, 15))],
    ['a blackout', rowWith({}, at(12), boardStudio({ blackouts: [{ from: at(9), to: at(10), reason: '检修' }] }))],
    ['other hours', rowWith({}, at(12), boardStudio({ open: [[at(8), at(23)]] }))],
    ['another turnaround', rowWith({}, at(12), boardStudio({ turnaround: 30 }))],
    ['another code', rowWith({}, at(12), boardStudio({ code: 'A302' }))],
    ['another name of the studio', rowWith({}, at(12), boardStudio({ name: '星厅' }))],
    ['another floor', rowWith({}, at(12), boardStudio({ floor: '4F' }))],
    ['another area', rowWith({}, at(12), boardStudio({ area: 4000 }))],
    ['another studio', { ...base, studio: boardStudio({ id: 4 }) }],
    ['a lease', rowWith({}, at(12), boardStudio({ lessee: { tenant: 5, name: '晨光传媒有限公司', short: '晨光', until: '2026-12-31' } }))],
    ['another frame', { ...base, frame: { ...frame } }],
    ['another row', { ...base, at: 3 }],
    ['another height', { ...base, top: 88 }],
    ['the cursor', { ...base, cursorFrom: at(20) }],
    ['the end of the cursor', { ...base, cursorTo: at(21) }],
    ['words of the cursor', { ...base, cursorText: 'A301 20:00 空闲' }],
    ['a lifted booking', { ...base, lifted: 71 }],
    ['an opened booking', { ...base, opened: 71 }],
    ['one that is looked for', { ...base, lit: '71' }],
  ])('for %s', (_, next) => {
    expect(isSameRow(base, next)).toBe(false);
  });
});
