// The desk's commonest jobs by keyboard alone. Each says how many keys it took, besides names, times and what else nobody can do without.
import { expect } from 'vitest';
import { dayAhead, type DeskGround } from './desk-base.ts';
import { agrees, type Hands, noticed, saidOfCursor } from './desk-hands.ts';
import type { OpenedApp } from './host.ts';

/** One app, one pair of hands, one base. */
export interface AtDesk {
  readonly app: OpenedApp;
  readonly hands: Hands;
  readonly ground: DeskGround;
}

/** The day that is worked on, far enough ahead that nothing is late. */
export const DAY = dayAhead(3);

/** Nothing is open, nobody has drawn anything: a name, the times, and the studio is found. */
export async function bookFromBlank({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('a');
  await hands.type('cgcm');
  await hands.press('Enter', 'Enter');
  await hands.type('20-22');
  await hands.press('Enter');
  await noticed(page, '已预约 A102 20:00–22:00（晨光传媒');
  expect(hands.counted()).toMatchObject({ keys: 4, typed: ['cgcm', '20-22'], clicks: 0, drags: 0 });
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
}

/** The cursor stands on the last booking: a row down, two hours, Enter. */
export async function bookAtCursor({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await saidOfCursor(page, '已选 B201 20:00–22:00');
  await hands.press('Enter');
  await hands.type('hlwl');
  await hands.press('Enter');
  await noticed(page, '已预约 B201 20:00–22:00（海浪网络');
  expect(hands.counted()).toMatchObject({ keys: 6, typed: ['hlwl'] });
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订', 'B201 20:00-22:00 海浪网络 已预订']);
}

/** M lifts the booking under the cursor; the arrows carry it, with Shift they change its end. */
export async function moveAndResize({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('m', 'ArrowDown', 'ArrowRight', 'ArrowRight');
  await saidOfCursor(page, '移动“海浪网络”：B202 21:00–23:00');
  await hands.press('Enter');
  await noticed(page, '已移动“海浪网络”：B202 21:00–23:00');
  expect(hands.counted()).toMatchObject({ keys: 5, typed: [] });
  await hands.press('m', 'Shift+ArrowRight', 'Enter');
  await noticed(page, '已移动“海浪网络”：B202 21:00–23:30');
  expect(hands.counted()).toMatchObject({ keys: 3, typed: [] });
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订', 'B202 21:00-23:30 海浪网络 已预订']);
}

/** A cancellation asks why; Ctrl+Z says what it takes back, Ctrl+Y does it again, and no step of Tab comes to 撤销. */
export async function cancelAndUndo({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('Enter');
  await page.getByRole('button', { name: '取消 (X)' }).waitFor();
  await hands.press('x');
  await page.getByRole('dialog').getByLabel('原因').waitFor();
  await hands.press('1', 'Enter');
  await noticed(page, '已取消 海浪网络 的预约');
  expect(hands.counted()).toMatchObject({ keys: 4, typed: [] });
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await hands.press('Control+z');
  await noticed(page, '已撤销：已取消 海浪网络 的预约');
  expect(hands.counted()).toMatchObject({ keys: 1, typed: [] });
  await hands.press('Control+y');
  await noticed(page, '已重做：已取消 海浪网络 的预约');
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订']);
  await hands.press('Control+z');
  await noticed(page, '已撤销：已取消 海浪网络 的预约');
  expect(await page.locator('.notices button:not([tabindex="-1"])').count()).toBe(0);
  hands.counted();
  await agrees(page, ground, DAY, ['A102 20:00-22:00 晨光传媒 已预订', 'B202 21:00-23:30 海浪网络 已预订']);
}

/** The cursor is on the booking: its history, newest first, with who, what and why. */
export async function lookAtHistory({ app: { page, screen }, hands }: AtDesk): Promise<void> {
  const panel = page.getByRole('complementary', { name: '预约' });
  await hands.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  hands.counted();
  await hands.press('Enter');
  await page.getByRole('button', { name: '历史 (H)' }).waitFor();
  await hands.press('h');
  const rows = page.getByRole('region', { name: '历史' }).getByRole('listitem');
  await rows.nth(6).waitFor();
  const texts = await rows.allInnerTexts();
  expect(texts.map((text) => text.split('\n')[0]?.slice(0, 2))).toEqual(['撤销', '撤销', '撤销', '修改', '修改', '修改', '登记']);
  expect(texts[3]).toContain('原因：企业改计划');
  await screen('desk-history');
  expect(hands.counted()).toMatchObject({ keys: 2, typed: [] });
  await hands.press('Escape', 'Escape');
  await panel.waitFor({ state: 'hidden' });
  hands.counted();
}

/** "18 to 24, at least 30 m², green screen" in one line: Enter takes the first that is found. */
export async function findAndBook({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('f');
  await page.getByRole('heading', { name: '找空档' }).waitFor();
  await hands.type('18-24 30平 绿幕');
  await page
    .getByRole('status')
    .filter({ hasText: /^1 处空档/ })
    .waitFor();
  await screen('desk-finder');
  await hands.press('Enter');
  await page.getByRole('heading', { name: '新预约' }).waitFor();
  await hands.type('yswh');
  await hands.press('Enter');
  await noticed(page, '已预约 B201 18:00–20:00（远山文化');
  expect(hands.counted()).toMatchObject({ keys: 3, typed: ['18-24 30平 绿幕', 'yswh'] });
  await agrees(page, ground, DAY, [
    'A102 20:00-22:00 晨光传媒 已预订',
    'B201 18:00-20:00 远山文化 已预订',
    'B202 21:00-23:30 海浪网络 已预订',
  ]);
}
