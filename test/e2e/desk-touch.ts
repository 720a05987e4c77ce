// 前台 by a finger: what rests on the board is lifted, carried and drawn; a tap opens, a swipe scrolls and changes nothing.
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dayAhead } from './desk-base.ts';
import { agrees, noticed, pointAt, toDesk } from './desk-hands.ts';
import type { AtDesk } from './desk-jobs.ts';

const TOUCH_DAY = dayAhead(6);

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the page. */
interface Finger {
  readonly tap: (at: Point) => Promise<void>;
  /** Rests until the board has taken hold, then goes there in small steps and lets go. */
  readonly carry: (from: Point, to: Point) => Promise<void>;
  /** Goes there at once, as one scrolls. */
  readonly swipe: (from: Point, to: Point) => Promise<void>;
}

async function glide(touch: CDPSession, from: Point, to: Point): Promise<void> {
  for (let step = 1; step <= 6; step += 1) {
    const at = { x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  }
}

async function fingerOn(page: Page): Promise<Finger> {
  const touch = await page.context().newCDPSession(page);
  const down = (at: Point): Promise<unknown> => touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  const up = (): Promise<unknown> => touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return {
    tap: async (at) => {
      await down(at);
      await up();
    },
    carry: async (from, to) => {
      await down(from);
      await page.locator('.board-dragging').waitFor();
      await glide(touch, from, to);
      await up();
    },
    swipe: async (from, to) => {
      await down(from);
      await glide(touch, from, to);
      await up();
    },
  };
}

/** The evening by touch: a tap, a long press that carries, one that draws, a swipe. */
export async function byTouch({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await ground.book({ studio: 'A101', tenant: '晨光传媒', day: TOUCH_DAY, from: 540, to: 660 });
  await toDesk(page, TOUCH_DAY);
  const finger = await fingerOn(page);
  await agrees(page, ground, TOUCH_DAY, ['A101 09:00-11:00 晨光传媒 已预订']);
  await finger.tap(await pointAt(page, 'A101', 600));
  const panel = page.getByRole('complementary', { name: '预约' });
  await panel.getByRole('heading', { name: '晨光传媒' }).waitFor();
  await hands.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await finger.swipe(await pointAt(page, 'A101', 600), await pointAt(page, 'B201', 720));
  expect(await page.locator('.board-dragging').count()).toBe(0);
  await finger.carry(await pointAt(page, 'A101', 600), await pointAt(page, 'B201', 660));
  await noticed(page, '已移动“晨光传媒”：B201 10:00–12:00');
  await agrees(page, ground, TOUCH_DAY, ['B201 10:00-12:00 晨光传媒 已预订']);
  await finger.carry(await pointAt(page, 'A102', 855), await pointAt(page, 'A102', 945));
  await page.getByRole('heading', { name: '新预约' }).waitFor();
  await screen('desk-touch');
  await hands.type('hlwl');
  await hands.press('Enter');
  await noticed(page, '已预约 A102 14:00–16:00（海浪网络');
  await agrees(page, ground, TOUCH_DAY, ['A102 14:00-16:00 海浪网络 已预订', 'B201 10:00-12:00 晨光传媒 已预订']);
  hands.counted();
}
