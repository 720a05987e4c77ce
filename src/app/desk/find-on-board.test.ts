// Who is found on the board by what is typed: nobody had to be looked for by eye among 200 blocks.
import { expect, test } from 'vitest';
import type { BoardDay } from '../../contract/desk/board.ts';
import { findBookingsCalled, placeBeside } from './find-on-board.ts';

const spelt = { pinyin: '', shortInitials: '', shortPinyin: '' };
const tenant = (id: number, name: string, initials: string) => ({
  id,
  short: name,
  recent: null,
  name,
  initials,
  ...spelt,
  uscc: '',
  former: [],
  inBase: true,
});
const tenants = [tenant(1, '厦门晨光传媒有限公司', 'xmcgcmyxgs'), tenant(2, '厦门云帆有限公司', 'xmyfyxgs')];

function booking(id: number, tenantId: number, from: number, more: { readonly contact?: string; readonly phone?: string } = {}) {
  const { contact = null, phone = null } = more;
  const rest = { title: null, platform: null, note: null, equipment: [], series: null, isException: false, holdsUntil: null };
  const times = { from, to: from + 60, blocksUntil: from + 60, actualStart: null, actualEnd: null, cancelReason: null };
  const names = {
    tenantName: tenants[tenantId - 1]?.name ?? '',
    tenantShort: '',
    contact,
    phone,
    call: phone === null ? null : { contact, phone },
  };
  return { id, version: 1, number: `D00012${id}`, studio: id, tenant: tenantId, state: 'booked' as const, ...names, ...times, ...rest };
}

const board: BoardDay = {
  day: '2026-11-28',
  days: 1,
  from: 0,
  to: 1800,
  now: 0,
  rules: { grid: 30, dayTurnHour: 0, graceMinutes: 15, optionHours: 24 },
  studios: [],
  bookings: [booking(1, 1, 1200), booking(2, 2, 600, { contact: '王五', phone: '13900001111' }), booking(3, 1, 840)],
  here: [],
  equipment: [],
  waiting: 0,
};
const found = (text: string) => findBookingsCalled(board, tenants, text).map(({ id }) => id);

test('by initials, a part of the name, contact, number and phone, in the order of their start', () => {
  expect(found('cgcm')).toEqual([3, 1]);
  expect(found('云帆')).toEqual([2]);
  expect(found('王五')).toEqual([2]);
  expect(found('1111')).toEqual([2]);
  expect(found('d000121')).toEqual([1]);
});

test('nothing typed, or two letters of a number, find nobody', () => {
  expect([found(' '), found('11')]).toEqual([[], []]);
});

test('goes from one to the next and round at the ends', () => {
  expect([placeBeside(0, 3, 1), placeBeside(2, 3, 1), placeBeside(0, 3, -1), placeBeside(0, 0, 1)]).toEqual([1, 0, 2, 0]);
});
