// PDFs on their way to the system's viewer, which prints them: they lie in the data folder's `temp`, and go again.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileSafely } from '../../src/backend/core/files/safe-write.ts';
import { createTempFolder, removeTempFolder } from '../../src/backend/core/files/temp-folders.ts';
import type { ShellPort } from '../../src/contract/core/shell-port.ts';
import type { AskMain } from './save-file.ts';

const PREFIX = 'livebase-print-';
/** The viewer has read it long before; on paper it may take a moment. */
const LIFE_MS = 600_000;

function newFolder(folder: string | null): string {
  return folder === null ? mkdtempSync(path.join(tmpdir(), PREFIX)) : createTempFolder(folder, PREFIX);
}

/** Keeps PDFs for the system's viewer, each for a while; `clear` removes them at the end. `findFolder`: the data folder. */
export function keepPrints(ask: AskMain, findFolder: () => Promise<string | null>, lifeMs = LIFE_MS) {
  const folders = new Set<string>();
  const print: NonNullable<ShellPort['printPdf']> = async ({ name, bytes }) => {
    const folder = newFolder(await findFolder());
    folders.add(folder);
    setTimeout(() => removeTempFolder(folder), lifeMs).unref();
    const written = writeFileSafely(path.join(folder, name), bytes);
    if (!written.ok) return written;
    return { ok: true, value: (await ask({ what: 'openFile', file: written.value })) === true };
  };
  const clear = (): void => {
    for (const folder of folders) removeTempFolder(folder);
  };
  return { print, clear };
}
