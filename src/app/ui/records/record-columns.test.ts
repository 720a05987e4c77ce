// The columns of a list of records: every field of a lease, and where it comes from.
import { expect, it } from 'vitest';
import { cellsOf } from '../../../../test/helpers/column-cells.ts';
import { NAMES } from '../../../../test/helpers/name-samples.ts';
import type { RecordRow } from '../../../contract/records/records.ts';
import { buildRecordColumns } from './RecordTable.tsx';

const FIELDS = ['contract', 'tenant_id', 'starts_on', 'monthly_rent', 'studios'];
const row: RecordRow = {
  id: 5,
  version: 2,
  retiredOn: null,
  values: { contract: 'HT-1', tenant_id: 7, starts_on: '2026-09-03', monthly_rent: 123_407 },
  origin: { batch: 3, file: '租约.xlsx', sheet: '租约', row: 12 },
};

it('a kind whose fields are words of a list is filtered by them', () => {
  const columns = buildRecordColumns('event', ['day', 'kind', 'attendance'], NAMES);
  expect(columns.map(({ filter }) => filter ?? false)).toEqual([false, true, false, false]);
});

it('texts stand at the left, numbers at the right and sort as numbers; where it comes from is hidden at first', () => {
  const columns = buildRecordColumns('lease', FIELDS, NAMES);
  expect(cellsOf(columns, row)).toEqual([
    '合同编号: HT-1 | sorts "HT-1"',
    '企业: 甲公司 | sorts "甲公司"',
    '起租日: 2026-09-03 周四 | sorts "2026-09-03 周四"',
    '月租金(元): 1,234.07 | sorts 123407 | right',
    '专属直播间: — | sorts "—"',
    '来源: 租约.xlsx 第 12 行 | hidden',
  ]);
  expect(columns.map(({ width }) => width)).toEqual([150, 220, 150, 130, 150, 170]);
  expect(columns.at(-1)?.text({ ...row, origin: null })).toBe('手工录入');
});
