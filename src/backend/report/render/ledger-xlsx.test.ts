// The statistics ledger as a workbook: distinct values in, every cell of both kinds of table out.
import { expect, it } from 'vitest';
import { zipParts } from '../../../../test/helpers/zip-parts.ts';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import { readTableFile } from '../../../sheets/read/read-table.ts';
import type { LedgerRow } from './ledger.ts';
import { createLedgerBytes } from './ledger-xlsx.ts';

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

const ROW: LedgerRow = {
  figure: 'ZB-1.01',
  label: '成交额',
  group: null,
  indent: 0,
  unit: '万元',
  nature: 'flow',
  total: '6666.66',
  cells: [
    { raw: 1, text: '1111.11', from: 'filed', revision: 2 },
    { raw: 2, text: '2222.22', from: 'historical', revision: null },
    { raw: null, text: '—', from: 'computed', revision: null },
  ],
};
const STOCK: LedgerRow = {
  ...ROW,
  figure: 'ZB-1.02',
  label: '入驻企业',
  unit: '家',
  nature: 'stock',
  total: null,
  cells: ROW.cells.map((cell, at) => ({ ...cell, text: String(11 + at) })),
};

it('holds head, months with where they come from, and each figure as it was printed', async () => {
  const bytes = createLedgerBytes(
    { filer: '甲基地', uscc: 'U1' },
    {
      months: ['2026-06', '2026-07', '2026-08'].map(monthOf),
      tables: [
        { id: 'ZB-1', title: '基地情况', rows: [ROW, STOCK] },
        { id: 'ZB-2', title: '平台', rows: [{ ...ROW, group: '成交额', label: '抖音', total: '7777.77' }] },
      ],
    },
  );
  const sheets = zipParts(bytes);
  const ofSheet = (number: number, pattern: RegExp): readonly string[] =>
    [
      ...Buffer.from(sheets.get(`xl/worksheets/sheet${number}.xml`) ?? [])
        .toString('utf8')
        .matchAll(pattern),
    ].map(([, found = '']) => found);
  expect([1, 2].map((number) => ofSheet(number, /<col [^>]*width="([\d.]+)"/g).map((width) => Math.floor(Number(width))))).toEqual([
    [26, 8, 11, 11, 11, 12],
    [16, 26, 8, 11, 11, 11, 12],
  ]);
  expect([1, 2].map((number) => ofSheet(number, /<mergeCell ref="([^"]+)"/g))).toEqual([
    ['A1:F1', 'A2:F2', 'A7:F7'],
    ['A1:G1', 'A2:G2', 'A6:G6'],
  ]);
  const read = await readTableFile(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const texts = read.value.sheets.map(({ name, rows }) => [
    name,
    ...[...rows].map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')).join(' | '),
    ),
  ]);
  expect(texts).toEqual([
    [
      'ZB-1 基地情况',
      '统计台账 · 基地情况',
      '甲基地    U1    2026年6月—2026年8月',
      '指标 | 计量单位 | 2026-06 | 2026-07 | 2026-08 | 合计',
      ' |  | 已报送 | 历史报表 | 按数据计算 | （流量指标）',
      '成交额 | 万元 | 1111.11 | 2222.22 | — | 6666.66',
      '入驻企业 | 家 | 11 | 12 | 13 | —',
      '月份下写明该月数字的来历：已报送＝最后一次结账的数，历史报表＝使用本程序前报送的数，按数据计算＝尚未结账；底色不同的格与该月其他数来历不同。',
    ],
    [
      'ZB-2 平台',
      '统计台账 · 平台',
      '甲基地    U1    2026年6月—2026年8月',
      '分组 | 指标 | 计量单位 | 2026-06 | 2026-07 | 2026-08 | 合计',
      ' |  |  | 已报送 | 历史报表 | 按数据计算 | （流量指标）',
      '成交额 | 抖音 | 万元 | 1111.11 | 2222.22 | — | 7777.77',
      '月份下写明该月数字的来历：已报送＝最后一次结账的数，历史报表＝使用本程序前报送的数，按数据计算＝尚未结账；底色不同的格与该月其他数来历不同。',
    ],
  ]);
});
