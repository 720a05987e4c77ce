// 前台 by mouse and by touch: draw, carry, resize, what goes back and why, what can be had instead; another process that writes meanwhile; the lobby's pages.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatIsoInstant, createInstantAt } from '../../src/domain/time/calendar.ts';
import { appStarter } from '../helpers/staged-app.ts';
import {
  cancelByClicks,
  comeAndGoByClicks,
  findByClicks,
  historyByClicks,
  printByClicks,
  seriesByClicks,
  waitByClicks,
} from './desk-clicks.ts';
import { dayAhead, type DeskGround, layOutDesk } from './desk-base.ts';
import { agrees, block, handsOn, noticed, pointAt, toDesk } from './desk-hands.ts';
import type { AtDesk } from './desk-jobs.ts';
import { byTouch } from './desk-touch.ts';
import { inBrowser, withApp } from './host.ts';

const DAY = dayAhead(4);
const CHEN = 'A101 08:00-10:00 晨光传媒 已预订';
const HAI = 'A102 08:00-10:00 海浪网络 已预订';

/** One drag, one name, Enter. */
async function drawAndBook({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  // To the middle of the last cell: what is drawn takes both ends in.
  await hands.drag(await pointAt(page, 'A101', 495), await pointAt(page, 'A101', 585));
  await page.getByRole('heading', { name: '新预约' }).waitFor();
  await hands.type('cgcm');
  await hands.press('Enter');
  await noticed(page, '已预约 A101 08:00–10:00（晨光传媒');
  expect(hands.counted()).toEqual({ keys: 1, typed: ['cgcm'], clicks: 0, drags: 1 });
  await ground.book({ studio: 'A102', tenant: '海浪网络', day: DAY, from: 480, to: 600 });
  await agrees(page, ground, DAY, [CHEN, HAI]);
}

/** The other button of the mouse draws and carries nothing. */
async function dragByOther({ app: { page }, ground }: AtDesk): Promise<void> {
  const before = await ground.bookingsOf(DAY);
  for (const [from, to] of [
    [540, 600],
    [900, 960],
  ] as const) {
    const [start, end] = [await pointAt(page, 'A101', from), await pointAt(page, 'A101', to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up({ button: 'right' });
  }
  expect(await page.locator('.board-ghost-on').count()).toBe(0);
  expect(await page.getByRole('heading', { name: '新预约' }).count()).toBe(0);
  await agrees(page, ground, DAY, before);
}

/** Carried by an hour, its end pulled by half an hour, each taken back by a click. */
async function carryAndResize({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.drag(await pointAt(page, 'A101', 540), await pointAt(page, 'B201', 600));
  await noticed(page, '已移动“晨光传媒”：B201 09:00–11:00');
  expect(hands.counted()).toEqual({ keys: 0, typed: [], clicks: 0, drags: 1 });
  await agrees(page, ground, DAY, [HAI, 'B201 09:00-11:00 晨光传媒 已预订']);
  const end = await pointAt(page, 'B201', 660);
  await hands.drag({ x: end.x - 3, y: end.y }, { x: (await pointAt(page, 'B201', 690)).x - 3, y: end.y });
  await noticed(page, '已移动“晨光传媒”：B201 09:00–11:30');
  expect(hands.counted()).toEqual({ keys: 0, typed: [], clicks: 0, drags: 1 });
  await agrees(page, ground, DAY, [HAI, 'B201 09:00-11:30 晨光传媒 已预订']);
}

/** Dropped onto another tenant's session it goes back, and the board says whose that is: also where the page heard of the hand so late that a swap was offered. */
async function goBack({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  const before = await ground.bookingsOf(DAY);
  const until = (): Promise<void> => page.locator('.board-ghost-on', { hasText: '可以对换' }).waitFor();
  await hands.drag(await pointAt(page, 'B201', 600), await pointAt(page, 'A102', 570), { until, restMs: 0 });
  const note = page.getByRole('alert').filter({ hasText: '放回原处' });
  await note.waitFor();
  expect(await note.innerText()).toContain('海浪网络');
  await screen('desk-refused');
  await agrees(page, ground, DAY, before);
  await hands.click(note.getByRole('button', { name: '知道了' }));
  await note.waitFor({ state: 'hidden' });
  hands.counted();
}

/** Held there until the swap can have been read, it swaps; a click takes that back. */
async function swapHeld({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  const before = await ground.bookingsOf(DAY);
  const until = (): Promise<void> => page.locator('.board-ghost-on', { hasText: '可以对换：海浪网络' }).waitFor();
  await hands.drag(await pointAt(page, 'B201', 600), await pointAt(page, 'A102', 570), { until, restMs: 1000 });
  const done = page.locator('.notice', { hasText: '已对换' });
  await done.waitFor();
  expect(hands.counted()).toEqual({ keys: 0, typed: [], clicks: 0, drags: 1 });
  const after = await ground.bookingsOf(DAY);
  expect(after).toContain('A102 08:30-11:00 晨光传媒 已预订');
  expect(after.filter((one) => one.includes('海浪网络'))).toHaveLength(1);
  await agrees(page, ground, DAY, after);
  await hands.click(done.getByRole('button', { name: '撤销' }));
  await noticed(page, '已撤销');
  await agrees(page, ground, DAY, before);
  hands.counted();
}

async function typeConflict(page: Page, hands: AtDesk['hands'], tenant: string): Promise<void> {
  await hands.press('a');
  await hands.type(tenant);
  await hands.press('Enter');
  await hands.type('A102');
  await hands.press('Enter');
  await hands.type('8-10');
  await page.getByRole('region', { name: '可以改为' }).waitFor();
}

/** What is taken is told with what can be had instead: Enter, a digit, Enter. */
async function takePlanB({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await typeConflict(page, hands, 'yswh');
  await screen('desk-plan-b');
  expect(await page.getByRole('complementary', { name: '预约' }).getByText('不能预约').count()).toBe(1);
  hands.counted();
  await hands.press('Enter', '1');
  await page.getByRole('region', { name: '可以改为' }).waitFor({ state: 'hidden' });
  await hands.press('Enter');
  await noticed(page, '08:00–10:00（远山文化');
  expect(hands.counted().keys).toBe(3);
  const [taken] = (await ground.bookingsOf(DAY)).filter((one) => one.includes('远山文化'));
  expect(taken).toMatch(/^(A101|B202) 08:00-10:00 远山文化 已预订$/);
}

/** The one in the way goes where there is room, and the new one takes its place. */
async function swap({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await typeConflict(page, hands, 'xyzb');
  hands.counted();
  await hands.click(
    page
      .getByRole('region', { name: '可以改为' })
      .getByRole('button', { name: /“海浪网络”换到/ })
      .first(),
  );
  await noticed(page, '已换房并预约：新月直播');
  expect(hands.counted().clicks).toBe(1);
  const bookings = await ground.bookingsOf(DAY);
  expect(bookings).toContain('A102 08:00-10:00 新月直播 已预订');
  expect(bookings.filter((one) => one.includes('海浪网络'))).toHaveLength(1);
  await agrees(page, ground, DAY, bookings);
}

/** A booking that another process writes comes on the board by itself. */
async function writtenElsewhere({ app: { page }, ground }: AtDesk): Promise<void> {
  const [from, to] = [formatIsoInstant(createInstantAt(DAY, 600)), formatIsoInstant(createInstantAt(DAY, 660))];
  const where = ['--data', ground.folder, '--by', '李芳', '--json', '--studio', 'A101', '--tenant', '海浪网络'];
  const told = await promisify(execFile)(process.execPath, [appStarter(), 'book', ...where, '--from', from, '--to', to]);
  expect(JSON.parse(told.stdout)).toEqual({ id: expect.stringMatching(/^D\d+$/), warnings: [] });
  await block(page, '海浪网络', '10:00–11:00').waitFor();
  await agrees(page, ground, DAY, await ground.bookingsOf(DAY));
}

/** The lobby and a door, to anybody with their key: masked, nothing to press, and the way to nothing else. */
async function lookFromLobby({ app: { page }, ground }: AtDesk): Promise<void> {
  const told = await ground.client.paper.lobby({ act: 'renew' });
  if (!told.ok) throw new Error(told.refusal.code);
  const { origin } = new URL(page.url());
  const guest = await page.context().browser()?.newContext({ locale: 'zh-CN' });
  if (guest === undefined) throw new Error('no browser');
  const seen = await guest.newPage();
  const door = told.value.doors.find(({ studio }) => studio === 'A101')?.path ?? '';
  for (const target of [told.value.lobby ?? '', door]) {
    const answer = await seen.goto(origin + target);
    expect(answer?.status()).toBe(200);
    const text = await seen.locator('body').innerText();
    expect(text).toContain('远**');
    expect(text).not.toContain('远山文化');
    expect(text).not.toContain('13812345678');
    expect(await seen.locator('input, button, a, form').count()).toBe(0);
  }
  expect(await guest.cookies()).toEqual([]);
  expect((await seen.goto(`${origin}/`))?.status()).toBe(401);
  await guest.close();
}

async function clickThrough(at: AtDesk): Promise<void> {
  const { app, hands } = at;
  for (const job of [cancelByClicks, historyByClicks, findByClicks, waitByClicks, printByClicks]) await job(at);
  await app.page.locator('.board-box').evaluate((box) => box.scrollTo({ left: 0 }));
  await seriesByClicks(at, async () => hands.drag(await pointAt(app.page, 'B202', 495), await pointAt(app.page, 'B202', 585)));
  await comeAndGoByClicks(at);
}

inBrowser('前台 by mouse', (kind) => {
  let ground: DeskGround | null = null;
  beforeEach(async () => {
    ground = await layOutDesk();
  });
  afterEach(() => ground?.close());

  it(
    'draws, carries, resizes, goes back, offers plan B, swaps, sees what others write, and does the rest by clicks',
    { timeout: 180_000 },
    async () => {
      if (ground === null) throw new Error('no base');
      const base = ground;
      await withApp(kind, { data: base.folder }, async (app) => {
        const at: AtDesk = { app, hands: handsOn(app.page), ground: base };
        await toDesk(app.page, DAY);
        for (const job of [drawAndBook, dragByOther, carryAndResize, goBack, swapHeld, takePlanB, swap, writtenElsewhere]) await job(at);
        await app.screen('desk-mouse');
        // While the session runs: the door says who is there.
        await lookFromLobby(at);
        await clickThrough(at);
        await byTouch(at);
        expect(app.troubles()).toEqual([]);
      });
    },
  );
});
