// The figures of what the eye finds first: contrast of the board's states, names that are whole, heights, type sizes, where tables begin.
import type { Page } from 'playwright-core';
import { openBackend } from '../../src/backend/backend.ts';
import { type Area, type Colour, computeContrast, readColours } from './glance-measures.ts';
import { goTo, quiet } from './hands.ts';

/** Figures by what they say. */
export type GlanceFigures = Readonly<Record<string, number>>;

/** The desk's day at the clock of the page, drawn and at rest. */
export async function toBoard(page: Page): Promise<void> {
  await goTo(page, '/desk');
  await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
  await quiet(page);
}

/** Where each state of the board is drawn: an area of the window that holds nothing else. */
function findStateAreas(page: Page): Promise<Readonly<Record<string, Area>>> {
  return page.evaluate(() => {
    const hour = (text: string): number =>
      [...document.querySelectorAll('.board-hour')].find((one) => one.lastChild?.textContent === text)?.getBoundingClientRect().left ?? 0;
    const scale = (hour('23') - hour('20')) / 180;
    const xOf = (minute: number): number => hour('20') + (minute - 1200) * scale;
    const inner = (selector: string) => {
      const of = document.querySelector(selector)?.getBoundingClientRect();
      if (of === undefined) throw new Error(`no ${selector} on the board`);
      return of;
    };
    const whole = (selector: string) => {
      const of = inner(selector);
      return { x: of.left + 6, y: of.top + 2, width: of.width - 8, height: of.height - 4 };
    };
    const rowOf = (isMeant: (row: Element, blocks: readonly DOMRect[]) => boolean) => {
      const found = [...document.querySelectorAll('.board-row')].find((row) =>
        isMeant(
          row,
          [...row.querySelectorAll('.board-block')].map((one) => one.getBoundingClientRect()),
        ),
      );
      return found?.getBoundingClientRect() ?? new DOMRect();
    };
    const isEmpty = (blocks: readonly DOMRect[], from: number, to: number): boolean =>
      blocks.every(({ left, right }) => right <= xOf(from) || left >= xOf(to));
    const band = (row: DOMRect, from: number, to: number) => ({
      x: xOf(from),
      y: row.top + 2,
      width: xOf(to) - xOf(from),
      height: row.height - 4,
    });
    const free = rowOf((_, blocks) => isEmpty(blocks, 1090, 1170));
    const early = rowOf((_, blocks) => Math.max(...blocks.map(({ right }) => right)) <= xOf(1440) + 2 && isEmpty(blocks, 1440, 1560));
    const tail = inner('.board-is-checked_in.board-late');
    const booked = inner('.board-is-booked:not(.board-late)');
    return {
      free: band(free, 1145, 1165),
      closed: band(early, 1462, 1555),
      turnaround: { x: booked.right + 2, y: booked.top, width: 15 * scale - 3, height: booked.height },
      booked: whole('.board-is-booked:not(.board-late)'),
      in: whole('.board-is-checked_in:not(.board-late)'),
      late: whole('.board-is-booked.board-late'),
      over: { x: tail.right - 8, y: tail.top + 2, width: 6, height: tail.height - 4 },
    };
  });
}

/** The colour that a block's name is written in. */
async function readInk(page: Page, selector: string): Promise<Colour> {
  const text = await page
    .locator(selector)
    .first()
    .evaluate((one) => getComputedStyle(one).color);
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Contrasts between what the board shows of its states. */
export async function measureContrasts(page: Page): Promise<GlanceFigures> {
  const areas = await findStateAreas(page);
  const names = Object.keys(areas);
  const read = await readColours(page, Object.values(areas));
  const most = (name: string): Colour => read[names.indexOf(name)]?.most ?? [0, 0, 0];
  const mean = (name: string): Colour => read[names.indexOf(name)]?.mean ?? [0, 0, 0];
  return {
    'booked : free': computeContrast(most('booked'), most('free')),
    'booked : closed': computeContrast(most('booked'), mean('closed')),
    'ink on booked': computeContrast(await readInk(page, '.board-is-booked:not(.board-late) .board-who'), most('booked')),
    'ink on late': computeContrast(await readInk(page, '.board-is-booked.board-late .board-who'), most('late')),
    'ink on in': computeContrast(await readInk(page, '.board-is-checked_in:not(.board-late) .board-who'), most('in')),
    'turnaround : free': computeContrast(mean('turnaround'), most('free')),
    'in : booked': computeContrast(most('in'), most('booked')),
    'late : booked': computeContrast(most('late'), most('booked')),
    'over : in': computeContrast(most('over'), most('in')),
    'late : over': computeContrast(most('late'), most('over')),
  };
}

/** Heights of the board's rows, and of the list beside it with its buttons, in pixels. */
export async function measureHeights(page: Page): Promise<GlanceFigures> {
  await page.locator('.side-step').first().waitFor();
  // In one go: a row that scrolls out of the board between two questions has no height any more.
  return page.evaluate(() => {
    const heightOf = (selector: string): number => Math.round(document.querySelector(selector)?.getBoundingClientRect().height ?? 0);
    return {
      'row of the board': heightOf('.board-row'),
      'row beside it': heightOf('.side-row'),
      'button beside it': heightOf('.side-step'),
    };
  });
}

/** What the lobby is written in on a screen of 1920 x 1080, in pixels. */
export async function measureLobby(page: Page, folder: string): Promise<GlanceFigures> {
  const backend = await openBackend(folder, { who: '李芳', host: 'cli' }, null);
  if (!backend.ok) throw new Error(backend.refusal.code);
  const told = await backend.value.client.paper.lobby({ act: 'renew' });
  backend.value.close();
  if (!told.ok) throw new Error(told.refusal.code);
  await page.goto(new URL(page.url()).origin + (told.value.lobby ?? ''));
  return page.evaluate(() => {
    const sizeOf = (selector: string): number =>
      Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize);
    const lefts = new Set([...document.querySelectorAll('main section')].map((one) => Math.round(one.getBoundingClientRect().left)));
    return {
      'lobby: columns': lefts.size,
      'lobby: beyond the screen': Math.max(0, document.documentElement.scrollHeight - innerHeight),
      'lobby: code': Math.round(sizeOf('section h2')),
      'lobby: state': Math.round(sizeOf('section .state')),
      'lobby: next': Math.round(sizeOf('section .next')),
    };
  });
}

/** Lists and where they are. */
const LISTS = {
  tenants: '/tenants',
  'leases due': '/tenants/due',
  owed: '/tenants/owed',
  studios: '/studios',
  'sales of a month': '/sales/2026-10',
  batches: '/sales/batches',
  months: '/report/months',
  archive: '/report/archive',
} as const;

/** How far below the window's top the first row of each list begins, in pixels. */
export async function measureTables(page: Page): Promise<GlanceFigures> {
  const figures: Record<string, number> = {};
  for (const [name, hash] of Object.entries(LISTS)) {
    await goTo(page, hash);
    await page.locator('main h1').first().waitFor();
    await quiet(page);
    figures[`${name} begins at`] = await page.evaluate(() => {
      const first = document.querySelector('main :is([role=grid], table, .table-box)');
      if (first === null) throw new Error(`no table at ${location.hash}`);
      return Math.round(first.getBoundingClientRect().top);
    });
  }
  return figures;
}
