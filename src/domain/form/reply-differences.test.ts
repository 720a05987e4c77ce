// What a second reply says otherwise: figures by key, rows that came or went, fields below, with the cells of the later one.
import { describe, expect, it } from 'vitest';
import { findCellOfReply, replyDifferences, type ReplyRow, type ReplySays } from './reply-differences.ts';

const ROW: ReplyRow = {
  row: 6,
  platform: '抖音',
  goodsClass: '其他',
  sessions: 1,
  minutes: 60,
  views: 9,
  orders: 2,
  paid: 5000,
  refunded: 0,
  settled: 0,
};
const SAYS: ReplySays = {
  columns: { sessions: 'C', minutes: 'D', views: 'E', orders: 'F', paid: 'G', refunded: 'H', settled: 'I' },
  places: { retail: 'B28', phone: 'E29' },
  rows: [ROW],
  retail: 100,
  hosts: null,
  employees: null,
  filler: '小陈',
  phone: null,
  filledOn: '2026-11-02',
};

describe('a second reply', () => {
  it('that says the same differs in nothing, wherever its rows stand', () => {
    expect(replyDifferences(SAYS, { ...SAYS, rows: [{ ...ROW, row: 9 }], columns: { ...SAYS.columns, paid: 'K' } })).toEqual([]);
  });

  it('is compared key by key, field by field', () => {
    const rows = [
      { ...ROW, row: 8, paid: 6000, refunded: 10 },
      { ...ROW, row: 9, platform: '淘宝', sessions: 3 },
    ];
    const after = { ...SAYS, rows, retail: null, phone: '138' };
    const found = replyDifferences({ ...SAYS, rows: [ROW, { ...ROW, row: 7, goodsClass: '家具类', views: 0, orders: 0 }] }, after);
    expect(
      found.map(({ cell, field, platform, goodsClass, before, after: now }) => [cell, field, platform, goodsClass, before, now]),
    ).toEqual([
      ['G8', 'paid', '抖音', '其他', 5000, 6000],
      ['H8', 'refunded', '抖音', '其他', 0, 10],
      ['C9', 'sessions', '淘宝', '其他', null, 3],
      ['D9', 'minutes', '淘宝', '其他', null, 60],
      ['E9', 'views', '淘宝', '其他', null, 9],
      ['F9', 'orders', '淘宝', '其他', null, 2],
      ['G9', 'paid', '淘宝', '其他', null, 5000],
      ['H9', 'refunded', '淘宝', '其他', null, 0],
      ['I9', 'settled', '淘宝', '其他', null, 0],
      [null, 'sessions', '抖音', '家具类', 1, null],
      [null, 'minutes', '抖音', '家具类', 60, null],
      [null, 'views', '抖音', '家具类', 0, null],
      [null, 'orders', '抖音', '家具类', 0, null],
      [null, 'paid', '抖音', '家具类', 5000, null],
      [null, 'refunded', '抖音', '家具类', 0, null],
      [null, 'settled', '抖音', '家具类', 0, null],
      ['B28', 'retail', null, null, 100, null],
      ['E29', 'phone', null, null, null, '138'],
    ]);
  });

  it('has cells only where it says something', () => {
    expect(findCellOfReply(SAYS, 'paid', ROW)).toBe('G6');
    expect(findCellOfReply(SAYS, 'paid', { platform: '京东', goodsClass: '其他' })).toBeNull();
    expect(findCellOfReply(SAYS, 'hosts', null)).toBeNull();
    expect(findCellOfReply(SAYS, 'toString', null)).toBeNull();
    expect(findCellOfReply(SAYS, '__proto__', ROW)).toBeNull();
  });
});
