// What is written down of calls: a bug with its number, so that people see the number and not a stack; and slow calls by name.
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A bug's number, and the file that tells of it; null where none could be written. */
export interface LoggedBug {
  readonly number: string;
  readonly file: string | null;
}

/** Where logs of a data folder stand. */
export function logFolder(folder: string): string {
  return path.join(folder, 'logs');
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

function append(folder: string | null, kind: 'livebase' | 'slow', at: string, text: string): string | null {
  const name = `${kind}-${at.slice(0, 7)}.log`;
  const own = folder !== null && existsSync(folder) ? tryAppend(logFolder(folder), name, text) : null;
  return own ?? tryAppend(path.join(tmpdir(), 'livebase-logs'), name, text);
}

/** Writes the error down in `logs/` of the data folder, else in the system's temporary folder. */
export function logBug(error: unknown, folder: string | null, where: string): LoggedBug {
  const at = new Date().toISOString();
  const number = `${at.slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;
  return { number, file: append(folder, 'livebase', at, `${at} ${number} ${where}\n${textOf(error)}\n\n`) };
}

/** Calls above this are written down. */
export const SLOW_MS = 15;

/** Writes down that a call took `ms`. */
export function logSlow(folder: string | null, method: string, ms: number): void {
  const at = new Date().toISOString();
  append(folder, 'slow', at, `${at} ${method} ${ms.toFixed(1)} ms\n`);
}
