// The ledger's lines: groups with their rows, the way of the cursor, the text for a spreadsheet.
import { expect, it } from 'vitest';
import { findLedgerStep, formatLedgerTsv, type LedgerRow, type LedgerTable, linesOf } from './ledger-rows.ts';

function row(figure: string, label: string, group: string | null, texts: readonly string[], total: string | null): LedgerRow {
  const cells = texts.map((text) => ({ raw: null, text, from: 'computed' as const, revision: null }));
  return { figure, label, group, indent: 0, unit: '场', nature: 'flow', cells, total };
}

const TABLE: LedgerTable = {
  id: 'ZB-3',
  title: '分平台直播销售情况表',
  rows: [
    row('ZB-3.01.sessions', '合计', '直播场次', ['3', '5'], '8'),
    row('ZB-3.02.sessions', '抖音', '直播场次', ['1', '—'], '1'),
    row('ZB-3.01.paid', '合计', '直播成交额', ['10.50', '2.00'], '12.50'),
  ],
};

it('each run of a group stands under its name', () => {
  expect(linesOf(TABLE).map((line) => (line.kind === 'group' ? line.text : line.row.figure))).toEqual([
    '直播场次',
    'ZB-3.01.sessions',
    'ZB-3.02.sessions',
    '直播成交额',
    'ZB-3.01.paid',
  ]);
});

it('the cursor steps over the names of groups and stays in the table', () => {
  const lines = linesOf(TABLE);
  const step = (row: number, column: number, keys: string) => findLedgerStep(lines, 2, { row, column }, keys);
  expect(step(2, 0, 'ArrowDown')).toEqual({ row: 4, column: 0 });
  expect(step(4, 0, 'ArrowUp')).toEqual({ row: 2, column: 0 });
  expect(step(1, 0, 'ArrowUp')).toEqual({ row: 1, column: 0 });
  expect(step(4, 1, 'ArrowRight')).toEqual({ row: 4, column: 1 });
  expect(step(4, 1, 'Ctrl+Home')).toEqual({ row: 1, column: 0 });
  expect(step(1, 0, 'Ctrl+End')).toEqual({ row: 4, column: 1 });
  expect(step(1, 0, 'x')).toBe(null);
});

it('is copied with months as headings and groups in the names', () => {
  expect(formatLedgerTsv(TABLE, ['2026-09', '2026-10'], { indicator: '指标', unit: '单位', total: '合计' })).toBe(
    [
      '指标\t单位\t2026-09\t2026-10\t合计',
      '直播场次 · 合计\t场\t3\t5\t8',
      '直播场次 · 抖音\t场\t1\t—\t1',
      '直播成交额 · 合计\t场\t10.50\t2.00\t12.50',
    ].join('\n'),
  );
});
