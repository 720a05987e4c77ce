// What a person does at the desk with keys and mouse, counted, for the end-to-end tests.
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Day } from '../../src/domain/time/calendar.ts';
import { type DeskGround, layOutDesk } from './desk-base.ts';
import { goTo } from './hands.ts';
import { withApp } from './host.ts';

/**
 * Lays out a desk before each test of a block. Answers what does a test's work in a browser on it.
 * @param now when it is for the page and its backend, as in `Look`; the test's own clock is the caller's to stop
 */
export function inEachDesk(now?: string): (work: (page: Page, base: DeskGround) => Promise<void>) => Promise<void> {
  let ground: DeskGround | null = null;
  beforeEach(async () => {
    ground = await layOutDesk();
  });
  afterEach(() => ground?.close());
  return (work) => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    return withApp('http', { data: base.folder, ...(now === undefined ? {} : { now }) }, (app) => work(app.page, base));
  };
}

/** How often keys were pressed and the mouse was used since the count began; `typed` are names and times that nobody can do without. */
interface Count {
  readonly keys: number;
  readonly typed: readonly string[];
  readonly clicks: number;
  readonly drags: number;
}

/** Hands that count what they do. */
export interface Hands {
  /** Presses keys, one after another. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Types a name or times. */
  readonly type: (text: string) => Promise<void>;
  readonly click: (target: Locator) => Promise<void>;
  /** Drags from a point to a point in small steps and lets go at once, or as `hold` says. */
  readonly drag: (from: Point, to: Point, hold?: Hold) => Promise<void>;
  /** The count so far; the next one begins. */
  readonly counted: () => Count;
}

/** What the page has come to when it hears that the hand lets go, and how long the hand rested after that; 0: it never stopped, the page hears late. */
interface Hold {
  readonly until: () => Promise<unknown>;
  readonly restMs: number;
}

/** A point of the window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

const NOTHING: Count = { keys: 0, typed: [], clicks: 0, drags: 0 };

/** Between two moves of a hand. */
const STEP_MS = 8;

/**
 * A mouse with a clock of its own: its events say when the hand moved, as a mouse's do. How late a busy machine sends and hears them is no rest of
 * the hand's.
 */
async function stampedMouse(page: Page) {
  const wire = await page.context().newCDPSession(page);
  let clock = Date.now();
  const send = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', { x, y }: Point, buttons: 0 | 1): Promise<unknown> => {
    clock += STEP_MS;
    const isPress = type !== 'mouseMoved';
    const button = isPress || buttons === 1 ? 'left' : 'none';
    return wire.send('Input.dispatchMouseEvent', { type, x, y, button, buttons, clickCount: isPress ? 1 : 0, timestamp: clock / 1000 });
  };
  const hold = async ({ until, restMs }: Hold): Promise<void> => {
    await until();
    if (restMs > 0) clock = Date.now() + restMs;
  };
  return { send, hold, end: () => wire.detach() };
}

/** Hands on a page. */
export function handsOn(page: Page): Hands {
  let count = NOTHING;
  return {
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count = { ...count, keys: count.keys + 1 };
      }
    },
    type: async (text) => {
      await page.keyboard.type(text);
      count = { ...count, typed: [...count.typed, text] };
    },
    click: async (target) => {
      await target.click();
      count = { ...count, clicks: count.clicks + 1 };
    },
    drag: async (from, to, hold) => {
      const mouse = await stampedMouse(page);
      await mouse.send('mouseMoved', from, 0);
      await mouse.send('mousePressed', from, 1);
      for (let step = 1; step <= 6; step += 1)
        await mouse.send('mouseMoved', { x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 }, 1);
      if (hold !== undefined) await mouse.hold(hold);
      await mouse.send('mouseReleased', to, 0);
      await mouse.end();
      count = { ...count, drags: count.drags + 1 };
    },
    counted: () => {
      const was = count;
      count = NOTHING;
      return was;
    },
  };
}

/** The board, ready: its day is the one that is asked for. */
export async function toDesk(page: Page, day: Day): Promise<void> {
  await goTo(page, `/desk/${day}`);
  await page.locator('.desk-board:not(.desk-board-old) [role=grid]').waitFor();
  await page.locator('.desk-date', { hasText: day }).waitFor();
}

/** A booking's block. `times` as `20:00–22:00`. */
export function block(page: Page, tenant: string, times: string): Locator {
  return page.locator(`.board-row .board-block[title*="${tenant}"][title*="${times}"]`);
}

/** The point of a studio's row at a minute of the day on view, from its 06:00 on. */
export async function pointAt(page: Page, studio: string, minute: number): Promise<Point> {
  const row = await page.locator('.board-row', { hasText: studio }).boundingBox();
  if (row === null) throw new Error(`${studio} is not on the board`);
  // The desk's day goes from 06:00 to 06:00.
  return { x: row.x + (row.width * (minute - 360)) / 1440, y: row.y + row.height / 2 };
}

/** What the board says of its cursor. */
export async function saidOfCursor(page: Page, text: string): Promise<void> {
  await page.locator('.board > [role=status]', { hasText: text }).waitFor({ state: 'attached' });
}

/** Goes from booking to booking until the cursor is on this guest. */
export async function toGuest(page: Page, name: string): Promise<void> {
  const said = page.locator('.board > [role=status]');
  await expect
    .poll(async () => {
      const text = (await said.textContent()) ?? '';
      if (!text.includes(name)) await page.keyboard.press('.');
      return text;
    })
    .toContain(name);
}

/** Waits for a notice that holds a text. */
export async function noticed(page: Page, text: string): Promise<void> {
  await page.locator('.notice-text', { hasText: text }).first().waitFor();
}

/** Every booking on the board of a day, as `A101 20:00-22:00 晨光传媒 已预订`. */
export function blocksOnBoard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.board-row')]
      .flatMap((row) => {
        const code = (row.querySelector('[role=rowheader]')?.textContent ?? '').split(' ')[0];
        return [...row.querySelectorAll('[data-booking]')].map((one) => {
          const [tenant, times = '', state] = (one.getAttribute('title') ?? '').split(' · ');
          // The title has the full name, the block itself the short one.
          return `${code} ${times.replace('–', '-')} ${(tenant ?? '').replace(/^厦门(.+)有限公司$/u, '$1')} ${state}`;
        });
      })
      .toSorted(),
  );
}

/** What is on the board is what was written, and what was meant. */
export async function agrees(page: Page, ground: DeskGround, day: Day, meant: readonly unknown[]): Promise<void> {
  expect(await ground.bookingsOf(day)).toEqual(meant);
  await expect.poll(() => blocksOnBoard(page)).toEqual(meant);
}
