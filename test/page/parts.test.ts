// Parts of the page that no place of the story's base shows, or not in every state: what they show and send, with values of their own.
import { createElement, isValidElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { LiveJob } from '../../src/contract/core/shapes.ts';
import type { MethodName } from '../../src/contract/contract.ts';
import { listMethodsWith } from '../../src/contract/method-rights.ts';
import { PLAIN_CHOICES, type Preview } from '../../src/contract/intake/intake-shapes.ts';
import type { Explanation, FigurePart } from '../../src/contract/report/explain-shapes.ts';
import type { ReportPages } from '../../src/contract/report/filing-shapes.ts';
import { RIGHTS } from '../../src/domain/base/rights.ts';
import type { RefusalCode } from '../../src/domain/values/refusal-codes.ts';
import { ChoicesPanel, HowChoices } from '../../src/app/intake/ChoicesPanel.tsx';
import type { Choices } from '../../src/app/intake/use-import.ts';
import { MonthActions } from '../../src/app/report/MonthActions.tsx';
import { JoinForm } from '../../src/app/sharing/JoinForm.tsx';
import { FirstStart } from '../../src/app/shell/FirstStart.tsx';
import { StatusBar } from '../../src/app/shell/StatusBar.tsx';
import { buildMonthColumns } from '../../src/app/tenants/MonthsTab.tsx';
import { BookingTable } from '../../src/app/tenants/BookingTable.tsx';
import { LiveProvider } from '../../src/app/ui/live.tsx';
import { MayProvider } from '../../src/app/ui/permissions.tsx';
import { ExplanationView } from '../../src/app/ui/provenance/ExplanationView.tsx';
import { sheetPreview } from '../helpers/sheet-preview.ts';
import { TENANT_MONTH } from '../helpers/tenant-samples.ts';
import { type RenderedPage, renderPage } from './render-page.ts';

const ok = (value: unknown) => ({ ok: true, value });

function show(part: ReactNode, answers: Readonly<Record<string, unknown>> = {}): Promise<RenderedPage> {
  return renderPage(async () => part, { answer: (name) => answers[name] });
}

/** The line of what is on screen that begins like this. */
function lineOf(page: RenderedPage, start: string): string {
  return (
    page
      .text()
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line.startsWith(start)) ?? ''
  );
}

it('joins a host by what was typed, without blanks around it; a code of blanks is none', async () => {
  const page = await show(createElement(JoinForm, { at: { address: '192.168.1.5', port: 4000 }, onBack: null }));
  await page.fill('加入码', '   ');
  await page.press('加入');
  expect(page.sent()).toEqual([
    ['focused', '主机的地址'],
    ['preventDefault', ''],
  ]);
  expect(lineOf(page, 'div .field field-wrong')).not.toBe('');
  await page.fill('加入码', '  ABCD-EFGH ');
  await page.fill('这台电脑在主机上叫什么', ' 二号前台 ');
  await page.press('加入');
  expect(page.sent()).toEqual([
    ['preventDefault', ''],
    ['joining.join', { address: '192.168.1.5', port: 4000, code: 'ABCD-EFGH', name: '二号前台' }],
  ]);
  await page.end();
});

it('joins no host at an address that is none, and under no name where none was typed', async () => {
  const page = await show(createElement(JoinForm, { at: null, onBack: null }));
  await page.fill('加入码', 'ABCD');
  await page.press('加入');
  expect(page.sent()).toEqual([
    ['focused', '主机的地址'],
    ['preventDefault', ''],
  ]);
  await page.fill('主机的地址', '10.0.0.8:5000');
  await page.press('加入');
  expect(page.sent()).toEqual([
    ['preventDefault', ''],
    ['joining.join', { address: '10.0.0.8', port: 5000, code: 'ABCD', name: null }],
  ]);
  await page.end();
});

it('names no base by a credit code whose check digit is wrong, unless it is pressed again with the same code', async () => {
  const page = await show(createElement(FirstStart, { state: { kind: 'none', defaultFolder: '/data/new' } }), {
    'shell.about': ok({ can: { pick: false } }),
  });
  await page.fill('基地名称（填报单位）', '星港');
  await page.fill('你的名字', '周敏');
  const created = () => page.sent().flatMap(([name, input]) => (name === 'start.create' ? [Reflect.get(Object(input), 'facts')] : []));
  for (const code of ['91440300MA5F2K7Q1X', '91440300MA5EX00001']) {
    await page.fill('统一社会信用代码', code);
    await page.press('建立基地');
    expect(lineOf(page, 'div .field-error')).toContain('校验位不符');
    expect(created()).toEqual([]);
  }
  await page.press('建立基地');
  expect(created()).toEqual([expect.objectContaining({ uscc: '91440300MA5EX00001' })]);
  await page.end();
});

const JOB: LiveJob = { id: 7, name: 'report.export', phase: 'apply', what: '一页', done: 3, all: 8, canCancel: true, startedAt: 0 };
const ABOUT = { folder: '/data/base', freeBytes: 5_000_000_000, endsAfterMinutes: 10 };

async function* watchJobs(jobs: readonly LiveJob[]): AsyncGenerator {
  yield ok({ jobs, version: 1 });
  await new Promise(() => undefined);
}

async function showBar(jobs: readonly LiveJob[]): Promise<RenderedPage> {
  const bar = createElement(StatusBar, { name: '星港', isDemo: true, back: undefined });
  return show(createElement(LiveProvider, { children: bar }), {
    'live.watch': watchJobs(jobs),
    'shell.about': ok(ABOUT),
    'joining.state': ok(null),
    'live.cancel': ok(null),
  });
}

it('says what runs, how far it is, without a second figure in the circle, and stops it', async () => {
  const page = await showBar([JOB, { ...JOB, id: 9, name: 'intake.commit', phase: 'wait', canCancel: false, all: 0 }]);
  const rings = [...page.text().matchAll(/Progress .*?aria-label="\S+"/g)].map(([ring]) => ring);
  expect(rings).toEqual([
    'Progress type="circle" size=16 percent=38 showInfo=false aria-label="生成报表"',
    'Progress type="circle" size=16 percent=0 showInfo=false aria-label="核对文件"',
  ]);
  expect(page.text()).toContain('span title="一页" “核对文件 等待中”');
  page.sent();
  const stops = page.pressables().filter(({ says }) => says.includes('停止'));
  expect(stops.map(({ says }) => says)).toEqual(['停止“生成报表”']);
  for (const stop of stops) await page.press(stop);
  expect(page.sent()).toContainEqual(['live.cancel', { job: 7 }]);
  await page.end();
});

const REPORT: Pick<ReportPages, 'status' | 'shown'> = {
  status: {
    month: '2026-10',
    state: 'closed',
    revision: 2,
    isReopened: false,
    deadline: { day: '2026-11-10', daysLeft: 5, workdaysLeft: 3 },
    closedMs: 0,
    closedBy: '王',
    submission: null,
    parked: 0,
  },
  shown: 2,
};

/** What is offered for a closed month to somebody with every right but one method. */
async function actionsWithout(method: MethodName | null): Promise<{ readonly said: readonly string[]; readonly keys: readonly string[] }> {
  const given = { rights: RIGHTS, methods: listMethodsWith(() => true).filter((name) => name !== method) };
  const actions = createElement(MonthActions, { report: REPORT, onDialog: () => undefined });
  const page = await show(createElement(MayProvider, { given, children: actions }));
  const result = { said: page.pressables().map(({ says }) => says), keys: page.keys().map(({ keys }) => keys) };
  await page.end();
  return result;
}

it.each([
  ['filing.selfCheck', ['送审自查'], ['Q']],
  ['filing.papers', ['下载本月资料'], []],
  ['filing.ledger', ['统计台账'], []],
  ['filing.archive', ['存档'], []],
  ['filing.enterHistorical', ['历史报表'], []],
  ['filing.overview', ['各月'], []],
  ['workbooks.fill', ['填写主管部门的表…'], ['W']],
  ['month.reopen', ['重开'], []],
  ['month.submit', ['登记上报'], []],
] as const)('who may not %s is not offered it, and everything else', async (method, words, keys) => {
  const [all, less] = [await actionsWithout(null), await actionsWithout(method)];
  expect(all.said.filter((one) => !less.said.includes(one))).toEqual(words);
  expect(all.keys.filter((one) => !less.keys.includes(one))).toEqual(keys);
});

it('a click on a link of a month opens no row', () => {
  const links = buildMonthColumns().find(({ key }) => key === 'links');
  const drawn: unknown = links?.render?.(TENANT_MONTH);
  if (!isValidElement<{ readonly onClick: (event: object) => void }>(drawn)) throw new Error('nothing is drawn');
  let isStopped = false;
  drawn.props.onClick({ stopPropagation: () => void (isStopped = true) });
  expect(isStopped).toBe(true);
});

it('bookings of a tenant are as high as they are told, and no higher than their words where there are none', async () => {
  const booking = { id: 31, number: 'D31', tenant: 1, studio: 2, startsAt: 29_908_020, endsAt: 29_908_200, state: 'booked', title: null };
  const draw = (bookings: readonly (typeof booking)[]) =>
    show(createElement(BookingTable, { name: 'ahead', label: '以后', bookings, height: 217 }), {
      'records.names': ok({ tenants: [], studios: [], months: [] }),
    });
  const some = await draw([booking]);
  expect(lineOf(some, 'div .table-frame')).toContain('style={"height":217}');
  const enter = some.pressables().find(({ says }) => says === '以后 Enter');
  if (enter !== undefined) await some.press(enter);
  expect(some.path()).toBe('/desk/2026-11-12/booking/31');
  await some.end();
  const none = await draw([]);
  expect(none.text()).not.toContain('217');
  await none.end();
});

function explain(parts: readonly FigurePart[], more: Partial<Explanation> = {}): Explanation {
  return {
    figure: 'ZB-2.06.month',
    month: '2026-10',
    label: '成交额',
    unit: '万元',
    exact: null,
    formula: '',
    value: { text: '12.35', raw: 12_345 },
    additive: true,
    parts: [...parts],
    ...more,
  };
}

const PART: FigurePart = {
  what: '晨光',
  value: '3',
  raw: 3,
  group: 'A01',
  source: { kind: 'figure', month: '2026-09', figure: 'ZB-2.01.month' },
};

it('parts of a figure stand in a plain table up to eighty, in a list from there on, which asks for the figure under the cursor', async () => {
  const asked: unknown[] = [];
  const draw = (count: number) =>
    show(
      createElement(ExplanationView, {
        explanation: explain(Array.from({ length: count }, () => PART)),
        onAsk: (figure) => void asked.push(figure),
        onLeave: () => undefined,
      }),
    );
  const plain = await draw(80);
  expect(plain.text()).not.toContain('role="grid"');
  await plain.press('看这个数：A01 · 晨光');
  expect(asked.splice(0)).toEqual([{ month: '2026-09', figure: 'ZB-2.01.month' }]);
  await plain.end();
  const many = await draw(81);
  expect(many.text()).toContain('aria-rowcount=82');
  const enter = many.pressables().find(({ says, kind }) => kind === 'grid' && says.endsWith('Enter'));
  if (enter !== undefined) await many.press(enter);
  expect(asked).toEqual([{ month: '2026-09', figure: 'ZB-2.01.month' }]);
  await many.end();
});

it.each([
  [12_345, true, 'provenance-adds'],
  [12_346, true, 'provenance-differs'],
  [12_345, false, 'soft'],
])('parts of %i that add up to 12345 (additive: %s) are said to be so', async (raw, additive, tone) => {
  const explanation = explain([{ ...PART, raw }], { additive });
  const page = await show(createElement(ExplanationView, { explanation, onAsk: () => undefined, onLeave: () => undefined }));
  expect(lineOf(page, 'p .provenance-check')).toContain(tone);
  await page.end();
});

/** An import of one file that says neither month, tenant nor account, and brings a tenant with it. */
function importOf(own: Choices['own'], chosen: unknown[], code: RefusalCode = 'FILE_ACCOUNT_NEEDED') {
  const refused = (['FILE_MONTH_NEEDED', 'FILE_TENANT_NEEDED', code] as const).map((one) => ({
    row: 0,
    column: '',
    found: '',
    code: one,
    data: { accounts: ['dy1', 'dy2'] },
  }));
  const preview: Preview = {
    files: [{ index: 4, file: '十月.csv', fate: 'refused', refusal: null, sheets: [sheetPreview({ refused })] }],
    closed: [],
    facts: [],
    refusal: null,
    tenants: [
      { uscc: 'CODE-A', name: '甲公司' },
      { uscc: 'CODE-B', name: '乙公司' },
    ],
  };
  const choose = async (change: unknown): Promise<void> => void chosen.push(change);
  return { choices: { ...PLAIN_CHOICES, own }, preview, choose };
}

it('a file is one of a tenant that comes with it; another tenant forgets the account', async () => {
  const chosen: unknown[] = [];
  const own = { file: 4, month: '2026-10', tenant: 'CODE-A', account: 'dy1' };
  const page = await show(createElement(ChoicesPanel, { importing: importOf([own, { ...own, file: 5 }], chosen) }), {
    'records.names': ok({ tenants: [], studios: [], months: [] }),
  });
  await page.press('乙公司');
  await page.press('dy2');
  expect(chosen).toEqual([
    {
      own: [
        { ...own, file: 5 },
        { ...own, tenant: 'CODE-B', account: null },
      ],
    },
    {
      own: [
        { ...own, file: 5 },
        { ...own, account: 'dy2' },
      ],
    },
  ]);
  await page.end();
});

it('says how to take what differs, rows with trouble, and bookings that need a reason', async () => {
  const chosen: unknown[] = [];
  const page = await show(createElement(HowChoices, { importing: importOf([], chosen) }));
  await page.press('保留原来的');
  await page.fill('只导入没问题的行', true);
  expect(chosen).toEqual([{ onDifference: 'keep' }, { takesGoodRows: true }]);
  expect(page.text()).not.toContain('onPressEnter');
  await page.end();
  const warned = await show(createElement(HowChoices, { importing: importOf([], chosen, 'BOOKING_WARNED') }));
  expect(warned.text()).toContain('onPressEnter onBlur');
  await warned.end();
});
