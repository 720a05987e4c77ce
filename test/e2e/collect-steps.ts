// What a person does at the collection board by keys.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { focusIn, goTo, searchFor, sheet } from './hands.ts';

/** A form or a reply, as a file. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The list of the board. */
export function board(page: Page): Locator {
  return page.getByRole('grid', { name: '收集情况' });
}

/** Goes to a month's board. */
export async function openBoard(page: Page, month: string): Promise<void> {
  await goTo(page, `#/sales/${month}`);
  await board(page).waitFor();
}

/** How many tenants a count over the board says, by its name there. */
export async function countOnBoard(page: Page, filter: string): Promise<number> {
  const text = await page.locator(`[data-filter="${filter}"] .collect-count-number`).innerText();
  return Number.parseInt(text.replaceAll(',', ''), 10);
}

/** Puts files into a folder, as they come in by WeChat. */
export function layOut(folder: string, files: readonly NamedFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes);
}

/** The board's row of a tenant, found by typing its name and gone to by the arrow key; the list has the focus then. */
export async function findTenant(page: Page, name: string): Promise<void> {
  await searchFor(page, name, async () => {
    await board(page).getByRole('row').filter({ hasText: name }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.table-line').length === 1);
  });
}

/** Closes what is open, and is back in the list. */
export async function closeReply(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await focusIn(page, '[aria-label=收集情况]');
}

/** Keeps the tenant's answer; it explains the relation that is proposed. */
export async function keepAnswer(page: Page, words: string): Promise<void> {
  await page.keyboard.press('r');
  await sheet(page).getByRole('region', { name: '企业的答复' }).waitFor();
  await focusIn(page, 'textarea');
  await page.keyboard.insertText(words);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^已记下 /).waitFor();
}
