// Where the focus is before and after every act at the desk, by keys and by mouse: it was lost after a late arrival, a swap, a search, and stood on ✕.
import { describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { dayAhead, type DeskGround, inFull, runningSince } from './desk-base.ts';
import { inEachDesk, noticed, toDesk, toGuest } from './desk-hands.ts';
import { whyNot } from './start-app.ts';
import { formatIsoInstant, instant } from '../../src/domain/time/calendar.ts';

/** An evening at every hour: who is an hour late at seven in the morning was due on the desk's day before. */
const NOW = vi.hoisted(() => {
  const now = '2026-11-11T20:10:00+08:00';
  vi.setSystemTime(now);
  return now;
});
const TODAY = dayAhead(0);
const DAY = dayAhead(3);
const LATE = ['海浪网络', '新月直播'] as const;

/** What has the focus, as `list 新月直播`: the part of the screen, and what it is called there. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (here === null || here === document.body) return 'nowhere';
    const parts = { dialog: '[role=dialog]', list: '.side-pane', panel: '.booking-panel', board: '[role=grid]' };
    const part = Object.entries(parts).find(([, selector]) => here.closest(selector) !== null)?.[0] ?? 'page';
    const isField = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement;
    const label = isField ? here.labels?.[0]?.textContent : null;
    return part === 'board' ? part : `${part} ${here.getAttribute('aria-label') ?? label ?? here.textContent}`;
  });
}

/** Waits until the focus is there. */
async function isAt(page: Page, where: string | RegExp): Promise<void> {
  const wanted =
    typeof where === 'string' ? (text: string): boolean => text.startsWith(where) : (text: string): boolean => where.test(text);
  await expect.poll(async () => ((text) => (wanted(text) ? 'there' : text))(await focused(page))).toBe('there');
}

/** Two sessions, 90 minutes from their start to their end; checked in on time or not at all. */
async function bookLate({ client }: DeskGround, minutesAgo: number, isIn: boolean): Promise<void> {
  const start = runningSince() - minutesAgo;
  const [from, to] = [formatIsoInstant(instant(start)), formatIsoInstant(instant(start + 90))];
  for (const [nth, name] of LATE.entries()) {
    const made = await client.bookings.book({ studio: `B20${nth + 1}`, tenant: inFull(name), from, to });
    if (!made.ok) throw new Error(made.refusal.code);
    if (!isIn) continue;
    const change = { booking: made.value.booking.id, version: null, to: 'checked_in', at: from } as const;
    expect(await client.bookings.state(change)).toMatchObject({ ok: true });
  }
}

/** By keys to the first of those who are late for over an hour: ↑ unfolds them above the row of a guest who is in. */
async function toLateRow(page: Page): Promise<void> {
  await page.keyboard.press('s');
  await isAt(page, /^list /);
  for (let rows = 0; rows < 9 && !/海浪网络/.test(await focused(page)); rows += 1) await page.keyboard.press('ArrowUp');
  await isAt(page, /^list .*海浪网络/);
}

/** Opens the board on an evening of one guest, with the cursor on it. */
async function toEvening(page: Page, ground: DeskGround): Promise<void> {
  await ground.book({ studio: 'A102', tenant: '晨光传媒', day: DAY, from: 1200, to: 1320 });
  await toDesk(page, DAY);
  await page.locator('.desk-board [role=grid]').focus();
  await toGuest(page, '晨光传媒');
}

/** A dialog of the desk: its key, its button, what has the focus in it. */
const DIALOGS = [
  ['z', '最近的改动', 'dialog 最近的改动'],
  ['p', '打印', 'dialog 打印'],
  ['j', '交班', 'dialog 写给下一班'],
] as const;

describe.skipIf(whyNot('http') !== null)('the focus at the desk', () => {
  const atDesk = inEachDesk(NOW);

  it('goes to the next row after 几点到的, by keys and by mouse', () =>
    atDesk(async (page, base) => {
      await bookLate(base, 90, false);
      // Nobody came yesterday: that stands above the rows, with a button of its own.
      await base.book({ studio: 'A102', tenant: '晨光传媒', day: dayAhead(-1), from: 600, to: 660 });
      await toDesk(page, TODAY);
      await page.getByRole('button', { name: '全部记为未到场' }).first().waitFor();
      await toLateRow(page);
      await page.keyboard.press('i');
      await isAt(page, /^dialog .*时间/);
      await page.keyboard.press('Enter');
      await noticed(page, '海浪网络 已到场');
      await isAt(page, /^list .*新月直播/);
      await page.getByRole('button', { name: /^到场 .*新月直播/ }).click();
      await isAt(page, /^dialog .*时间/);
      await page.getByRole('dialog').getByRole('button', { name: '登记到场' }).click();
      await noticed(page, '新月直播 已到场');
      // Whoever is next: the one who came before stands below by now, or still above.
      await isAt(page, /^list (?!.*新月直播)/);
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
    }));

  it('goes to the next row after 几点走的, and after more time', () =>
    atDesk(async (page, base) => {
      await bookLate(base, 180, true);
      await toDesk(page, TODAY);
      await page.getByRole('button', { name: /^离场 .*海浪网络/ }).click();
      await isAt(page, /^dialog .*时间/);
      await page.keyboard.press('Enter');
      await noticed(page, '海浪网络 已离场');
      await isAt(page, /^list .*新月直播/);
      await page.keyboard.press('e');
      await noticed(page, '新月直播 延长到');
      await isAt(page, /^list (?!.*新月直播)/);
      expect(await focused(page)).not.toBe('nowhere');
    }));

  it('stays with the row whose question is closed without an answer', () =>
    atDesk(async (page, base) => {
      await bookLate(base, 90, false);
      await toDesk(page, TODAY);
      await toLateRow(page);
      await page.keyboard.press('i');
      await isAt(page, /^dialog /);
      await page.keyboard.press('Escape');
      await isAt(page, /^list .*海浪网络/);
      expect(await page.getByRole('button', { name: /^到场 .*海浪网络/ }).isEnabled()).toBe(true);
    }));

  it('is in every dialog at once, never on ✕, and back where it was behind it', () =>
    atDesk(async (page, base) => {
      await toEvening(page, base);
      for (const [key, button, inside] of DIALOGS) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await isAt(page, inside);
        expect(await focused(page)).not.toContain('关闭');
        await page.keyboard.press('Escape');
        await isAt(page, 'board');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        const opener = page.locator(`button[aria-keyshortcuts="${key.toUpperCase()}"]`);
        await opener.click();
        await isAt(page, inside);
        expect(await focused(page)).not.toContain('关闭');
        await page.keyboard.press('Escape');
        await isAt(page, new RegExp(`^page .*${button}`));
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        await page.locator('.desk-board [role=grid]').focus();
      }
    }));

  it('is back on the board after cancelling an opened booking, by keys and by mouse', () =>
    atDesk(async (page, base) => {
      await toEvening(page, base);
      await page.keyboard.press('Enter');
      const cancel = page.getByRole('button', { name: '取消 (X)' });
      await cancel.waitFor();
      await page.keyboard.press('x');
      await isAt(page, 'dialog 原因');
      await page.keyboard.press('Escape');
      await isAt(page, 'board');
      await cancel.click();
      await isAt(page, 'dialog 原因');
      await page.keyboard.press('1');
      await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
      await noticed(page, '已取消 晨光传媒');
      await isAt(page, /^(panel|board)/);
      expect(await focused(page)).not.toContain('关闭');
    }));

  it('is on the board or in the panel after a swap by its digit', () =>
    atDesk(async (page, base) => {
      await base.book({ studio: 'A101', tenant: '海浪网络', day: DAY, from: 1200, to: 1320 });
      await toEvening(page, base);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '取消 (X)' }).waitFor();
      await page.keyboard.press('g');
      await isAt(page, 'panel 时间');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.type('A101');
      await page.keyboard.press('Enter');
      const plan = page.getByRole('region', { name: '可以改为' });
      const swap = plan.getByRole('button', { name: /海浪网络.*换到/ }).first();
      await swap.waitFor();
      const digit = await swap.locator('kbd').innerText();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(digit);
      await noticed(page, '已互换');
      await isAt(page, /^(panel|board)/);
      expect(await base.bookingsOf(DAY)).toContain('A101 20:00-22:00 晨光传媒 已预订');
    }));

  it('blocks a broken studio by a key, its guest moved to another, and the focus is back on the board', () =>
    atDesk(async (page, base) => {
      await toDesk(page, TODAY);
      await page.locator('.desk-board [role=grid]').focus();
      await toGuest(page, '远山文化');
      await page.keyboard.press('Shift+M');
      await isAt(page, 'dialog 原因');
      await page.keyboard.type('灯坏了');
      await page.getByRole('button', { name: '远山文化 改到 A102' }).waitFor();
      await page.keyboard.press('Enter');
      await isAt(page, 'dialog 照样登记');
      await page.getByRole('button', { name: '远山文化 改到 A102' }).click();
      await noticed(page, '远山文化 已改到 A102');
      await page.getByLabel('原因').focus();
      await page.keyboard.press('Enter');
      await noticed(page, '已登记停用时段：A101');
      await page.locator('.board-blackout[title="灯坏了"]').first().waitFor();
      await isAt(page, 'board');
      expect(await base.bookingsOf(TODAY)).toEqual([expect.stringMatching(/^A102 .* 远山文化 已预订$/)]);
    }));

  it('goes by ↓ through the whole list of the day, row by row to the last one, those behind “more” too', () =>
    atDesk(async (page, base) => {
      const all = 15;
      for (let nth = 0; nth < all; nth += 1)
        await base.book({ studio: 'B202', tenant: '海浪网络', day: DAY, from: 600 + nth * 30, to: 630 + nth * 30 });
      await toDesk(page, DAY);
      const rows = page.locator('.side-pane li');
      await rows.nth(11).waitFor();
      expect(await rows.count()).toBe(12);
      await page.locator('.side-open').first().focus();
      for (let nth = 1; nth < all; nth += 1) await page.keyboard.press('ArrowDown');
      await expect.poll(() => focused(page)).toContain('17:00–17:30');
      await page.keyboard.press('ArrowDown');
      await isAt(page, /^list .*17:00–17:30/);
      expect(await rows.count()).toBe(all);
    }));

  it('the shift lists a booking made since it began, marked once the board of its day was printed', () =>
    atDesk(async (page, base) => {
      await toEvening(page, base);
      await page.keyboard.press('j');
      const row = page.getByRole('region', { name: '本班的改动' }).getByRole('listitem').filter({ hasText: '晨光传媒' });
      await expect.poll(() => row.innerText()).toMatch(/A102\s*晨光传媒.*20:00–22:00\s*登记$/s);
      await page.keyboard.press('Escape');
      await page.keyboard.press('p');
      await isAt(page, 'dialog 打印');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => window.localStorage.getItem('livebase.desk.printed'))).toContain(DAY);
      const made = await base.client.bookings.list({ from: DAY, to: DAY, studio: 'A102', tenant: null, states: [] });
      const { id = 0, version = 0 } = (made.ok ? made.value.bookings[0] : null) ?? {};
      const there = { studio: 'B202', from: `${DAY}T20:00`, to: `${DAY}T22:00` };
      expect(await base.client.bookings.move({ id, version, ...there })).toMatchObject({ ok: true });
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await expect.poll(() => row.first().innerText()).toMatch(/打印后/);
    }));

  it('goes into the finder that is clicked: the dash of 22-24 turns no page', () =>
    atDesk(async (page, base) => {
      await toEvening(page, base);
      await page.getByRole('button', { name: '找空档' }).click();
      await isAt(page, /^list /);
      await page.keyboard.type('22-24');
      expect(await page.locator('.side-pane input').first().inputValue()).toBe('22-24');
      await page.locator('.desk-date', { hasText: DAY }).waitFor();
    }));
});
