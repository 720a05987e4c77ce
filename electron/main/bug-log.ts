// A bug of the main process itself is written down, so that the logs folder has it.
import { app } from 'electron';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Where main's own logs stand. */
export function getOwnLogFolder(): string {
  return path.join(app.getPath('userData'), 'logs');
}

/** Writes the trouble down; a disk that can't be written is no second trouble. */
export function logTrouble(what: string, error: unknown): void {
  const at = new Date().toISOString();
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(getOwnLogFolder(), { recursive: true });
    appendFileSync(path.join(getOwnLogFolder(), `window-${at.slice(0, 7)}.log`), `${at} ${what}\n${detail}\n\n`);
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure)) throw failure;
  }
}
