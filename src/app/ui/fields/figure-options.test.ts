// 设目标: the indicator is picked from a list in words, and is never asked for as an address.
import { expect, it } from 'vitest';
import { listFigureOptions } from './choice-fields.tsx';

const row = (figure: string, label: string) => ({ figure, label, unit: '万元', table: 'ZB-2' });
const ROWS = [
  row('ZB-1.07.value', 'ZB-1.07 入驻企业数·期末数'),
  row('ZB-2.06.month', 'ZB-2.06 直播成交额（支付口径）·本年 本月'),
  row('ZB-2.06.ytd', 'ZB-2.06 直播成交额（支付口径）·本年 本月止累计'),
  row('ZB-3.02.paid', 'ZB-3.02 抖音·本月成交 直播成交额'),
];

it('设目标 offers each indicator once, by its name, with the address that is taken', () => {
  expect(listFigureOptions(ROWS, true)).toEqual([
    { value: 'ZB-1.07', label: 'ZB-1.07 入驻企业数' },
    { value: 'ZB-2.06', label: 'ZB-2.06 直播成交额（支付口径）' },
  ]);
  expect(listFigureOptions(ROWS, false).map(({ value }) => value)).toEqual(ROWS.map(({ figure }) => figure));
});
