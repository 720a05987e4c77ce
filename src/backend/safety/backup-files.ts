// The backups that lie in a folder, what their names say, and whether a file still is what its hash says.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { getFileErrorCode, refuseFileError } from '../core/db/database-files.ts';
import { hashOfFile } from '../core/db/file-checksum.ts';
import { runUninterrupted } from '../core/files/partial-files.ts';

/** Why a backup was made. `replaced`: the database that a restore took the place of. */
export type BackupPurpose = 'asked' | 'daily' | 'close' | 'restore' | 'migration' | 'forget' | 'replaced';

/** A backup's file. `stamp` is the wall-clock time in its name, `20261125-213755`. */
export interface BackupFile {
  readonly name: string;
  readonly purpose: BackupPurpose;
  readonly day: Day;
  readonly stamp: string;
  readonly size: number;
  /** The hash that stands beside it; null where none does. */
  readonly sha256: string | null;
}

const NAME = /^livebase-(?:(daily|close|restore|migration|forget|replaced)-)?(\d{4})(\d{2})(\d{2})-(\d{6})(?: \(\d+\))?\.dbx?$/;
const HASH = /^([0-9a-f]{64})\b/i;
const PURPOSES: ReadonlyMap<string | undefined, BackupPurpose> = new Map<string | undefined, BackupPurpose>([
  [undefined, 'asked'],
  ['daily', 'daily'],
  ['close', 'close'],
  ['restore', 'restore'],
  ['migration', 'migration'],
  ['forget', 'forget'],
  ['replaced', 'replaced'],
]);

/** Backups that were made by themselves and may go with time; those that people asked for, and those before a migration, stay. */
export const ROTATED: ReadonlySet<BackupPurpose> = new Set<BackupPurpose>(['daily', 'close', 'restore', 'forget']);

/** What a backup's name says; null if it is none. */
function namedBackup(name: string): Pick<BackupFile, 'name' | 'purpose' | 'day' | 'stamp'> | null {
  const match = NAME.exec(name);
  const [, purposeWord, year, month, date, time] = match ?? [];
  const day = parseDay(`${year ?? ''}-${month ?? ''}-${date ?? ''}`);
  const purpose = PURPOSES.get(purposeWord);
  if (match === null || day === null || purpose === undefined) return null;
  return { name, purpose, day, stamp: `${day.replaceAll('-', '')}-${time ?? ''}` };
}

function hashBeside(file: string): string | null {
  const beside = `${file}.sha256`;
  return existsSync(beside) ? (HASH.exec(readFileSync(beside, 'latin1'))?.[1]?.toLowerCase() ?? null) : null;
}

/** Backups in a folder, newest first; null where the folder can't be read (a stick that is not here). */
export function listBackupsIn(folder: string): readonly BackupFile[] | null {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (getFileErrorCode(error) === '') throw error;
    return null;
  }
  return names
    .flatMap((name) => {
      const named = namedBackup(name);
      const stat = named === null ? undefined : statSync(path.join(folder, name), { throwIfNoEntry: false });
      return named === null || stat === undefined || !stat.isFile()
        ? []
        : [{ ...named, size: stat.size, sha256: hashBeside(path.join(folder, name)) }];
    })
    .toSorted((a, b) => (a.stamp === b.stamp ? (a.name < b.name ? 1 : -1) : a.stamp < b.stamp ? 1 : -1));
}

/** The file of a listed backup, or null: a name never leads out of its folder. */
export function findListedBackup(folder: string, name: string): string | null {
  const file = path.join(folder, name);
  return namedBackup(name) !== null && path.basename(name) === name && existsSync(file) ? file : null;
}

/** Whether the file is, byte for byte, what its hash says; null where no hash stands beside it. */
export function isSame(file: string): boolean | null {
  const expected = hashBeside(file);
  return expected === null ? null : hashOfFile(file) === expected;
}

/** Whether backups can be written to a folder: tried with a small file that goes again. Refuses FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL. */
export function canBeWritten(folder: string): Result<null> {
  if (!existsSync(folder)) return refuse('FOLDER_MISSING', { folder });
  const probe = path.join(folder, `.livebase-probe-${process.pid}`);
  try {
    runUninterrupted(() => {
      writeFileSync(probe, 'x');
      rmSync(probe);
    });
    return ok(null);
  } catch (error) {
    return refuseFileError(error, folder);
  }
}
