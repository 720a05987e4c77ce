// Whatever is done at the desk and taken back in turn leaves the bookings as they were, and taking the undo back brings it again.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase } from '../../../test/helpers/desk-base.ts';
import { at } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { instant } from '../../domain/time/calendar.ts';
import type { Result } from '../../domain/values/result.ts';
import { book } from './book.ts';
import { extend, move } from './move.ts';
import { changeState } from './booking-status.ts';
import { changeMany, swap } from './swap.ts';
import { undoBookings } from './undo.ts';

let desk: DeskBase;
let rooms: readonly number[];
let guests: readonly number[];
beforeEach(() => {
  desk = openDeskBase();
  rooms = [desk.room('A01'), desk.room('B01')];
  guests = [desk.guest(1, { free_minutes: 90 }), desk.guest(2)];
  // The day is over: who came and left is entered behind it.
  desk.setNow('2026-11-05T23:50');
});
afterEach(() => desk.close());

interface Act {
  readonly kind: 'book' | 'move' | 'extend' | 'state' | 'swap' | 'many';
  readonly one: number;
  readonly two: number;
  readonly slot: number;
}

const ACTS: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('book', 'book', 'move', 'extend', 'state', 'swap', 'many'),
  one: fc.nat(7),
  two: fc.nat(7),
  slot: fc.nat(15),
});

function bookings(): readonly {
  readonly id: number;
  readonly version: number;
  readonly studio: number;
  readonly from: number;
  readonly to: number;
}[] {
  return rowsOf(desk.base.db, 'SELECT id, version, studio_id, starts_at, ends_at FROM booking WHERE retired_at IS NULL ORDER BY id').map(
    (row) => {
      const [id = 0, version = 0, studio = 0, from = 0, to = 0] = Array.isArray(row) ? row.map(Number) : [];
      return { id, version, studio, from, to };
    },
  );
}

/** Everything that people see of bookings. */
function picture(): string {
  const columns =
    'id, studio_id, tenant_id, starts_at, ends_at, state, holds_until, cancel_reason, actual_start, actual_end, quote, charge, charge_lines';
  return JSON.stringify(rowsOf(desk.base.db, `SELECT ${columns} FROM booking WHERE retired_at IS NULL ORDER BY id`));
}

function times(slot: number, length = 60) {
  const from = at('2026-11-05T10:00') + slot * 60;
  return { from: instant(from), to: instant(from + length) };
}

const LIST = { overrideReason: null } as const;
const STATES = ['cancelled', 'checked_in', 'completed', 'no_show'] as const;

/** In time, and out at the booked end or half an hour before it. */
function timeOf(a: { readonly from: number; readonly to: number }, to: string, nth: number) {
  return instant(to === 'completed' ? a.to - (nth % 2) * 30 : a.from);
}

function act({ kind, one, two, slot }: Act): Result<{ readonly change: number | null }> | null {
  const { base } = desk;
  const all = bookings();
  const [a, b] = [all[one % Math.max(1, all.length)], all[two % Math.max(1, all.length)]];
  const [studio = 0, tenant = 0] = [rooms[one % 2], guests[two % 2]];
  if (kind === 'book') return book(base, DESK, { studio, tenant, ...times(slot, 60 + (two % 3) * 30), state: 'booked', holdsUntil: null });
  if (a === undefined || b === undefined) return null;
  const seen = { id: a.id, version: a.version };
  if (kind === 'move') return move(base, DESK, { ...seen, studio, ...times(slot), ...LIST });
  if (kind === 'extend') return extend(base, DESK, { ...seen, minutes: 30, overrideReason: null });
  const to = STATES[slot % 4] ?? 'cancelled';
  if (kind === 'state')
    return changeState(base, { ...DESK, role: 'manager' }, { booking: a.id, version: null, to, at: timeOf(a, to, two), reason: '试' });
  if (kind === 'many') {
    return changeMany(base, DESK, {
      bookings: all.map(({ id, version }) => ({ id, version })),
      to: slot % 2 === 0 ? { kind: 'cancelled' } : { kind: 'moved', studio },
      reason: '全部',
    });
  }
  const places = [
    { ...seen, studio: b.studio, from: instant(b.from), to: instant(b.to) },
    { id: b.id, version: b.version, studio: a.studio, from: instant(a.from), to: instant(a.to) },
  ];
  return a.id === b.id ? null : swap(base, DESK, { moves: places, book: null, reason: '互换' });
}

it('undo = before, redo = after', () => {
  fc.assert(
    fc.property(fc.array(ACTS, { minLength: 2, maxLength: 10 }), (acts) => {
      const begin = picture();
      const done: { readonly change: number; readonly before: string; readonly after: string }[] = [];
      for (const one of acts) {
        const before = picture();
        const result = act(one);
        if (result === null || !result.ok || result.value.change === null) {
          expect(picture()).toBe(before);
          continue;
        }
        done.push({ change: result.value.change, before, after: picture() });
      }
      for (const { change, before, after } of done.toReversed()) {
        const undone = valueOf(undoBookings(desk.base, DESK, { change }));
        expect(picture()).toBe(before);
        const redone = valueOf(undoBookings(desk.base, DESK, { change: undone.change }));
        expect(picture()).toBe(after);
        valueOf(undoBookings(desk.base, DESK, { change: redone.change }));
        expect(picture()).toBe(before);
      }
      expect(picture()).toBe(begin);
    }),
    { numRuns: 40 },
  );
  expect(desk.failing()).toEqual([]);
});
