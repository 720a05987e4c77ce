// More of the desk's commonest jobs by keyboard alone: who is here now, series, the waiting list, paper, and the input method.
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, instant, formatIsoInstant } from '../../src/domain/time/calendar.ts';
import { readPdf } from '../helpers/pdf-text.ts';
import { dayAhead, inFull, runningSince } from './desk-base.ts';
import { focusIn, quiet } from './hands.ts';
import { agrees, blocksOnBoard, noticed } from './desk-hands.ts';
import { type AtDesk, DAY } from './desk-jobs.ts';

/** Who is on today's list: S goes there, a letter does it. */
export async function comeStayAndGo({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('t');
  await page.locator('.desk-date', { hasText: dayAhead(0) }).waitFor();
  // The date stands at once; the board of the day before stays until its own is there.
  await expect.poll(async () => (await blocksOnBoard(page))[0]).toMatch(/^A101 .* 远山文化 已预订$/);
  hands.counted();
  for (const [key, said] of [
    ['i', '远山文化 已到场'],
    ['e', '远山文化 延长到'],
    ['o', '远山文化 已离场'],
  ] as const) {
    await hands.press('s');
    await page.waitForFunction(() => document.activeElement?.className === 'side-open');
    await hands.press(key);
    await noticed(page, said);
    expect(hands.counted()).toMatchObject({ keys: 2, typed: [] });
    // After I nobody had the focus, and the next key went nowhere: a row has it, this one or what came next.
    await page.waitForFunction(() => (document.activeElement?.closest('.side-pane') ?? null) !== null);
  }
  await screen('desk-today');
  const [after = ''] = await ground.bookingsOf(dayAhead(0));
  expect(after).toMatch(/^A101 .* 远山文化 已完成$/);
  await agrees(page, ground, dayAhead(0), [after]);
}

/** Left at the booked end, noticed two hours later: the key asks with both amounts; Enter would charge until now, B and Enter take the booked end. */
export async function leftUnnoticed({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  const start = runningSince() - 240;
  const [from, to] = [formatIsoInstant(instant(start)), formatIsoInstant(instant(start + 120))];
  const made = await ground.client.bookings.book({ studio: 'B202', tenant: inFull('新月直播'), from, to });
  if (!made.ok) throw new Error(made.refusal.code);
  const seen = { booking: made.value.booking.id, version: null };
  await ground.client.bookings.state({ ...seen, to: 'checked_in', at: from });
  await hands.press('t', 's');
  const list = page.getByRole('complementary', { name: '旁栏' });
  await list.getByRole('button', { name: /^离场 .*新月直播/ }).click();
  const dialog = page.getByRole('dialog', { name: /新月直播 几点走的/ });
  await dialog.getByRole('button', { name: /按预约 .* · 240\.00 元/, pressed: false }).waitFor();
  await dialog.getByRole('button', { name: /就是现在 .* 元/, pressed: true }).waitFor();
  await screen('desk-left-when');
  await hands.press('b', 'Enter');
  await noticed(page, '新月直播 已离场');
  const left = await ground.client.bookings.get({ booking: made.value.booking.id });
  expect(left.ok && [left.value.booking.state, left.value.booking.actualEnd]).toEqual(['completed', instant(start + 120)]);
  hands.counted();
}

/** Every week at the same time, four times; one date is taken and is left out. */
export async function bookSeries({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await ground.book({ studio: 'A101', tenant: '海浪网络', day: addDays(DAY, 7), from: 570, to: 630 });
  await hands.press('a');
  await hands.type('xyzb');
  await hands.press('Enter');
  await hands.type('A101');
  await hands.press('Enter');
  await hands.type('9-11');
  await hands.press('F3');
  await page.getByRole('status').filter({ hasText: '4 个日期，3 个空闲' }).waitFor();
  const taken = page.getByRole('list', { name: '系列的日期' }).getByRole('listitem').filter({ hasText: '不能预约' });
  expect(await taken.innerText()).toContain('海浪网络');
  await screen('desk-series');
  // Enter goes on to what can be booked, and Enter books the free dates.
  await hands.press('Enter', 'Enter');
  await noticed(page, '已预约系列：新月直播，3 次，1 个日期没有订');
  expect(hands.counted()).toMatchObject({ keys: 6, typed: ['xyzb', 'A101', '9-11'] });
  expect(await ground.bookingsOf(DAY)).toContain('A101 09:00-11:00 新月直播 已预订');
  expect(await ground.bookingsOf(addDays(DAY, 7))).toEqual(['A101 09:30-10:30 海浪网络 已预订']);
  expect(await ground.bookingsOf(addDays(DAY, 14))).toEqual(['A101 09:00-11:00 新月直播 已预订']);
}

/** Somebody waits for a slot; booking from the list settles the entry. */
export async function waitAndBook({ app: { page, screen }, hands, ground }: AtDesk): Promise<void> {
  await hands.press('q');
  await page.getByRole('heading', { name: '候补' }).waitFor();
  await hands.press('Enter');
  await page.getByLabel('时间范围').waitFor();
  await hands.type('cgcm');
  await hands.press('Enter');
  await hands.type('12-15');
  await hands.press('Enter');
  await noticed(page, '已登记“晨光传媒”的候补');
  expect(hands.counted()).toMatchObject({ keys: 4, typed: ['cgcm', '12-15'] });
  await screen('desk-waiting');
  await hands.press('q', 'Tab', 'Enter');
  await page.getByRole('heading', { name: '新预约（候补）' }).waitFor();
  await hands.press('Enter');
  await noticed(page, '已预约 A102 12:00–14:00（晨光传媒');
  expect(hands.counted()).toMatchObject({ keys: 4, typed: [] });
  const listed = await ground.client.waiting.list({ day: DAY, isAll: true });
  expect(listed.ok && listed.value.entries.map(({ state }) => state)).toEqual(['booked']);
}

/** The board of the day on view as a PDF: one page a floor. */
export async function printBoard({ app: { page, savedBy }, hands }: AtDesk): Promise<void> {
  await hands.press('p');
  await page.getByRole('dialog').getByText('打印与导出').waitFor();
  const saved = await savedBy(() => hands.press('Shift+Tab', 'Enter'));
  expect(saved.name).toMatch(/\.pdf$/);
  const pages = readPdf(saved.bytes);
  expect(pages.length).toBe(2);
  expect(pages[0]?.text).toContain('晨光传媒');
  expect(pages[1]?.text).toContain('海浪网络');
  expect(hands.counted()).toMatchObject({ keys: 3, typed: [] });
  await hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  hands.counted();
}

/** An input method composes in a field, and its Enter confirms the candidate. */
function confirmCandidate(field: Locator): Promise<void> {
  return field.evaluate((input) => {
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    const press = { key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent('keydown', press));
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '' }));
  });
}

/** Enter that confirms what an input method composes books nothing and takes nothing. */
export async function composeName({ app: { page }, hands, ground }: AtDesk): Promise<void> {
  const before = await ground.bookingsOf(DAY);
  await hands.press('a');
  await hands.type('cgcm');
  const form = page.getByRole('complementary', { name: '预约' });
  const box = form.getByRole('combobox', { name: '企业' });
  await confirmCandidate(box);
  expect(await box.inputValue()).toBe('cgcm');
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await hands.press('Enter', 'Enter');
  await hands.type('7-8');
  const times = form.getByRole('textbox', { name: '时间' });
  await confirmCandidate(times);
  await quiet(page);
  expect(await times.inputValue()).toBe('7-8');
  expect(await ground.bookingsOf(DAY)).toEqual(before);
  await hands.press('Enter');
  await noticed(page, '07:00–08:00（晨光传媒');
  expect((await ground.bookingsOf(DAY)).length).toBe(before.length + 1);
  hands.counted();
}

/** Esc asks nothing: what was typed is a draft, and N goes on with it. */
export async function leaveAndGoOn({ app: { page }, hands }: AtDesk): Promise<void> {
  const form = page.getByRole('complementary', { name: '预约' });
  await hands.press('a');
  await hands.type('hlwl');
  await hands.press('Enter', 'Enter');
  await hands.type('5-6');
  await hands.press('Escape');
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '草稿', exact: true }).waitFor();
  await hands.press('n');
  await form.getByRole('combobox', { name: '企业' }).waitFor();
  expect(await form.getByRole('combobox', { name: '企业' }).inputValue()).toBe('海浪网络');
  expect(await form.getByLabel('时间', { exact: true }).inputValue()).toBe('5-6');
  await hands.press('Escape');
  await page.getByRole('button', { name: '丢掉草稿' }).click();
  hands.counted();
}

/** A name lights its bookings; Enter opens the one that is meant. */
export async function findOnBoard({ app: { page }, hands }: AtDesk): Promise<void> {
  await hands.press('/');
  await hands.type('cgcm');
  await page.locator('.board-lit').first().waitFor();
  await hands.press('Enter');
  await page.getByRole('complementary', { name: '预约' }).getByRole('heading', { name: '晨光传媒' }).waitFor();
  expect(hands.counted()).toMatchObject({ keys: 2, typed: ['cgcm'] });
  await hands.press('Escape');
  hands.counted();
}

/** A search that is given up leaves its focus to the board. */
export async function giveUpFinding({ app: { page }, hands }: AtDesk): Promise<void> {
  await hands.press('/');
  await focusIn(page, '.desk-find input, input.desk-find');
  await hands.press('Escape');
  await focusIn(page, '.desk-board [role=grid]');
  hands.counted();
}
