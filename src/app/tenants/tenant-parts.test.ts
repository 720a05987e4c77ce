// A statement before it is made, and two tenants side by side: distinct values in, the whole text out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { day } from '../../../test/helpers/day.ts';
import { recordRow, TENANT_FILE, TENANT_MONTH } from '../../../test/helpers/tenant-samples.ts';
import type { StatementPreview } from '../../contract/money/money.ts';
import type { DescribedClash, TenantDetail } from '../../contract/tenants/tenants.ts';
import { instant } from '../../domain/time/calendar.ts';
import { fen, minutes } from '../../domain/values/quantity.ts';
import { type ClashAnswers, getClashKey, listAskedClashes, MergeClashes, SideBySide } from './MergeDialog.tsx';
import { buildLineColumns, listOpenSessions, listStatementLines } from './statement-lines.ts';
import { StatementLines } from './StatementsTab.tsx';

/** `minute` minutes behind 20:00 on 2026-09-19. */
const evening = (minute: number) => instant(29_830_320 + minute);

it('a statement that is not made yet: its lines, its sums, its open sessions', () => {
  const slot = { number: 'YY-1', studio: 'B104', start: evening(0), end: evening(90), state: 'completed' as const };
  const party = { name: '甲', uscc: 'U1', address: null, phone: null };
  const content: StatementPreview['content'] = {
    month: '2026-09',
    part: 'whole',
    beside: null,
    lessor: party,
    lessee: party,
    rent: [
      {
        contract: 'HT-1',
        from: day('2026-09-01'),
        to: day('2026-09-20'),
        days: 20,
        daysInMonth: 30,
        monthlyRent: fen(9_00),
        amount: fen(6_01),
      },
    ],
    sessions: [
      { ...slot, lines: [], freeMinutes: minutes(30), amount: fen(7_02), isFrozen: true },
      {
        ...slot,
        number: 'YY-2',
        studio: 'B205',
        end: evening(120),
        state: 'no_show',
        lines: [],
        freeMinutes: minutes(0),
        amount: fen(8_03),
        isFrozen: false,
      },
    ],
    charges: [{ id: 5, kind: 'correction', reason: '停电补偿', amount: fen(-1_04) }],
    totals: { rent: 6_01, studio: 15_05, charges: -1_04, total: 20_02 },
    free: { quota: 600, used: 90 },
    stillOpen: [{ ...slot, number: 'YY-3', end: evening(60), state: 'checked_in', estimate: fen(9_06) }],
    account: { before: 11_07, beforeMonths: [], paidBy: [], paid: 0, open: 0, toPay: 31_09, ahead: 0 },
  };
  const columns = buildLineColumns();
  expect(listStatementLines(content).map((line) => textsOf(columns, line))).toEqual([
    ['项目: 租金 HT-1', '说明: 2026-09-01 至 2026-09-20，20/30 天', '金额(元): 6.01'],
    ['项目: B104 YY-1', '说明: 2026-09-19 20:00 起 1.5 小时 · 已完成 · 免费 0.5 小时', '金额(元): 7.02'],
    ['项目: B205 YY-2', '说明: 2026-09-19 20:00 起 2.0 小时 · 未到场 · 历史台账，按当时价格', '金额(元): 8.03'],
    ['项目: 调整与贷项', '说明: 停电补偿', '金额(元): -1.04'],
    ['项目: 合计', '说明: ', '金额(元): 20.02'],
  ]);
  expect(listOpenSessions(content).map((line) => cellsOf(columns, line))).toEqual([
    ['项目: B104 YY-3', '说明: 2026-09-19 20:00 起 1.0 小时 · 进行中', '金额(元): 9.06 | right'],
  ]);
  expect(drawnText(createElement(StatementLines, { content })).replace(/^.*20\.02 /, '')).toBe(
    '免费时长：本月 10.0 小时，已用 1.5 小时 以前月份未付 11.07 元 连同以前的，应付总额 31.09 元 还没有结束、不计入的场次 项目 说明 金额(元) B104 YY-3 2026-09-19 20:00 起 1.0 小时 · 进行中 9.06',
  );
  const quiet = { ...content, free: { quota: 0, used: 0 }, stillOpen: [], account: { ...content.account, before: 0 } };
  expect(drawnText(createElement(StatementLines, { content: quiet })).replace(/^.*20\.02 /, '')).toBe('连同以前的，应付总额 31.09 元');
});

it('two tenants that are to be merged, side by side', () => {
  const many = <R>(count: number, row: R): readonly R[] => Array.from({ length: count }, () => row);
  const row = recordRow({});
  const detail = (name: string, uscc: string, category: string, from: number): TenantDetail => ({
    tenant: row,
    now: recordRow({ name, uscc, category }),
    state: 'in',
    since: null,
    until: null,
    facts: many(from, row),
    leases: many(from + 1, row),
    accounts: many(from + 2, row),
    hosts: many(from + 3, row),
    headcounts: many(from + 4, row),
    papers: many(from + 5, row),
    cases: many(from + 6, row),
    months: many(from + 7, TENANT_MONTH),
    bookings: { count: from + 8, ahead: 0, next: [] },
    files: many(from + 9, TENANT_FILE),
    former: [],
  });
  const [into, from] = [detail('甲', 'U1', '直播电商企业', 10), detail('乙', 'U2', '相关服务企业', 30)];
  expect(drawnText(createElement(SideBySide, { into, from }))).toBe(
    '项目 并入（留下）：甲 合并掉：乙 统一社会信用代码 U1 U2 类别 直播电商企业 相关服务企业 资料 10 30 租约 11 31 账号 12 32 主播 13 33 人员 14 34 证照 15 35 合规 16 36 月度 17 37 预约 18 38 附件 19 39 会移过来：租约 31、账号 32、主播 33、人员 34、证照 35、合规 36、月度 37、预约 38、附件 39',
  );
  const empty = {
    ...detail('丙', 'U3', '相关服务企业', 0),
    leases: [],
    accounts: [],
    hosts: [],
    headcounts: [],
    papers: [],
    cases: [],
    months: undefined,
    bookings: { count: 0, ahead: 0, next: [] },
    files: [],
  };
  expect(drawnText(createElement(SideBySide, { into: empty, from: empty }))).toBe(
    '项目 并入（留下）：丙 合并掉：丙 统一社会信用代码 U3 U3 类别 相关服务企业 相关服务企业 月度 — — 没有要移过来的记录，只并名称和代码。',
  );
});

it('what both of two tenants have: figures of closed months are only counted, the rest is asked in one list', () => {
  const clash = (kind: string, id: number, over: Partial<DescribedClash>): DescribedClash => ({
    kind,
    id,
    what: '2026-10',
    isClosed: false,
    ways: ['into', 'from', 'sum'],
    fields: [{ field: '主播数', into: '3', from: '1' }],
    ...over,
  });
  const rows = [
    clash('headcount', 7, {}),
    clash('headcount', 8, { isClosed: true, ways: ['sum'] }),
    clash('paper', 9, { ways: ['into', 'from'] }),
  ];
  const draw = (answers: ClashAnswers): string => drawnText(createElement(MergeClashes, { rows, answers, onAnswer: () => undefined }));
  expect(draw(new Map())).toBe(
    '已结账的月份两家都有的 1 条会相加，合计和报出的一样。 两家都有的 2 条，请选留哪一条： 都留“并入”的 都留“合并掉”的 能加的都相加 项目 并入（留下） 合并掉 怎么办 月度人员 2026-10 主播数 3 主播数 1 留“并入”的 留“合并掉”的 两条相加 证照 2026-10 主播数 3 主播数 1 留“并入”的 留“合并掉”的',
  );
  expect(listAskedClashes(rows).map(getClashKey)).toEqual(['headcount:7', 'paper:9']);
  expect(drawnText(createElement(MergeClashes, { rows: [], answers: new Map(), onAnswer: () => undefined }))).toBe('');
});
