// Tests of the board's geometry: grid, drags, rows, edges.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../../test/helpers/day.ts';
import { boardStudio } from '../../../../test/helpers/desk-lines.ts';
import { createInstantAt } from '../../../domain/time/calendar.ts';
import {
  computeCellAt,
  computeDenseHeights,
  computeDrawnMinutes,
  computeDrawnSlot,
  computeEdgePull,
  computeInstantAtPx,
  isLowRow,
  isSameSlot,
  computeLastCell,
  layLines,
  listLinesBetween,
  computeMovedSlot,
  pxOf,
  computeResizedSlot,
  shareOf,
  snapDown,
  snapNear,
  stepOverFold,
  findStudioAtY,
} from './board-geometry.ts';
import { findPartAt, computeSlotOfGrip } from './drag-grip.ts';

const from = createInstantAt(day('2026-10-03'), 0);
const grid = { from, to: from + 1800, grid: 30 };
const at = (hour: number, minute = 0): number => from + hour * 60 + minute;

const studio = (id: number, floor: string | null) => boardStudio({ id, floor });

describe('the grid', () => {
  test('counts from midnight, whatever the grid', () => {
    expect(snapDown(grid, at(10, 44))).toBe(at(10, 30));
    expect(snapNear(grid, at(10, 46))).toBe(at(11));
    expect(snapDown({ ...grid, grid: 45 }, at(1, 29))).toBe(at(0, 45));
  });
  test('keeps cells on the board', () => {
    expect(computeCellAt(grid, from - 500)).toBe(from);
    expect(computeCellAt(grid, grid.to)).toBe(at(29, 30));
    expect(computeLastCell({ ...grid, to: at(29, 50) })).toBe(at(29, 30));
  });
  test('pixels and instants are each other undone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1800 }), fc.integer({ min: 100, max: 9000 }), (minute, width) => {
        const scale = { ...grid, width };
        expect(computeInstantAtPx(scale, pxOf(scale, from + minute))).toBeCloseTo(from + minute, 6);
      }),
    );
  });
  test('shares end at the span', () => {
    expect([shareOf(grid, from - 60), shareOf(grid, at(15)), shareOf(grid, grid.to + 1)]).toEqual([0, 50, 100]);
  });
});

describe('drags', () => {
  test('drawing takes both cells, to the left as to the right', () => {
    expect(computeDrawnSlot(grid, 4, at(20, 10), at(21, 40))).toEqual({ studio: 4, from: at(20), to: at(22) });
    expect(computeDrawnSlot(grid, 4, at(21, 40), at(20, 10))).toEqual({ studio: 4, from: at(20), to: at(22) });
    expect(computeDrawnSlot(grid, 4, at(20), at(20))).toEqual({ studio: 4, from: at(20), to: at(20, 30) });
  });
  test('a move to another studio alone keeps the minute', () => {
    const slot = { studio: 1, from: at(20, 10), to: at(22, 10) };
    expect(computeMovedSlot(grid, slot, 2, 14)).toEqual({ ...slot, studio: 2 });
    expect(computeMovedSlot(grid, slot, 2, 30)).toEqual({ studio: 2, from: at(20, 30), to: at(22, 30) });
  });
  test('a move starts on the board; what began the day before may stay there', () => {
    const slot = { studio: 1, from: at(0, 30), to: at(2) };
    expect(computeMovedSlot(grid, slot, 1, -600).from).toBe(from);
    expect(computeMovedSlot(grid, slot, 1, 9999).from).toBe(at(29, 30));
    const early = { studio: 1, from: from - 120, to: at(2) };
    expect(computeMovedSlot(grid, early, 1, -600).from).toBe(from - 120);
    expect(computeMovedSlot(grid, early, 1, 60)).toEqual({ studio: 1, from: from - 60, to: at(3) });
  });
  test('a moved booking keeps its length and never leaves by its start', () => {
    const times = fc.record({
      start: fc.integer({ min: 0, max: 1700 }),
      length: fc.integer({ min: 5, max: 700 }),
      by: fc.integer({ min: -3000, max: 3000 }),
    });
    fc.assert(
      fc.property(times, ({ start, length, by }) => {
        const moved = computeMovedSlot(grid, { studio: 1, from: from + start, to: from + start + length }, 1, by);
        expect(moved.to - moved.from).toBe(length);
        expect(moved.from).toBeGreaterThanOrEqual(from);
        expect(moved.from).toBeLessThan(grid.to);
      }),
    );
  });
  test('a resized booking keeps a cell, or its own length where that is less', () => {
    const slot = { studio: 1, from: at(20), to: at(22) };
    expect(computeResizedSlot(grid, slot, 'end', -999)).toEqual({ ...slot, to: at(20, 30) });
    expect(computeResizedSlot(grid, slot, 'start', 999)).toEqual({ ...slot, from: at(21, 30) });
    expect(computeResizedSlot(grid, slot, 'end', 31)).toEqual({ ...slot, to: at(22, 30) });
    expect(computeResizedSlot(grid, { ...slot, to: at(20, 10) }, 'end', -60)).toEqual({ ...slot, to: at(20, 10) });
  });
  test('a grip comes to a slot', () => {
    const lines = layLines([studio(1, 'A'), studio(2, 'A')]);
    const ground = { grid, lines, width: 1800 };
    const draw = { kind: 'draw', studio: 2, at: at(10) } as const;
    expect(computeSlotOfGrip(draw, ground, { x: 600, y: 60 }, { x: 700, y: 0 })).toEqual({ studio: 2, from: at(10), to: at(12) });
  });
  test('the ends of a block are grasped at its edges, its middle stays free', () => {
    expect([findPartAt(100, 3), findPartAt(100, 50), findPartAt(100, 97)]).toEqual(['start', 'whole', 'end']);
    expect([findPartAt(12, 2), findPartAt(12, 6), findPartAt(12, 11)]).toEqual(['start', 'whole', 'end']);
  });
  test('edges pull harder the nearer', () => {
    expect(computeEdgePull(500, 0, 1000)).toBe(0);
    expect(computeEdgePull(39, 0, 1000)).toBe(-1);
    expect(computeEdgePull(-50, 0, 1000)).toBe(-18);
    expect(computeEdgePull(1200, 0, 1000)).toBe(18);
  });
  test('slots are the same by what they say', () => {
    const slot = { studio: 1, from: 1, to: 2 };
    expect([isSameSlot(slot, { ...slot }), isSameSlot(slot, null), isSameSlot(null, null)]).toEqual([true, false, true]);
  });
});

describe('rows', () => {
  const lines = layLines([studio(1, '1F'), studio(2, '1F'), studio(3, '2F')]);
  test('stand under their floors', () => {
    expect(lines.lines.map((line) => [line.kind, line.top])).toEqual([
      ['floor', 0],
      ['studio', 26],
      ['studio', 70],
      ['floor', 114],
      ['studio', 140],
    ]);
    expect([lines.height, lines.order]).toEqual([184, [1, 2, 3]]);
  });
  test('one floor has no heading', () => {
    expect(layLines([studio(1, null), studio(2, null)]).height).toBe(88);
  });
  test('are found by height', () => {
    expect([-5, 10, 26, 69, 70, 120, 150, 999].map((y) => findStudioAtY(lines, y))).toEqual([1, 1, 1, 1, 2, 3, 3, 3]);
    expect(findStudioAtY(layLines([]), 5)).toBeNull();
  });
  test('on view are those that touch', () => {
    expect(listLinesBetween(lines, 0, 25)).toEqual([0, 1]);
    expect(listLinesBetween(lines, 30, 75)).toEqual([1, 3]);
    expect(listLinesBetween(lines, 150, 900)).toEqual([4, 5]);
  });
});

describe('60 studios showed ten rows, and the evening was off the screen', () => {
  // Open 10:00 to 02:00: the morning and the late night are strips of 24 minutes.
  const folds = [
    { from: at(2), to: at(10), drawn: 24 },
    { from: at(26), to: at(30), drawn: 24 },
  ];
  const folded = { ...grid, folds };
  test('hours in which nothing is open are strips: 18 hours and two strips fill the width', () => {
    expect(computeDrawnMinutes(folded)).toBe(18 * 60 + 48);
    const scale = { ...folded, width: 1128 };
    expect([at(2), at(6), at(10), at(20), at(26), at(30)].map((one) => pxOf(scale, one))).toEqual([120, 132, 144, 744, 1104, 1128]);
    expect([60, 132, 144, 744].map((px) => computeInstantAtPx(scale, px))).toEqual([at(1), at(6), at(10), at(20)]);
  });
  test('pixels and instants are each other undone with strips too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1800 }), (minute) => {
        const scale = { ...folded, width: 777 };
        expect(computeInstantAtPx(scale, pxOf(scale, from + minute))).toBeCloseTo(from + minute, 6);
      }),
    );
  });
  test('a step over a strip goes to its other side', () => {
    expect([
      stepOverFold(folded, at(2), false, 30),
      stepOverFold(folded, at(9, 30), true, 30),
      stepOverFold(folded, at(12), false, 30),
    ]).toEqual([at(10), at(1, 30), at(12)]);
  });
  test('60 studios on six floors stand on two screens of 640 pixels; fewer have rows that fill it, to 44', () => {
    const sixty = Array.from({ length: 60 }, (_, nth) => studio(nth + 1, `${Math.floor(nth / 10) + 1}F`));
    const heights = computeDenseHeights(sixty, 640);
    expect(heights).toEqual({ row: 20, floor: 14 });
    expect(layLines(sixty, { heights }).height).toBe(1284);
    const rowOf = (count: number, box = 640): number => computeDenseHeights(sixty.slice(0, count), box).row;
    // 14 pixels a floor: (640 - 28) / 20, (640 - 42) / 24; 30 studios would have 19, and have two screens.
    expect([rowOf(20), rowOf(24), rowOf(30), rowOf(8), rowOf(10, 300)]).toEqual([30, 24, 24, 44, 30]);
    expect([isLowRow(30), isLowRow(44)]).toEqual([true, false]);
  });
  test('a folded floor is its heading alone, and the cursor goes past it', () => {
    const lines = layLines([studio(1, '1F'), studio(2, '1F'), studio(3, '2F')], { folded: new Set(['1F']) });
    expect(lines.lines.map((line) => (line.kind === 'floor' ? `${line.floor} ${line.isFolded}` : line.studio.id))).toEqual([
      '1F true',
      '2F false',
      3,
    ]);
    expect([lines.order, findStudioAtY(lines, 5)]).toEqual([[3], 3]);
  });
});
