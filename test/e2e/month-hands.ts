// Two pairs of hands for a month's work: one has a mouse and presses buttons, the other has keys alone. Both do the same.
import type { Locator, Page } from 'playwright-core';

/** What one needs to work through the screens. */
export interface MonthHands {
  readonly way: 'mouse' | 'keys';
  /** Does what a button and a key stand for. */
  readonly command: (button: Locator, key: string) => Promise<void>;
  /** Presses what has no key of its own: a mouse clicks it, keys go there by Tab. */
  readonly use: (target: Locator, key?: 'Enter' | ' ') => Promise<void>;
  /** Goes to a place of the window; keys find it by Ctrl+K and these words, a mouse follows a link. */
  readonly go: (hash: string, words: string) => Promise<void>;
}

const MOST_TABS = 150;

/** Steps through the page by Tab (or back, or by an arrow) until the focus is in `target`. */
export async function tabInto(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let step = 0; step < MOST_TABS; step += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${String(target)}`);
}

/** Hands with a mouse. */
export function mouseHands(page: Page): MonthHands {
  return {
    way: 'mouse',
    command: (button) => button.click(),
    use: (target) => target.click(),
    go: (hash) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash),
  };
}

/** Hands with keys alone. */
export function keyHands(page: Page): MonthHands {
  return {
    way: 'keys',
    command: (_, key) => page.keyboard.press(key),
    use: async (target, key = 'Enter') => {
      await tabInto(page, target);
      await page.keyboard.press(key);
    },
    go: async (_, words) => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog').getByRole('combobox');
      await palette.waitFor();
      await page.keyboard.insertText(words);
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await palette.waitFor({ state: 'hidden' });
    },
  };
}

/** Counts presses of the mouse from now on. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    addEventListener('pointerdown', () => (document.documentElement.dataset['pressed'] = '1'), { capture: true });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset['pressed'] ?? 0));
}
