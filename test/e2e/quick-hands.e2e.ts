// What a quick hand does between a step and its answer is not lost, and nothing else is done instead: each answer in question is held back here.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { dayAhead, type DeskGround, layOutDesk, runningSince } from './desk-base.ts';
import { agrees, handsOn, noticed, saidOfCursor, toDesk } from './desk-hands.ts';
import { DAY, bookAtCursor, bookFromBlank } from './desk-jobs.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { createInstantAt } from '../../src/domain/time/calendar.ts';
import { focusIn, holdBack } from './hands.ts';
import { type OpenedApp, withApp } from './host.ts';
import { whyNot } from './start-app.ts';

type Rules = Parameters<DeskGround['client']['settings']['setDeskRules']>[0];

/** Changes rules of the desk from the standard ones. */
async function setRules({ client }: DeskGround, change: Partial<Rules>): Promise<void> {
  const cancelReasons = [...STANDARD_DESK_RULES.cancelReasons];
  const set = await client.settings.setDeskRules({ ...STANDARD_DESK_RULES, warnings: {}, cancelReasons, ...change });
  if (!set.ok) throw new Error(set.refusal.code);
}

const EVENING = { day: DAY, from: 1200, to: 1320 } as const;

/** A102 from 20:00 to 22:00, opened beside the board. */
async function openEvening(page: Page, ground: DeskGround): Promise<void> {
  await ground.book({ studio: 'A102', tenant: '晨光传媒', ...EVENING });
  await toDesk(page, DAY);
  await page.locator('.board-row .board-block').first().click();
  await page.getByRole('button', { name: '取消 (X)' }).waitFor();
}

// Only in a browser can an answer be held back on its way to the page.
describe.skipIf(whyNot('http') !== null)('quick hands', () => {
  let ground: DeskGround | null = null;
  beforeEach(async () => {
    ground = await layOutDesk();
  });
  afterEach(() => ground?.close());

  /** The desk on its own base; what the page complained of fails the test. */
  const atDesk = (work: (page: Page, base: DeskGround, app: OpenedApp) => Promise<void>, moves = false): Promise<void> => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    return withApp('http', { data: base.folder, moves }, (app) => work(app.page, base, app));
  };

  it('takes back twice for Ctrl+Z pressed twice, and does again what Ctrl+Y asks for before that is over', () =>
    atDesk(async (page, base, app) => {
      const at = { app, hands: handsOn(page), ground: base };
      await toDesk(page, DAY);
      await bookFromBlank(at);
      await bookAtCursor(at);
      const release = await holdBack(page, 'bookings/undo');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+y');
      release();
      await noticed(page, '已重做：已预约 A102 20:00–22:00（晨光传媒');
      expect(app.troubles()).toEqual([]);
      await agrees(page, base, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
    }));

  it('leaves the focus with anyone who has gone on to a field, and the letters with the field', () =>
    atDesk(async (page, base) => {
      await toDesk(page, dayAhead(0));
      await page.keyboard.press('b');
      const words = page.locator('.desk-words input');
      await page.locator('.desk-board [role=grid]').focus();
      await page.keyboard.press('s');
      await focusIn(page, '.side-open');
      const release = await holdBack(page, 'bookings/state');
      await page.keyboard.press('i');
      await words.click();
      release();
      await noticed(page, '远山文化 已到场');
      await page.keyboard.type('o');
      expect(await words.inputValue()).toBe('o');
      expect(await base.bookingsOf(dayAhead(0))).toEqual([expect.stringMatching(/远山文化 已到场$/)]);
    }));

  it('checks in the second of two that are clicked one after the other', () =>
    atDesk(async (page, base) => {
      const now = runningSince() - createInstantAt(dayAhead(0), 0);
      await base.book({ studio: 'B201', tenant: '海浪网络', day: dayAhead(0), from: now, to: now + 120 });
      await toDesk(page, dayAhead(0));
      await page.keyboard.press('s');
      const buttons = [page.getByRole('button', { name: /^到场 .*远山文化/ }), page.getByRole('button', { name: /^到场 .*海浪网络/ })];
      for (const button of buttons) await button.waitFor();
      const release = await holdBack(page, 'bookings/state');
      // A hand clicks what it sees: it does not wait until the page is ready for it.
      for (const button of buttons) await button.click({ force: true });
      release();
      await expect
        .poll(() => base.bookingsOf(dayAhead(0)))
        .toEqual([expect.stringMatching(/远山文化 已到场$/), expect.stringMatching(/海浪网络 已到场$/)]);
    }));

  it('says of a step why it was refused: somebody else changed the booking while it was on its way', () =>
    atDesk(async (page, base) => {
      await toDesk(page, dayAhead(0));
      await page.keyboard.press('s');
      const button = page.getByRole('button', { name: /^到场 .*远山文化/ });
      await button.waitFor();
      const release = await holdBack(page, 'bookings/state');
      await button.click();
      const listed = await base.client.bookings.list({
        from: dayAhead(0),
        // After midnight the desk's day is still yesterday, and the booking stands on the next.
        to: dayAhead(1),
        studio: null,
        tenant: null,
        states: ['booked'],
      });
      const [booking] = listed.ok ? listed.value.bookings : [];
      if (booking === undefined) throw new Error('no booking');
      const step = { booking: booking.id, version: null, to: 'cancelled', at: null, reason: '企业改计划' } as const;
      expect(await base.client.bookings.state(step)).toMatchObject({ ok: true });
      release();
      await page.locator('.notice-text', { hasText: '刚刚被改过（李芳，' }).waitFor();
      expect(await base.bookingsOf(dayAhead(0))).toEqual([]);
    }));

  it('cancels for the base’s own first reason, though 1 and Enter come before the reasons', () =>
    atDesk(async (page, base) => {
      await setRules(base, { cancelReasons: [{ words: '台风', costs: false }] });
      await openEvening(page, base);
      const release = await holdBack(page, 'bookings/cancelPrice');
      await page.keyboard.press('x');
      await page.getByRole('dialog').getByLabel('原因').waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      release();
      await noticed(page, '已取消 晨光传媒 的预约');
      const history = await base.client.bookings.history({ id: (await bookingOf(base)).id });
      expect(JSON.stringify(history)).toContain('台风');
    }));

  it('takes Ctrl+Z while the dialog is still seen to close', () =>
    atDesk(async (page, base, app) => {
      await openEvening(page, base);
      await page.keyboard.press('x');
      await page.getByRole('dialog').getByLabel('原因').waitFor();
      await page.keyboard.press('1');
      const wire = await page.context().newCDPSession(page);
      await wire.send('Animation.enable');
      await wire.send('Animation.setPlaybackRate', { playbackRate: 0.001 });
      await page.keyboard.press('Enter');
      await noticed(page, '已取消 晨光传媒 的预约');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Control+z');
      await noticed(page, '已撤销：已取消 晨光传媒 的预约');
      await wire.send('Animation.setPlaybackRate', { playbackRate: 1 });
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(app.troubles()).toEqual([]);
      await agrees(page, base, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
    }, true));

  it('has the focus in the box for the reason from the moment that it stands there', () =>
    atDesk(async (page, base) => {
      await setRules(base, { warnings: { TENANT_ELSEWHERE: 'ask' } });
      await base.book({ studio: 'A101', tenant: '晨光传媒', ...EVENING });
      await toDesk(page, DAY);
      const release = await holdBack(page, 'bookings/judge');
      await page.keyboard.press('a');
      await page.keyboard.type('cgcm');
      await page.keyboard.press('Enter');
      await page.keyboard.type('A102');
      await page.keyboard.press('Enter');
      await page.keyboard.type('20-22');
      const isAsked = page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const watch = (): void => {
              const label = [...document.querySelectorAll('.booking-body label')].find((one) => one.textContent?.startsWith('理由'));
              if (label === undefined) requestAnimationFrame(watch);
              else requestAnimationFrame(() => resolve(document.activeElement?.id === label.getAttribute('for')));
            };
            watch();
          }),
      );
      await page.keyboard.press('Enter');
      expect(await isAsked).toBe(true);
      release();
    }));

  it('carries the next booking while the last one’s move is on its way', () =>
    atDesk(async (page, base) => {
      await base.book({ studio: 'A102', tenant: '晨光传媒', ...EVENING });
      await base.book({ studio: 'B201', tenant: '海浪网络', ...EVENING });
      await toDesk(page, DAY);
      await page.keyboard.press('.');
      await saidOfCursor(page, 'A102');
      const release = await holdBack(page, 'bookings/move');
      for (const key of ['m', 'ArrowRight', 'Enter', '.', 'm', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      release();
      await expect.poll(() => base.bookingsOf(DAY)).toEqual(['A102 20:30-22:30 晨光传媒 已预订', 'B201 21:00-23:00 海浪网络 已预订']);
    }));

  it('books a series at the times that stand there, however quickly Enter comes after them', () =>
    atDesk(async (page, base) => {
      await toDesk(page, DAY);
      await page.keyboard.press('a');
      await page.keyboard.type('xyzb');
      await page.keyboard.press('Enter');
      await page.keyboard.type('A101');
      await page.keyboard.press('Enter');
      await page.keyboard.type('9-11');
      await page.keyboard.press('F3');
      const found = page.getByRole('status').filter({ hasText: '4 个日期，4 个空闲' });
      await found.waitFor();
      // As quick as can be: other times, Enter to the dates, Enter on what has the focus then.
      await page.getByRole('textbox', { name: '时间' }).evaluate(async (box) => {
        if (!(box instanceof HTMLInputElement)) throw new Error('no box');
        const press = (): void => {
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        };
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, '13-15');
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();
        press();
        await Promise.resolve();
        if (document.activeElement instanceof HTMLButtonElement) document.activeElement.click();
      });
      await found.waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await noticed(page, '已预约系列：新月直播，4 次');
      expect(await base.bookingsOf(DAY)).toEqual(['A101 13:00-15:00 新月直播 已预订']);
    }));

  it('opens the row that fits what was typed, though the list has not been drawn again', () =>
    withApp('http', {}, async ({ page, troubles }) => {
      await page.goto(`${page.url().split('#')[0]}#/tenants`);
      const grid = page.getByRole('grid').first();
      await grid.waitFor();
      const second = await grid.getByRole('row').nth(2).getByRole('gridcell').first().innerText();
      await page
        .getByLabel('搜索')
        .first()
        .evaluate(async (box, name) => {
          if (!(box instanceof HTMLInputElement)) throw new Error('no box');
          const press = (key: string): void => {
            document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          };
          box.focus();
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, name);
          box.dispatchEvent(new Event('input', { bubbles: true }));
          await Promise.resolve();
          press('ArrowDown');
          await Promise.resolve();
          press('Enter');
        }, second);
      await page.getByRole('heading', { name: second, level: 1 }).waitFor();
      expect(troubles()).toEqual([]);
    }));
});

/** The one booking of the day. */
async function bookingOf(base: DeskGround): Promise<{ readonly id: number }> {
  const listed = await base.client.bookings.list({ from: DAY, to: DAY, studio: null, tenant: null, states: ['cancelled'] });
  const booking = listed.ok ? listed.value.bookings[0] : undefined;
  if (booking === undefined) throw new Error('no booking');
  return booking;
}
