// 直播间, in both hosts: a studio by hand, its price from a day, a blackout with the bookings it hits, out of service, and the undo of each.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dayAhead, layOutDesk } from './desk-base.ts';
import { fillDay, sheet, undoByKey } from './hands.ts';
import { inBrowser, withApp } from './host.ts';

async function toStudios(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '直播间' }).click();
  await page.getByRole('heading', { name: '直播间', exact: true, level: 1 }).waitFor();
}

async function addStudio(page: Page): Promise<void> {
  await page.keyboard.press('n');
  const form = sheet(page);
  await form.getByLabel('编号').fill('E01');
  await form.getByLabel('名称').fill('东一厅');
  await fillDay(form, '启用日期', '2026-01-01');
  await form.getByLabel('每日开放').fill('一至五 18:00-02:00；六日 全天');
  await form.getByText('一周共开放').waitFor();
  await form.getByLabel('时租(元)').fill('120');
}

inBrowser('直播间', (kind) => {
  it('is added with its hours drawn, its price changes from a day, and the change is taken back', async () => {
    await withApp(kind, { data: 'empty' }, async ({ page, screen }) => {
      await toStudios(page);
      await page.getByText('还没有直播间').waitFor();
      await screen('studios-empty');
      await addStudio(page);
      await screen('studio-new');
      await sheet(page).getByRole('button', { name: '保存' }).click();
      await page.getByRole('heading', { name: 'E01', level: 1 }).waitFor();

      await page.getByRole('tab', { name: '价格' }).click();
      await page.getByRole('button', { name: '自某日起变更', exact: true }).click();
      await fillDay(sheet(page), '从哪一天起', '2026-06-01');
      await sheet(page).getByLabel('时租(元)').fill('150.5');
      await sheet(page).getByRole('button', { name: '保存' }).click();
      await page.getByRole('cell', { name: '150.50' }).waitFor();
      await page.getByRole('cell', { name: '+30.50' }).waitFor();
      expect(await page.getByRole('cell', { name: '2026-05-31' }).count()).toBe(1);
      await screen('studio-prices');

      await undoByKey(page);
      await page.getByRole('cell', { name: '150.50' }).waitFor({ state: 'detached' });
      await page.getByRole('cell', { name: '120.00' }).waitFor();
    });
  });

  // The page is the same in both hosts: what a host could do otherwise is tried in both, the rest once.
  it('says which bookings a blackout hits and where they could go, asks before it is saved, and keeps both', async () => {
    const ground = await layOutDesk();
    const day = dayAhead(3);
    await ground.book({ studio: 'A101', tenant: '海浪网络', day, from: 1200, to: 1320 });
    await withApp(kind, { data: ground.folder }, async ({ page, screen }) => {
      await toStudios(page);
      await page.getByRole('gridcell', { name: 'A101', exact: true }).click();
      await page.getByRole('heading', { name: 'A101', level: 1 }).waitFor();
      await page.getByRole('tab', { name: /^停用时段/ }).click();
      await page.getByRole('button', { name: '新增停用时段' }).click();
      const form = sheet(page);
      await form.getByRole('textbox', { name: /^时间/ }).fill(`${day} 18-21`);
      await form.getByText('这段时间有 1 个预约').waitFor();
      await form.getByText(/可以改：A101 的 16:00–18:00、21:00–23:00；缩短为 21:00–22:00$/).waitFor();
      await form
        .getByRole('button', { name: /^海浪网络\S* 改到 / })
        .first()
        .waitFor();
      await form.getByRole('button', { name: '保存' }).click();
      await form.getByText('请填写').waitFor();
      await form.getByLabel('原因').fill('灯具检修');
      await form.getByRole('button', { name: '保存' }).click();
      await form.getByText('看过名单，勾选“照样登记”再保存').waitFor();
      await screen('studio-blackout');
      await form.getByRole('checkbox', { name: /^照样登记/ }).check();
      await form.getByRole('button', { name: '保存' }).click();
      await page.getByRole('cell', { name: `${day} 21:00`, exact: true }).waitFor();
      await page.getByRole('cell', { name: '灯具检修' }).waitFor();
      await page.getByRole('navigation').getByRole('link', { name: '前台' }).click();
      await fillDay(page.locator('.desk-day'), '日期', day);
      await page
        .getByRole('grid')
        .getByTitle(/海浪网络\S* · 20:00–22:00 · .*落在停用时段里：灯具检修/)
        .waitFor();
      await page.getByTitle('落在停用时段里：灯具检修', { exact: true }).waitFor();
      expect(await ground.bookingsOf(day)).toEqual(['A101 20:00-22:00 海浪网络 已预订']);
      await screen('desk-blackout');
    });
    ground.close();
  });

  it('has a blackout that comes back each week, entered and taken back as one', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await toStudios(page);
      await page.getByRole('gridcell', { name: 'T101', exact: true }).click();
      await page.getByRole('tab', { name: /^停用时段/ }).click();
      await page.getByRole('button', { name: '新增停用时段' }).click();
      const form = sheet(page);
      await form.getByRole('textbox', { name: /^时间/ }).fill('2027-06-01 8-10');
      await form.getByText('每周', { exact: true }).click();
      await form.getByLabel('星期和次数').fill('二四 3');
      await form.getByText('共 3 次，点开看日期').click();
      await form.getByText('2027-06-08 周二 08:00–10:00').waitFor();
      await form.getByText('这段时间没有预约').waitFor();
      await form.getByLabel('原因').fill('空调保养');
      await screen('studio-blackout-repeats');
      await form.getByRole('button', { name: '保存' }).click();
      await page.getByRole('cell', { name: '2027-06-08 08:00', exact: true }).waitFor();
      expect(await page.getByRole('cell', { name: '空调保养' }).count()).toBe(3);
      await undoByKey(page);
      await page.getByText('没有停用时段').waitFor();
    });
  });

  it('goes out of service from a day', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await toStudios(page);
      await page.getByRole('searchbox').or(page.getByPlaceholder(/搜索/)).first().fill('tt');
      await page.getByRole('gridcell', { name: 'T101', exact: true }).click();
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: '停用…' }).click();
      await fillDay(sheet(page), '停用日期', '2027-01-01');
      await sheet(page).getByText('这段时间没有预约').waitFor();
      await screen('studio-retire');
      await sheet(page).getByRole('button', { name: '停用', exact: true }).click();
      await page.getByText('2027-01-01 周五').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: '更多' }).count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: '直播间', exact: true, level: 1 }).waitFor();
    });
  });
});
