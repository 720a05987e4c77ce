// The list of tenants by what was paid: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf, textsOf } from '../../../../test/helpers/column-cells.ts';
import { buildRankColumns } from './Charts.tsx';

it('tenants by what was paid: every column; money in 万元 wherever it goes', () => {
  const columns = buildRankColumns(new Map([[7, 3]]));
  const row = {
    tenantId: 7,
    name: '甲公司',
    uscc: '91440300MA5EXAMPL1',
    paid: { raw: 1_234_567_800, text: '1234.57' },
    share: '12.3%',
    before: { raw: 987_654_300, text: '987.65' },
    growth: '+25.0',
  };
  expect(cellsOf(columns, row)).toEqual([
    '名次: 3 | sorts 3 | right',
    '企业: 甲公司',
    '成交额（万元）: 1,234.57 | sorts 1234567800 | exports 1234.5678 | right',
    '占比（%）: 12.3% | sorts 1234567800 | right',
    '上年同期（万元）: 987.65 | sorts 987654300 | exports 987.6543 | right',
    '同比（%）: +25.0 | sorts 25 | right',
    '统一社会信用代码: 91440300MA5EXAMPL1',
  ]);
  expect(textsOf(columns, { ...row, tenantId: 8, before: { raw: null, text: '—' }, growth: '—' })).toEqual([
    '名次: 0',
    '企业: 甲公司',
    '成交额（万元）: 1,234.57',
    '占比（%）: 12.3%',
    '上年同期（万元）: —',
    '同比（%）: —',
    '统一社会信用代码: 91440300MA5EXAMPL1',
  ]);
});
