// Closing a month in which bookings are still open: each is settled or left open, with a reason, before the month is closed.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { ReportPages } from '../../src/contract/report/filing-shapes.ts';
import { CloseDialog } from '../../src/app/report/CloseDialog.tsx';
import { FillDialog } from '../../src/app/report/FillDialog.tsx';
import { FindingsPanel } from '../../src/app/report/FindingsPanel.tsx';
import { SubmitDialog } from '../../src/app/report/SubmitDialog.tsx';
import { at } from '../helpers/raw-base.ts';
import { type RenderedPage, renderPage } from './render-page.ts';

const ok = (value: unknown) => ({ ok: true, value });

const REPORT: ReportPages = {
  title: '',
  filer: '',
  period: '',
  draftWord: null,
  revision: 1,
  pages: [],
  status: {
    month: '2026-10',
    state: 'filling',
    revision: null,
    isReopened: false,
    deadline: { day: '2026-11-10', daysLeft: 5, workdaysLeft: 3 },
    closedMs: null,
    closedBy: null,
    submission: null,
    parked: 0,
  },
  shown: null,
  findings: [],
  notJudged: [],
  fields: [],
  baseFact: null,
  corrections: [],
  lacking: [],
};

function open(id: number, state: 'booked' | 'checked_in', isOver: boolean) {
  const from = at('2026-10-31T20:00');
  return { id, version: 3, from, to: from + 120, number: `D00000${id}`, tenantShort: `企业${id}`, studioCode: 'A01', state, isOver };
}

const SESSIONS = [open(1, 'checked_in', true), open(2, 'booked', true), open(3, 'checked_in', false)];
const A28 = {
  id: 'A28',
  severity: 'W',
  name: '',
  relation: '',
  message: '',
  figures: [],
  isInternal: false,
  writtenAbout: null,
  lastMonth: '',
} as const;

function openDialog(explanation: string): Promise<RenderedPage> {
  const report = { ...REPORT, findings: [{ ...A28, explanation, tenants: [] }] };
  const answers: Readonly<Record<string, unknown>> = {
    'bookings.unfinished': ok({ sessions: SESSIONS }),
    'bookings.many': ok({ change: 1, count: 1, charge: 0 }),
    'month.close': ok({ month: '2026-10', revision: 1, snapshot: '' }),
  };
  const dialog = createElement(CloseDialog, { report, onClose: () => undefined, onJump: () => undefined });
  return renderPage(async () => dialog, { answer: (name) => answers[name] });
}

const writes = (page: RenderedPage) => page.sent().filter(([name]) => name === 'bookings.many' || name === 'month.close');

it('a month was closed over open bookings for ever: each is settled or left open, and nothing is closed before each has its reason', async () => {
  const page = await openDialog('');
  await expect(page.press('结账')).rejects.toThrow('it is disabled');
  const waysOf = (label: string) => page.controls().find((one) => one.label === label)?.props['options'];
  const named = (...values: readonly string[]) => values.map((value) => expect.objectContaining({ value }));
  // Who checked in has come, and who is still in has not ended as booked.
  expect(waysOf('2026-10-31 20:00 A01 企业1（已到场）')).toEqual(named('completed', 'carry'));
  expect(waysOf('2026-10-31 20:00 A01 企业2（已预订）')).toEqual(named('completed', 'no_show', 'carry'));
  expect(waysOf('2026-10-31 20:00 A01 企业3（已到场）')).toEqual(named('carry'));
  await page.fill('全部', 'completed');
  await page.fill('2026-10-31 20:00 A01 企业2（已预订）', 'no_show');
  await page.fill('2026-10-31 20:00 A01 企业3（已到场）', 'carry');
  await page.fill('按预约结束的依据', '值班本');
  await page.fill('记为未到场的依据', '监控');
  await expect(page.press('结账')).rejects.toThrow('it is disabled');
  await page.fill('留着的原因（写进月报的说明）', '还在播 ');
  await page.press('结账');
  expect(writes(page)).toEqual([
    [
      'month.close',
      {
        month: '2026-10',
        explanations: { A28: '还在播' },
        settle: [
          { bookings: [{ id: 1, version: 3 }], to: 'completed', reason: '值班本' },
          { bookings: [{ id: 2, version: 3 }], to: 'no_show', reason: '监控' },
        ],
      },
    ],
  ]);
  await page.end();
});

it('what was explained about them already stands as the reason why they stay open', async () => {
  const page = await openDialog('月底跨月直播');
  await page.press('结账');
  expect(writes(page)).toEqual([['month.close', { month: '2026-10', explanations: { A28: '月底跨月直播' }, settle: [] }]]);
  await page.end();
});

const A07 = {
  ...A28,
  id: 'A07',
  name: '退款、结算、零售额不超成交额',
  message: '退款额大于成交额',
  explanation: '',
  lastMonth: '退的是上月的单',
  tenants: [],
} as const;

it('three dialogs closed, saved and filed a month: one takes the words, closes, notes the filing and saves both files', async () => {
  const report = { ...REPORT, findings: [A07, { ...A07, id: 'A11', lastMonth: '' }] };
  const answers: Readonly<Record<string, unknown>> = {
    'bookings.unfinished': ok({ sessions: [] }),
    'filing.explain': ok({ before: '' }),
    'month.close': ok({ month: '2026-10', revision: 1, snapshot: '' }),
    'month.submit': ok({ month: '2026-10', state: 'handed_in' }),
    'report.export': ok({ files: [] }),
  };
  const dialog = createElement(CloseDialog, { report, onClose: () => undefined, onJump: () => undefined });
  const page = await renderPage(async () => dialog, { answer: (name) => answers[name] });
  const written = (shown: RenderedPage) => shown.sent().filter(([name]) => Object.hasOwn(answers, name) && name !== 'bookings.unfinished');
  expect(page.text()).toContain('说明（2 条都写了才能结账）');
  await expect(page.press('结账')).rejects.toThrow('it is disabled');
  await page.press('用上月的：退的是上月的单');
  await page.pause();
  expect(written(page)).toEqual([
    ['filing.explain', { month: '2026-10', relation: 'A07', words: '退的是上月的单', about: '退款额大于成交额' }],
  ]);
  await page.end();

  const explained = { ...report, findings: [{ ...A07, explanation: '退的是上月的单' }] };
  const again = createElement(CloseDialog, { report: explained, onClose: () => undefined, onJump: () => undefined });
  const second = await renderPage(async () => again, { answer: (name) => answers[name] });
  await second.fill('怎么报的（写了就登记为已上报）', ' 直报平台 ');
  await second.press('结账');
  expect(written(second)).toEqual([
    ['month.close', { month: '2026-10', explanations: {}, settle: [] }],
    ['month.submit', { month: '2026-10', how: '直报平台', receipt: null, result: null, words: null, disputed: [] }],
    ['report.export', { month: '2026-10', profile: null, kinds: ['xlsx', 'pdf'] }],
  ]);
  await second.end();
});

const FORM = { id: 3, name: '区月报', isRetired: false, entries: 9, proposed: 0 };
const FINE = { written: 9, inserted: 0, recalculated: 1, checks: [{ sheet: '表', cell: 'A9', value: '相符', ok: true }], warnings: [] };
const FAILING = { ...FINE, checks: [{ sheet: '表', cell: 'A9', value: '不符', ok: false }] };

it.each([
  [FINE, ['月报.xlsx'], '再保存一次', 'default'],
  [FAILING, [], '看过了，保存文件', 'primary'],
])('a form that was filled is handed over at once, or once somebody has looked at what fails', async (workbook, saved, words, type) => {
  const dialog = createElement(FillDialog, { report: REPORT, onClose: () => undefined });
  const filled = ok({ name: '月报.xlsx', bytes: new Uint8Array(3), sha256: '', workbook });
  const answers: Readonly<Record<string, unknown>> = { 'workbooks.list': ok({ workbooks: [FORM] }), 'workbooks.fill': filled };
  const page = await renderPage(async () => dialog, { answer: (name) => answers[name] });
  await page.press('填写');
  expect(page.sent().flatMap(([name, file]) => (name === 'saved' ? [file] : []))).toEqual(saved);
  expect(page.text()).toContain(`okText="${words}"`);
  expect(page.text()).toContain(`"type":"${type}"`);
  await page.end();
});

it('the bureau took a report without a word; a return has its words', async () => {
  const submission = {
    id: 1,
    revision: 1,
    atMs: 0,
    who: '何静',
    state: 'handed_in',
    how: '邮件',
    words: null,
    disputed: [],
    scan: null,
  } as const;
  const report: ReportPages = { ...REPORT, status: { ...REPORT.status, submission } };
  const dialog = createElement(SubmitDialog, { report, onClose: () => undefined });
  const answer = (name: string) => (name === 'month.submit' ? ok({ month: '2026-10', state: 'accepted' }) : undefined);
  const open = () => renderPage(async () => dialog, { answer });
  const sent = (page: RenderedPage) => page.sent().filter(([name]) => name === 'month.submit');
  const accepting = await open();
  await accepting.press('登记结果');
  expect(sent(accepting)).toEqual([
    ['month.submit', { month: '2026-10', how: null, receipt: null, result: 'accepted', words: null, disputed: [] }],
  ]);
  await accepting.end();
  const returning = await open();
  await returning.press('被退回');
  await returning.fill('主管部门的话', '  ');
  await expect(returning.press('登记结果')).rejects.toThrow('it is disabled');
  await returning.fill('主管部门的话', ' 表 2 不平 ');
  await returning.fill('有异议的数', ['ZB-2.06.month', 'ZB-4.total.paid']);
  await returning.press('登记结果');
  const returned = { month: '2026-10', how: null, receipt: null, result: 'returned', words: '表 2 不平' };
  expect(sent(returning)).toEqual([['month.submit', { ...returned, disputed: ['ZB-2.06.month', 'ZB-4.total.paid'] }]]);
  await returning.end();
  const after = await open();
  await after.press('被退回');
  await after.fill('有异议的数', ['ZB-2.06.month']);
  await after.press('已通过');
  await after.press('登记结果');
  expect(sent(after)).toEqual([
    ['month.submit', { month: '2026-10', how: null, receipt: null, result: 'accepted', words: null, disputed: [] }],
  ]);
  await after.end();
});

it('what the bureau disputes stands first among the findings, with its words, and is shown in the sheets', async () => {
  const disputed = ['ZB-2.06.month', 'ZB-4.total.paid'];
  const said = {
    id: 2,
    revision: 1,
    atMs: 0,
    who: '何静',
    state: 'returned',
    how: null,
    words: '请核实成交额',
    disputed,
    scan: null,
  } as const;
  const report: ReportPages = { ...REPORT, findings: [{ ...A07, figures: [] }], status: { ...REPORT.status, submission: said } };
  const shown: unknown[] = [];
  const panel = createElement(FindingsPanel, { report, onShow: (figures) => shown.push(figures), onSignOff: () => undefined });
  const page = await renderPage(async () => panel, { answer: () => undefined });
  expect(page.text()).toMatch(/主管部门有异议（2）[^]*请核实成交额[^]*A07/);
  await page.press('ZB-4.total.paid');
  await page.press('指给我看 主管部门有异议');
  expect(shown).toEqual([['ZB-4.total.paid'], disputed]);
  await page.end();
});

it('what a correction changes is said from the filed value to the new one', async () => {
  const report: ReportPages = { ...REPORT, status: { ...REPORT.status, revision: 1, isReopened: true } };
  const figure = { figure: 'ZB-2.06.month', label: '成交额', before: '12.00', after: '15.50', unit: '万元', difference: '+3.50' };
  const dialog = createElement(CloseDialog, { report, onClose: () => undefined, onJump: () => undefined });
  const answers: Readonly<Record<string, unknown>> = {
    'bookings.unfinished': ok({ sessions: [] }),
    'filing.compare': ok({ figures: [figure], records: [], more: 0 }),
    'filing.revisions': ok({ revisions: [{ revision: 1, reopened: { reason: '漏了一家' } }] }),
  };
  const page = await renderPage(async () => dialog, { answer: (name) => answers[name] });
  expect(page.text()).toMatch(/漏了一家[^]*成交额[^0-9]*12\.00[^0-9]+15\.50/);
  await page.end();
});
