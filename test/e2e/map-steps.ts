// What a person does with the bureau's own workbook, by keys: the blank added, its map confirmed, a month tried and filled.
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { fillDay, goTo, sheet } from './hands.ts';

/** Blanks of a bureau, as they would come by mail. */
const BLANKS = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');

/** The file of a blank. */
export function blankFile(name: string): string {
  return path.join(BLANKS, `${name}.xlsx`);
}

/** The sheet with the map over it; keys work while it has the focus. */
export function mapSheet(page: Page): Locator {
  return page.getByRole('grid', { name: /^空白表/ });
}

/** What is said of the cell under the cursor. */
export function cellUnderCursor(page: Page): Locator {
  return mapSheet(page).getByRole('gridcell', { selected: true });
}

/** Adds a blank; its mapping screen opens by itself. `files`: a blank, and its map if there is one. */
export async function addBlank(page: Page, ...files: readonly string[]): Promise<void> {
  await goTo(page, '#/settings/maps');
  await page.getByRole('heading', { name: '对应表', level: 1 }).waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
  await mapSheet(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
}

/** Confirms everything that is sure enough, by two keys. */
export async function confirmSure(page: Page): Promise<void> {
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: /^一次确认 \d+ 项/ });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
}

/** Chooses a figure for the cell under the cursor by typing part of its name. */
export async function chooseFigure(page: Page, cell: string, words: string): Promise<void> {
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: `哪个数填到 ${cell}` });
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.insertText(words);
  await dialog.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Waits until what was changed is kept, with every entry confirmed. */
export async function allConfirmed(page: Page): Promise<void> {
  await page.getByText('全部已确认').waitFor();
  await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();
}

/** Tries a month in the map: the values stand in the sheet. */
export async function tryMonth(page: Page, month: string): Promise<void> {
  await page.keyboard.press('t');
  await fillDay(sheet(page), '试填的月份', month);
  await sheet(page).getByRole('button', { name: '试填' }).click();
  await page.getByText(/试填结果，共 \d+ 格/).waitFor();
}

/** Opens the dialog that fills the bureau's workbook with the month on screen. */
export async function openFill(page: Page, month: string): Promise<Locator> {
  await goTo(page, `#/report/${month}`);
  await page.locator('button[data-figure]').first().waitFor();
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().waitFor();
  return dialog;
}
