// Every screen: nothing that axe calls serious in either theme, nothing cut on an office screen and at 200 % zoom, no complaint of the page.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFindings } from './axe-findings.ts';
import { goTo, quiet } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';
import { SCREEN_PLACES, type ScreenPlace } from './screens.ts';

const OFFICE = { width: 1366, height: 768 } as const;
/** What is left of an office screen at 200 % zoom, and at 150 %, as many an office PC is set. */
const ZOOMED = { width: 683, height: 384 } as const;
const LARGER = { width: 911, height: 512 } as const;
const WIDER = { width: 1440, height: 900 } as const;

/** A size of the window in which screens are looked at again. */
interface SizeToFit {
  readonly how: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly isMeant: (place: ScreenPlace) => boolean;
  /** What is cut there, as lines. */
  readonly judge: (page: Page) => Promise<readonly string[]>;
}

/** Goes to a screen and waits until it has stopped asking; says so where it does not come. */
async function open(page: Page, place: ScreenPlace): Promise<readonly string[]> {
  try {
    await show(page, place);
    return [];
  } catch (error) {
    return [`does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`];
  }
}

async function show(page: Page, { hash, prepare }: ScreenPlace): Promise<void> {
  await goTo(page, hash);
  await page.locator('main h1').first().waitFor();
  await prepare?.(page);
  await quiet(page);
}

/** The page itself never scrolls sideways, and no heading or button leaves the window. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cut: string[] = [];
    if (document.documentElement.scrollWidth > width) cut.push(`page is ${document.documentElement.scrollWidth} wide in ${width}`);
    const main = document.querySelector('main');
    if (main !== null && main.scrollWidth > main.clientWidth) cut.push(`content is ${main.scrollWidth} wide in ${main.clientWidth}`);
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null && box !== main; box = box.parentElement) {
        if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('main h1, main h2, main button, main input, main a')) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element))
        cut.push(`${element.tagName} “${(element.textContent ?? '').slice(0, 30)}” at ${Math.round(box.left)}-${Math.round(box.right)}`);
    }
    return cut;
  });
}

/** Heads of lists whose words do not fit, and switches without a name, of what is on screen. */
function cutHeads(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const heads = [...document.querySelectorAll('main [role=columnheader]')].filter((head) => head.scrollWidth > head.clientWidth + 1);
    const switches = [...document.querySelectorAll<HTMLElement>('main [role=switch], main input[type=checkbox]')].filter((one) => {
      const labels = one instanceof HTMLInputElement || one instanceof HTMLButtonElement ? [...(one.labels ?? [])] : [];
      const named = [one.getAttribute('aria-label'), ...labels.map((label) => label.textContent)].some(
        (text) => (text ?? '').trim() !== '',
      );
      return !named && !one.hasAttribute('aria-labelledby');
    });
    return [
      ...heads.map((head) => `head “${head.textContent ?? ''}” is cut`),
      ...switches.map((one) => `a switch without a name: ${one.outerHTML.slice(0, 80)}`),
    ];
  });
}

/** What is cut off of these inside the desk's board, and how many there are. */
function boardInSight(page: Page, what: string): Promise<{ readonly cut: readonly string[]; readonly count: number }> {
  return page.evaluate((selector) => {
    const inside = (element: Element): boolean => {
      const [box, frame] = [element.getBoundingClientRect(), document.querySelector('.desk-board')?.getBoundingClientRect()];
      return frame !== undefined && box.left >= frame.left - 1 && box.right <= frame.right + 1;
    };
    const marks = [...document.querySelectorAll<HTMLElement>(selector)];
    const cut = marks.filter((one) => !inside(one) || one.scrollWidth > one.clientWidth + 1);
    return { cut: cut.map((one) => one.textContent ?? ''), count: marks.length };
  }, what);
}

/** Where the board stands in the window, and its first row. */
function boardPlace(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    ['.desk-board', '.board-row'].map((part) => JSON.stringify(document.querySelector(part)?.getBoundingClientRect() ?? null)),
  );
}

/** How many pixels of the board the list beside it covers. */
function coveredByList(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [board, list] = ['.desk-board', '.desk-beside'].map((part) => document.querySelector(part)?.getBoundingClientRect());
    return board === undefined || list === undefined ? Number.NaN : Math.max(0, board.right - list.left);
  });
}

/** Opens the desk on an evening of its own clock: the board begins at now. */
async function openEvening(page: Page): Promise<void> {
  await page.clock.setFixedTime('2026-11-14T21:40:00+08:00');
  await page.reload();
  await goTo(page, '/desk/2026-11-14');
  await page.locator('.desk-board:not(.desk-board-old) .board-block').first().waitFor();
  await quiet(page);
}

/** What is said beside a spinner so many seconds after it came; empty while nothing is. */
function saidAfter(page: Page, seconds: number): Promise<string> {
  return page.evaluate((ms) => {
    const said = [...document.querySelectorAll('.waiting-long')].map((one) => {
      for (const animation of one.getAnimations({ subtree: true })) animation.currentTime = ms;
      const { content, visibility } = getComputedStyle(one, '::after');
      return visibility === 'visible' ? content.replaceAll('"', '') : '';
    });
    return said.join();
  }, seconds * 1000);
}

inBothHosts('every screen', (kind) => {
  // The page is the same in both hosts: the desk and a place of each other screen, in one theme and without axe, are enough to see that the host does nothing to it.
  const themes = kind === 'http' ? (['light', 'dark'] as const) : (['dark'] as const);
  const screenOf = ({ hash }: ScreenPlace): string => hash.split('/')[1] ?? '';
  const isFirst = (place: ScreenPlace): boolean => SCREEN_PLACES.find((one) => screenOf(one) === screenOf(place)) === place;
  const places = kind === 'http' ? SCREEN_PLACES : SCREEN_PLACES.filter((place) => screenOf(place) === 'desk' || isFirst(place));
  const isDesk = ({ hash }: ScreenPlace): boolean => /^\/desk|\/owed|\/settings\/desk/.test(hash);
  const isList = ({ hash, prepare }: ScreenPlace): boolean =>
    prepare === undefined && /^\/(?:tenants|studios|sales|settings\/(?:desk|people|history))/.test(hash);
  // In a window a size of its own would be another window.
  const sizes: readonly SizeToFit[] =
    kind === 'http'
      ? [
          { how: 'at 200 %', size: ZOOMED, isMeant: () => true, judge: cutOff },
          { how: 'at 150 %', size: LARGER, isMeant: isDesk, judge: cutOff },
          { how: 'at 1440', size: WIDER, isMeant: isList, judge: cutHeads },
        ]
      : [];

  it('opens, has nothing that axe calls serious in the browser, and nothing cut at any size', async () => {
    await withApp(kind, { theme: themes[0], size: OFFICE }, async ({ page, screen }) => {
      const found: string[] = [];
      for (const place of places) {
        const { name } = place;
        found.push(...(await open(page, place)).map((line) => `${name}: ${line}`));
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          await page.locator(`html[data-theme="${theme}"]`).waitFor();
          const seen = kind === 'window' ? [] : await axeFindings(page, theme === themes[0] ? 'everything' : 'colours');
          const lines = [...seen, ...(await cutOff(page))];
          found.push(...lines.map((line) => `${name}, ${theme}: ${line}`));
          await screen(`${name}-${theme}`);
        }
        for (const { how, size, judge } of sizes.filter(({ isMeant }) => isMeant(place))) {
          await page.setViewportSize(size);
          await quiet(page);
          found.push(...(await judge(page)).map((line) => `${name} ${how}: ${line}`));
          await screen(`${name}-${size.width}`);
        }
        await page.setViewportSize(OFFICE);
      }
      expect(found).toEqual([]);
    });
  });

  if (kind === 'window') return;
  it('shows the week’s seven days and the legend in both languages', async () => {
    await withApp(kind, { size: OFFICE }, async ({ page }) => {
      for (const language of ['zh-CN', 'en']) {
        await page.evaluate((chosen) => localStorage.setItem('livebase.language', chosen), language);
        await page.reload();
        await goTo(page, '/desk/2026-11-14');
        await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
        expect((await boardInSight(page, '.board-legend li')).cut).toEqual([]);
        await page.keyboard.press('w');
        await page.locator('.week-day').nth(6).waitFor();
        expect(await boardInSight(page, '.week-day')).toEqual({ cut: [], count: 7 });
        expect((await boardInSight(page, '.week-cell')).cut).toEqual([]);
        // A cell opens its day, by keys too.
        await page.getByRole('grid').focus();
        await page.keyboard.press('Home');
        await page.keyboard.press('Enter');
        await page.locator('.desk-date', { hasText: '2026-11-09' }).waitFor();
        await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
      }
    });
  });

  it('keeps the board still where somebody is looked for, free of the list at 150 %, and open to the hours that are past', async () => {
    await withApp(kind, { size: OFFICE }, async ({ page }) => {
      await openEvening(page);
      for (const size of [OFFICE, LARGER]) {
        await page.setViewportSize(size);
        await quiet(page);
        expect(await coveredByList(page)).toBe(0);
        const still = await boardPlace(page);
        await page.keyboard.press('/');
        await page.locator('input.desk-find, .desk-find input').waitFor();
        expect(await boardPlace(page)).toEqual(still);
        await page.keyboard.press('Escape');
      }
      await page.setViewportSize(OFFICE);
      const firstHour = (): Promise<string | null> => page.locator('.board-hour').first().textContent();
      expect(await firstHour()).toContain('20');
      await page.locator('.board-past').click();
      await expect.poll(firstHour).not.toContain('20');
      const opened = await firstHour();
      // Drawn again, with another list beside it, the past stays open, until its time is clicked.
      await page.getByRole('button', { name: '候补', exact: true }).click();
      await page.getByRole('heading', { name: '候补' }).waitFor();
      await quiet(page);
      expect(await firstHour()).toBe(opened);
      await page.locator('.board-now-time').click();
      await expect.poll(firstHour).toContain('20');
    });
  });

  it('says beside a spinner after three seconds that there is no answer yet', async () => {
    await withApp(kind, { size: OFFICE }, async ({ page }) => {
      const answered = Promise.withResolvers<null>();
      await page.route(/\/tenants\//, async (route) => answered.promise.then(() => route.continue()));
      await goTo(page, '/tenants');
      await page.locator('.waiting-long').first().waitFor({ state: 'attached' });
      const wide = (): Promise<number> => page.locator('.waiting-long').evaluate((one) => one.getBoundingClientRect().width);
      const said: unknown[] = [];
      for (const seconds of [2.9, 3.1]) said.push([await saidAfter(page, seconds), (await wide()) > 50]);
      expect(said).toEqual([
        ['', false],
        ['还没有答复…', true],
      ]);
      answered.resolve(null);
      await page.locator('main [role=grid]').first().waitFor();
    });
  });
});
