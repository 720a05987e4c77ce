// Files that the app saves for a person: downloaded by a browser, or where the window's dialog is told to put them.
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PATIENCE_MS } from './hands.ts';
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
    const pieces: readonly Uint8Array[] = await (await download.createReadStream()).toArray();
    return { name: download.suggestedFilename(), bytes: Buffer.concat(pieces) };
  };
}

/** The first file in a folder once all there have their names: each is written beside, under a name with `.tmp` or a dot, and renamed. */
async function firstFile(folder: string, page: Page): Promise<string> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    const whole = readdirSync(folder).filter((name) => /^[^.].*\.(xlsx|pdf|png|zip)$/i.test(name));
    const [only] = whole;
    if (only !== undefined && readdirSync(folder).length === whole.length) return only;
    await page.waitForTimeout(100);
  }
  throw new Error(`nothing was saved: ${readdirSync(folder).join(', ')}`);
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
    const name = await firstFile(folder, page);
    return { name, bytes: readFileSync(path.join(folder, name)) };
  };
}
