// The tables of targets and of the self-assessment: distinct values in, the whole text out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { drawnText } from '../../../test/helpers/column-cells.ts';
import type { Analytics, Scorecard, YearTarget } from '../../contract/insight/insight-shapes.ts';
import { RecordDeskProvider } from '../ui/records/RecordTable.tsx';
import { Targets } from './analytics/Targets.tsx';
import { ScoreTable } from './scorecard/ScoreTable.tsx';

it('targets of a year: every column', () => {
  const target: YearTarget = {
    id: 1,
    year: 2026,
    indicator: 'ZB-2.03',
    label: '成交额',
    address: 'ZB-2.03.2',
    month: '2026-08',
    target: '12345.67',
    unit: '万元',
    actual: { raw: 1, text: '8765.43' },
    progress: '71.0',
  };
  const targets = [
    target,
    { ...target, id: 2, indicator: 'ZB-2.18', label: '使用率', unit: '%', target: '60', actual: { raw: null, text: '—' }, progress: '—' },
  ];
  const drawn = (all: Pick<Analytics, 'to' | 'targets'>): string =>
    drawnText(createElement(RecordDeskProvider, { children: createElement(Targets, { all, exportNumbers: () => Promise.resolve() }) }));
  expect(drawn({ to: '2026-08', targets })).toBe(
    '2026 年目标 截至 2026-08 导出 Excel 设目标 指标 目标 实际 完成 操作 成交额 ZB-2.03 12,345.67 万元 8,765.43 万元→/report/2026-08/figure/ZB-2.03.2 71.0% 改 删去 使用率 ZB-2.18 60% —→/report/2026-08/figure/ZB-2.03.2 — 改 删去',
  );
  expect(drawn({ to: '2026-08', targets: [] })).toBe('2026 年目标 还没有设 2026 年的目标 设了目标，这里和首页会显示完成了多少。 设目标');
});

it('criteria against the months: the newest first, what is met, short by how much, since when', () => {
  type Card = Scorecard['cards'][number];
  type Criterion = Card['criteria'][number];
  const judged = (month: string, state: 'met' | 'short' | 'none', text: string, shortBy: string | null) => ({
    month,
    state,
    value: { raw: 1, text },
    shortBy,
  });
  const [june, july, august] = ['2026-06', '2026-07', '2026-08'] as const;
  const criterion: Criterion = {
    id: 'a',
    label: '入驻企业',
    address: 'ZB-1.01',
    comparison: '>=',
    threshold: '1234',
    unit: '家',
    period: 'rolling',
    origin: '办法第三条',
    since: '2026-07',
    isSinceStart: false,
    months: [judged(june, 'none', '—', null), judged(july, 'short', '1200', '34'), judged(august, 'met', '5678', null)],
  };
  const other: Criterion = {
    ...criterion,
    id: 'b',
    label: '投诉',
    comparison: '<=',
    period: 'month',
    isSinceStart: true,
    since: '2026-06',
    months: [judged(june, 'met', '5678', null), judged(july, 'short', '1200', '34'), judged(august, 'none', '—', null)],
  };
  const short: Criterion = { ...criterion, id: 'c', period: 'year', months: criterion.months.slice(0, 2), since: '2026-07' };
  const card: Card = { id: 'k', name: '示范基地', origin: '', note: '', met: 1, criteria: [criterion, other] };
  expect(drawnText(createElement(ScoreTable, { card, months: [june, july, august] }))).toBe(
    '条件 2026-08 2026-07 2026-06 入驻企业 不少于 1,234 家 改门槛 自 2026-07 起达到 依据：办法第三条 · 近 12 个月 · 数据来源 ZB-1.01 ✓ 5,678→/report/2026-08/figure/ZB-1.01 ✗ 1,200→/report/2026-07/figure/ZB-1.01 差 34 — 投诉 不多于 1,234 家 改门槛 没有可用的数 依据：办法第三条 · 按月 · 数据来源 ZB-1.01 — ✗ 1,200→/report/2026-07/figure/ZB-1.01 差 34 ✓ 5,678→/report/2026-06/figure/ZB-1.01',
  );
  expect(drawnText(createElement(ScoreTable, { card: { ...card, criteria: [short] }, months: [june, july] }))).toBe(
    '条件 2026-07 2026-06 入驻企业 不少于 1,234 家 改门槛 自 2026-07 起未达到 依据：办法第三条 · 当年累计 · 数据来源 ZB-1.01 ✗ 1,200→/report/2026-07/figure/ZB-1.01 差 34 —',
  );
});
