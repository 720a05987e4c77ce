// The desk on the demo base, with each of its panels and lists open: places that every screen's checks go through.
import type { Page } from 'playwright-core';

/** A place of the desk: a day, and what is opened there by keys. Each has a day of its own, so that nothing stays open from the last. */
interface DeskPlace {
  readonly name: string;
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The day's board is there, and nothing of the place before stands in front of it. */
async function boardReady(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  if ((await dialog.count()) > 0) {
    await page.keyboard.press('Escape');
    await dialog.first().waitFor({ state: 'detached' });
  }
  await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
}

/** Types into the form field by field, each with its Enter. */
async function fill(page: Page, ...texts: readonly string[]): Promise<void> {
  await boardReady(page);
  await page.keyboard.press('a');
  const form = page.getByRole('complementary', { name: '预约' });
  await form.getByRole('combobox', { name: '企业' }).waitFor();
  for (const [nth, text] of texts.entries()) {
    await page.keyboard.type(text);
    // The tenant is taken from its list; the last text is left as it stands.
    if (nth === 0) await form.getByRole('option').first().waitFor();
    if (nth < texts.length - 1) await page.keyboard.press('Enter');
  }
}

async function openList(page: Page, key: string, title: string): Promise<void> {
  await boardReady(page);
  await page.keyboard.press(key);
  await page.getByRole('complementary', { name: '旁栏' }).getByRole('heading', { name: title }).waitFor();
}

/** In this order: the week's view and the list beside the board are remembered. */
export const DESK_PLACES: readonly DeskPlace[] = [
  { name: 'desk-empty', hash: '/desk/2027-06-01', prepare: boardReady },
  { name: 'desk-full', hash: '/desk/2026-11-14', prepare: boardReady },
  {
    name: 'desk-refused-form',
    hash: '/desk/2026-11-12',
    prepare: async (page) => {
      await fill(page, '听潮', 'T101', '15-16');
      await page.getByRole('region', { name: '可以改为' }).waitFor();
    },
  },
  {
    name: 'desk-detail',
    hash: '/desk/2026-11-11',
    prepare: async (page) => {
      await boardReady(page);
      await page.keyboard.press('.');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '历史 (H)' }).waitFor();
      await page.keyboard.press('h');
      await page.getByRole('region', { name: '历史' }).waitFor();
    },
  },
  {
    name: 'desk-series-preview',
    hash: '/desk/2026-11-10',
    prepare: async (page) => {
      await fill(page, '听潮', 'T101', '10-11');
      await page.keyboard.press('F2');
      const form = page.getByRole('complementary', { name: '预约' });
      await form.getByText('每周', { exact: true }).click();
      await form.getByRole('list', { name: '系列的日期' }).waitFor();
    },
  },
  {
    name: 'desk-waiting-list',
    hash: '/desk/2026-11-09',
    prepare: async (page) => {
      await openList(page, 'q', '候补');
      await page.keyboard.press('Enter');
      await page.getByLabel('时间范围').waitFor();
    },
  },
  {
    name: 'desk-finder-list',
    hash: '/desk/2027-06-02',
    prepare: async (page) => {
      await openList(page, 'f', '找空档');
      await page.getByText(/^\d+ 处空档/).waitFor();
    },
  },
  {
    name: 'desk-print',
    hash: '/desk/2026-11-07',
    prepare: async (page) => {
      await boardReady(page);
      await page.keyboard.press('p');
      await page.getByRole('dialog').getByText('打印与导出').waitFor();
    },
  },
  {
    name: 'desk-shift',
    hash: '/desk/2026-11-05',
    prepare: async (page) => {
      await boardReady(page);
      await page.keyboard.press('j');
      await page.getByRole('dialog').getByLabel('写给下一班').waitFor();
    },
  },
  {
    name: 'desk-cancel',
    hash: '/desk/2026-11-13',
    prepare: async (page) => {
      await boardReady(page);
      await page.keyboard.press('.');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '历史 (H)' }).waitFor();
      await page.keyboard.press('x');
      await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).waitFor();
    },
  },
  {
    name: 'desk-week',
    hash: '/desk/2026-11-06',
    prepare: async (page) => {
      await boardReady(page);
      await page.keyboard.press('w');
      await page.locator('.desk-board:not(.desk-board-old) .week-cell').first().waitFor();
    },
  },
];
