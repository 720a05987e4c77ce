// Tests of the tables beside the charts: every column under its own heading, with distinct values in all of them.
import { expect, test } from 'vitest';
import {
  computeReached,
  formatPercent,
  listCells,
  listComparable,
  listHours,
  listIncome,
  listOccupancy,
  listSales,
} from './chart-tables.ts';
import { findLastSpot, listRuns } from '../home/KeyFigures.tsx';

const figure = (text: string) => ({ text, raw: 1 });
const line = (...texts: readonly string[]) => ({
  name: '',
  points: texts.map((text, at) => ({ month: `2026-0${at + 8}`, ...figure(text) })),
});

test('sales by month: paid, a year before, settled, refunded', () => {
  const sales = {
    address: 'ZB.1',
    paid: line('1234.56', '11.00'),
    before: line('2345.67', '—'),
    settled: line('3456.78', '33.00'),
    refunded: line('45.67'),
    total: figure('1245.56'),
  };
  expect(listSales(['2026-08', '2026-09'], sales)).toEqual({
    headings: ['月份', '成交额（万元）', '上年同期（万元）', '结算额（万元）', '退款额（万元）'],
    rows: [
      ['2026-08', '1,234.56', '2,345.67', '3,456.78', '45.67'],
      ['2026-09', '11.00', '—', '33.00', '—'],
    ],
  });
});

test('comparable tenants by month, in 万元', () => {
  const months = [
    { month: '2026-08', tenants: 7, paid: 123_456_789, before: 234_567_890, growth: '-47.37' },
    { month: '2026-09', tenants: 0, paid: null, before: null, growth: '—' },
  ];
  expect(listComparable(months)).toEqual({
    headings: ['月份', '在驻企业（家）', '成交额（万元）', '上年同期（万元）', '同比（%）'],
    rows: [
      ['2026-08', 7, '123.46', '234.57', '-47.37'],
      ['2026-09', 0, '—', '—', '—'],
    ],
  });
});

test('use by hour of the week: the second day begins with the twenty-fifth cell', () => {
  const open = Array.from({ length: 48 }, (_, at) => (at === 9 || at === 33 ? 240 : 0));
  const booked = open.map((_, at) => (at === 9 ? 90 : at === 33 ? 60 : 0));
  const table = listHours(listCells({ week: { open, booked } }), ['周一', '周二']);
  expect(table.headings).toEqual(['星期', '时段', '占用（小时）', '可用（小时）', '使用率（%）']);
  expect([table.rows[9], table.rows[33], table.rows[0], table.rows.length]).toEqual([
    ['周一', '09:00', '1.5', '4.0', '37.5'],
    ['周二', '09:00', '1.0', '4.0', '25.0'],
    ['周一', '00:00', '0.0', '0.0', '—'],
    48,
  ]);
});

test('income by month: hours, value, and each hour of both kinds', () => {
  const use = [{ month: '2026-08', booked: 90, occupied: 60, open: 240, value: 123_456, perBookedHour: 82_304, perOpenHour: null }];
  expect(listIncome(use)).toEqual({
    headings: ['月份', '预约（小时）', '可用（小时）', '折算收入（元）', '每预约小时（元）', '每可用小时（元）'],
    rows: [['2026-08', '1.5', '4.0', '1,234.56', '823.04', '—']],
  });
});

test('occupancy by month: let, lettable, rate, tenants', () => {
  const one = { month: '2026-08', leased: figure('1500.50'), lettable: figure('3000.00'), rate: figure('50.02'), tenants: figure('12') };
  expect(listOccupancy([one])).toEqual({
    headings: ['月份', '已出租（㎡）', '可招商（㎡）', '入驻率（%）', '在驻企业（家）'],
    rows: [['2026-08', '1,500.50', '3,000.00', '50.02', '12']],
  });
});

test('per cent and bars where there is no figure', () => {
  expect([formatPercent('12.5'), formatPercent('—'), formatPercent(null)]).toEqual(['12.5%', '—', '—']);
  expect(['—', '-5', '42.5', '130'].map(computeReached)).toEqual([0, 0, 42.5, 100]);
});

test('the small line rises with its figures, and a gap stays a gap', () => {
  const points = [10, 20, null, 15].map((raw, at) => ({ month: `2026-0${at + 1}`, text: String(raw), raw }));
  expect(listRuns(points)).toEqual(['3.0,29.0 41.0,3.0', '117.0,16.0']);
  expect(findLastSpot(listRuns(points))).toEqual({ x: '117.0', y: '16.0' });
  expect([listRuns(points.slice(2, 3)), findLastSpot([])]).toEqual([[], null]);
  expect(listRuns([{ month: '2026-01', text: '5', raw: 5 }])).toEqual(['3.0,16.0']);
});
