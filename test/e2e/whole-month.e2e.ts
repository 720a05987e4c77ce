// The whole month: forms made, replies taken, one asked back and put right, all accepted, closed, the bureau's workbook filled. By mouse, and by keys alone, in both hosts.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { nameOf } from '../helpers/forms-base.ts';
import { axeFindings } from './axe-findings.ts';
import { board, type NamedFile, openBoard } from './collect-steps.ts';
import { tabTo } from './hands.ts';
import { inBothHosts, type OpenedApp, withApp } from './host.ts';
import { DUE, MONTH, ODD_ONE, SILENT_ONE, SPOILT_ONE, TOTALS, ZERO_ONE, firstReplies, laterReplies, layOutMonth } from './month-base.ts';
import { countClicks, keyHands, mouseHands } from './month-hands.ts';
import {
  acceptAll,
  askAboutTwo,
  type AtWork,
  bringReplies,
  closeTenant,
  countsAre,
  keepWords,
  makeTheForms,
  openTenant,
  previewed,
  takeReplies,
} from './month-jobs.ts';
import { dropDialog, fillForm, keepForm, openArchive } from './month-papers.ts';
import { closeByKeyboard, closeByMouse } from './report-steps.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-month-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const WORKBOOKS = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');
const BLANK = path.join(WORKBOOKS, 'simple-monthly.xlsx');
const MAP = path.join(WORKBOOKS, 'simple-monthly.map.json');

const REFUND = '退款额 25,000.00 元大于成交额 10,000.00 元，请核对；如果退的是以前月份的单，请说明。';
const SETTLED = '结算额 99,000.00 元大于成交额 10,000.00 元，请核对；如果含以前月份的结算，请说明。';
const SAID = '退款多打了一位；结算额含九月的货款';

const lookSchema = z.looseObject({ s: z.looseObject({ fgColor: z.looseObject({ rgb: z.string() }) }) });

/** What is in a cell as another program reads it. */
function cellIn(bytes: Uint8Array, sheetName: string, cell: string): unknown {
  const read: unknown = XLSX.read(bytes).Sheets[sheetName]?.[cell];
  return z.looseObject({ v: z.unknown() }).safeParse(read).data?.v;
}

/** The cells that another program shows in yellow. */
function yellowIn(bytes: Uint8Array, sheetName: string): readonly string[] {
  const cells = Object.entries(XLSX.read(bytes, { cellStyles: true, sheetStubs: true }).Sheets[sheetName] ?? {});
  return cells.flatMap(([name, cell]) => (lookSchema.safeParse(cell).data?.s.fgColor.rgb === 'FFFF00' ? [name] : [])).toSorted();
}

/** From the first screen to the month's board; keys go there month by month, whatever month it is by the clock. */
async function toBoard({ app: { page }, hands }: AtWork): Promise<void> {
  if (hands.way === 'mouse') return openBoard(page, MONTH);
  await page.getByRole('link', { name: '销售' }).waitFor();
  await page.keyboard.press('Alt+5');
  await board(page).waitFor();
  const isThere = (): Promise<boolean> => page.evaluate((month) => location.hash.includes(month), MONTH);
  await tabTo(page, isThere, '[');
  await board(page).waitFor();
}

/** Forms out, replies in: the preview names each trouble, and what is right is taken. */
async function collect(at: AtWork, folder: string): Promise<readonly NamedFile[]> {
  const { page } = at.app;
  const forms = await makeTheForms(at);
  expect(forms.map(({ name }) => name)).toEqual(Array.from({ length: DUE }, (_, nth) => `${nameOf(nth + 1)}_2026年10月销售月报.xlsx`));
  await countsAre(at, { due: DUE, reported: 0, zero: 0, missing: DUE, doubt: 0 });
  await bringReplies(at, path.join(folder, 'first'), firstReplies(forms));
  await expect.poll(async () => (await previewed(at)).get('没有卖.xlsx')).toContain(`${ZERO_ONE} · 2026 年 10 月 · 成交额 0.00 元`);
  const said = await previewed(at);
  expect(said.size).toBe(11);
  expect(said.get('新建 Microsoft Excel 工作表.xls')).toContain(`${nameOf(2)} · 2026 年 10 月 · 成交额 3,050.55 元`);
  expect(said.get('十月(1)(1).xlsx')).toContain(`${ODD_ONE} · 2026 年 10 月 · 成交额 10,000.00 元`);
  expect(said.get('改过代码.xlsx')).toMatch(new RegExp(`${SPOILT_ONE}.*锁定的格 F3 被改动了`));
  await at.seen('preview');
  await at.hands.use(page.getByLabel('只导入没问题的行'), ' ');
  expect(await takeReplies(at)).toMatch(/更改 0 行，拒收 1 行$/);
  return forms;
}

/** What was not taken in can be had as it came. */
async function keptAsTheyCame({ app: { page, savedBy }, hands }: AtWork, folder: string): Promise<void> {
  const kept = await savedBy(() => hands.use(page.getByRole('button', { name: '另存：改过代码.xlsx' })));
  expect(kept.bytes.equals(readFileSync(path.join(folder, 'first', '改过代码.xlsx')))).toBe(true);
}

/** The odd one is asked about two cells, its words are kept, its copy comes back put right. */
async function askAndCorrect(at: AtWork, folder: string, forms: readonly NamedFile[]): Promise<void> {
  const { page, savedBy } = at.app;
  const drawer = await openTenant(at, ODD_ONE);
  const copy = await askAboutTwo(at, [REFUND, SETTLED]);
  expect(copy.name).toBe('十月(1)(1)_待核对.xlsx');
  expect(yellowIn(copy.bytes, '销售月报')).toEqual(['H6', 'I6', 'K1', 'K6']);
  expect(cellIn(copy.bytes, '销售月报', 'K6')).toBe(`H6 抖音 化妆品类 退款额：${REFUND}；I6 抖音 化妆品类 结算额：${SETTLED}`);
  await keepWords(at, SAID);
  await drawer.getByText('用来说明月报审核 A07').waitFor();
  await at.seen('answered');
  await closeTenant(at);

  await bringReplies(at, path.join(folder, 'later'), laterReplies(forms, copy.bytes));
  const change = page.getByRole('grid', { name: '会改动的内容' }).getByRole('row').filter({ hasText: '改好了.xlsx' });
  expect((await change.innerText()).split(/\s*\n\s*/).slice(-3)).toEqual(['退款额(元)', '25,000.00', '250.00']);
  expect(await page.getByRole('radio', { name: '用新的' }).isChecked()).toBe(true);
  await at.seen('second');
  expect(await takeReplies(at)).toMatch(/更改 1 行，拒收 0 行$/);

  await openTenant(at, ODD_ONE);
  await drawer.getByRole('row').filter({ hasText: '25,000.00' }).getByText('250.00', { exact: true }).waitFor();
  await drawer.getByText(SAID).waitFor();
  const received = await savedBy(() => at.hands.command(drawer.getByRole('button', { name: '收到的文件' }), 's'));
  expect(received.name).toBe('改好了.xlsx');
  expect(received.bytes.equals(readFileSync(path.join(folder, 'later', '改好了.xlsx')))).toBe(true);
  // The one before can be looked at, and says that a newer one came.
  await at.hands.use(drawer.getByRole('button', { name: /^看这一份：十月/ }));
  await drawer.getByText('后来又收到一份，这一份只能看。', { exact: true }).waitFor();
  await at.hands.use(drawer.getByRole('button', { name: '看最新的', exact: true }));
  await drawer.getByText('后来又收到一份，这一份只能看。', { exact: true }).waitFor({ state: 'detached' });
  await drawer.getByText('改好了.xlsx', { exact: true }).first().waitFor();
  // What was settled is still more than what was paid: anyone who accepts that is told so.
  expect(await acceptAll(at, drawer.getByRole('button', { name: /^认\s?可$/ }))).toContain('结算比成交多');
  await drawer.getByText('认可', { exact: true }).last().waitFor();
  await closeTenant(at);
}

/** The month from its forms to the close. */
async function wholeMonth(at: AtWork, folder: string): Promise<void> {
  const { page } = at.app;
  const forms = await collect(at, folder);
  await countsAre(at, { due: DUE, reported: 9, zero: 1, missing: 2, doubt: 1 });
  await at.hands.use(page.getByRole('button', { name: '没有收进来的文件 1' }));
  await page
    .getByRole('row')
    .filter({ hasText: '改过代码.xlsx' })
    .getByText(/锁定的格 F3 被改动了/)
    .waitFor();
  await at.seen('board');
  if (at.hands.way === 'keys') await keptAsTheyCame(at, folder);
  await askAndCorrect(at, folder, forms);

  await countsAre(at, { due: DUE, reported: 10, zero: 1, missing: 1, doubt: 0 });
  await acceptAll(at, page.getByRole('button', { name: '认可没问题的 10 份' }));
  await expect.poll(() => board(page).getByText('已认可').count()).toBe(11);
  expect(await board(page).getByRole('row').filter({ hasText: SILENT_ONE }).innerText()).toContain('未报');

  await at.hands.go(`#/report/${MONTH}`, `yb ${MONTH}`);
  const explained = page.locator('#finding-A07').getByRole('textbox');
  await explained.waitFor();
  expect(await explained.inputValue()).toBe(`${ODD_ONE}：${SAID}`);
  await (at.hands.way === 'keys' ? closeByKeyboard(page) : closeByMouse(page));
  await at.seen('closed');
}

async function printed(page: OpenedApp['page'], figure: string): Promise<string> {
  return (await page.locator(`button[data-figure="${figure}"]`).first().innerText()).split('\n')[0] ?? '';
}

/** The bureau's blank is kept with its map, filled from the closed month, read by another program, and found in the archive. */
async function fillWorkbook(at: AtWork): Promise<void> {
  const { page } = at.app;
  await keepForm(at, BLANK, MAP);
  await at.hands.go(`#/report/${MONTH}`, `yb ${MONTH}`);
  const file = await fillForm(at);
  await at.seen('filled');
  await dropDialog(at);
  expect(file.name).toBe('simple-monthly_2026年10月_第1版.xlsx');
  // Head, sessions, paid, refunded, net, settled; net once more in 亿元 with 4 decimals.
  expect(['B4', 'D11', 'D16', 'D17', 'D18', 'D19', 'D30'].map((cell) => cellIn(file.bytes, '月报表', cell))).toEqual([
    '星港直播基地',
    TOTALS.sessions,
    TOTALS.paid,
    TOTALS.refunded,
    TOTALS.net,
    TOTALS.settled,
    0.0009,
  ]);
  const rows = { '01': TOTALS.sessions, '06': TOTALS.paid, '07': TOTALS.refunded, '08': TOTALS.net, '09': TOTALS.settled };
  for (const [row, value] of Object.entries(rows)) expect(await printed(page, `ZB-2.${row}.month`)).toBe(String(value));
  await openArchive(at);
  const kept = page.getByRole('grid', { name: /^存档/ }).getByRole('row').filter({ hasText: file.name });
  await kept.getByText(createHash('sha256').update(file.bytes).digest('hex')).waitFor();
  expect(await kept.innerText()).toContain('主管部门的表');
}

inBothHosts('the whole month', (kind) => {
  // The page is the same in both hosts: one way is enough to see that files come and go in the window.
  const ways = kind === 'window' ? (['keys'] as const) : (['mouse', 'keys'] as const);
  it.each(ways)('from the roster to the bureau’s workbook, by %s', async (way) => {
    const folder = mkdtempSync(path.join(work, `${kind}-${way}-`));
    await layOutMonth(path.join(folder, 'base'));
    // One in each theme, so that both are looked at.
    const theme = way === 'mouse' ? 'light' : 'dark';
    await withApp(kind, { data: path.join(folder, 'base'), theme }, async (app) => {
      const { page } = app;
      const found: string[] = [];
      const seen: AtWork['seen'] = async (name) => {
        await app.screen(`month-${name}-${way}`);
        // The page is the same in both hosts.
        if (kind === 'http') found.push(...(await axeFindings(page)).map((line) => `${name}: ${line}`));
      };
      const at: AtWork = { app, hands: way === 'mouse' ? mouseHands(page) : keyHands(page), seen };
      const clicks = await countClicks(page);
      await toBoard(at);
      await wholeMonth(at, folder);
      await fillWorkbook(at);
      expect(found).toEqual([]);
      expect(await clicks()).toBe(way === 'keys' ? 0 : 1);
    });
  });
});
