// The data folder that was chosen in a browser in place of the usual one, which keeps its name until the next start.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findRefusalOfFile } from '../db/database-files.ts';
import { getDatabaseFile } from '../db/open.ts';
import { readJsonFile } from './json-file.ts';

const ELSEWHERE = 'livebase.elsewhere.json';
const elsewhereShape = z.object({ folder: z.string().min(1) });

/** The folder that was chosen in a browser in place of a data folder without a base; null where there is a base, or nothing was chosen. */
export function findKeptFolder(own: string): string | null {
  return existsSync(getDatabaseFile(own)) ? null : (readJsonFile(path.join(own, ELSEWHERE), elsewhereShape)?.folder ?? null);
}

/** Keeps in the data folder which one was opened in its place, for the next start; where that can't be written it is asked again. */
export function keepFolder(own: string, folder: string): void {
  if (folder === own) return;
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    writeFileSync(path.join(own, ELSEWHERE), JSON.stringify({ folder }), { mode: 0o600 });
  } catch (error) {
    if (findRefusalOfFile(error, own) === null) throw error;
  }
}
