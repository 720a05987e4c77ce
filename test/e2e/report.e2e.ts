// 月报, in both hosts: where a figure comes from, findings explained, a close by keyboard alone, reopened, compared, handed in, exported.
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { undoByKey } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';
import { closeByKeyboard, focused, state, toReport } from './report-steps.ts';

const MONTH = '2026-10';

async function openMonth(page: Page): Promise<void> {
  await toReport(page, MONTH);
  await page.getByRole('heading', { level: 1, name: '月报 2026 年 10 月' }).waitFor();
  await page.locator('button[data-figure]').first().waitFor();
}

async function reopen(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重开', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '重开 2026 年 10 月' });
  await dialog.getByLabel('重开的原因').fill('局里要求补报');
  await dialog.getByRole('button', { name: '重开' }).click();
  await dialog.waitFor({ state: 'detached' });
  await state(page).getByText('填报中').waitFor();
}

inBothHosts('月报', (kind) => {
  it('closes a month by keyboard alone, hands it in, takes the answer, reopens and compares', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openMonth(page);
      await closeByKeyboard(page);
      await screen('report-closed');
      // Enter goes on to what comes after closing.
      await expect.poll(() => focused(page)).toBe('登记上报');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: '2026 年 10 月 登记上报' });
      await dialog.getByLabel('怎么报的').fill('统计直报平台');
      await dialog
        .getByLabel('回执或盖章扫描件')
        .setInputFiles({ name: '回执.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
      await dialog.getByRole('button', { name: '登记上报' }).click();
      await dialog.waitFor({ state: 'detached' });
      await state(page).getByText('已上报').first().waitFor();
      await page.getByRole('button', { name: '登记结果' }).click();
      const answer = page.getByRole('dialog', { name: '2026 年 10 月 主管部门的答复' });
      await answer.getByLabel('被退回').check();
      await answer.getByLabel('主管部门的话').fill('主播数请核实');
      await answer.getByRole('button', { name: '登记结果' }).click();
      await answer.waitFor({ state: 'detached' });
      await state(page).getByText('被退回').waitFor();
      await reopen(page);
      await page.keyboard.press('c');
      const again = page.getByRole('dialog', { name: '2026 年 10 月 结账' });
      await again.getByText('更正原因：局里要求补报').waitFor();
      await screen('report-corrections');
      await page.keyboard.press('Escape');
      await again.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '比较', exact: true }).waitFor();
      await page.getByRole('tab', { name: '版次' }).click();
      await page.getByRole('button', { name: '取回 回执.pdf' }).waitFor();
      await page.getByRole('link', { name: '与现在比' }).first().click();
      await page.getByRole('heading', { level: 1, name: /第 1 版.*现在的数据/ }).waitFor();
      await page.getByText('没有改动与这个月有关的记录').waitFor();
      expect(await page.locator('main').innerText()).toContain('回到现在的报表');
      await screen('report-compare');
    });
  });

  // No host does anything to these.
  if (kind === 'window') return;
  it('says where a figure comes from, goes on to the next one and back, by keyboard', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openMonth(page);
      await page.keyboard.press('g');
      expect(await focused(page)).toBe('ZB-1.01.value');
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('ZB-1.01.ly');
      await page.keyboard.press('ArrowLeft');
      for (let step = 0; step < 9; step += 1) await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe('ZB-1.10.value');
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog', { name: '它从哪里来' });
      await drawer.getByRole('heading', { name: /入驻率（按面积）/ }).waitFor();
      expect(await drawer.locator('.provenance-formula').innerText()).not.toBe('');
      await drawer
        .getByRole('button', { name: /看这个数/ })
        .first()
        .click();
      await drawer.getByText('ZB-1.03.value', { exact: true }).waitFor();
      await drawer.locator('.provenance-adds').waitFor();
      await screen('report-provenance');
      await drawer.getByRole('button', { name: /返回/ }).click();
      await drawer.getByText('ZB-1.10.value', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe('ZB-1.10.value');
      await page.keyboard.press('Enter');
      await drawer.waitFor();
      await page.evaluate(() => history.back());
      await drawer.waitFor({ state: 'detached' });
      expect(page.url()).toContain('#/report/');
      await expect.poll(() => focused(page)).toBe('ZB-1.10.value');
    });
  });

  it('shows the figures that a finding names, and keeps what is typed about it over a restart of the screen', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await openMonth(page);
      const card = page.locator('#finding-A21');
      await card.getByRole('button').first().click();
      await expect.poll(() => focused(page)).toMatch(/^ZB-4\./);
      expect(await page.locator('.sheet-shown').count()).toBe(1);
      await card.getByRole('textbox').fill('企业已停播，十一月清退');
      await card.getByText('已保存').waitFor();
      await toReport(page, '2026-09');
      await page.getByRole('heading', { level: 1, name: '月报 2026 年 9 月' }).waitFor();
      // Pressed the moment it is there, before the later sheets are drawn.
      await page.evaluate(() => {
        const press = new MutationObserver(() => {
          const button = document.querySelector<HTMLButtonElement>('#finding-A21 button');
          if (button === null) return;
          press.disconnect();
          button.focus();
          button.click();
        });
        press.observe(document.body, { childList: true, subtree: true });
      });
      await openMonth(page);
      await expect.poll(() => focused(page)).toMatch(/^ZB-4\./);
      expect(await card.getByRole('textbox').inputValue()).toBe('企业已停播，十一月清退');
      await screen('report-findings');
    });
  });
});

inBothHosts('月报 files', (kind) => {
  it('exports a draft, and a closed month with the same bytes from the archive', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, savedBy }) => {
      const hashOf = async (click: () => Promise<void>): Promise<readonly [string, string]> => {
        const { name, bytes } = await savedBy(click);
        return [name, createHash('sha256').update(bytes).digest('hex')];
      };
      await openMonth(page);
      const exportAs = async (): Promise<void> => {
        await page.getByRole('button', { name: '导出' }).click();
        await page.getByRole('menuitem', { name: '导出 Excel' }).click();
      };
      const [draft] = await hashOf(exportAs);
      expect(draft).toMatch(/_2026年10月_草稿\.xlsx$/);
      await toReport(page, '2026-09');
      await page.getByRole('heading', { level: 1, name: '月报 2026 年 9 月' }).waitFor();
      const [, first] = await hashOf(exportAs);
      const [, second] = await hashOf(exportAs);
      expect(second).toBe(first);
      await toReport(page, 'archive/2026-09');
      await page.getByText(first).waitFor();
      await toReport(page, '2026-09');
      const [papers] = await hashOf(async () => {
        await page.getByRole('button', { name: '更多' }).click();
        await page.getByRole('menuitem', { name: '下载本月资料' }).click();
      });
      expect(papers).toMatch(/_2026年09月_本月资料\.zip$/);
    });
  });

  it('takes earlier figures typed and pasted, says what it refuses, and takes them back', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, screen }) => {
      await toReport(page, 'historical/2024');
      const cell = page.locator('[data-spot="0 0"]');
      await cell.click();
      await page.keyboard.type('12x');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByText(/不是数/)
        .waitFor();
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Enter');
      await expect.poll(() => cell.innerText()).toBe('12');
      await cell.click();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', '15\t十六\n3\t');
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      const dialog = page.getByRole('dialog', { name: '粘贴 3 格' });
      await dialog.getByText('有 1 格写不进去：').waitFor();
      await screen('report-historical');
      await dialog.getByRole('button', { name: '只写入其余 2 格' }).click();
      await expect.poll(() => cell.innerText()).toBe('15');
      await undoByKey(page);
      await expect.poll(() => cell.innerText()).toBe('12');
    });
  });
});
