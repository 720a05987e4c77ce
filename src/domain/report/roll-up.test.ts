// Exports rolled up: sessions first, days for what they lack, no money twice, and what no source has is named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp, type SessionGroup, type ShopDayGroup } from './roll-up.ts';

const session = (change: Partial<SessionGroup> = {}): SessionGroup => ({
  account: 'a',
  goodsClass: '其他',
  sessions: 2,
  minutes: 90,
  views: 1000,
  orders: 7,
  paid: 5000,
  refunded: 300,
  settled: 4000,
  lacks: [],
  ...change,
});
const day = (change: Partial<ShopDayGroup> = {}): ShopDayGroup => ({
  account: 'a',
  goodsClass: '其他',
  export: 'shop_daily',
  orders: null,
  paid: null,
  refundedByOrder: null,
  refundedByRefund: null,
  settled: null,
  ...change,
});
const NOTHING = { sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 };

describe('sessions', () => {
  it('are summed by class over accounts; classes come by code point', () => {
    expect(
      rollUp(
        [
          session({ goodsClass: '饮料类' }),
          session(),
          session({ account: 'b', sessions: 1, minutes: 10, views: 1, orders: 1, paid: 1, refunded: 1, settled: 1 }),
        ],
        [],
        'paid_time',
      ),
    ).toEqual([
      {
        goodsClass: '其他',
        figures: { sessions: 3, minutes: 100, views: 1001, orders: 8, paid: 5001, refunded: 301, settled: 4001 },
        lacks: [],
      },
      {
        goodsClass: '饮料类',
        figures: { sessions: 2, minutes: 90, views: 1000, orders: 7, paid: 5000, refunded: 300, settled: 4000 },
        lacks: [],
      },
    ]);
  });

  it('without a figure count 0 for it and say so, also where only some lack it', () => {
    const [line] = rollUp(
      [session({ settled: null, lacks: ['settled'] }), session({ account: 'b', minutes: 30, lacks: ['minutes'] })],
      [],
      'paid_time',
    );
    expect(line?.figures).toMatchObject({ minutes: 120, settled: 4000 });
    expect(line?.lacks).toEqual(['minutes', 'settled']);
  });

  it('of nothing roll up to nothing', () => {
    expect(rollUp([], [], 'refund_time')).toEqual([]);
  });
});

describe('days beside sessions', () => {
  const noSums = session({ orders: null, paid: null, refunded: null, settled: null, lacks: ['orders', 'paid', 'refunded', 'settled'] });

  it('give only what the sessions have none of', () => {
    const days = [day({ orders: 99, paid: 99, refundedByOrder: 99, refundedByRefund: 98, settled: 77 })];
    expect(rollUp([session({ settled: null, lacks: ['settled'] })], days, 'paid_time')[0]).toEqual({
      goodsClass: '其他',
      figures: { sessions: 2, minutes: 90, views: 1000, orders: 7, paid: 5000, refunded: 300, settled: 77 },
      lacks: [],
    });
    expect(rollUp([noSums], days, 'paid_time')[0]?.figures).toEqual({
      sessions: 2,
      minutes: 90,
      views: 1000,
      orders: 99,
      paid: 99,
      refunded: 99,
      settled: 77,
    });
  });

  it('give refunds by the profile’s basis, else by the other', () => {
    const both = [day({ refundedByOrder: 5, refundedByRefund: 6 })];
    expect(rollUp([noSums], both, 'paid_time')[0]?.figures.refunded).toBe(5);
    expect(rollUp([noSums], both, 'refund_time')[0]?.figures.refunded).toBe(6);
    expect(rollUp([noSums], [day({ refundedByOrder: 5 })], 'refund_time')[0]?.figures.refunded).toBe(5);
    expect(rollUp([noSums], [day({ refundedByRefund: 6 })], 'paid_time')[0]?.figures.refunded).toBe(6);
  });

  it('an answered zero is a figure', () => {
    const [line] = rollUp([session({ refunded: 0 })], [day({ refundedByOrder: 9 })], 'paid_time');
    expect([line?.figures.refunded, line?.lacks]).toEqual([0, []]);
  });

  it('of another account or class stand for themselves', () => {
    const lines = rollUp([session()], [day({ account: 'b', settled: 1 }), day({ goodsClass: '饮料类', paid: 4, settled: 2 })], 'paid_time');
    expect(lines.map(({ goodsClass, figures }) => [goodsClass, figures.sessions, figures.paid, figures.settled])).toEqual([
      ['其他', 2, 5000, 4001],
      ['饮料类', 0, 4, 2],
    ]);
    expect(lines[0]?.lacks).toEqual(['minutes', 'views', 'orders', 'paid', 'refunded']);
  });
});

describe('days alone', () => {
  it('count their sums, refunds only beside sales', () => {
    expect(rollUp([], [day({ settled: 8, refundedByOrder: 3 })], 'paid_time')).toEqual([
      { goodsClass: '其他', figures: { ...NOTHING, settled: 8 }, lacks: ['minutes', 'views', 'orders', 'paid', 'refunded'] },
    ]);
    expect(rollUp([], [day({ export: 'note_daily', paid: 50, refundedByOrder: 3 })], 'paid_time')).toEqual([
      { goodsClass: '其他', figures: { ...NOTHING, paid: 50, refunded: 3 }, lacks: ['minutes', 'views', 'orders', 'settled'] },
    ]);
  });

  it('of two exports of one shop give each figure once, what is nearest to live sales first', () => {
    const overview = day({ export: 'douyin_overview', orders: 5, paid: 100, refundedByOrder: 3 });
    const shop = day({ orders: 9, paid: 900, refundedByOrder: 30, refundedByRefund: 20, settled: 90 });
    const mapped = day({ export: 'mapped_days', paid: 400, settled: 40 });
    for (const days of [
      [overview, mapped, shop],
      [shop, mapped, overview],
    ]) {
      expect(rollUp([], days, 'paid_time')[0]?.figures).toEqual({ ...NOTHING, orders: 5, paid: 100, refunded: 3, settled: 40 });
      expect(rollUp([], days, 'refund_time')[0]?.figures.refunded).toBe(20);
    }
    expect(rollUp([], [shop, mapped], 'paid_time')[0]?.figures.paid).toBe(400);
    expect(rollUp([], [day({ export: 'note_daily', paid: 1 }), mapped], 'paid_time')[0]?.figures.paid).toBe(1);
    expect(rollUp([], [day({ export: 'b', paid: 2 }), day({ export: 'a', paid: 1 })], 'paid_time')[0]?.figures.paid).toBe(1);
  });
});

describe('any order of groups', () => {
  const group = fc.record({
    account: fc.constantFrom('a', 'b'),
    goodsClass: fc.constantFrom('其他', '饮料类'),
    export: fc.constantFrom('shop_daily', 'douyin_overview', 'x'),
  });
  const maybe = fc.option(fc.nat(1000), { nil: null });
  const days = fc.uniqueArray(fc.tuple(group, maybe, maybe, maybe, maybe, maybe), {
    selector: ([one]) => JSON.stringify(one),
    maxLength: 8,
  });

  it('rolls up to the same lines', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('paid_time', 'refund_time'), (given, basis) => {
        const groups = given.map(([one, orders, paid, refundedByOrder, refundedByRefund, settled]): ShopDayGroup => ({
          ...one,
          orders,
          paid,
          refundedByOrder,
          refundedByRefund,
          settled,
        }));
        expect(rollUp([session()], groups.toReversed(), basis)).toEqual(rollUp([session()], groups, basis));
      }),
    );
  });
});
