// The screens that the bench of the page opens, and the clocks inside the page: change of address to content, keys to paint, frames.
import type { Page } from 'playwright-core';

/** A screen: its address, and what stands there once its content does (an empty frame has none of it). */
export interface TimedScreen {
  readonly name: string;
  readonly hash: string;
  readonly content: string;
}

/** What a person waits for at most where a screen is looked at first in a new page, and where it comes back. */
export const FIRST_MS = 150;
export const AGAIN_MS = 80;

/** Where a screen change begins: a screen that asks nothing. */
export const ELSEWHERE = { hash: '/settings/look', content: '.settings-sample' } as const;

/** Where a change to a screen begins: elsewhere, and for that screen itself at another that asks nothing. */
export function awayFrom({ hash }: TimedScreen): Pick<TimedScreen, 'hash' | 'content'> {
  return hash === ELSEWHERE.hash ? { hash: '/sales/import', content: '.drop' } : ELSEWHERE;
}

/** A month's report. */
export const REPORT_CONTENT = '.sheet-cell';

function screen(name: string, hash: string, content: string): TimedScreen {
  return { name, hash, content };
}

/** Every screen. `month`: the last month that the base has a report of. */
export function timedScreens(month: string): readonly TimedScreen[] {
  return [
    screen('home', '/home', '.home-board'),
    screen('front desk', '/desk', '.board-block, .board-row'),
    screen('tenants', '/tenants', '.table-line'),
    screen('what runs out', '/tenants/due', 'table tbody tr, .table-line, .empty-title'),
    screen('a tenant', '/tenants/1/facts', '.short-table, .facts'),
    screen("a tenant's leases", '/tenants/1/leases', '.lease-row, .short-table, .table-line'),
    screen("a tenant's months", '/tenants/1/months', '.table-line, .empty'),
    screen("a tenant's bookings", '/tenants/1/bookings', '.table-line, .empty'),
    screen('studios', '/studios', '.table-line'),
    screen('a studio', '/studios/1', '.facts'),
    screen("a studio's use", '/studios/1/use', '.table-line'),
    screen('sales of a month', `/sales/${month}`, '.table-line'),
    screen('import', '/sales/import', '.drop'),
    screen('batches', '/sales/batches', '.table-line, .empty-title'),
    screen("a month's report", `/report/${month}`, REPORT_CONTENT),
    screen('months', '/report/months', '.table-line, .empty'),
    screen('archive', '/report/archive', '.table-line, .empty-title'),
    screen('analytics', '/analytics', '.analytics-grid canvas'),
    screen('scorecard', '/scorecard', '.score-table, .empty-title'),
    screen('settings: base', '/settings/base', '.facts, .table-line'),
    screen('settings: calendar', '/settings/calendar', '.year-day'),
    screen('settings: people', '/settings/people', '.settings-row'),
    screen('settings: profiles', '/settings/profiles', '.settings-profile'),
    screen('settings: mappings', '/settings/mappings', '.table-line, .empty-title'),
    screen('settings: backups', '/settings/backups', '.facts'),
    screen('settings: look', '/settings/look', '.settings-sample'),
    screen('settings: history', '/settings/history', '.table-line, .empty'),
    screen('settings: about', '/settings/about', '.table-line'),
  ];
}

/** From setting the address to the first frame after which the content is painted. Nothing may still be awaited. */
export async function timeTo(page: Page, { hash, content }: Pick<TimedScreen, 'hash' | 'content'>): Promise<number> {
  const taken = await page.evaluate(
    ([wanted, what]) =>
      new Promise<number | null>((resolve) => {
        const began = performance.now();
        location.hash = wanted;
        const look = (): void => {
          const stands = document.querySelector(`main :is(${what})`) !== null && document.querySelector('main .waiting') === null;
          // A task that is set in a frame runs once the frame is painted.
          if (stands) setTimeout(() => resolve(performance.now() - began), 0);
          else if (performance.now() - began > 20_000) resolve(null);
          else requestAnimationFrame(look);
        };
        // The old screen stands until the address is heard of.
        setTimeout(() => requestAnimationFrame(look), 0);
      }),
    [hash, content] as const,
  );
  if (taken === null) throw new Error(`${hash}: no ${content}`);
  return taken;
}

/** The page again, as after a start: nothing of its code or of its answers is there yet. */
export async function reopen(page: Page): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, ELSEWHERE.hash);
  await page.reload();
  await page.locator('.rail-here').waitFor();
  await page.locator(ELSEWHERE.content).waitFor();
  await page.waitForTimeout(700);
}

/** Frames while a box is scrolled from its top to far down. */
export function scrollFrames(page: Page, selector: string): Promise<readonly number[]> {
  return page.evaluate(
    (what) =>
      new Promise<number[]>((resolve, reject) => {
        const box = document.querySelector(what);
        if (box === null || box.scrollHeight <= box.clientHeight) {
          reject(new Error(`${what}: nothing to scroll`));
          return;
        }
        const frames: number[] = [];
        let last = performance.now();
        let step = 180;
        const next = (now: number): void => {
          frames.push(now - last);
          last = now;
          if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) step = -180;
          else if (box.scrollTop <= 0) step = 180;
          box.scrollTop += step;
          if (frames.length < 300) requestAnimationFrame(next);
          else resolve(frames.slice(5));
        };
        requestAnimationFrame(next);
      }),
    selector,
  );
}

/** Keys typed into a field: each from its event to after the frame that shows it. */
export async function typing(page: Page, selector: string): Promise<readonly number[]> {
  const field = page.locator(selector).first();
  await field.click();
  await page.evaluate(() => {
    const times: number[] = [];
    const abort = new AbortController();
    Object.assign(window, { typingTimes: times, typingEnds: () => abort.abort() });
    document.addEventListener(
      'keydown',
      (event) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp), 0)),
      { capture: true, signal: abort.signal },
    );
  });
  for (const key of 'qiye1') {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  for (let nth = 0; nth < 5; nth += 1) {
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => {
    if ('typingEnds' in window && typeof window.typingEnds === 'function') window.typingEnds();
    return 'typingTimes' in window && Array.isArray(window.typingTimes) ? window.typingTimes.map(Number) : [];
  });
}
