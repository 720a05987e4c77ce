// The desk's commonest jobs by mouse, besides what is dragged: each says how many clicks it took, and keys where a name or times are typed.
import { expect } from 'vitest';
import { readPdf } from '../helpers/pdf-text.ts';
import { dayAhead } from './desk-base.ts';
import { block, noticed, toDesk } from './desk-hands.ts';
import type { AtDesk } from './desk-jobs.ts';

export const CLICK_DAY = dayAhead(5);

/** A block, 取消, a common reason, the button; then the notice's 撤销. */
export async function cancelByClicks({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await ground.book({ studio: 'A101', tenant: '晨光传媒', day: CLICK_DAY, from: 420, to: 540 });
  await toDesk(page, CLICK_DAY);
  await hands.click(block(page, '晨光传媒', '07:00–09:00'));
  await hands.click(page.getByRole('button', { name: '取消 (X)' }));
  const dialog = page.getByRole('dialog');
  await hands.click(dialog.getByRole('button', { name: /企业改计划/ }));
  await hands.click(dialog.getByRole('button', { name: '取消预约' }));
  await noticed(page, '已取消 晨光传媒 的预约');
  expect(hands.counted()).toMatchObject({ clicks: 4, keys: 0 });
  expect(await ground.bookingsOf(CLICK_DAY)).toEqual([]);
  await dialog.waitFor({ state: 'hidden' });
  await hands.click(page.locator('.notice', { hasText: '已取消 晨光传媒' }).getByRole('button', { name: '撤销' }));
  await noticed(page, '已撤销：已取消 晨光传媒');
  expect(hands.counted()).toMatchObject({ clicks: 1, keys: 0 });
  expect(await ground.bookingsOf(CLICK_DAY)).toEqual(['A101 07:00-09:00 晨光传媒 已预订']);
}

/** A block, 历史. */
export async function historyByClicks({ app: { page }, hands }: AtDesk): Promise<void> {
  await hands.click(page.getByRole('button', { name: '关闭面板' }));
  hands.counted();
  await hands.click(block(page, '晨光传媒', '07:00–09:00'));
  await hands.click(page.getByRole('button', { name: '历史 (H)' }));
  await page.getByRole('region', { name: '历史' }).getByRole('listitem').nth(2).waitFor();
  expect(hands.counted()).toMatchObject({ clicks: 2, keys: 0 });
}

/** 找空档, an area, words, the slot; then a name and Enter. */
export async function findByClicks({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.click(page.getByRole('button', { name: '找空档' }));
  await hands.click(page.getByLabel('至少（m²）'));
  await hands.type('30');
  await hands.click(page.getByLabel('设备或名称'));
  await hands.type('绿幕');
  await page.getByRole('status').filter({ hasText: '1 处空档' }).waitFor();
  await hands.click(page.getByRole('button', { name: /^B201 18:00–20:00/ }));
  await hands.type('hlwl');
  await hands.press('Enter');
  await noticed(page, '已预约 B201 18:00–20:00（海浪网络');
  expect(hands.counted()).toMatchObject({ clicks: 4, keys: 1, typed: ['30', '绿幕', 'hlwl'] });
  expect(await ground.bookingsOf(CLICK_DAY)).toContain('B201 18:00-20:00 海浪网络 已预订');
}

/** 候补, 登记候补, a name, times, 保存; then the entry's 预约, and Enter. */
export async function waitByClicks({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await hands.click(page.getByRole('button', { name: '候补', exact: true }));
  await hands.click(page.getByRole('button', { name: '登记候补' }));
  await hands.type('yswh');
  await hands.press('Enter');
  await hands.type('12-15');
  await hands.click(page.getByRole('button', { name: '保存' }));
  await noticed(page, '已登记“远山文化”的候补');
  expect(hands.counted()).toMatchObject({ clicks: 3, keys: 1, typed: ['yswh', '12-15'] });
  await hands.click(page.getByRole('button', { name: '预约 远山文化' }));
  await page.getByRole('heading', { name: '新预约（候补）' }).waitFor();
  // The price comes above the button, two hours at 120 yuan: a press that begins before that may end beside it.
  await page.getByText('240.00 元', { exact: true }).first().waitFor();
  await hands.click(page.getByRole('button', { name: '预约（回车）' }));
  await noticed(page, '12:00–14:00（远山文化');
  expect(hands.counted()).toMatchObject({ clicks: 2, keys: 0, typed: [] });
  expect((await ground.bookingsOf(CLICK_DAY)).filter((one) => one.includes('12:00-14:00 远山文化'))).toHaveLength(1);
}

/** A slot is drawn, a name; 更多, 每周, the free dates. */
export async function seriesByClicks({ app: { page }, hands, ground }: AtDesk, draw: () => Promise<void>): Promise<void> {
  await draw();
  await hands.type('xyzb');
  const form = page.getByRole('complementary', { name: '预约' });
  await hands.click(form.getByRole('option', { name: /新月直播/ }));
  await hands.click(form.getByRole('button', { name: '更多（F2）' }));
  await hands.click(form.getByText('每周', { exact: true }));
  await hands.click(form.getByRole('button', { name: '只订空闲的 4 个' }));
  await noticed(page, '已预约系列：新月直播，4 次');
  expect(hands.counted()).toMatchObject({ clicks: 4, drags: 1, keys: 0, typed: ['xyzb'] });
  expect((await ground.bookingsOf(CLICK_DAY)).filter((one) => one.includes('新月直播'))).toHaveLength(1);
}

/** 打印, 存为 PDF. */
export async function printByClicks({ app: { page, savedBy }, hands }: AtDesk): Promise<void> {
  await hands.click(page.getByRole('button', { name: '打印', exact: true }));
  const saved = await savedBy(() => hands.click(page.getByRole('dialog').getByRole('button', { name: '存为 PDF' })));
  expect(readPdf(saved.bytes).length).toBe(2);
  expect(hands.counted()).toMatchObject({ clicks: 2, keys: 0 });
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The buttons of today's list. */
export async function comeAndGoByClicks({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  await toDesk(page, dayAhead(0));
  await hands.click(page.getByRole('button', { name: '现场', exact: true }));
  hands.counted();
  const list = page.getByRole('complementary', { name: '旁栏' });
  for (const [button, said] of [
    ['到场', '远山文化 已到场'],
    ['+30', '远山文化 延长到'],
    ['离场', '远山文化 已离场'],
  ] as const) {
    await hands.click(list.getByRole('button', { name: new RegExp(`^${button.replace('+', '\\+')} .*远山文化`) }));
    await noticed(page, said);
    expect(hands.counted()).toMatchObject({ clicks: 1, keys: 0 });
  }
  expect(await ground.bookingsOf(dayAhead(0))).toEqual([expect.stringMatching(/^A101 .* 远山文化 已完成$/)]);
}
