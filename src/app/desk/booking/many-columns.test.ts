// The list of many bookings that are changed at once: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf } from '../../../../test/helpers/column-cells.ts';
import { bookingLine } from '../../../../test/helpers/desk-lines.ts';
import { instant } from '../../../domain/time/calendar.ts';
import { buildManyColumns } from './ManyDrawer.tsx';

it('bookings to choose from: every column', () => {
  const columns = buildManyColumns({
    chosen: new Set([31]),
    toggle: () => undefined,
  });
  /** 2026-09-19 20:00 to 22:30. */
  const times = { from: instant(29_830_320), to: instant(29_830_470) };
  const row = {
    ...bookingLine({ id: 31, number: 'YY-0031', tenantShort: '甲', state: 'option', ...times }),
    studioCode: 'B205',
    tenantCode: 'U1',
  };
  expect([row, { ...row, id: 32 }].map((one) => cellsOf(columns, one))).toEqual([
    [
      '选: ✓ | drawn [x]',
      '时间: 2026-09-19 周六 20:00–22:30 | sorts 29830320',
      '企业: 甲 | filter',
      '直播间: B205 | filter',
      '状态: 暂定 | filter',
      '预约号: YY-0031',
    ],
    [
      '选:  | drawn []',
      '时间: 2026-09-19 周六 20:00–22:30 | sorts 29830320',
      '企业: 甲 | filter',
      '直播间: B205 | filter',
      '状态: 暂定 | filter',
      '预约号: YY-0031',
    ],
  ]);
});
