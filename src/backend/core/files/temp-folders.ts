// Folders in the data folder's `temp`: prints on their way to a viewer, a hand-over while it is packed; what a crash left of them goes.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from './process-alive.ts';
import { trackPartialFile } from './partial-files.ts';

/** What such a folder is for: the beginning of its name. */
type TempKind = 'livebase-print-' | 'livebase-hand-over-';

/** A name carries the number of the process that made it; those of older programs carry none. */
const NAME = /^livebase-(?:print|hand-over)-(?:(\d+)-)?/;

function tempOf(folder: string): string {
  return path.join(folder, 'temp');
}

/** A new folder of this process in the `temp` of the data folder, its person's alone. */
export function createTempFolder(folder: string, kind: TempKind): string {
  mkdirSync(tempOf(folder), { recursive: true, mode: 0o700 });
  const made = createNumberedFolder(tempOf(folder), kind);
  trackPartialFile(made);
  return made;
}

/** A viewer may hold its file (Windows): then it goes at the next look. */
export function removeTempFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Whether nobody is at it any more. What this process made is left over as well: a sweep comes before its first work. */
function isLeft(name: string): boolean {
  const found = NAME.exec(name);
  if (found === null) return false;
  const pid = Number(found[1] ?? process.pid);
  return pid === process.pid || !isAlive(pid);
}

/** Removes what a crash left of earlier prints and hand-overs. */
export function sweepTemp(folder: string | null): void {
  if (folder === null || !existsSync(tempOf(folder))) return;
  for (const name of readdirSync(tempOf(folder))) if (isLeft(name)) removeTempFolder(path.join(tempOf(folder), name));
}

/** A new folder in `parent` whose name begins with `start` and this process's number. */
export function createNumberedFolder(parent: string, start: string): string {
  return mkdtempSync(path.join(parent, `${start}${process.pid}-`));
}

/** Removes such folders whose process is gone: what they were for was cut short. */
export function sweepNumberedFolders(parent: string, start: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(/^(\d+)-/.exec(name.slice(start.length))?.[1]);
    if (name.startsWith(start) && pid > 0 && !isAlive(pid)) removeTempFolder(path.join(parent, name));
  }
}
