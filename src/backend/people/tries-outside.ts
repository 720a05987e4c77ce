// Tries of PINs at a base whose history is not the known one: nothing is written to it, so they stand beside what is known of it outside, and a restart forgets none.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../../domain/values/result.ts';
import { placeOf } from '../core/db/checkpoint-files.ts';
import { findRefusalOfFile } from '../core/db/database-files.ts';
import { getConfigFolder } from '../core/files/config-folder.ts';
import { readJsonFile } from '../core/files/json-file.ts';
import { replaceFileSafely } from '../core/files/safe-write.ts';

const countedTries = z.object({ tries: z.int().min(0), untilMs: z.int().min(0) });

/** Wrong tries of a PIN in a row, and until when it is locked. */
export type CountedTries = Readonly<z.infer<typeof countedTries>>;

/** By the person's number. */
const triesShape = z.record(z.string(), countedTries);

function fileOf(folder: string): string {
  return path.join(getConfigFolder(), 'pin-tries', `${placeOf(folder)}.json`);
}

/** Reads how often a person's PIN was tried at the base in `folder`; null: never, as far as is known. */
export function readTriesOutside(folder: string, person: number): CountedTries | null {
  return readJsonFile(fileOf(folder), triesShape)?.[person] ?? null;
}

/**
 * Writes it down. Refuses as `replaceFileSafely`, and FOLDER_READ_ONLY, DISK_FULL, FOLDER_MISSING `{folder}`: a try that can't be counted is none.
 */
export function writeTriesOutside(folder: string, person: number, counted: CountedTries): Result<CountedTries> {
  const file = fileOf(folder);
  const all = { ...readJsonFile(file, triesShape), [person]: counted };
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    const refusal = findRefusalOfFile(error, path.dirname(file));
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
  const written = replaceFileSafely(file, new TextEncoder().encode(JSON.stringify(all)));
  return written.ok ? ok(counted) : written;
}
