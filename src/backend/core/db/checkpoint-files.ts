// Where heads of the history stand outside of the base: a file in the person's configuration folder and one in each folder of backups.
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { getConfigFolder } from '../files/config-folder.ts';
import { readJsonFile } from '../files/json-file.ts';
import { trackPartialFile } from '../files/partial-files.ts';
import { findRefusalOfFile, syncFile, hashSha256 } from './database-files.ts';

/** A head as files hold it. */
export const headShape = z.object({ origin: z.string(), seq: z.int().min(1), hash: z.string().length(64), atMs: z.int() });

/** The newest row of a history at some time. `origin` is the hash of that history's first row. */
export type Head = Readonly<z.infer<typeof headShape>>;

const stepShape = z.object({
  atMs: z.int(),
  kind: z.enum(['restore', 'accept', 'create']),
  /** What the base held when the step was done; null where it began again. */
  fork: headShape.nullable(),
  /** Hashes of heads that were known then and are no longer expected. */
  settled: z.array(z.string()),
});

/** A step of the program, or of a manager, after which earlier heads are no longer expected. */
export type HeadStep = Readonly<z.infer<typeof stepShape>>;

const recordShape = z.object({ place: z.string(), heads: z.array(headShape), steps: z.array(stepShape) });

/** What is known outside about the base of one place: heads by age, and steps. */
export type HeadRecord = Readonly<z.infer<typeof recordShape>>;

const fileShape = z.object({ records: z.array(recordShape) });

/** The name of such a file in a folder of backups. */
export const HEADS_NAME = 'livebase-heads.json';
const MOST_HEADS = 40;
const MOST_STEPS = 100;

/** What tells a base's place from others: the computer and the folder, as a hash. */
export function placeOf(folder: string): string {
  const real = existsSync(folder) ? realpathSync(folder) : path.resolve(folder);
  return hashSha256(`${hostname()}\n${real}`).slice(0, 16);
}

/** The file of this base in the person's configuration folder. */
export function configFileOf(place: string): string {
  return path.join(getConfigFolder(), 'heads', `${place}.json`);
}

/** The records of a file; none where there is no file (none yet, or on a stick that was removed), or one that can't be read: others may know. */
export function readRecordsIn(file: string): readonly HeadRecord[] {
  return readJsonFile(file, fileShape)?.records ?? [];
}

/** The records of every base in the configuration folder. */
export function readAllRecords(): readonly HeadRecord[] {
  const folder = path.join(getConfigFolder(), 'heads');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.flatMap((name) => readRecordsIn(path.join(folder, name)));
}

/** Puts a place's record into a file, over its former one. A folder that can't be written is passed over: it is one place of several. */
export function writeRecord(file: string, record: HeadRecord): void {
  const folder = path.dirname(file);
  const others = readRecordsIn(file).filter((one) => one.place !== record.place);
  const kept: HeadRecord = { ...record, heads: record.heads.slice(-MOST_HEADS), steps: record.steps.slice(-MOST_STEPS) };
  const temporary = `${file}.part-${process.pid}`;
  trackPartialFile(temporary);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify({ records: [...others, kept] }), { mode: 0o600 });
    syncFile(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (findRefusalOfFile(error, folder) === null) throw error;
  }
}
