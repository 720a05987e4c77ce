// PDFs on their way to the system's viewer, which prints them: they lie in the data folder's `temp`, and go again.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileSafely } from '../../src/backend/core/files/safe-write.ts';
import type { ShellPort } from '../../src/contract/core/shell-port.ts';
import type { AskMain } from './save-file.ts';

const PREFIX = 'livebase-print-';
/** The viewer has read it long before; on paper it may take a moment. */
const LIFE_MS = 600_000;

function printFolder(folder: string): string {
  return path.join(folder, 'temp');
}

/** A viewer may hold its file (Windows): then it goes at the next look. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Removes what a crash left of earlier prints. */
export function sweepPrints(folder: string | null): void {
  const place = folder === null ? null : printFolder(folder);
  if (place === null || !existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.startsWith(PREFIX)) remove(path.join(place, name));
}

function newFolder(folder: string | null): string {
  if (folder === null) return mkdtempSync(path.join(tmpdir(), PREFIX));
  mkdirSync(printFolder(folder), { recursive: true, mode: 0o700 });
  return mkdtempSync(path.join(printFolder(folder), PREFIX));
}

/** Keeps PDFs for the system's viewer, each for a while; `clear` removes them at the end. `findFolder`: the data folder. */
export function keepPrints(ask: AskMain, findFolder: () => Promise<string | null>, lifeMs = LIFE_MS) {
  const folders = new Set<string>();
  const print: NonNullable<ShellPort['printPdf']> = async ({ name, bytes }) => {
    const folder = newFolder(await findFolder());
    folders.add(folder);
    setTimeout(() => remove(folder), lifeMs).unref();
    const written = writeFileSafely(path.join(folder, name), bytes);
    if (!written.ok) return written;
    return { ok: true, value: (await ask({ what: 'openFile', file: written.value })) === true };
  };
  const clear = (): void => {
    for (const folder of folders) remove(folder);
  };
  return { print, clear };
}
