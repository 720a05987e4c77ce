// What a booking costs, line by line: distinct values in, the whole text out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { drawnText } from '../../../../test/helpers/column-cells.ts';
import { at, priceLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingPrice } from '../../../contract/desk/booking-shapes.ts';
import type { Right } from '../../../domain/base/rights.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import { MayProvider } from '../../ui/permissions.tsx';
import { PriceView } from './PriceView.tsx';

function drawn(price: BookingPrice | null, rights: readonly Right[] = ['prices.look']): string {
  return drawnText(createElement(MayProvider, { given: { rights, methods: [] }, children: createElement(PriceView, { price }) }));
}

it('says the sum, whether it is frozen, and each line: what, when, at which rate, how much', () => {
  const kinds = ['day', 'night', 'half_day', 'full_day', 'free', 'overtime_day', 'overtime_night', 'late_cancel', 'no_show'] as const;
  const lines = kinds.map((kind, nth) =>
    priceLine({
      kind,
      from: at(20 + nth),
      to: at(20 + nth, 90),
      minutes: minutes(90),
      rate: fen(10_000 + nth * 101),
      percent: nth === 5 ? 150 : nth > 6 ? 50 : 100,
      amount: fen(20_000 + nth * 202),
    }),
  );
  expect(drawn({ total: 123_456, free: 90, isFrozen: true, lines })).toBe(
    '费用 1,234.56 元 已结算 · 用免费时长 1 小时 30 分 日间 20:00–21:30（1 小时 30 分） 100.00 元/小时 200.00 夜间 21:00–22:30（1 小时 30 分） 101.01 元/小时 202.02 半天 22:00–23:30（1 小时 30 分） 102.02 元/次 204.04 全天 23:00–次日 00:30（1 小时 30 分） 103.03 元/次 206.06 免费时长 00:00–01:30（1 小时 30 分） 208.08 日间超时 01:00–02:30（1 小时 30 分） 105.05 元/小时 ×150% 210.10 夜间超时 02:00–03:30（1 小时 30 分） 106.06 元/小时 212.12 临时取消 03:00–04:30（1 小时 30 分） 107.07 元的 50% 214.14 未到场 04:00–05:30（1 小时 30 分） 108.08 元的 50% 216.16',
  );
  expect(drawn({ total: 0, free: 0, isFrozen: false, lines: [] })).toBe('费用 0.00 元 按现在的预约算');
  expect([drawn(null), drawn({ total: 1, free: 0, isFrozen: false, lines }, [])]).toEqual(['没有时租价，不计费', '']);
});
