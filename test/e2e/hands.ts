// What a person does on any screen, for the end-to-end tests.
import type { Locator, Page } from 'playwright-core';

/** The drawer or dialog on top. */
export function sheet(page: Page): Locator {
  return page.getByRole('dialog').last();
}

/** Types a day into a field and takes it with Enter. */
export async function fillDay(within: Locator, label: string | RegExp, day: string): Promise<void> {
  const field = within.getByLabel(label);
  await field.fill(day);
  await field.press('Enter');
}

/** Takes the last thing back with Ctrl+Z, once its notice offers that and the drawer that it was done in is gone. */
export async function undoByKey(page: Page): Promise<void> {
  await page.locator('.notices').getByRole('button', { name: '撤销' }).last().waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') === null);
  await page.keyboard.press('Control+z');
}
