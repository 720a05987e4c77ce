// 分析, in both hosts: months of one's own choice, charts with their numbers, a workbook, a target set and taken back.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { iterateRows, readTableFile } from '../../src/sheets/read/read-table.ts';
import { undoByKey } from './hands.ts';
import { inBrowser, withApp } from './host.ts';

const CHARTS = [
  '成交额与上年同月',
  '分平台成交额',
  '分商品类别成交额',
  '可比企业增长',
  '直播间使用时段',
  '直播间每小时收入',
  '入驻率',
] as const;

async function fillMonth(page: Page, label: string, month: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(month);
  await field.press('Enter');
}

/** Opens the screen on the months that the demo base has. A field that was drawn again while it was typed in is typed in again. */
async function openAnalytics(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '分析' }).click();
  await page.getByText('自选', { exact: true }).click();
  const chosen = async (): Promise<boolean> => {
    await fillMonth(page, '从', '2026-01');
    await fillMonth(page, '到', '2026-10');
    return page.getByText(/^2026-01 至 2026-10/).isVisible();
  };
  await expect.poll(chosen, { interval: 1000 }).toBe(true);
}

inBrowser('分析', (kind) => {
  it('draws each chart of the chosen months once it is in sight, and shows its numbers', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openAnalytics(page);
      await page.locator('canvas').first().waitFor();
      const drawn = page.getByRole('img').filter({ has: page.locator('canvas') });
      expect(await drawn.count()).toBeLessThan(CHARTS.length);
      for (const name of CHARTS) {
        const chart = page.getByRole('img', { name, exact: true });
        await chart.scrollIntoViewIfNeeded();
        await chart.locator('canvas').first().waitFor();
      }
      await screen('analytics');
      const chart = page.getByRole('region', { name: '成交额与上年同月' });
      await chart.getByText('数', { exact: true }).click();
      await chart.getByRole('cell', { name: '2026-10', exact: true }).waitFor();
      expect(await chart.getByRole('row').count()).toBe(11);
      await screen('analytics-numbers');
    });
  });

  it('saves a chart as a picture, and its numbers as a workbook', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, savedBy }) => {
      await openAnalytics(page);
      const chart = page.getByRole('region', { name: '分平台成交额' });
      const workbook = await savedBy(() => chart.getByRole('button', { name: '导出 Excel' }).click());
      expect(workbook.name).toBe('分平台成交额_2026-01_2026-10.xlsx');
      const read = await readTableFile(workbook.bytes);
      expect(read.ok && iterateRows(read.value).length).toBe(9);
      const picture = await savedBy(() => chart.getByRole('button', { name: '存为图片' }).click());
      expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    });
  });

  // The page is the same in both hosts: what a host could do otherwise is tried in both, the rest once.
  it('sets a target, sees what it came to, and takes it back', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openAnalytics(page);
      await page.getByRole('button', { name: '设目标' }).click();
      const form = page.getByRole('dialog').last();
      await form.getByLabel('指标').fill('直播场次');
      await page.getByRole('option', { name: /^ZB-2\.01 直播场次/ }).waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
      await form.getByLabel('目标值').fill('24000');
      await form.getByRole('button', { name: '保存' }).click();
      await page.getByRole('rowheader', { name: /^直播场次/ }).waitFor();
      await screen('analytics-target');
      await undoByKey(page);
      await page.getByRole('rowheader', { name: /^直播场次/ }).waitFor({ state: 'detached' });
      expect(await page.getByRole('rowheader').count()).toBe(4);
    });
  });

  it('of an empty base says what to do first', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await page.getByRole('navigation').getByRole('link', { name: '分析' }).click();
      await page.getByText('这段时间还没有数据').waitFor();
      expect(await page.getByRole('link', { name: '导入数据' }).getAttribute('href')).toBe('#/sales/import');
      await screen('analytics-empty');
    });
  });
});
