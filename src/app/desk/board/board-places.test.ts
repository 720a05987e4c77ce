// Tests of where things stand on the board: hours, widths, what is on view, what lies over the rows, and what keys and drags come to.
import { describe, expect, test } from 'vitest';
import { at, boardDay, boardStudio, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import {
  computeEnd,
  computeHome,
  computeRoom,
  computeStep,
  findBookingUnder,
  findNextBooking,
  findStudioUnder,
  formatCarried,
  formatLit,
  parseFolded,
  printFolded,
  toggleFloor,
} from './board-cells.ts';
import { layLines } from './board-geometry.ts';
import { groundOf } from './board-model.ts';
import { computeBeginning, computeBoardWidth, formatHourLines, isNextDay, listHourMarks } from './board-hours.ts';
import { BOARD_AT_REST } from './board-state.ts';
import { computeRange, computeScroll, computeWindow, isSameWindow } from './board-window.ts';
import { canHold, computeTrackPoint, isFar, isLeftward, isMoved, type Grip } from './drag-grip.ts';
import { computeGhost, computeNow, computeRefusal, computeStrip } from './overlay-places.ts';

const day = { from: at(0), to: at(30) };
const cells = { ...day, grid: 30, order: [3] };

describe('hours', () => {
  const head = { from: at(0), to: at(6), folds: [], scale: 1 };
  test('each has its number where there is room for it', () => {
    expect(listHourMarks(head).map(({ hour }) => hour)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(listHourMarks({ ...head, scale: 0.2 }).map(({ hour }) => hour)).toEqual([0, 2, 4]);
    expect(listHourMarks({ ...head, from: at(0, 30) })[0]).toEqual({ at: at(1), hour: 1 });
  });
  test('none stands in a fold', () => {
    expect(listHourMarks({ ...head, folds: [{ from: at(1), to: at(4), drawn: 24 }] }).map(({ hour }) => hour)).toEqual([0, 4, 5]);
  });
  test('midnight is the next day, not where the board begins with it', () => {
    const isNext = (hour: number): boolean => isNextDay({ from: at(0) }, { at: at(hour), hour: hour % 24 });
    expect([isNext(0), isNext(24), isNext(25)]).toEqual([false, true, false]);
  });
  test('a line stands at each hour, none in a fold', () => {
    const line = (share: string): string =>
      `transparent ${share}, var(--line) ${share}, var(--line) calc(${share} + 1px), transparent calc(${share} + 1px)`;
    expect(formatHourLines({ from: at(0), to: at(2) })).toBe(`linear-gradient(90deg, ${line('0%')}, ${line('50%')})`);
    expect(formatHourLines({ from: at(0, 30), to: at(2, 30) })).toBe(`linear-gradient(90deg, ${line('25%')}, ${line('75%')})`);
    const fold = { from: at(1), to: at(3), drawn: 60 };
    expect(formatHourLines({ from: at(0), to: at(4), folds: [fold] })).toBe(
      `linear-gradient(90deg, ${line('0%')}, ${line('33.333%')}, ${line('66.667%')})`,
    );
  });
  test('are as wide as was chosen, or keep some pixels', () => {
    expect(computeBoardWidth(48, day)).toBe('max(100%, calc(var(--board-heads) + 1440px))');
    expect(computeBoardWidth('fit', day)).toBe('max(100%, calc(var(--board-heads) + 480px))');
    expect(computeBoardWidth('fit', { ...day, folds: [{ from: at(2), to: at(6), drawn: 60 }] })).toBe(
      'max(100%, calc(var(--board-heads) + 432px))',
    );
  });
  test('the eye begins now, on another day at the first opening', () => {
    const open = (from: number, to: number) => boardStudio({ open: [[from, to]] });
    const board = { ...day, studios: [open(at(10), at(22)), open(at(9), at(18)), open(at(0), at(2))] };
    expect([computeBeginning(board, at(12)), computeBeginning(board, at(0)), computeBeginning(board, at(30))]).toEqual([
      at(12),
      at(0),
      at(9),
    ]);
    expect(computeBeginning({ ...day, studios: [open(at(-3), at(2))] }, at(40))).toBe(at(0));
  });
});

describe('what is on view', () => {
  const lines = layLines(Array.from({ length: 30 }, (_, nth) => boardStudio({ id: nth })));
  test('lines with three more at either side, by threes', () => {
    expect(computeRange(lines, 0, 440)).toEqual([0, 15]);
    expect(computeRange(lines, 440, 440)).toEqual([6, 24]);
    expect(computeRange(lines, 880, 440)).toEqual([15, 30]);
  });
  test('a box scrolls no further than it has to', () => {
    expect([computeScroll(100, 50, 90, 110), computeScroll(100, 50, 110, 140), computeScroll(100, 50, 140, 170)]).toEqual([90, 100, 120]);
    expect(computeScroll(100, 50, 200, 300)).toBe(200);
  });
  test('a window moves in steps', () => {
    const box = { scrollTop: 50, scrollWidth: 1563, clientHeight: 500 };
    expect(computeWindow(box, 1800)).toEqual({ top: 48, height: 528, minutes: 1800, width: 1400 });
  });
  test('the same window is the same in all its parts', () => {
    const now = { top: 24, height: 48, minutes: 1440, width: 8 } as const;
    expect(isSameWindow(now, { ...now })).toBe(true);
    const others = [{ top: 0 }, { height: 72 }, { minutes: 1 }, { width: 16 }];
    expect(others.map((other) => isSameWindow(now, { ...now, ...other }))).toEqual([false, false, false, false]);
  });
});

describe('over the rows', () => {
  const lines = layLines([boardStudio({ id: 3 }), boardStudio({ id: 4 })]);
  test('the line of now stands only on its own board', () => {
    expect([computeNow(day, at(15)), computeNow(day, at(0)), computeNow(day, at(-1)), computeNow(day, at(30))]).toEqual([
      '50%',
      '0%',
      null,
      null,
    ]);
  });
  test('a strip has its share of the time', () => {
    expect(computeStrip(day, { from: at(3), to: at(9) })).toEqual({ left: '10%', width: '20%' });
  });
  test('a slot that is not booked yet says its times', () => {
    expect(computeGhost(lines, day, { studio: 4, from: at(15), to: at(16, 30) }, '新预约')).toEqual({
      left: '50%',
      width: '5%',
      top: 44,
      text: '15:00–16:30\n新预约',
    });
    expect(computeGhost(lines, day, { studio: 9, from: at(15), to: at(16) }, '')).toBeNull();
    expect(computeGhost(lines, day, null, '')).toBeNull();
  });
  test('a refusal stands below its row, at the foot of the board above it', () => {
    const many = layLines(Array.from({ length: 8 }, (_, nth) => boardStudio({ id: nth })));
    const slot = (studio: number) => ({ studio, from: at(15), to: at(16) });
    expect(computeRefusal(many, day, slot(1))).toEqual({ left: '50%', top: 88, transform: 'translate(-50%, 0)' });
    // 352 pixels in all: of the row at 220 three rows still fit, of the one at 264 not.
    expect(computeRefusal(many, day, slot(5))?.top).toBe(264);
    expect(computeRefusal(many, day, slot(6))).toEqual({ left: '50%', top: 264, transform: 'translate(-50%, -100%)' });
    expect(computeRefusal(lines, day, slot(4))).toEqual({ left: '50%', top: 88, transform: 'translate(-50%, 0)' });
    expect([computeRefusal(lines, day, slot(9)), computeRefusal(lines, day, undefined)]).toEqual([null, null]);
  });
});

describe('keys', () => {
  const open: [number, number][] = [
    [at(8), at(12)],
    [at(14), at(24)],
  ];
  const ground = { cells, open, pageOfRows: () => 7 };
  test.each([
    ['ArrowLeft', -30, 0],
    ['ArrowRight', 30, 0],
    ['Shift+ArrowRight', 30, 0],
    ['ArrowUp', 0, -1],
    ['ArrowDown', 0, 1],
    ['PageUp', 0, -7],
    ['PageDown', 0, 7],
    ['Ctrl+ArrowLeft', -1440, 0],
    ['Ctrl+ArrowRight', 1440, 0],
    ['Home', -120, 0],
    ['End', 450, 0],
  ])('%s', (keys, minutes, rows) => {
    expect(computeStep(keys, ground, { studio: 3, at: at(16) })).toEqual({ minutes, rows });
  });
  test('another key steps nowhere', () => {
    expect(computeStep('Enter', ground, { studio: 3, at: at(16) })).toBeNull();
  });
  test('Home goes to the opening before, then to the start of the board', () => {
    expect([computeHome(open, cells, at(14)), computeHome(open, cells, at(8)), computeHome([], cells, at(8))]).toEqual([
      at(8),
      at(0),
      at(0),
    ]);
    expect(computeHome([[at(-2), at(2)]], cells, at(1))).toBe(at(0));
  });
  test('End goes to the last cell before the next closing', () => {
    expect([computeEnd(open, cells, at(9)), computeEnd(open, cells, at(11, 30)), computeEnd(open, cells, at(23, 30))]).toEqual([
      at(11, 30),
      at(23, 30),
      at(29, 30),
    ]);
    expect(computeEnd([[at(8), at(40)]], cells, at(9))).toBe(at(29, 30));
  });
});

describe('cells', () => {
  const ground = groundOf(
    boardDay({ bookings: [bookingLine({ id: 1, from: at(20), to: at(22) }), bookingLine({ id: 2, from: at(23), to: at(24) })] }),
    at(12),
  );
  test('a new booking has two cells, or as much as there is', () => {
    expect(computeRoom(ground, cells, { studio: 3, at: at(18, 20) })).toEqual({ studio: 3, from: at(18), to: at(19) });
    expect(computeRoom(ground, cells, { studio: 3, at: at(19, 30) })).toEqual({ studio: 3, from: at(19, 30), to: at(20) });
    expect(computeRoom(ground, cells, { studio: 3, at: at(25) })).toEqual({ studio: 3, from: at(25), to: at(26) });
  });
  test('the booking under the cursor is found, whatever is selected', () => {
    const under = (hour: number, anchor: number | null = null) =>
      findBookingUnder({ ...BOARD_AT_REST, anchor, cursor: { studio: 3, at: at(hour) } }, ground, cells)?.id ?? null;
    expect([under(20), under(22), under(23), under(22, at(20)), under(19)]).toEqual([1, null, 2, null, null]);
    expect(findBookingUnder(BOARD_AT_REST, ground, cells)).toBeNull();
  });
  test('the next booking begins after the cursor, whatever is selected', () => {
    const next = (by: 1 | -1, anchor: number | null) =>
      findNextBooking({ ...BOARD_AT_REST, anchor, cursor: { studio: 3, at: at(21) } }, ground, cells, by)?.id;
    expect([next(1, null), next(1, at(25)), next(-1, null), next(-1, at(19))]).toEqual([2, 2, 1, 1]);
  });
  test('the studio under the cursor is that of its row', () => {
    const two = groundOf(boardDay({ studios: [boardStudio(), boardStudio({ id: 8, code: 'B804' })] }), at(12));
    expect(findStudioUnder({ studio: 8, at: at(3) }, two)?.code).toBe('B804');
    expect([findStudioUnder({ studio: 9, at: at(8) }, two), findStudioUnder(null, two)]).toEqual([undefined, undefined]);
  });
  test('those that are looked for stand in their row', () => {
    expect([
      formatLit(ground.row(3), new Set([2, 1])),
      formatLit(ground.row(3), new Set([9])),
      formatLit(ground.row(8), new Set([1])),
    ]).toEqual(['1 2', '', '']);
  });
  test('what is carried is named by where it would be', () => {
    const slot = { studio: 3, from: at(1), to: at(2) };
    expect(formatCarried({ mode: { kind: 'move', booking: 1, origin: slot, slot } }, ground)).toBe('A301 晨光');
    expect(formatCarried({ mode: { kind: 'sent', booking: 9, slot: { ...slot, studio: 8 } } }, ground)).toBe(' ');
    expect(formatCarried({ mode: { kind: 'rest' } }, ground)).toBe('');
  });
  test('folded floors are remembered, those without a name too', () => {
    expect([...parseFolded('1F\n-')]).toEqual(['1F', null]);
    expect([parseFolded('').size, parseFolded(null).size]).toEqual([0, 0]);
    expect(printFolded(new Set(['1F', null]))).toBe('1F\n-');
    expect([...toggleFloor(new Set(['1F']), '2F')]).toEqual(['1F', '2F']);
    expect([...toggleFloor(new Set(['1F', '2F']), '1F')]).toEqual(['2F']);
  });
});

describe('drags', () => {
  const carry = (state: BookingState = 'booked'): Grip => ({ kind: 'carry', booking: bookingLine({ state }), part: 'whole' });
  const draw: Grip = { kind: 'draw', studio: 3, at: at(20) };
  test('a press may tremble by four pixels', () => {
    const far = (x: number, y: number): boolean => isFar({ x: 10, y: 10 }, { x, y });
    expect([far(14, 6), far(15, 10), far(10, 5), far(5, 10), far(10, 15)]).toEqual([false, true, true, true, true]);
  });
  test('who may book draws, who may move carries what has not ended', () => {
    expect([canHold(draw, { create: true, move: false }), canHold(draw, { create: false, move: true })]).toEqual([true, false]);
    expect([canHold(carry(), { create: false, move: true }), canHold(carry(), { create: true, move: false })]).toEqual([true, false]);
    const states = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'] as const;
    expect(states.map((state) => canHold(carry(state), { create: true, move: true }))).toEqual([true, true, true, false, false, false]);
  });
  test('a booking that is put back where it was is not moved', () => {
    const own = { studio: 3, from: at(20), to: at(22) };
    expect([isMoved(carry(), own), isMoved(draw, own)]).toEqual([false, true]);
    expect([{ studio: 4 }, { from: at(19) }, { to: at(23) }].map((change) => isMoved(carry(), { ...own, ...change }))).toEqual([
      true,
      true,
      true,
    ]);
  });
  test('the point on the track counts what was scrolled meanwhile', () => {
    expect(computeTrackPoint({ x: 500, y: 300 }, { left: 132, top: 28 }, { left: 10, top: 20 }, { left: 110, top: 50 })).toEqual({
      x: 468,
      y: 302,
    });
  });
  test('right of the middle words go to the left', () => {
    expect([isLeftward(300, { left: 100, right: 500 }), isLeftward(301, { left: 100, right: 500 })]).toEqual([false, true]);
  });
});
