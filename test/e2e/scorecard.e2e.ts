// 认定自评, in both hosts: criteria by month with marks and words, where each figure comes from, and criteria of one's own.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, withApp } from './host.ts';

const OWN = {
  id: 'own',
  name: '内部',
  origin: '内部考核办法',
  note: '',
  cards: [
    {
      id: 'x',
      name: '内部标准',
      criteria: [
        {
          id: 'a',
          label: '公共直播间',
          figure: 'ZB-1.05.value',
          comparison: '>=',
          threshold: '99',
          period: 'month',
          origin: '内部考核办法第 1 条',
        },
      ],
    },
  ],
};

async function fillMonth(page: Page, label: string, month: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(month);
  await field.press('Enter');
}

/** Opens the screen on six months that the demo base has. A field that was drawn again while it was typed in is typed in again. */
async function openScorecard(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '认定自评' }).click();
  await page.getByText('自选', { exact: true }).click();
  const heads = page.getByRole('region', { name: /^综合服务类：/ }).getByRole('columnheader');
  const chosen = async (): Promise<number> => {
    await fillMonth(page, '从', '2026-05');
    await fillMonth(page, '到', '2026-10');
    return heads.count();
  };
  await expect.poll(chosen, { interval: 1000 }).toBe(7);
}

inBrowser('认定自评', (kind) => {
  it('says that it never certifies, and leads to the report’s figure', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openScorecard(page);
      await page.getByText('仅供自评', { exact: false }).first().waitFor();
      const table = page.getByRole('region', { name: /^综合服务类：/ }).getByRole('table');
      expect(await table.getByRole('img', { name: '达到' }).count()).toBeGreaterThan(0);
      await screen('scorecard');
      await table.getByRole('button', { name: '改门槛 入驻企业', exact: true }).click();
      const threshold = page.getByRole('dialog', { name: '改“入驻企业”的门槛' });
      expect(await threshold.getByLabel('门槛').inputValue()).toBe('10');
      await threshold.getByText('综合服务类：入驻企业不少于 10 家', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await threshold.waitFor({ state: 'detached' });
      await table.getByRole('link').first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).toBe('#/report/2026-10/figure/ZB-1.01.value');
    });
  });

  // The page is the same in both hosts: what a host could do otherwise is tried in both, the rest once.
  it('judges criteria of one’s own, and says by how much they are missed', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, folder, screen }) => {
      mkdirSync(path.join(folder, 'scorecards'), { recursive: true });
      writeFileSync(path.join(folder, 'scorecards', 'own.json'), JSON.stringify(OWN));
      await openScorecard(page);
      const own = page.getByRole('region', { name: '内部标准', exact: true });
      await own.getByText('还差 1 项', { exact: false }).waitFor();
      expect(await own.getByRole('img', { name: '未达到' }).count()).toBe(6);
      expect(await own.getByText(/^差 \d+$/).count()).toBe(6);
      await screen('scorecard-own');
    });
  });

  it('refuses a file of another form by name', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, folder }) => {
      mkdirSync(path.join(folder, 'scorecards'), { recursive: true });
      writeFileSync(path.join(folder, 'scorecards', 'own.json'), '{"id":"own"}');
      await page.getByRole('navigation').getByRole('link', { name: '认定自评' }).click();
      const refused = page.getByRole('alert');
      await refused.waitFor();
      expect(await refused.innerText()).toContain('own.json');
    });
  });
});
