// What the browser mode keeps in the data folder between two starts: its port; and until it ends as it should, the secrets of the pages that are in.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { getFileErrorCode } from '../../backend/core/db/database-files.ts';
import { readJsonFile } from '../../backend/core/files/json-file.ts';

/** What lets a page in that was in before: the cookie's and the page's own. */
const secretsShape = z.object({ cookie: z.string().min(32), pageKey: z.string().min(32) });
export type Secrets = z.infer<typeof secretsShape>;

const wayShape = z.object({ port: z.int().min(1).max(65_535), secrets: secretsShape.nullable() });
/** The way in as it is kept. `secrets` null: the last run ended as it should, and with it what it had handed out. */
export type BrowserModeState = Readonly<z.infer<typeof wayShape>>;

const NAME = 'livebase.browser.json';

/** What the last run kept; null where there is nothing, or nothing of ours. */
export function readKeptWay(folder: string): BrowserModeState | null {
  return readJsonFile(path.join(folder, NAME), wayShape);
}

/** Keeps it for the next run, for its person alone. Where the folder is not there (no base yet) or takes nothing, the next run has another port. */
export function keepWay(folder: string, way: BrowserModeState): void {
  const file = path.join(folder, NAME);
  const temporary = `${file}.${process.pid}.part`;
  if (!existsSync(folder)) return;
  try {
    writeFileSync(temporary, JSON.stringify(way), { mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    if (getFileErrorCode(error) === '') throw error;
    rmSync(temporary, { force: true });
  }
}

/** Forgets the secrets, once a run ends as it should; another run's on another port stay. */
export function forgetSecrets(folder: string, port: number): void {
  if (readKeptWay(folder)?.port === port) keepWay(folder, { port, secrets: null });
}
