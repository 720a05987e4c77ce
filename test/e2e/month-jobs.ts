// The month's work at the board, job by job, with either pair of hands: forms, replies, questions, answers, acceptance.
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { zipParts } from '../helpers/zip-parts.ts';
import { board, closeReply, findTenant, keepAnswer, layOut, type NamedFile } from './collect-steps.ts';
import { focusIn, searchFor, sheet } from './hands.ts';
import type { OpenedApp } from './host.ts';
import { type MonthHands, tabInto } from './month-hands.ts';
import type { SavedFile } from './saved-files.ts';

/** One app and one pair of hands. */
export interface AtWork {
  readonly app: Pick<OpenedApp, 'page' | 'savedBy'>;
  readonly hands: MonthHands;
  /** Looks at what is on screen, under a name. */
  readonly seen: (name: string) => Promise<void>;
}

/** Makes the forms; answers them out of the zip that is saved. */
export async function makeTheForms({ app: { page, savedBy }, hands }: AtWork): Promise<readonly NamedFile[]> {
  const make = page.getByRole('button', { name: '生成本月的月报表' });
  await make.waitFor();
  const zip = await savedBy(() => hands.command(make, 'f'));
  return [...zipParts(zip.bytes)].map(([name, bytes]) => ({ name, bytes }));
}

/** From the board to the import, with a folder: what one does in the system's own dialog is given. Waits until everything is looked at. */
export async function bringReplies({ app: { page }, hands }: AtWork, folder: string, files: readonly NamedFile[]): Promise<void> {
  layOut(folder, files);
  await hands.command(page.getByRole('button', { name: '导入文件', exact: true }), 'i');
  await page.getByRole('heading', { name: '导入文件', level: 1 }).waitFor();
  await page.locator('input[type=file][webkitdirectory]').setInputFiles(folder);
  await page.getByRole('button', { name: /^导入 \d|^没有可导入/ }).waitFor();
}

/** What the preview says of each file, by its name. */
export async function previewed({ app: { page } }: AtWork): Promise<ReadonlyMap<string, string>> {
  const lines = await page.getByRole('region', { name: '文件' }).getByRole('rowheader').allInnerTexts();
  return new Map(lines.map((line) => [line.split('\n')[0]?.split(' · ')[0] ?? '', line.replaceAll(/\s+/g, ' ')]));
}

/** Takes what is looked at, and is back on the board. */
export async function takeReplies({ app: { page }, hands }: AtWork): Promise<string> {
  const button = page.getByRole('button', { name: /^导入 [1-9]/ });
  await button.and(page.locator(':enabled')).waitFor();
  await hands.command(button, 'Control+Enter');
  const notice = page.getByText(/^已导入第 \d+ 批：/);
  const said = await notice.innerText();
  await board(page).waitFor();
  return said;
}

/** Opens a tenant's reply. */
export async function openTenant({ app: { page }, hands }: AtWork, name: string): Promise<Locator> {
  if (hands.way === 'keys') {
    await findTenant(page, name);
    await page.keyboard.press('Enter');
  } else await board(page).getByRole('gridcell', { name, exact: true }).click();
  const drawer = sheet(page);
  await drawer.getByRole('grid', { name: '报表上的数' }).waitFor();
  await focusIn(page, '.reply-sheet');
  return drawer;
}

/** Closes it, and is back in the list of all tenants. */
export async function closeTenant({ app: { page }, hands }: AtWork): Promise<void> {
  if (hands.way === 'mouse') {
    await sheet(page).getByRole('button', { name: '关闭' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    return;
  }
  await closeReply(page);
  await searchFor(page, '', () => page.waitForFunction(() => document.querySelectorAll('.table-line').length > 1));
}

/**
 * Asks about the refund in H6 and the settled amount in I6 of the reply that is open; answers the copy to send back. The mouse takes the
 * program's own questions, the keys mark the cells and write.
 */
export async function askAboutTwo(
  { app: { page, savedBy }, hands, seen }: AtWork,
  questions: readonly [string, string],
): Promise<SavedFile> {
  const drawer = sheet(page);
  if (hands.way === 'mouse') {
    await drawer.getByRole('button', { name: /^标出并拟问：退款比成交多/ }).click();
    await drawer.getByRole('button', { name: /^标出并拟问：结算比成交多/ }).click();
  } else {
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await focusIn(page, '[data-cell=I6]');
    await page.keyboard.insertText(questions[1]);
    await tabInto(page, drawer.locator('textarea[data-cell=H6]'), 'Shift+Tab');
    await page.keyboard.insertText(questions[0]);
  }
  await seen('asking');
  for (const [cell, label] of [
    ['H6', '抖音 化妆品类 退款额 的问题'],
    ['I6', '抖音 化妆品类 结算额 的问题'],
  ] as const)
    expect(await drawer.getByLabel(label, { exact: true }).getAttribute('data-cell')).toBe(cell);
  const copy = await savedBy(() => hands.command(drawer.getByRole('button', { name: '退回询问' }), 'Control+Enter'));
  await page.getByText(/^已退回询问 /).waitFor();
  return copy;
}

/** Keeps what the tenant says; the relation that is proposed stays. */
export async function keepWords({ app: { page }, hands }: AtWork, words: string): Promise<void> {
  if (hands.way === 'keys') return keepAnswer(page, words);
  const drawer = sheet(page);
  await drawer.getByRole('button', { name: '登记答复' }).click();
  await drawer.getByLabel('企业怎么说').fill(words);
  await drawer.getByRole('button', { name: '记下答复' }).click();
  await page.getByText(/^已记下 /).waitFor();
}

/** Accepts what `button` and the key stand for, and what is asked about it; answers what was said of those in doubt. */
export async function acceptAll({ app: { page }, hands }: AtWork, button: Locator): Promise<string> {
  await hands.command(button, 'a');
  const dialog = page.getByRole('dialog', { name: /^认可 \d+ 份回表$/ });
  const said = (await dialog.innerText()).replaceAll(/\s+/g, ' ');
  await page.waitForFunction(() => document.activeElement?.textContent?.replaceAll(/\s/g, '') === '认可');
  await hands.command(dialog.getByRole('button', { name: /^认\s?可$/ }), 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  return said;
}

/** How the tenants stand, as the counts over the board and the files that were not taken say. */
export async function counted({ app: { page } }: AtWork): Promise<Readonly<Record<string, number>>> {
  const strip = await page
    .locator('[data-filter]')
    .evaluateAll((buttons) =>
      buttons.map((one) => [one.getAttribute('data-filter') ?? '', Number(one.querySelector('.collect-count-number')?.textContent)]),
    );
  const entries: Record<string, number> = Object.fromEntries(strip);
  // Who is late depends on the day on which this runs.
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== 'late'));
}

/** Waits until the board counts so. */
export async function countsAre(at: AtWork, meant: Readonly<Record<string, number>>): Promise<void> {
  await expect.poll(() => counted(at)).toEqual(meant);
}
