// 销售, in both hosts: an import by keyboard alone with a refused row put right, an unknown layout mapped, a batch undone, a month's line typed over.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { createCodeForName } from '../../src/backend/demo/made-codes.ts';
import { board, closeReply, countOnBoard, openBoard } from './collect-steps.ts';
import { focusIn, goTo, quiet, sheet, sideways, undoByKey } from './hands.ts';
import { type HostKind, inBothHosts, withApp } from './host.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-sales-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const MONTH = '2026-10';
const TENANTS = '企业名称,统一社会信用代码,企业类别';
const SALES = '月份,统一社会信用代码,平台,商品类别,直播场次,直播时长(分钟),观看人次,成交订单数,成交额(元),退款额(元),结算额(元)';
const CODES = [1, 2, 3].map((nth) => createCodeForName(`e2e sales ${nth}`));

function put(name: string, lines: readonly string[]): string {
  const file = path.join(work, name);
  writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  return file;
}

function salesLine(code: string | undefined, paid: string): string {
  return `2026-10,${code ?? ''},抖音,饮料类,2,120,500,10,${paid},0,100.00`;
}

const tenantsFile = (): string =>
  put('企业名录.csv', [TENANTS, ...CODES.map((code, at) => `第${at + 1}家传媒有限公司,${code},直播电商企业`)]);
const rightFile = (): string => put('销售台账.csv', [SALES, salesLine(CODES[0], '250.50'), salesLine(CODES[1], '99.00')]);
const wrongFile = (): string =>
  put('销售台账.csv', [SALES, salesLine(CODES[0], '100.00'), salesLine(CODES[1], '12.345'), salesLine('不是代码', '30.00')]);

const go = (page: Page, place: string): Promise<void> => goTo(page, `#/sales/${place}`);

async function openImport(page: Page): Promise<void> {
  await go(page, 'import');
  await page.getByRole('heading', { name: '导入文件', level: 1 }).waitFor();
}

/** Chooses files by the key that opens the dialog: what the person does in the system's own dialog is given. In the window that dialog is out of reach. */
async function chooseByKey(kind: HostKind, page: Page, files: readonly string[]): Promise<void> {
  if (kind === 'window')
    return page
      .locator('input[type=file]')
      .first()
      .setInputFiles([...files]);
  const chosen = page.waitForEvent('filechooser');
  // A way there and back: the browser then knows that the chooser is to be handed over before the key opens it.
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('o');
  const chooser = await chosen;
  await chooser.setFiles([...files]);
}

async function importAll(page: Page, files: readonly string[]): Promise<void> {
  await openImport(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
  const button = page.getByRole('button', { name: /^导入 [1-9]/ });
  await expect.poll(() => button.isEnabled()).toBe(true);
  await button.click();
  await page.getByText(/^已导入第 \d+ 批$/).waitFor();
}

/** Enter in a grid that has the focus: the field over the cell has it then. */
async function beginCell(page: Page): Promise<void> {
  await focusIn(page, '[role=grid]');
  await page.keyboard.press('Enter');
  await focusIn(page, '.sheet-box-editor');
}

async function replaceCell(page: Page, text: string): Promise<void> {
  await beginCell(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

async function choose(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /哪个来源计入$/ });
  await dialog.getByLabel('为什么用它').fill(reason);
  await dialog.getByRole('button', { name: '就用它' }).press('Enter');
}

inBothHosts('销售', (kind) => {
  it('takes files in by keyboard alone: two refused rows are put right in place, then one commit', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await openImport(page);
      await page.getByText('还没有放进文件').waitFor();
      await screen('sales-import-empty');
      await chooseByKey(kind, page, [tenantsFile(), wrongFile()]);
      await page.getByText('有问题的行 2', { exact: true }).waitFor();
      await page.keyboard.press('F8');
      const detail = page.locator('.row-detail');
      await detail.getByText('最多 2 位小数', { exact: false }).first().waitFor();
      await screen('sales-import-refused');
      await beginCell(page);
      await page.keyboard.insertText('given up');
      await page.keyboard.press('Escape');
      await detail.getByText('12.345', { exact: false }).first().waitFor();
      await replaceCell(page, '12.34');
      await detail.getByText('已改为“12.34”', { exact: false }).waitFor();
      await page.keyboard.press('F8');
      await detail.getByText('不是代码', { exact: false }).first().waitFor();
      await replaceCell(page, CODES[2] ?? '');
      await page.getByText('有问题的行 0', { exact: true }).waitFor();
      await screen('sales-import-fixed');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/^已导入第 \d+ 批$/).waitFor();
      await page.getByText('新增 6 行，更改 0 行，不变 0 行，拒收 0 行').waitFor();
      await go(page, '2026-10/lines');
      await page.getByRole('gridcell', { name: '12.34', exact: true }).waitFor();
      expect(await page.getByRole('gridcell', { name: '30.00', exact: true }).count()).toBe(1);
    });
  });

  it('takes a batch back by name, and says what it did', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await importAll(page, [tenantsFile(), rightFile()]);
      await page.getByRole('link', { name: '看这一批' }).click();
      const drawer = page.getByRole('dialog').last();
      await drawer.getByRole('cell', { name: '销售台账' }).first().waitFor();
      await screen('sales-batch');
      await drawer.getByRole('button', { name: '撤销这一批' }).click();
      const dialog = page.getByRole('dialog', { name: '撤销第 1 批' });
      await dialog.getByText('会停用这一批新增的 5 行', { exact: false }).waitFor();
      await dialog.getByRole('button', { name: '撤销这一批' }).click();
      await page.getByText(/第 1 批已撤销：停用 \d+ 行/).waitFor();
      await go(page, '2026-10');
      await page.getByText('还没有销售数据', { exact: false }).waitFor();
      expect(await page.locator('.sales-strip').count()).toBe(0);
    });
  });

  // The page is the same in both hosts: what a host could do otherwise is tried in both, the rest once.
  if (kind === 'window') return;
  it('keeps staged files while the person is elsewhere, and takes only rows without trouble where that is chosen', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page }) => {
      await openImport(page);
      await page.locator('input[type=file]').first().setInputFiles([tenantsFile(), wrongFile()]);
      await page.getByText('有问题的行 2', { exact: true }).waitFor();
      await go(page, 'batches');
      await page.getByRole('heading', { name: '导入批次', level: 1 }).waitFor();
      await openImport(page);
      await page.getByText('有问题的行 2', { exact: true }).waitFor();
      const button = page.getByRole('button', { name: /^导入 \d/ });
      expect(await button.isEnabled()).toBe(false);
      await page.getByText('只导入没问题的行', { exact: true }).click();
      await expect.poll(() => button.isEnabled()).toBe(true);
      await button.click();
      await page.getByText('新增 4 行，更改 0 行，不变 0 行，拒收 2 行').waitFor();
      // The rows that were not taken stay with the batch: they are taken up again from its page, beside those that are there.
      await page.getByRole('link', { name: '看这一批' }).click();
      await page.getByRole('button', { name: '再看没收的 2 行' }).click();
      await page.getByText('有问题的行 2', { exact: true }).waitFor();
      await page.getByRole('heading', { name: '导入文件', level: 1 }).waitFor();
    });
  });

  it('asks what the columns of an unknown sheet are, once', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await importAll(page, [tenantsFile()]);
      const file = put('快手周报.csv', [
        '主播,开播时间,时长,支付金额,退款额',
        '甲,2026-10-03 20:00,90,120.50,1',
        '甲,2026-10-04 20:00,60,80,0',
      ]);
      await page.locator('input[type=file]').first().setInputFiles([file]);
      await page.getByRole('link', { name: '指定列' }).click();
      await page.locator('.map-box').waitFor();
      await screen('sales-mapping');
      const kinds = page.getByRole('radiogroup', { name: '这张表的一行是', exact: true });
      expect(await kinds.getByRole('radio', { checked: true }).count()).toBe(1);
      await page.keyboard.press('Control+Enter');
      await page.getByText('已存为“快手周报”', { exact: false }).waitFor();
      await page.getByRole('rowheader', { name: /快手周报/ }).waitFor();
      await page.getByLabel('快手周报.csv：哪家企业').waitFor();
      expect(await page.getByRole('link', { name: '指定列', exact: true }).count()).toBe(0);
    });
  });

  it('types over a line of the month like a spreadsheet, refuses in place, and undoes', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await importAll(page, [tenantsFile(), rightFile()]);
      await go(page, '2026-10/lines');
      const grid = page.getByRole('grid', { name: '明细' });
      await grid.getByRole('gridcell', { name: '250.50', exact: true }).click();
      await page.keyboard.type('1.234');
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
      await page.locator('.row-detail').getByText('没有改', { exact: false }).waitFor();
      await replaceCell(page, '1.2万');
      await grid.getByRole('gridcell', { name: '12,000.00', exact: true }).waitFor();
      await screen('sales-month-lines');
      await undoByKey(page);
      await grid.getByRole('gridcell', { name: '250.50', exact: true }).waitFor();
      expect(await grid.getByRole('gridcell', { name: '12,000.00', exact: true }).count()).toBe(0);
    });
  });

  it('puts a code right, and the red errors of the rows that hung on it go, with every count', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await openImport(page);
      const spoilt = put('企业名录.csv', [TENANTS, `第一家传媒有限公司,${CODES[0]?.slice(0, 17) ?? ''},直播电商企业`]);
      const lines = put('销售台账.csv', [SALES, salesLine(CODES[0], '1.00'), salesLine(CODES[0], '1.00').replace('饮料类', '化妆品类')]);
      await page.locator('input[type=file]').first().setInputFiles([spoilt, lines]);
      await page.locator('.intake-refusal').getByText('2 行，如第 2 行：', { exact: false }).waitFor();
      await screen('sales-import-reasons');
      await page.keyboard.press('F8');
      await replaceCell(page, CODES[0] ?? '');
      await page.getByRole('button', { name: '导入 3 行' }).waitFor();
      expect(await page.locator('.intake-refusal').count()).toBe(0);
      await page.locator('.row-detail').getByText('已改为', { exact: false }).waitFor();
    });
  });

  it('of the demo base shows who has reported and who is missing, and what two sources say: what counts is chosen, and taken back', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openBoard(page, MONTH);
      const [due, reported, zero, missing] = await Promise.all(
        ['due', 'reported', 'zero', 'missing'].map((filter) => countOnBoard(page, filter)),
      );
      expect(due).toBe((reported ?? 0) + (zero ?? 0) + (missing ?? 0));
      await screen('sales-month');
      await page.keyboard.press('4');
      await expect.poll(() => board(page).locator('.table-line').filter({ hasText: '未报' }).count()).toBe(missing);
      await board(page).focus();
      await page.keyboard.press('Enter');
      await sheet(page).getByText('还没有收到这家的报表').waitFor();
      await screen('collect-missing');
      await closeReply(page);

      await go(page, `${MONTH}/differ`);
      const pairs = page.getByRole('grid', { name: '来源不一致' });
      await pairs.getByText('超过 1%').first().waitFor();
      await screen('sales-differ');
      await pairs.getByText('台账优先', { exact: false }).first().waitFor();
      await pairs.focus();
      await page.keyboard.press('Enter');
      const drawer = sheet(page);
      await drawer
        .getByRole('button', { name: /^看明细：/ })
        .first()
        .press('Enter');
      await drawer.getByRole('grid', { name: /场直播$/ }).waitFor();
      await screen('collect-sources');
      await drawer
        .getByRole('button', { name: /^改用…：/ })
        .first()
        .press('Enter');
      await choose(page, '平台后台核对过');
      await drawer.getByText(/选定：平台后台核对过$/).waitFor();
      await page.keyboard.press('Escape');
      await pairs.getByText('有人选定').waitFor();
      await undoByKey(page);
      await pairs.getByText('台账优先', { exact: false }).first().waitFor();
      await go(page, '2026-09/lines');
      await page.getByText('2026 年 9 月 已经结账', { exact: false }).waitFor();
      expect(await page.getByRole('button', { name: '加一行' }).count()).toBe(0);
    });
  });

  it('fits a window of half the size: nothing scrolls sideways', async () => {
    await withApp(kind, { data: 'demo', size: { width: 683, height: 384 } }, async ({ page, screen }) => {
      for (const place of ['import', '2026-10', '2026-10/lines', 'batches']) {
        await go(page, place);
        await page.locator('.page-title').waitFor();
        await quiet(page);
        expect(await sideways(page)).toBeLessThanOrEqual(0);
        await screen(`sales-200-${place.replaceAll('/', '-')}`);
      }
    });
  });
});
