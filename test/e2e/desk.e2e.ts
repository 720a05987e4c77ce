// 前台 by keyboard alone, in both hosts: the ten commonest jobs, each with its count of keys, and what is on screen compared with what is in the base.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type DeskGround, layOutDesk } from './desk-base.ts';
import { agrees, handsOn, noticed, toDesk } from './desk-hands.ts';
import { type AtDesk, bookAtCursor, bookFromBlank, cancelAndUndo, DAY, findAndBook, lookAtHistory, moveAndResize } from './desk-jobs.ts';
import {
  bookSeries,
  comeStayAndGo,
  composeName,
  findOnBoard,
  giveUpFinding,
  leaveAndGoOn,
  leftUnnoticed,
  printBoard,
  waitAndBook,
} from './desk-more-jobs.ts';
import { holdBack } from './hands.ts';
import { inBothHosts, withApp } from './host.ts';

const JOBS = [
  bookFromBlank,
  bookAtCursor,
  moveAndResize,
  cancelAndUndo,
  lookAtHistory,
  findAndBook,
  leaveAndGoOn,
  findOnBoard,
  waitAndBook,
  printBoard,
  composeName,
  bookSeries,
  comeStayAndGo,
  leftUnnoticed,
  giveUpFinding,
] as const;

/** On a page whose names of tenants are held back: a name typed and entered in the form for a booking, on to the times. Answers how to let the names go. */
async function enterNameTooSoon(page: Page): Promise<() => void> {
  const release = await holdBack(page, 'records/names');
  await toDesk(page, DAY);
  await page.reload();
  await toDesk(page, DAY);
  await page.keyboard.press('a');
  await tenantBox(page).waitFor();
  await page.keyboard.type('cgcm');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  return release;
}

function tenantBox(page: Page): Locator {
  return page.getByRole('complementary', { name: '预约' }).getByRole('combobox', { name: '企业' });
}

inBothHosts('前台 by keyboard', (kind) => {
  let ground: DeskGround | null = null;
  beforeEach(async () => {
    ground = await layOutDesk();
  });
  afterEach(() => ground?.close());

  it('does the ten commonest jobs, and takes no candidate of an input method for a command', async () => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    await withApp(kind, { data: base.folder, moves: kind === 'window' }, async (app) => {
      const at: AtDesk = { app, hands: handsOn(app.page), ground: base };
      await toDesk(app.page, DAY);
      for (const job of JOBS) await job(at);
      await app.screen('desk-keys');
      expect(app.troubles()).toEqual([]);
    });
  });

  // Only here can an answer be held back on its way to the page.
  if (kind === 'window') return;
  it('books for a name that was typed and entered before the names of the tenants had come', async () => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    await withApp(kind, { data: base.folder }, async ({ page, troubles }) => {
      const release = await enterNameTooSoon(page);
      await page.keyboard.type('20-22');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      release();
      await noticed(page, '已预约 A102 20:00–22:00（晨光传媒');
      await agrees(page, base, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
      // The answer on view is that of the day chosen.
      expect(await page.locator('.desk-board').getAttribute('aria-busy')).toBe('false');
      expect(troubles()).toEqual([]);
    });
  });

  it('books for a name whose list came between its Enter and the last one', async () => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    await withApp(kind, { data: base.folder }, async ({ page, troubles }) => {
      const release = await enterNameTooSoon(page);
      release();
      // The list is there; the person goes on with the times.
      await expect.poll(() => tenantBox(page).inputValue()).toBe('晨光传媒');
      await page.keyboard.type('20-22');
      await page.keyboard.press('Enter');
      await noticed(page, '已预约 A102 20:00–22:00（晨光传媒');
      await agrees(page, base, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
      expect(troubles()).toEqual([]);
    });
  });

  it('takes Ctrl+Z although the focus still stands in a dialog that has just gone', async () => {
    if (ground === null) throw new Error('no base');
    const base = ground;
    await withApp(kind, { data: base.folder }, async (app) => {
      const { page } = app;
      const at: AtDesk = { app, hands: handsOn(page), ground: base };
      await toDesk(page, DAY);
      await bookFromBlank(at);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '取消 (X)' }).waitFor();
      await page.keyboard.press('x');
      await page.getByRole('dialog').getByLabel('原因').waitFor();
      // A browser takes the focus out of what is hidden with its next frame only, and a quick key comes before that.
      await page.getByRole('dialog').evaluate((dialog) => {
        const field = document.activeElement;
        if (!(dialog instanceof HTMLElement) || !dialog.contains(field)) throw new Error('the focus is not in the dialog');
        dialog.style.display = 'none';
        field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));
      });
      await noticed(page, '已撤销：已预约 A102 20:00–22:00（晨光传媒');
      await agrees(page, base, DAY, []);
      expect(app.troubles()).toEqual([]);
    });
  });
});
