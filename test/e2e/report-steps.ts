// What a person does on 月报, for the end-to-end tests: to a month, its findings explained, closed.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo, tabTo } from './hands.ts';

/** Goes to a place of the screen. */
export function toReport(page: Page, place: string): Promise<void> {
  return goTo(page, `#/report/${place}`);
}

/** What the month's state says. */
export function state(page: Page): Locator {
  return page.locator('.report-state');
}

/** The element that has the focus, for people: its id or its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLElement ? (element.id === '' ? (element.dataset['figure'] ?? element.innerText) : element.id) : '';
  });
}

/** Writes a word into every box that has none, by keyboard alone. */
async function explainAll(page: Page): Promise<void> {
  await page.keyboard.press('f');
  const isEmptyBox = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value === '');
  const boxes = await page.locator('.finding textarea').evaluateAll((all) => ({
    all: all.length,
    empty: all.filter((one) => one instanceof HTMLTextAreaElement && one.value === '').length,
  }));
  for (let box = 0; box < boxes.empty; box += 1) {
    await tabTo(page, isEmptyBox);
    await page.keyboard.insertText('已与企业核对，数据属实');
  }
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('.finding-state', { hasText: '已保存' }).count()).toBe(boxes.all);
}

/** Files that come of themselves would stand among those that a test waits for. */
function saveNothingOnClosing(page: Page): Promise<void> {
  return page.evaluate(() => localStorage.setItem('livebase.close-saves', 'no'));
}

/** Explains what has no word yet, and closes 2026-10, by keyboard alone. */
export async function closeByKeyboard(page: Page): Promise<void> {
  await saveNothingOnClosing(page);
  await explainAll(page);
  await page.keyboard.press('Escape');
  // A letter is a key of the screen only outside of text fields.
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, () => page.evaluate(() => !(document.activeElement instanceof HTMLTextAreaElement)));
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: '2026 年 10 月 结账' });
  await dialog.waitFor();
  expect(await dialog.innerText()).not.toContain('还不能结账');
  await tabTo(page, async () => (await focused(page)) === '结账');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await state(page).getByText('已结账').waitFor();
}

/** The same with the mouse. */
export async function closeByMouse(page: Page): Promise<void> {
  await saveNothingOnClosing(page);
  const boxes = page.locator('.finding textarea');
  for (const box of await boxes.all()) if ((await box.inputValue()) === '') await box.fill('已与企业核对，数据属实');
  const all = await boxes.count();
  await expect.poll(() => page.locator('.finding-state', { hasText: '已保存' }).count()).toBe(all);
  await page.getByRole('button', { name: '结账' }).click();
  const dialog = page.getByRole('dialog', { name: '2026 年 10 月 结账' });
  await dialog.getByRole('button', { name: '结账' }).click();
  await dialog.waitFor({ state: 'detached' });
  await state(page).getByText('已结账').waitFor();
}
