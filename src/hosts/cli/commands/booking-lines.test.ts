// A booking as the command line says it: distinct values in every field, each of them in the document and in the row.
import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/calendar.ts';
import { BOOKING_HEAD, createBookingDocument, createBookingRow } from './booking-lines.ts';

/** 2026-09-19 20:00, in minutes since the epoch. */
const EVENING = 29_830_320;
const BOOKING: Parameters<typeof createBookingDocument>[0] = {
  id: 1,
  version: 2,
  number: 'YY-0031',
  studio: 4,
  studioCode: 'B205',
  tenant: 7,
  tenantName: '甲公司',
  tenantShort: '甲',
  tenantCode: 'U7',
  from: instant(EVENING),
  to: instant(EVENING + 90),
  blocksUntil: instant(EVENING + 91),
  state: 'checked_in',
  holdsUntil: instant(EVENING - 60),
  actualStart: instant(EVENING + 5),
  actualEnd: instant(EVENING + 95),
  title: '新品',
  contact: '王',
  phone: '138',
  call: null,
  platform: '抖音',
  note: '说明',
  equipment: [],
  series: 3,
  isException: false,
  cancelReason: '原因',
};

it('says every field in the document and every column of the row', () => {
  expect(createBookingDocument(BOOKING)).toEqual({
    actualEnd: '2026-09-19T21:35',
    actualStart: '2026-09-19T20:05',
    cancelReason: '原因',
    contact: '王',
    from: '2026-09-19T20:00',
    holdsUntil: '2026-09-19T19:00',
    id: 'YY-0031',
    isSeries: true,
    note: '说明',
    phone: '138',
    platform: '抖音',
    state: 'checked_in',
    studio: 'B205',
    tenant: 'U7',
    tenantName: '甲公司',
    title: '新品',
    to: '2026-09-19T21:30',
  });
  expect(BOOKING_HEAD.map((head, at) => `${head}: ${createBookingRow(BOOKING)[at]}`)).toEqual([
    '预约号: YY-0031',
    '直播间: B205',
    '企业: 甲公司',
    '开始: 2026-09-19 20:00',
    '结束: 2026-09-19 21:30',
    '状态: 已到场',
    '主题: 新品',
  ]);
});
