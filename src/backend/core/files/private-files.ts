// Files of this program are for the person who runs it, not for every user of the PC: 0600, folders 0700, where the system knows that.
import { chmodSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Others' rights. */
const OTHERS = 0o077;

/** From here on, whatever this process makes (and what it starts makes) is its person's alone. Each program calls it first; threads follow their process. */
export function keepFilesPrivate(): void {
  if (isMainThread) process.umask(OTHERS);
}

/** Takes a file or folder from others. What is not ours to close, or stands where nobody knows rights, stays as it is. */
export function closeToOthers(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) === 0) return;
  try {
    chmodSync(file, mode & 0o700);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** A base's database and its parts, whatever a crash or a restore left of them, backups with their hashes, logs. */
const OWN = /^\.?livebase[-.]|\.log$/;

/** Takes from others what older versions left readable of a data folder: itself, the base and what lies beside it, its backups, its logs. */
export function makeFolderPrivate(folder: string): void {
  if (process.platform === 'win32') return;
  for (const place of [folder, path.join(folder, 'backups'), path.join(folder, 'logs')]) {
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    closeToOthers(place);
    for (const name of readdirSync(place)) if (OWN.test(name)) closeToOthers(path.join(place, name));
  }
}
