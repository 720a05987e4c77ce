// Letters of the desk act on what is visibly selected in the list that has the focus, and on nobody else.
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { dayAhead, type DeskGround, runningSince } from './desk-base.ts';
import { agrees, inEachDesk, noticed, saidOfCursor, toDesk, toGuest } from './desk-hands.ts';
import { focusIn, quiet } from './hands.ts';
import { whyNot } from './start-app.ts';
import { createInstantAt } from '../../src/domain/time/calendar.ts';

const TODAY = dayAhead(0);
const [IN, BOOKED] = [expect.stringMatching(/^A101 .* 远山文化 已到场$/), expect.stringMatching(/^B201 .* 海浪网络 已预订$/)];

/** 远山文化 is in, 海浪网络 is expected; the board's cursor stands on the first. */
async function withTwoGuests(page: Page, base: DeskGround): Promise<void> {
  const now = runningSince() - createInstantAt(TODAY, 0);
  await base.book({ studio: 'B201', tenant: '海浪网络', day: TODAY, from: now, to: now + 120 });
  await toDesk(page, TODAY);
  await page.locator('.desk-board [role=grid]').focus();
  await toGuest(page, '远山文化');
  await page.keyboard.press('i');
  await noticed(page, '远山文化 已到场');
}

describe.skipIf(whyNot('http') !== null)('letters at the desk', () => {
  const atDesk = inEachDesk();

  it('checks nobody out after a search that found nobody: Tab and O belong to the box', () =>
    atDesk(async (page, base) => {
      await withTwoGuests(page, base);
      await page.keyboard.press('/');
      await page.keyboard.type('zzz');
      await page.getByRole('status').filter({ hasText: '没有' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('o');
      await quiet(page);
      await agrees(page, base, TODAY, [IN, BOOKED]);
      expect(await page.locator('input.desk-find, .desk-find input').inputValue()).toBe('zzzo');
    }));

  it('leaves the cursor where it was before a search whose first letters meant somebody else', () =>
    atDesk(async (page, base) => {
      await withTwoGuests(page, base);
      await page.keyboard.press('/');
      await page.keyboard.type('hlwl');
      await saidOfCursor(page, '海浪网络');
      await page.keyboard.type('zz');
      await saidOfCursor(page, '远山文化');
      await agrees(page, base, TODAY, [IN, BOOKED]);
      expect(await page.locator('.board-lit').count()).toBe(0);
    }));

  it('does nothing for I and O while no list has the focus', () =>
    atDesk(async (page, base) => {
      await withTwoGuests(page, base);
      await page.getByRole('button', { name: '后一天' }).focus();
      await page.keyboard.press('o');
      await page.keyboard.press('m');
      await quiet(page);
      await agrees(page, base, TODAY, [IN, BOOKED]);
      expect(await page.getByRole('dialog').count()).toBe(0);
    }));

  it('acts on the guest under the cursor, not on the one that was opened before', () =>
    atDesk(async (page, base) => {
      await withTwoGuests(page, base);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /离场/ }).first().waitFor();
      await focusIn(page, '.desk-board [role=grid]');
      await toGuest(page, '海浪网络');
      await page.keyboard.press('x');
      await quiet(page);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('i');
      await noticed(page, '海浪网络 已到场');
      await agrees(page, base, TODAY, [IN, expect.stringMatching(/^B201 .* 海浪网络 已到场$/)]);
    }));
});
