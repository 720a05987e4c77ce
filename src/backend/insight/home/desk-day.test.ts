// The desk after midnight: the evening is one day until 06:00 on board, home, list and lobby, and anyone who is in stays on today's list whatever the date.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, when } from '../../../../test/helpers/desk-base.ts';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import { valueOf } from '../../../../test/helpers/record-base.ts';
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import { createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { getDeskToday } from './home.ts';
import { boardOf } from '../../desk/board.ts';
import { printList } from '../../desk/render/print-list.ts';
import { planBOf } from '../../desk/plan-b.ts';
import { changeState } from '../../desk/booking-status.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;
const EVENING = getDayOfInstant(when('2026-11-10T00:00'));

let desk: DeskBase;
let rooms: readonly number[];
let guest: number;
/** In since 20:00, in since two days ago, late since 23:30, coming at 03:00. */
let here: number;
let forgotten: number;
let late: number;
let coming: number;
beforeEach(() => {
  desk = openDeskBase();
  rooms = ['A01', 'A02', 'A03', 'A04'].map((code) => desk.room(code));
  guest = desk.guest(1);
  const book = (room: number, from: string, to: string) => desk.booked({ studio: rooms[room] ?? 0, tenant: guest }, from, to).booking.id;
  const checkIn = (booking: number, at: string) => {
    desk.setNow(at);
    valueOf(changeState(desk.base, DESK, { booking, version: null, to: 'checked_in', at: null, reason: null }));
  };
  forgotten = book(3, '2026-11-08T20:00', '2026-11-08T22:00');
  here = book(0, '2026-11-10T20:00', '2026-11-11T02:00');
  late = book(1, '2026-11-10T23:30', '2026-11-11T01:30');
  coming = book(2, '2026-11-11T03:00', '2026-11-11T05:00');
  checkIn(forgotten, '2026-11-08T20:00');
  checkIn(here, '2026-11-10T20:00');
  desk.setNow('2026-11-11T00:40');
});
afterEach(() => desk.closeSound());

function board(text: string) {
  return valueOf(boardOf(desk.base, { day: getDayOfInstant(when(text)), days: 1, isAll: false }));
}

describe('at 00:40 of an evening', () => {
  it('the board of the evening has all of it, and anyone who came before it and is still in', () => {
    const { from, to, bookings, here: still, rules } = board('2026-11-10T00:00');
    expect([from, to, rules.dayTurnHour]).toEqual([when('2026-11-10T06:00'), when('2026-11-11T06:00'), 6]);
    expect(bookings.map(({ id }) => id)).toEqual([here, late, coming]);
    expect(still.map(({ id }) => id)).toEqual([forgotten]);
    // Another day's board has neither.
    expect(board('2026-11-11T00:00')).toMatchObject({ bookings: [], here: [] });
    expect(board('2026-11-12T00:00').here).toEqual([]);
  });

  it('the home screen counts two in the house, one late and one to come, not none and none', () => {
    const { total, now, late: missed, next } = getDeskToday(desk.base.db, when('2026-11-11T00:40'), createTenantNameLookup(desk.base.db));
    expect([total, now.map(({ id }) => id), missed.map(({ id }) => id), next.map(({ id }) => id)]).toEqual([
      3,
      [forgotten, here],
      [late],
      [coming],
    ]);
  });

  it('the printed list is the evening’s, the one who is still in first; at 06:00 it is the next day’s', async () => {
    const question = { order: 'time', isMasked: false } as const;
    const listOf = async (day: typeof EVENING): Promise<string> =>
      readPdf(valueOf(await printList(desk.base, MANAGER, { ...question, day })).bytes)
        .map(({ text }) => text)
        .join('\n');
    const tonight = await listOf(EVENING);
    expect([...tonight.matchAll(/A0\d/g)].map(([code]) => code)).toEqual(['A04', 'A01', 'A02', 'A03']);
    desk.setNow('2026-11-11T06:00');
    const next = await listOf(getDayOfInstant(when('2026-11-11T00:00')));
    expect([...next.matchAll(/A0\d/g)].map(([code]) => code)).toEqual(['A04', 'A01']);
  });

  it('plan B of a wish at 01:00 looks through the same night', () => {
    const slot = { from: when('2026-11-11T01:00'), to: when('2026-11-11T02:00') };
    const plan = valueOf(planBOf(desk.base, { ...slot, booking: null, studio: 'A01', tenant: guest, equipment: [] }));
    expect(plan.times.every(({ to }) => to <= when('2026-11-11T06:00'))).toBe(true);
    expect(plan.times.map(({ from }) => from)).toContain(when('2026-11-11T02:00'));
  });
});

it('a base may let its day turn at midnight, or later than six', () => {
  desk.rules({ dayTurnHour: 0 });
  expect(board('2026-11-11T00:00').bookings.map(({ id }) => id)).toEqual([here, late, coming]);
  desk.rules({ dayTurnHour: 8 });
  expect(board('2026-11-10T00:00')).toMatchObject({ from: when('2026-11-10T08:00'), to: when('2026-11-11T08:00') });
});
