// Who is found on the board by what is typed: nobody had to be looked for by eye among 200 blocks.
import { expect, test } from 'vitest';
import { boardDay, boardStudio, bookingLine } from '../../../test/helpers/desk-lines.ts';
import { tenantName } from '../../../test/helpers/name-samples.ts';
import { instant } from '../../domain/time/calendar.ts';
import { findBookingsCalled, placeBeside } from './FindBox.tsx';

const tenant = (id: number, name: string, initials: string) =>
  tenantName({ id, short: name, shortInitials: '', shortPinyin: '', name, initials, pinyin: '', uscc: '', former: [] });
const tenants = [tenant(1, '厦门晨光传媒有限公司', 'xmcgcmyxgs'), tenant(2, '厦门云帆有限公司', 'xmyfyxgs')];

function booking(id: number, tenantId: number, from: number, more: { readonly contact?: string; readonly phone?: string } = {}) {
  const { contact = null, phone = null } = more;
  const names = { tenantName: tenants[tenantId - 1]?.name ?? '', tenantShort: '', contact, phone };
  const call = phone === null ? null : { contact, phone };
  const times = { from: instant(from), to: instant(from + 60) };
  return bookingLine({ id, number: `D00012${id}`, studio: id, tenant: tenantId, ...names, call, ...times });
}

const board = boardDay({
  bookings: [booking(1, 1, 1200), booking(2, 2, 600, { contact: '王五', phone: '13900001111' }), booking(3, 1, 840)],
});
const found = (text: string) => findBookingsCalled(board, tenants, text).map(({ id }) => id);

test('by initials, a part of the name, contact, number and phone, in the order of their start', () => {
  expect(found('cgcm')).toEqual([3, 1]);
  expect(found('云帆')).toEqual([2]);
  expect(found('王五')).toEqual([2]);
  expect(found('1111')).toEqual([2]);
  expect(found('d000121')).toEqual([1]);
});

test('a guest of yesterday who is still in is found, and the contact that the tenant is called by', () => {
  const here = [
    bookingLine({ id: 9, tenant: 2, tenantName: '厦门云帆有限公司', state: 'checked_in', from: instant(100), to: instant(200) }),
  ];
  const call = { contact: '李六', phone: '13700002222' };
  const night = {
    ...board,
    here,
    bookings: [...board.bookings, bookingLine({ id: 8, tenant: 3, tenantName: '丙', tenantShort: '丙', call })],
  };
  const ids = (text: string) => findBookingsCalled(night, tenants, text).map(({ id }) => id);
  expect(ids('云帆')).toEqual([9, 2]);
  expect(ids('李六')).toEqual([8]);
});

test('a studio’s code finds who is in it', () => {
  const studios = [boardStudio({ id: 1, code: 'B203' }), boardStudio({ id: 2, code: 'A203' })];
  const ids = (text: string) => findBookingsCalled({ ...board, studios }, tenants, text).map(({ id }) => id);
  expect([ids('b203'), ids('203')]).toEqual([[1], []]);
});

test('the guests still to come or in stand before a session of the same tenant or studio that is over', () => {
  const over = [bookingLine({ id: 4, studio: 1, tenant: 1, state: 'completed', from: instant(600), to: instant(700) })];
  const studios = [boardStudio({ id: 1, code: 'B203' })];
  const ids = (text: string) =>
    findBookingsCalled({ ...board, studios, bookings: [...over, ...board.bookings] }, tenants, text).map(({ id }) => id);
  expect([ids('晨光'), ids('b203')]).toEqual([
    [3, 1, 4],
    [1, 4],
  ]);
});

test('nothing typed, or two letters of a number, find nobody', () => {
  expect([found(' '), found('11')]).toEqual([[], []]);
});

test('goes from one to the next and round at the ends', () => {
  expect([placeBeside(0, 3, 1), placeBeside(2, 3, 1), placeBeside(0, 3, -1), placeBeside(0, 0, 1)]).toEqual([1, 0, 2, 0]);
});
