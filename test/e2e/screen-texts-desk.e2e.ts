// What the front desk says on the demo's day: board, panels, lists and dialogs, against their reviewed files.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESK_PLACES } from './desk-places.ts';
import { differencesOf, pressing, type ScreenLook } from './screen-looks.ts';
import { whyNot } from './start-app.ts';

const PANEL = '[aria-label=预约]';
const BESIDE = 'aside[aria-label=旁栏]';

/** Which part of the desk's places is told; without: the screen, or the dialog. */
const PARTS: Readonly<Record<string, string>> = {
  'desk-refused-form': PANEL,
  'desk-detail': PANEL,
  'desk-series-preview': PANEL,
  'desk-waiting-list': BESIDE,
  'desk-finder-list': BESIDE,
};

async function boardReady(page: Page): Promise<void> {
  await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
}

/** A booking that is opened by its link, and what is done with it. */
function booking(name: string, id: number, ...keys: readonly string[]): ScreenLook {
  const open = async (page: Page): Promise<void> => {
    await boardReady(page);
    await page.locator(`${PANEL} dl`).first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };
  return { name, hash: `/desk/2026-11-04/booking/${id}`, part: PANEL, open };
}

/** The same where a dialog comes. */
function dialog(name: string, id: number, ...keys: readonly string[]): ScreenLook {
  const { hash, open } = booking(name, id, ...keys);
  return {
    name,
    hash,
    open: async (page) => {
      await open?.(page);
      await page.getByRole('dialog').filter({ visible: true }).first().waitFor();
    },
  };
}

/** A new booking, typed field by field; Enter is pressed behind each but the last. */
function typed(
  name: string,
  part: string | null,
  texts: readonly string[],
  ready: string | RegExp,
  ...keys: readonly string[]
): ScreenLook {
  const open = async (page: Page): Promise<void> => {
    await boardReady(page);
    await page.keyboard.press('a');
    const form = page.locator(PANEL);
    await form.getByRole('combobox', { name: '企业' }).waitFor();
    for (const [nth, text] of texts.entries()) {
      await page.keyboard.type(text);
      if (nth === 0) await form.getByRole('option').first().waitFor();
      if (nth < texts.length - 1) await page.keyboard.press('Enter');
    }
    for (const key of keys) await page.keyboard.press(key);
    await form.getByText(ready).first().waitFor();
  };
  return { name, hash: '/desk/2026-11-04', ...(part === null ? {} : { part }), open };
}

function byKey(name: string, key: string, options: Partial<ScreenLook> = {}): ScreenLook {
  return { name, hash: '/desk/2026-11-04', open: async (page) => boardReady(page).then(() => page.keyboard.press(key)), ...options };
}

async function dialogThere(page: Page): Promise<void> {
  await page.getByRole('dialog').filter({ visible: true }).first().waitFor();
}

const LOOKS: readonly ScreenLook[] = [
  { name: 'today', hash: '/desk', open: boardReady, rows: 40 },
  ...DESK_PLACES.map(({ name, hash, prepare }) => ({
    name: name.replace('desk-', ''),
    hash,
    rows: name === 'desk-week' ? 3 : 8,
    ...(PARTS[name] === undefined ? {} : { part: PARTS[name] }),
    ...(prepare === undefined ? {} : { open: prepare }),
  })),
  booking('booked-late', 11_279),
  booking('checked-in', 11_280),
  booking('option', 11_357),
  booking('completed', 11_278),
  booking('move-form', 11_285, 'g'),
  booking('edit-form', 11_285, 'l'),
  booking('history-of-completed', 11_278, 'h'),
  dialog('cancel-late', 11_285, 'x'),
  dialog('put-back', 11_278, 'r'),
  dialog('left-when', 11_167, 'o'),
  { name: 'many-of-tenant', hash: '/desk/2026-11-04/booking/11285', press: [/^这家企业后续的预约/] },
  { name: 'many-of-studio', hash: '/desk/2026-11-04/booking/11286', press: [/^这间直播间后续的预约/, '全选'] },
  typed('new-form', PANEL, ['听潮'], '收起（F2）', 'F2'),
  typed('free-form', PANEL, ['听潮', 'T103', '15:30-17'], /元/),
  typed('no-slot-form', PANEL, ['听潮', '', '1-23'], /^这个时段没有空闲的直播间/),
  typed('daily-series', PANEL, ['听潮', 'T103', '1-2'], /个日期/, 'F3'),
  byKey('waiting', 'q', { part: BESIDE }),
  byKey('finder', 'f', { part: BESIDE }),
  byKey('filters', 'b', { rows: 2 }),
  {
    name: 'lifted',
    hash: '/desk/2026-11-04',
    part: '.board > [role=status]',
    open: async (page) =>
      boardReady(page)
        .then(() => page.keyboard.press('.'))
        .then(() => page.keyboard.press('m'))
        .then(() => page.keyboard.press('ArrowRight')),
  },
  byKey('changes', 'z', {
    open: async (page) =>
      boardReady(page)
        .then(() => page.keyboard.press('z'))
        .then(() => dialogThere(page)),
  }),
  { name: 'print-list', hash: '/desk/2026-11-04', press: ['打印', '名单（按时间）', '遮名'] },
  { name: 'lend', hash: '/desk/2026-11-04', press: ['交班', '借出'] },
  { name: 'yesterday', hash: '/desk', open: pressing('前一天'), rows: 2 },
  {
    name: 'keys',
    hash: '/desk/2026-11-04',
    isSorted: true,
    open: async (page) =>
      boardReady(page)
        .then(() => page.keyboard.press('F1'))
        .then(() => dialogThere(page)),
  },
];

describe.skipIf(whyNot('http') !== null)('what the front desk says', () => {
  it('is what was reviewed', async () => {
    expect(await differencesOf('desk', LOOKS)).toBe('');
  });
});
