// The month's papers, with either pair of hands: the bureau's form kept with its map, filled from the month, found in the archive.
import { sheet } from './hands.ts';
import { tabInto } from './month-hands.ts';
import type { AtWork } from './month-jobs.ts';
import type { SavedFile } from './saved-files.ts';

/** Puts a blank in with its map, under 设置, 对应表: what one does in the system's own dialog is given. Everything in it is confirmed. */
export async function keepForm({ app: { page }, hands }: AtWork, blank: string, map: string): Promise<void> {
  await hands.command(page.getByRole('navigation').getByRole('link', { name: '设置' }), 'Alt+9');
  await hands.use(page.getByRole('link', { name: '对应表', exact: true }));
  await page.getByRole('heading', { level: 1, name: '对应表' }).waitFor();
  await page.locator('input[type=file][accept*=json]').setInputFiles([blank, map]);
  await page.getByText(/项，全部已确认$/).waitFor();
}

/** Fills the form from the month that is open; answers the file. */
export async function fillForm({ app: { page, savedBy }, hands }: AtWork): Promise<SavedFile> {
  const exports = page.getByRole('button', { name: /^导出/ });
  await exports.waitFor();
  if (hands.way === 'mouse') {
    await exports.click();
    await page.getByRole('menuitem', { name: '填写主管部门的表…' }).click();
  } else await page.keyboard.press('w');
  const fill = sheet(page).getByRole('button', { name: /^填\s?写$/ });
  await fill.and(page.locator(':enabled')).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.replaceAll(/\s/g, '') === '填写');
  const file = await savedBy(() => hands.command(fill, 'Enter'));
  await page.getByRole('dialog', { name: '已填好' }).getByText('已随月报存档', { exact: false }).waitFor();
  return file;
}

/** Closes the dialog on top. */
export async function dropDialog({ app: { page }, hands }: AtWork): Promise<void> {
  await hands.command(sheet(page).getByRole('button', { name: '关闭' }).last(), 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** From the month to its archive. */
export async function openArchive({ app: { page }, hands }: AtWork): Promise<void> {
  await hands.use(page.getByRole('button', { name: /^更多/ }));
  const archive = page.getByRole('menuitem', { name: '存档' });
  await archive.waitFor();
  if (hands.way === 'mouse') await archive.click();
  else {
    // The menu takes the focus as it opens.
    await page.waitForFunction(() => document.activeElement?.closest('[role=menu]') !== null);
    await tabInto(page, archive, 'ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { level: 1, name: /^存档/ }).waitFor();
}
