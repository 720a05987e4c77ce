// Every evening somebody typed the same messages by hand: each tenant's bookings of a day as one message, and which of them were sent.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { changeState } from './booking-status.ts';
import { listReminders, markReminders } from './reminders.ts';

const DAY = parseDay('2026-11-10');

let desk: DeskBase;
let room: number;
let guest: number;
let other: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  guest = desk.guest(1);
  other = desk.guest(2);
  desk.setNow('2026-11-10T17:00');
});
afterEach(() => desk.closeSound());

function listed() {
  if (DAY === null) throw new Error('no day');
  return valueOf(listReminders(desk.base, DESK, { day: DAY, language: 'zh-CN' }));
}
const book = (from: string, to: string, tenant = guest): number => desk.booked({ studio: room, tenant }, from, to).booking.id;

it('is one message a tenant of all that has not begun of the evening, past midnight too, and the list for a group', () => {
  const late = book('2026-11-11T01:00', '2026-11-11T02:00');
  const early = book('2026-11-10T18:00', '2026-11-10T19:00');
  const others = book('2026-11-10T20:00', '2026-11-10T21:00', other);
  const cancelled = book('2026-11-10T22:00', '2026-11-10T23:00', other);
  valueOf(changeState(desk.base, DESK, { booking: cancelled, version: null, to: 'cancelled', at: null, reason: '改期了' }));
  book('2026-11-11T10:00', '2026-11-11T11:00', other);
  const { reminders, together } = listed();
  expect(reminders.map(({ tenant, bookings, sentAt }) => [tenant, bookings, sentAt])).toEqual([
    [guest, [early, late], null],
    [other, [others], null],
  ]);
  expect(reminders[0]?.text).toMatch(/18:00.*\n.*01:00/s);
  expect(together).toContain('20:00');
  // What has begun needs no reminder.
  desk.setNow('2026-11-10T18:00');
  expect(listed().reminders[0]?.bookings).toEqual([others]);
});

it('says who sent it and when, until one more is booked or the mark is taken off', () => {
  const first = book('2026-11-10T20:00', '2026-11-10T21:00');
  valueOf(markReminders(desk.base, DESK, { bookings: [first], isSent: true }));
  expect(listed().reminders).toMatchObject([{ sentAt: when('2026-11-10T17:00'), sentBy: '前台' }]);
  const second = book('2026-11-10T22:00', '2026-11-10T23:00');
  expect(listed().reminders).toMatchObject([{ bookings: [first, second], sentAt: null, sentBy: null }]);
  desk.setNow('2026-11-10T17:30');
  valueOf(markReminders(desk.base, DESK, { bookings: [first, second], isSent: true }));
  expect(listed().reminders).toMatchObject([{ sentAt: when('2026-11-10T17:30') }]);
  valueOf(markReminders(desk.base, DESK, { bookings: [second], isSent: false }));
  expect(listed().reminders).toMatchObject([{ sentAt: null }]);
});

it('marks none where one is no booking', () => {
  const first = book('2026-11-10T20:00', '2026-11-10T21:00');
  expect(codeIn(markReminders(desk.base, DESK, { bookings: [first, 999], isSent: true }))).toBe('BOOKING_UNKNOWN');
  expect(listed().reminders).toMatchObject([{ sentAt: null }]);
});
