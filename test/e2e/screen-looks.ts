// Looks at screens one after another in one running app, and what they said: for the specs that compare it with the reviewed files.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { notePaintedTexts } from './chart-text.ts';
import { followPage } from './follow-page.ts';
import { PATIENCE_MS, goTo, quiet } from './hands.ts';
import { withApp } from './host.ts';
import { reviewScreens } from './screen-files.ts';
import { markLines } from './screen-marks.ts';
import { maskVarying, ROWS_TOLD, screenText, type TextOptions } from './screen-text.ts';

/** High enough for a whole form, and for more rows of a list than are told. */
const SIZE = { width: 1920, height: 3000 } as const;

/** A look: a place of the window, and what is opened there. */
export interface ScreenLook extends TextOptions {
  /** Of its file. */
  readonly name: string;
  /** The part of the address behind `#`. */
  readonly hash: string;
  /** What is pressed in turn; a dialog is there afterwards. */
  readonly press?: readonly Pressed[];
  /** A list of keys: in which order they were registered is no matter. */
  readonly isSorted?: boolean;
  /** What else is done; it waits for what it opens. */
  readonly open?: (page: Page) => Promise<void>;
}

/** What is pressed: a button or a word to choose by, or a button and the entry of the menu that it opens. */
export type Pressed = string | RegExp | readonly [button: string | RegExp, entry: string];

/** Whether a menu opened it: that takes the focus back as it goes, sooner or later than the dialog is looked at. */
function isBehindMenu({ press: pressed = [] }: ScreenLook): boolean {
  return pressed.some((one) => typeof one === 'object' && !(one instanceof RegExp));
}

/** Without the focus; what closes a dialog is told for that alone. */
function dropFocus(marks: readonly string[]): readonly string[] {
  return marks.filter((line) => line !== 'button “关闭” focus').map((line) => line.replace(/ focus\b/, ''));
}

/** Presses the first of this name in what is on top. */
export async function press(page: Page, wanted: Pressed): Promise<void> {
  if (typeof wanted === 'object' && !(wanted instanceof RegExp)) {
    await press(page, wanted[0]);
    await page.getByRole('menuitem', { name: wanted[1], exact: true }).filter({ visible: true }).first().click();
    return;
  }
  const dialog = page.getByRole('dialog').filter({ visible: true }).last();
  const within = (await dialog.count()) > 0 ? dialog : page.getByRole('main');
  const button = within.getByRole('button', { name: wanted, exact: typeof wanted === 'string' });
  await button
    .or(within.locator('label').filter({ hasText: wanted }))
    .filter({ visible: true })
    .first()
    .click();
}

/** Presses these in turn; what comes then is no dialog. */
export function pressing(...names: readonly Pressed[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const name of names) await press(page, name);
  };
}

async function takeLook(page: Page, look: ScreenLook, settled: () => Promise<void>): Promise<void> {
  await goTo(page, look.hash);
  await page.locator('h1').first().waitFor();
  await settled();
  for (const name of look.press ?? []) await press(page, name);
  if (look.press !== undefined) await page.getByRole('dialog').filter({ visible: true }).first().waitFor();
  await look.open?.(page);
}

/** Nothing of the look before is left: what it opened, typed or chose. */
async function startFresh(page: Page): Promise<void> {
  await goTo(page, '/settings/look');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('livebase.') && key !== 'livebase.language') localStorage.removeItem(key);
  });
  await page.reload();
  await page.locator('#root > *').first().waitFor();
}

/** Closes the dialogs of a look that has only opened them; after all else, and where one asks back, the page loads again. */
async function leave(page: Page, look: ScreenLook): Promise<void> {
  if (look.press === undefined && look.open === undefined) return;
  const dialogs = page.getByRole('dialog').filter({ visible: true });
  const count = await dialogs.count();
  if (look.open !== undefined || count !== 1) return startFresh(page);
  await page.keyboard.press('Escape');
  await quiet(page);
  if ((await dialogs.count()) > 0) await startFresh(page);
}

/** Waits until the day's own backup is there, which the program makes by itself soon after its start. */
async function backedUp(folder: string): Promise<void> {
  await expect.poll(() => readdirSync(path.join(folder, 'backups')).some((name) => name.startsWith('livebase-daily-'))).toBe(true);
}

/** Sorts the lines of a list of words, each with what it stands for. */
function sortPairs(text: string): string {
  return `${text
    .trimEnd()
    .replaceAll(/\n\s+= /g, ' = ')
    .split('\n')
    .toSorted()
    .join('\n')}\n`;
}

/** Where and how it is looked. */
interface Watching {
  readonly language?: 'zh-CN' | 'en';
  /** The demo base, or none, as at the first start. */
  readonly data?: 'demo' | 'none';
}

/** Looks at each, in this order, in one app; answers all that differ from their reviewed files as one text, empty where none does. */
export async function differencesOf(
  folder: string,
  looks: readonly ScreenLook[],
  { language = 'zh-CN', data = 'demo' }: Watching = {},
): Promise<string> {
  const said = new Map<string, string>();
  const missing: string[] = [];
  await withApp('http', { data, size: SIZE, now: DEMO_NOW }, async (app) => {
    const { page } = app;
    page.setDefaultTimeout(PATIENCE_MS / 2);
    const settled = followPage(page);
    await notePaintedTexts(page);
    if (data === 'demo') await backedUp(app.folder);
    await page.evaluate((chosen) => localStorage.setItem('livebase.language', chosen), language);
    await page.reload();
    for (const look of looks) {
      try {
        await takeLook(page, look, settled);
        await settled();
        const text = await screenText(page, look);
        said.set(look.name, look.isSorted === true ? sortPairs(text) : text);
        const marks = await markLines(page, look.part ?? null, look.rows ?? ROWS_TOLD);
        said.set(`${look.name}.marks`, maskVarying(`${(isBehindMenu(look) ? dropFocus(marks) : marks).join('\n')}\n`));
        await leave(page, look);
      } catch (error) {
        await app.screen(`failed-${look.name}`, 'failed');
        missing.push(
          `${folder}/${look.name} (${await page.evaluate(() => location.hash)}) does not come: ${error instanceof Error ? error.message : String(error)}`,
        );
        await startFresh(page);
      }
    }
  });
  return [...missing, ...reviewScreens(folder, said)].join('\n\n');
}
