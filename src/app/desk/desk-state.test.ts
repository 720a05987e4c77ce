// Tests of the desk's state, its filters and its links.
import { describe, expect, test } from 'vitest';
import { at, boardDay, boardStudio, bookingLine } from '../../../test/helpers/desk-lines.ts';
import type { BoardStudio } from '../../contract/desk/board.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import type { StudioKind } from '../../domain/base/catalogue.ts';
import { floorsOf, isFiltered, listFreeNow, listStudiosOnView } from './desk-filters.ts';
import { type DeskAct, type DeskState, NO_FILTERS, reduceDesk } from './desk-state.ts';

const day = parseDay('2026-10-03');
if (day === null) throw new Error('no day');
const start: DeskState = { day, view: 'day', zoom: 48, filters: NO_FILTERS, side: 'today', opened: { kind: 'none' } };
const after = (...acts: readonly DeskAct[]): DeskState => acts.reduce((state, act) => reduceDesk(state, act), start);
const slot = { studio: 1, from: 10, to: 20 };

describe('what is open', () => {
  test('each new form is a fresh one; its slot follows what is typed', () => {
    expect(after({ type: 'new', slot }).opened).toEqual({ kind: 'new', turn: 0, slot, tenant: null, waiting: null, isDraft: false });
    expect(after({ type: 'new', slot }, { type: 'new', slot: null, tenant: 4, waiting: 9 }).opened).toEqual({
      kind: 'new',
      turn: 1,
      slot: null,
      tenant: 4,
      waiting: 9,
      isDraft: false,
    });
    expect(after({ type: 'new', slot: null }, { type: 'slot', slot }).opened).toMatchObject({ turn: 0, slot });
    expect(after({ type: 'booking', id: 3 }, { type: 'slot', slot }).opened).toEqual({ kind: 'booking', id: 3 });
  });
  test('a list takes the place of a panel, and closing gives the list back', () => {
    expect(after({ type: 'booking', id: 3 }, { type: 'side', side: 'finder' })).toMatchObject({ side: 'finder', opened: { kind: 'none' } });
    expect(after({ type: 'booking', id: 3 }, { type: 'close' })).toEqual(start);
  });
  test('a step of the day leaves what is open', () => {
    const next = parseDay('2026-10-04');
    if (next === null) throw new Error('no day');
    expect(after({ type: 'new', slot }, { type: 'day', day: next })).toMatchObject({ day: next, opened: { kind: 'new', slot } });
  });
});

function studio(id: number, floor: string | null, kind: StudioKind, equipment: string): BoardStudio {
  return boardStudio({ id, code: `A-${id}`, floor, kind, equipment });
}

describe('filters', () => {
  const studios = [studio(1, '1F', '公共', '绿幕、提词器'), studio(2, '2F', '专属', '环形灯'), studio(3, null, '公共', 'Green screen')];
  const board = boardDay({ studios });
  const shown = (filters: Partial<typeof NO_FILTERS>) => listStudiosOnView(board, { ...NO_FILTERS, ...filters }).map((one) => one.id);
  test('by floor, kind and words, all of them', () => {
    expect(shown({})).toEqual([1, 2, 3]);
    expect(shown({ floor: '1F' })).toEqual([1]);
    expect(shown({ kind: '公共' })).toEqual([1, 3]);
    expect(shown({ words: '绿幕 提词' })).toEqual([1]);
    expect(shown({ words: ' GREEN ' })).toEqual([3]);
    expect(shown({ words: 'a-2，云' })).toEqual([2]);
    expect(shown({ tenant: 5 })).toEqual([]);
  });
  test('leave those on view that are free now, on the board of today alone', () => {
    const taken = boardDay({ studios, bookings: [bookingLine({ studio: 2, from: at(11), to: at(13), state: 'checked_in' })] });
    expect([...(listFreeNow(taken, at(12)) ?? [])]).toEqual([1, 3]);
    expect(listFreeNow(taken, at(31))).toBeNull();
    const filters = { ...NO_FILTERS, isFree: true };
    expect(listStudiosOnView(taken, filters, listFreeNow(taken, at(12))).map(({ id }) => id)).toEqual([1, 3]);
    expect(listStudiosOnView(taken, filters).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(isFiltered(filters)).toBe(true);
  });
  test('know whether something is left out', () => {
    expect([isFiltered(NO_FILTERS), isFiltered({ ...NO_FILTERS, words: '  ' }), isFiltered({ ...NO_FILTERS, floor: '1F' })]).toEqual([
      false,
      false,
      true,
    ]);
    expect(floorsOf(board)).toEqual(['1F', '2F']);
  });
});
