// Two pairs of hands for a month's work: one has a mouse and presses buttons, the other has keys alone. Both do the same.
import type { Locator, Page } from 'playwright-core';
import { focusIn, goTo, tabTo } from './hands.ts';

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

/** Waits until a button can be pressed: a key that stands for it works from then on. */
function whenUsable(page: Page, button: Locator): Promise<void> {
  return button.and(page.locator(':not(:disabled)')).waitFor();
}

/** Steps through the page by Tab (or back, or by an arrow) until the focus is in `target`. */
export async function tabInto(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await tabTo(page, () => target.evaluate((element) => element.contains(document.activeElement)), key);
}

/** Hands with a mouse. */
export function mouseHands(page: Page): MonthHands {
  return {
    way: 'mouse',
    command: (button) => button.click(),
    use: (target) => target.click(),
    go: (hash) => goTo(page, hash),
  };
}

/** Hands with keys alone. */
export function keyHands(page: Page): MonthHands {
  return {
    way: 'keys',
    command: async (button, key) => {
      await whenUsable(page, button);
      await page.keyboard.press(key);
    },
    use: async (target, key = 'Enter') => {
      await whenUsable(page, target);
      await tabInto(page, target);
      await page.keyboard.press(key);
    },
    go: async (_, words) => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog').getByRole('combobox');
      await focusIn(page, '[role=dialog] [role=combobox]');
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
