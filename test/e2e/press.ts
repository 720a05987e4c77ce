// Presses a button by its name, where the page is or at another place of the window.
import type { Page } from 'playwright-core';
import { goTo } from './hands.ts';

/** Presses the first button of this name. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string' ? { exact: true } : {};
  await page
    .getByRole('button', { name, ...exact })
    .first()
    .click();
}

/** Goes to a place, by the part behind `#`, and presses a button there. */
export async function pressIn(page: Page, hash: string, name: string | RegExp): Promise<void> {
  await goTo(page, hash);
  await press(page, name);
}
