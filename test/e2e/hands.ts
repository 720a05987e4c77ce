// What a person does on any screen, for the end-to-end tests.
import type { Locator, Page } from 'playwright-core';

/** How long a busy machine may take to show what is waited for; anyone who looks with late answers (late-answers.ts) hears of what is lost sooner. */
const USUAL_PATIENCE_MS = (process.env['LIVEBASE_E2E_LATE'] ?? '') === '' ? 120_000 : 40_000;
/** A run over mistakes (`npm run gate -- mistakes`) names a shorter time: much of what it waits for is gone. */
export const PATIENCE_MS = Number(process.env['LIVEBASE_E2E_PATIENCE_MS'] ?? '') || USUAL_PATIENCE_MS;

/** Goes to a place of the window, by the part behind `#`, and waits until the page has been told: a key pressed before that is for the old place. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    const before = location.href;
    location.hash = to;
    if (location.href !== before) await new Promise((done) => addEventListener('hashchange', done, { once: true }));
  }, hash);
}

/** Steps through the page by Tab (or another key) until the focus is where `isThere` wants it. */
export async function tabTo(page: Page, isThere: () => Promise<boolean>, key = 'Tab'): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error(`${key} never came there`);
    await page.keyboard.press(key);
  }
}

/** Waits until the focus is in an element that a selector names. */
export async function focusIn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted) === true, selector);
}

/** Types what the list on screen is searched for, and goes into the list by the arrow key. */
export async function searchFor(page: Page, text: string, isFound: () => Promise<unknown>): Promise<void> {
  await page.keyboard.press('/');
  await focusIn(page, 'input');
  await page.keyboard.press('ControlOrMeta+a');
  await (text === '' ? page.keyboard.press('Delete') : page.keyboard.insertText(text));
  await isFound();
  await page.keyboard.press('ArrowDown');
  await focusIn(page, '[role=grid]');
}

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

/** Waits until the page asks for nothing, its letters are there and nothing moves any more: half of a movement is no colour to measure. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** How far the page and its content reach beyond the window to the side, in pixels; 0 where nothing does. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map((one) => one.scrollWidth - one.clientWidth)),
  );
}

/** Anyone who is entered by keys: name by its initials, then the PIN. */
export async function enterAs(page: Page, initials: string, pin: string): Promise<void> {
  await page.getByRole('heading', { name: '谁在操作？' }).waitFor();
  await focusIn(page, 'form input:not([type=password])');
  await page.keyboard.type(initials);
  await page.keyboard.press('Enter');
  await focusIn(page, 'input[type=password]');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** Holds back all answers of a method from now on, until what it answers is called. */
export async function holdBack(page: Page, method: string): Promise<() => void> {
  const { promise: isLate, resolve: release } = Promise.withResolvers<void>();
  await page.route(`**/rpc/${method}`, async (route) => {
    await isLate;
    await route.continue();
  });
  return release;
}
