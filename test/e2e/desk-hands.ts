// What a person does at the desk with keys and mouse, counted, for the end-to-end tests.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Day } from '../../src/domain/time/calendar.ts';
import type { DeskGround } from './desk-base.ts';
import { goTo } from './hands.ts';

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
  /** Drags from a point to a point in small steps, as a hand does. */
  readonly drag: (from: Point, to: Point) => Promise<void>;
  /** The count so far; the next one begins. */
  readonly counted: () => Count;
}

/** A point of the window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

const NOTHING: Count = { keys: 0, typed: [], clicks: 0, drags: 0 };

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
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      for (let step = 1; step <= 6; step += 1)
        await page.mouse.move(from.x + ((to.x - from.x) * step) / 6, from.y + ((to.y - from.y) * step) / 6);
      await page.mouse.up();
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
export async function agrees(page: Page, ground: DeskGround, day: Day, meant: readonly string[]): Promise<void> {
  expect(await ground.bookingsOf(day)).toEqual(meant);
  await expect.poll(() => blocksOnBoard(page)).toEqual(meant);
}
