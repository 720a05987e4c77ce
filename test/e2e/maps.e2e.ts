// The bureau's own workbook, in both hosts: its blank added, its map confirmed by keys, a month tried, filled and kept; and the statistics ledger.
import { expect, it } from 'vitest';
import { zipParts } from '../helpers/zip-parts.ts';
import { goTo } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';
import {
  addBlank,
  allConfirmed,
  blankFile,
  cellUnderCursor,
  chooseFigure,
  confirmSure,
  mapSheet,
  openFill,
  tryMonth,
} from './map-steps.ts';

const MONTH = '2026-10';

inBothHosts('the bureau’s workbook', (kind) => {
  it('is mapped by keys, tried, and filled from the report', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, savedBy, screen }) => {
      await addBlank(page, blankFile('simple-monthly'));
      await screen('map-proposed');
      await confirmSure(page);
      // What is left are the figures that the sheet asks for in another unit.
      expect(await cellUnderCursor(page).getAttribute('aria-label')).toMatch(/^D30，.*建议，请细看/);
      await page.keyboard.press('Enter');
      await mapSheet(page)
        .getByRole('gridcell', { selected: true, name: /^E30，/ })
        .waitFor();
      await chooseFigure(page, 'E30', '净成交额 止累计');
      await allConfirmed(page);
      expect(
        await page.getByLabel('单位', { exact: true }).locator('xpath=ancestor::*[contains(@class,"ant-select")][1]').innerText(),
      ).toContain('亿元');
      await page.keyboard.press('x');
      await page.getByText(/88 项，全部已确认/).waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText(/89 项，全部已确认/).waitFor();
      await tryMonth(page, MONTH);
      await screen('map-trial');
      const dialog = await openFill(page, MONTH);
      const figure = page.locator('button[data-figure="ZB-2.06.month"]');
      await expect.poll(() => figure.innerText()).not.toBe('');
      const paid = await figure.innerText();
      const file = await savedBy(async () => {
        await page.keyboard.press('Enter');
        await dialog.getByText('写入的格').waitFor();
        const look = dialog.getByRole('button', { name: '看过了，保存文件' });
        if ((await look.count()) > 0) await look.press('Enter');
      });
      expect(file.name).toMatch(/_2026年10月_草稿\.xlsx$/);
      const written = new TextDecoder().decode(zipParts(file.bytes).get('xl/worksheets/sheet1.xml'));
      expect(written).toContain(`<v>${paid}</v>`);
      await screen('fill-account');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await goTo(page, '#/report/archive/2026-10');
      await page.getByRole('gridcell', { name: '主管部门的表' }).waitFor();
    });
  });

  // The page is the same in both hosts: what follows needs nothing of the window.
  if (kind === 'window') return;
  it('is not filled while entries are open, and says where to go; a blank that differs is not taken over', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page }) => {
      await addBlank(page, blankFile('tenant-list'));
      const dialog = await openFill(page, MONTH);
      await page.keyboard.press('Enter');
      await dialog.getByText(/对应表还有 8 项未确认/).waitFor();
      await dialog.getByRole('link', { name: '打开它的对应表' }).click();
      await mapSheet(page).waitFor();
      await page.locator('input[type=file]').first().setInputFiles(blankFile('simple-monthly'));
      const refused = page.getByRole('dialog', { name: '新版空白表没有换上' });
      await refused.waitFor();
      // One sentence for each of the two sheets, not one for each entry.
      expect(await refused.getByRole('listitem').allInnerTexts()).toEqual([
        '企业情况：找不到工作表“企业情况”。',
        '汇总：找不到工作表“汇总”。',
      ]);
    });
  });

  it('has a ledger beside it that lists every indicator by month, and says where a figure comes from', async () => {
    await withApp(kind, { data: 'demo' }, async ({ page, savedBy, screen }) => {
      await goTo(page, '#/report/ledger/2026-10');
      const grid = page.getByRole('grid', { name: '基地运营情况月报表' });
      await grid.waitFor();
      await grid.focus();
      await page.keyboard.press('ArrowLeft');
      await screen('report-ledger');
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog', { name: '它从哪里来' });
      await drawer.locator('[data-month="2026-09"][data-figure="ZB-2.01.month"]').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      const file = await savedBy(() => page.keyboard.press('e'));
      expect(file.name).toMatch(/\.xlsx$/);
    });
  });
});
