// Files that the app saves for a person: downloaded by a browser, or where the window's dialog is told to put them.
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';

/** A saved file. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Does what saves a file, and answers the file. */
export type SavedBy = (act: () => Promise<void>) => Promise<SavedFile>;

/** In a browser: the download. */
export function downloadsOf(page: Page): SavedBy {
  return async (act) => {
    const waiting = page.waitForEvent('download');
    await act();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
}

/** In the window: the system's dialog is answered with the name that it proposes, in `folder`. */
export function savesOf(app: ElectronApplication, page: Page, folder: string): SavedBy {
  return async (act) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await app.evaluate(({ dialog }, into) => {
      Object.assign(dialog, {
        showSaveDialog: async (...given: readonly { readonly defaultPath?: string }[]) => {
          const name = (given.at(-1)?.defaultPath ?? 'file').split(/[\\/]/).at(-1) ?? 'file';
          return { canceled: false, filePath: `${into}/${name}` };
        },
      });
    }, folder);
    await act();
    // The notice comes once the file is whole: it is written beside and renamed.
    await page.getByRole('status').filter({ hasText: folder }).last().waitFor({ timeout: 30_000 });
    const [name = ''] = readdirSync(folder);
    return { name, bytes: readFileSync(path.join(folder, name)) };
  };
}
