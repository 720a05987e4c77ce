// Writes the database's file again after a forgetting, so that no free page and no log of it holds what went; what can't be done now is done at the next start.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSqliteError } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';

/** Stands in the data folder from before a forgetting until the file was written again. */
const NOTE = 'livebase.unswept';
const TRIES = 20;
const PAUSE_MS = 250;

/** Notes that the file has to be written again. */
export function noteUnswept(folder: string): void {
  writeFileSync(path.join(folder, NOTE), '', { mode: 0o600 });
}

function isEmptied(base: Base): boolean {
  try {
    base.db.exec('VACUUM');
    // What a reader still holds of the log can't go yet.
    const answer: unknown = base.db.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    return answer === 0;
  } catch (error) {
    if (isSqliteError(error)) return false;
    throw error;
  }
}

/** Writes the file again; false while somebody else reads it, or the disk has no room. */
export function sweep(base: Base): boolean {
  for (let left = TRIES; left > 0; left -= 1) {
    if (isEmptied(base)) {
      rmSync(path.join(base.folder, NOTE), { force: true });
      return true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  return false;
}

/** Does what an earlier forgetting could not. */
export function sweepIfNoted(base: Base): void {
  if (existsSync(path.join(base.folder, NOTE)) && isEmptied(base)) rmSync(path.join(base.folder, NOTE), { force: true });
}
