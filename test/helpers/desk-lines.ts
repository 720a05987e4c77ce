// Bookings, studios and boards as the desk is answered them, with distinct values in every field, for tests of the page.
import type { BoardDay, BoardStudio } from '../../src/contract/desk/board.ts';
import type { BookingLine, BookingPrice, WaitingLine } from '../../src/contract/desk/booking-shapes.ts';
import { getDayOfInstant, instant, type Instant } from '../../src/domain/time/calendar.ts';
import { fen, minutes } from '../../src/domain/values/quantity.ts';

/** Midnight of 2026-10-03 at +08:00, in minutes since the epoch. */
const MIDNIGHT = 29_849_280;

/** An instant of that day; hours beyond 24 lie in the next. */
export function at(hour: number, minute = 0): Instant {
  return instant(MIDNIGHT + hour * 60 + minute);
}

/** A booking of 20:00 to 22:00. */
export function bookingLine(more: Partial<BookingLine> = {}): BookingLine {
  const [from, to] = [more.from ?? at(20), more.to ?? at(22)];
  return {
    id: 71,
    version: 4,
    number: 'B-0071',
    studio: 3,
    tenant: 5,
    tenantName: '晨光传媒有限公司',
    tenantShort: '晨光',
    state: 'booked',
    from,
    to,
    blocksUntil: to,
    holdsUntil: null,
    title: null,
    contact: null,
    phone: null,
    call: null,
    platform: null,
    note: null,
    equipment: [],
    series: null,
    isException: false,
    actualStart: null,
    actualEnd: null,
    cancelReason: null,
    ...more,
  };
}

/** Two hours of a booking's price, at 120 yuan an hour. */
export function priceLine(more: Partial<BookingPrice['lines'][number]> = {}): BookingPrice['lines'][number] {
  return { kind: 'day', from: at(20), to: at(22), minutes: minutes(120), rate: fen(12_000), percent: 100, amount: fen(24_050), ...more };
}

/** Somebody who waits for an hour and a half of that evening. */
export function waitingLine(more: Partial<WaitingLine> = {}): WaitingLine {
  return {
    id: 1,
    version: 2,
    day: getDayOfInstant(at(0)),
    tenant: 5,
    tenantName: '晨光传媒有限公司',
    tenantShort: '晨光',
    contact: '王芳',
    phone: '13800000001',
    fromMinute: 1080,
    toMinute: 1380,
    minutes: 90,
    studio: 3,
    area: 3050,
    kind: '公共',
    note: '靠窗',
    state: 'waiting',
    booking: null,
    ...more,
  };
}

/** A studio of 36.5 m² on 3F, open from 8:00 to 24:00. */
export function boardStudio(more: Partial<BoardStudio> = {}): BoardStudio {
  return {
    id: 3,
    code: 'A301',
    name: '云厅',
    floor: '3F',
    kind: '公共',
    area: 3650,
    equipment: '绿幕',
    turnaround: 15,
    open: [[at(8), at(24)]],
    blackouts: [],
    lessee: null,
    linked: [],
    ...more,
  };
}

/** The board of 2026-10-03: from midnight to 6:00 of the next day. */
export function boardDay(more: Partial<BoardDay> = {}): BoardDay {
  return {
    day: '2026-10-03',
    days: 1,
    from: at(0),
    to: at(30),
    now: at(12),
    rules: { grid: 30, dayTurnHour: 6, graceMinutes: 15, leaveGraceMinutes: 10, optionHours: 24 },
    studios: [boardStudio()],
    bookings: [],
    here: [],
    equipment: [],
    waiting: 0,
    ...more,
  };
}
