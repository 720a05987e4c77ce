// A bug is written down with a number, so that what people see is the number and not a stack.
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A bug's number, and the file that tells of it; null where none could be written. */
export interface LoggedBug {
  readonly number: string;
  readonly file: string | null;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${textOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

function tryAppend(folder: string, name: string, text: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, name);
    appendFileSync(file, text);
    return file;
  } catch (error) {
    // The disk may be what is broken: then the next place is tried.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Writes the error down in `logs/` of the data folder, else in the system's temporary folder. */
export function logBug(error: unknown, folder: string | null, command: string): LoggedBug {
  const at = new Date().toISOString();
  const number = `${at.slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;
  const text = `${at} ${number} livebase ${command}\n${textOf(error)}\n\n`;
  const name = `livebase-${at.slice(0, 7)}.log`;
  const own = folder !== null && existsSync(folder) ? tryAppend(path.join(folder, 'logs'), name, text) : null;
  return { number, file: own ?? tryAppend(path.join(tmpdir(), 'livebase-logs'), name, text) };
}
