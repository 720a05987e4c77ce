// 首页, in both hosts: the first steps of an empty base, the month, the key figures and where they come from; by keyboard.
import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, it } from 'vitest';
import { quiet, sideways } from './hands.ts';
import { inBrowser, withApp } from './host.ts';

/** How many backups a base says that it has made. */
function backupsMade(folder: string): number {
  const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM backup_made').pluck().get());
  } finally {
    db.close();
  }
}

inBrowser('首页', (kind) => {
  it('of an empty base tells the next step, and each leads to its place', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await page.getByRole('heading', { name: '从这里开始' }).waitFor();
      const step = page.locator('[aria-current="step"]');
      expect(await step.innerText()).toContain('给基地取名');
      await screen('home-empty');
      await step.getByRole('link').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).toBe('#/settings/base');
    });
  });

  it('of the demo base shows the month, six figures with their lines, and what comes up', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await page.getByRole('heading', { name: '首页', level: 1 }).waitFor();
      await page.getByRole('heading', { name: /的关键指标$/ }).waitFor();
      const figures = page.getByRole('link', { name: /看它从哪里来$/ });
      await figures.nth(5).waitFor();
      expect(await figures.count()).toBe(6);
      expect(await page.getByRole('img', { name: /^成交额，/ }).count()).toBe(1);
      for (const name of ['今天的直播间', '快到期的租约', '快到期的证照', '未结的合规事件', '备份与待收文件']) {
        await page.getByRole('heading', { name }).waitFor();
      }
      await page.getByRole('heading', { name: '审核关系' }).waitFor();
      await screen('home');
      await figures.first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/report\/\d{4}-\d{2}\/figure\/ZB-2\.06\.month$/);
    });
  });

  // The page is the same in both hosts: what a host could do otherwise is tried in both, the rest once.
  it('asks what a screen asks first once', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, folder }) => {
      await expect.poll(() => backupsMade(folder)).toBe(backupsMade(process.env['LIVEBASE_E2E_DEMO'] ?? '') + 1);
      await page.reload();
      await page.locator('.home-board').waitFor();
      await quiet(page);
      const asked: string[] = [];
      page.on('request', (one) => void asked.push(new URL(one.url()).pathname.replace('/rpc/', '')));
      await page.getByRole('link', { name: /^分析/ }).click();
      await page.locator('canvas').first().waitFor();
      for (const [address, content] of [
        ['/sales/2026-10', '.collect .table-line'],
        ['/tenants/1/facts', '.facts'],
        ['/settings/history', '.table-line'],
        ['/settings/backups', '.facts'],
      ] as const) {
        await page.evaluate((to) => {
          location.hash = to;
        }, address);
        await page.locator(`main ${content}`).first().waitFor();
        await quiet(page);
      }
      const first = ['insight/analytics', 'sales/month', 'collection/month', 'tenants/detail'];
      const settings = ['settings/history', 'settings/backups', 'safety/heads', 'safety/retention'];
      // Another question of the same method would be one that the screen asks in other words.
      expect(asked.filter((one) => [...first, ...settings].includes(one))).toHaveLength(first.length + settings.length);
    });
  });

  it('fits a window of half the size: nothing scrolls sideways', async () => {
    await withApp(kind, { data: 'demo', size: { width: 683, height: 384 } }, async ({ page, screen }) => {
      await page
        .getByRole('link', { name: /看它从哪里来$/ })
        .nth(5)
        .waitFor();
      await quiet(page);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await screen('home-200');
    });
  });
});
