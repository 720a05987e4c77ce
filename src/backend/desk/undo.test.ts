// Swaps, many at once, undo and redo: all or none, the history whole, and no state that the database's rules would not have.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { MANAGER, codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { ok } from '../../domain/values/result.ts';
import { changeRecord, recordById } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { liftBookings } from './sql/booking-moves.ts';
import { move } from './move.ts';
import { cancelBooking, changeState } from './booking-status.ts';
import { changeMany, swap } from './swap.ts';
import { undoBookings } from './undo.ts';

let desk: DeskBase;
let room: number;
let other: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  other = desk.room('B01');
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

function book(studio: number, tenant: number, from: string, to: string) {
  return { ...desk.booked({ studio, tenant }, from, to).booking, from: when(from), to: when(to) };
}

function places(): unknown[] {
  return rowsOf(desk.base.db, 'SELECT id, studio_id, starts_at, ends_at, state, charge FROM booking WHERE retired_at IS NULL ORDER BY id');
}

function undo(change: number | null) {
  return undoBookings(desk.base, DESK, { change: change ?? 0 });
}

const NINE = ['2026-11-10T09:00', '2026-11-10T10:00'] as const;
const TEN = ['2026-11-10T10:00', '2026-11-10T11:00'] as const;

describe('a swap', () => {
  it('lets two bookings exchange their places, and takes both back', () => {
    const a = book(room, first, ...NINE);
    const b = book(other, second, ...NINE);
    const before = places();
    const done = valueOf(
      swap(desk.base, DESK, {
        moves: [
          { id: a.id, version: 1, studio: 'B01', from: when(NINE[0]), to: when(NINE[1]) },
          { id: b.id, version: 1, studio: room, from: when(NINE[0]), to: when(NINE[1]) },
        ],
        book: null,
        reason: '互换',
      }),
    );
    expect(done.bookings.map(({ id, studio, state, version }) => [id, studio, state, version])).toEqual([
      [a.id, other, 'booked', 2],
      [b.id, room, 'booked', 2],
    ]);
    const after = places();
    expect(rowsOf(desk.base.db, `SELECT before, reason FROM history WHERE action = 'change' ORDER BY seq`)[0]).toEqual([
      expect.not.stringContaining('state'),
      '互换',
    ]);
    const undone = valueOf(undo(done.change));
    expect(undone).toMatchObject({ label: 'D000001 B01 企业1', count: 2 });
    expect(places()).toEqual(before);
    valueOf(undo(undone.change));
    expect(places()).toEqual(after);
  });

  it('moves one away and books in its place, or does nothing at all', () => {
    const a = book(room, first, ...NINE);
    const wish = { studio: room, tenant: second, from: when(NINE[0]), to: when(NINE[1]), state: 'booked', holdsUntil: null } as const;
    const request = { moves: [{ id: a.id, version: 1, studio: other, from: a.from, to: a.to }], reason: '让位' };
    const before = places();
    expect(codeIn(swap(desk.base, DESK, { ...request, book: { ...wish, to: when('2026-11-10T08:00') } }))).toBe(
      'BOOKING_ENDS_BEFORE_START',
    );
    expect(places()).toEqual(before);
    const done = valueOf(swap(desk.base, DESK, { ...request, book: wish }));
    expect(done.bookings.map(({ studio, tenant }) => [studio, tenant])).toEqual([
      [other, first],
      [room, second],
    ]);
    valueOf(undo(done.change));
    expect(places()).toEqual(before);
  });

  it('refuses a place that the other one keeps, and a stale booking', () => {
    const a = book(room, first, ...NINE);
    const b = book(other, second, ...NINE);
    const stay = { id: b.id, version: 1, studio: other, from: b.from, to: b.to };
    const over = { id: a.id, version: 1, studio: other, from: a.from, to: a.to };
    const before = places();
    expect(refusalIn(swap(desk.base, DESK, { moves: [over, stay], book: null, reason: null }))).toMatchObject({ code: 'BOOKING_OVERLAP' });
    expect(refusalIn(swap(desk.base, DESK, { moves: [{ ...over, version: 9 }, stay], book: null, reason: null }))).toMatchObject({
      code: 'BOOKING_CHANGED',
    });
    expect(places()).toEqual(before);
  });
});

describe('lifted bookings', () => {
  it('are judged by the database where they come down: a wrong end is refused and everything rolled back', () => {
    const a = book(room, first, ...NINE);
    const b = book(other, second, ...NINE);
    const before = places();
    const wrong = inTx(desk.base, DESK, (tx) => {
      const stored = [a.id, b.id].flatMap((id) => recordById(tx.db, 'booking', id) ?? []);
      const lift = liftBookings(tx, stored);
      const [one] = stored;
      // Over to the other's studio at the other's time, and the other stays.
      if (one !== undefined) lift.settle(one, () => void changeRecord(tx, one, { studio_id: other }, null));
      lift.rest();
      return ok(null);
    });
    expect(refusalIn(wrong)).toEqual({ code: 'BOOKING_OVERLAP', data: { fact: String(a.id) } });
    expect(places()).toEqual(before);
  });

  it('come down as they were where nothing is done with them', () => {
    const a = book(room, first, ...NINE);
    const before = places();
    valueOf(
      inTx(desk.base, DESK, (tx) => {
        const lift = liftBookings(
          tx,
          [recordById(tx.db, 'booking', a.id)].flatMap((one) => one ?? []),
        );
        expect(desk.stored(a.id)).toMatchObject({ state: 'cancelled' });
        lift.rest();
        return ok(null);
      }),
    );
    expect(places()).toEqual(before);
  });
});

describe('many at once', () => {
  it('are moved to another studio at their own times with one reason, and back by one undo', () => {
    const seen = [book(room, first, ...NINE), book(room, first, ...TEN)].map(({ id, version }) => ({ id, version }));
    const before = places();
    const done = valueOf(changeMany(desk.base, DESK, { bookings: seen, to: { kind: 'moved', studio: 'B01' }, reason: '空调坏了' }));
    expect(done.count).toBe(2);
    expect(rowsOf(desk.base.db, `SELECT DISTINCT reason FROM history WHERE action = 'change'`)).toEqual([['空调坏了']]);
    valueOf(undo(done.change));
    expect(places()).toEqual(before);
  });

  it('are cancelled all or none, each with its charge; undo makes them live again', () => {
    const seen = [book(room, first, '2026-11-05T10:00', '2026-11-05T11:00'), book(room, first, ...TEN)].map(({ id, version }) => ({
      id,
      version,
    }));
    const before = places();
    desk.setNow('2026-11-05T09:11');
    const stale = [...seen.slice(0, 1), { id: seen[1]?.id ?? 0, version: 7 }];
    expect(codeIn(changeMany(desk.base, DESK, { bookings: stale, to: { kind: 'cancelled' }, reason: '停电' }))).toBe('BOOKING_CHANGED');
    expect(places()).toEqual(before);
    const done = valueOf(changeMany(desk.base, DESK, { bookings: seen, to: { kind: 'cancelled' }, reason: '停电' }));
    expect(rowsOf(desk.base.db, 'SELECT state, charge FROM booking ORDER BY id')).toEqual([
      ['cancelled', 6000],
      ['cancelled', 0],
    ]);
    const undone = valueOf(undo(done.change));
    expect(undone.count).toBe(2);
    expect(places()).toEqual(before);
  });
});

describe('undo', () => {
  it('of a booking retires it, of the undo brings it back; the waiting entry goes along', () => {
    const entry = desk.put('waiting_entry', { day: '2026-11-10', tenant_id: first, minutes: 60, state: 'waiting' });
    const made = desk.booked({ studio: room, tenant: first, waiting: entry }, ...NINE);
    const undone = valueOf(undo(made.change));
    expect(places()).toEqual([]);
    expect(rowsOf(desk.base.db, 'SELECT state, booking_id FROM waiting_entry')).toEqual([['waiting', null]]);
    book(other, second, ...NINE);
    valueOf(undo(undone.change));
    expect(rowsOf(desk.base.db, 'SELECT state, booking_id FROM waiting_entry')).toEqual([['booked', made.booking.id]]);
    expect(places()).toHaveLength(2);
  });

  it('of a move, a resize, a cancellation and a check-out puts everything back', () => {
    const a = book(room, first, ...NINE);
    const before = places();
    const moved = valueOf(
      move(desk.base, DESK, {
        id: a.id,
        version: 1,
        studio: other,
        from: a.from,
        to: when(TEN[1]),
        overrideReason: null,
      }),
    );
    expect(valueOf(undo(moved.change)).label).toBe('D000001 B01 企业1');
    expect(places()).toEqual(before);
    const state = (to: 'checked_in' | 'completed' | 'cancelled') =>
      valueOf(
        changeState(desk.base, DESK, {
          booking: a.id,
          version: null,
          to,
          at: to === 'completed' ? a.to : null,
          reason: '改期',
        }),
      );
    valueOf(undo(state('cancelled').change));
    expect(places()).toEqual(before);
    desk.setNow('2026-11-10T09:00');
    state('checked_in');
    const running = places();
    desk.setNow('2026-11-10T10:00');
    const out = state('completed');
    expect(desk.stored(a.id)).toMatchObject({ charge: 12_000 });
    const undone = valueOf(undo(out.change));
    expect(places()).toEqual(running);
    valueOf(undo(undone.change));
    expect(desk.stored(a.id)).toMatchObject({ state: 'completed', charge: 12_000 });
  });

  it('is refused where the slot is taken by now, where somebody changed the booking since, and where there is nothing', () => {
    const a = book(room, first, ...NINE);
    const moved = valueOf(move(desk.base, DESK, { id: a.id, version: 1, studio: other, from: a.from, to: a.to, overrideReason: null }));
    const taken = desk.booked({ studio: room, tenant: second }, ...NINE);
    expect(refusalIn(undo(moved.change))).toMatchObject({ code: 'BOOKING_OVERLAP', data: { bookingId: taken.booking.id } });
    valueOf(undo(taken.change));
    valueOf(cancelBooking(desk.base, MANAGER, { id: a.number, reason: '改期' }));
    expect(refusalIn(undo(moved.change))).toEqual({
      code: 'BOOKING_CHANGED',
      data: { booking: 'D000001', who: '周敏', at: '2026-11-05T09:00' },
    });
    expect(codeIn(undo(9999))).toBe('CHANGE_UNKNOWN');
    expect(codeIn(undo(1))).toBe('CHANGE_NOT_UNDOABLE');
  });

  it('of an option that would have lapsed by now is refused', () => {
    const option = { studio: room, tenant: first, state: 'option', holdsUntil: when('2026-11-05T12:00') } as const;
    const made = desk.booked(option, ...NINE);
    const confirmed = valueOf(changeState(desk.base, DESK, { booking: made.booking.id, version: 1, to: 'booked', at: null, reason: null }));
    desk.setNow('2026-11-05T12:00');
    expect(codeIn(undo(confirmed.change))).toBe('CHANGE_NOT_UNDOABLE');
  });
});
