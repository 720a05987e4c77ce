// Exports of shop-days: each figure from its own column, days with or without a time, lines that count no live sales.
import { expect, it } from 'vitest';
import type { Cell, SheetTable } from '../../../../sheets/read/table.ts';
import { DAY_EXPORTS } from './day-exports.ts';

function sheetOf(head: readonly string[], ...rows: readonly (readonly Cell[])[]): SheetTable {
  return {
    name: '表',
    merged: [],
    date1904: false,
    rows: [head, ...rows].map((cells, index) => ({ number: index + 1, cells: [...cells] })),
  };
}

const NONE = { orders: null, paid: null, refundedByOrder: null, refundedByRefund: null, settled: null };

it('抖音 成交概览 counts lines of all slots and of live sessions', () => {
  const head = ['日期', '投放时段', '载体类型', '成交金额', '成交退款金额(支付时间)', '成交订单数'];
  const { days, read, passedOver, troubles } = DAY_EXPORTS.douyin_overview.read(
    sheetOf(
      head,
      ['2026-12-01', '不限', '直播', 100.5, 20.25, 7],
      ['2026-12-02 08:30:00', '不限', '直播', 1, 2, 3],
      ['2026-12-01', '上午', '直播', 9, 9, 9],
      ['2026-12-01', '不限', '商品卡', 9, 9, 9],
    ),
  );
  expect(days).toEqual([
    { ...NONE, day: '2026-12-01', paid: 10_050, refundedByOrder: 2025, orders: 7, row: 2 },
    { ...NONE, day: '2026-12-02', paid: 100, refundedByOrder: 200, orders: 3, row: 3 },
  ]);
  expect([read, passedOver, troubles]).toEqual([4, 2, []]);
});

it('抖店 店铺日报 gives what was settled and refunded, not what was sold', () => {
  const head = ['日期', '成交金额', '成交订单数', '用户支付金额', '结算金额', '退款金额(支付时间)', '退款金额(退款时间)'];
  const { days, troubles } = DAY_EXPORTS.shop_daily.read(
    sheetOf(head, ['2026-12-01 00:00', 1, 2, 3, 40.5, 5.25, 6.75], ['2026-13-01', 1, 2, 3, 4, 5, 6]),
  );
  expect(days).toEqual([{ ...NONE, day: '2026-12-01', settled: 4050, refundedByOrder: 525, refundedByRefund: 675, row: 2 }]);
  expect(troubles.map(({ row, column }) => [row, column])).toEqual([[3, '日期']]);
});

it('小红书 千帆 gives what was paid in live sessions; a column that is not there says nothing, an empty cell 0', () => {
  const head = ['时间', '支付金额', '直播支付金额'];
  const read = (more: readonly string[], ...cells: readonly Cell[]) =>
    DAY_EXPORTS.note_daily.read(sheetOf([...head, ...more], ['2026-12-01', 99, 12.34, ...cells])).days;
  expect(read([])).toEqual([{ ...NONE, day: '2026-12-01', paid: 1234, row: 2 }]);
  expect(read(['退款金额(支付时间)'], null)).toEqual([{ ...NONE, day: '2026-12-01', paid: 1234, refundedByOrder: 0, row: 2 }]);
  expect(read(['退款金额(支付时间)'], 1)).toEqual([{ ...NONE, day: '2026-12-01', paid: 1234, refundedByOrder: 100, row: 2 }]);
});
