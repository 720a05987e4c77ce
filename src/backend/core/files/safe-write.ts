// Writes a finished file to disk so that it is there whole or not at all, and nothing that was there is lost.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { RefusalCode } from '../../../domain/values/refusal-codes.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { trackPartialFile } from './partial-files.ts';
import { getFileErrorCode } from '../db/database-files.ts';

/** A virus scanner or a sync program may hold a new file for a moment: tries, and milliseconds between them. */
const TRIES = 5;
const PAUSE = 60;
/** Beyond this many files of one name something else is wrong. */
const MOST_NUMBERS = 999;

/** What the system says, as a refusal's code; others are bugs and are thrown. */
const CODES: ReadonlyMap<string, RefusalCode> = new Map<string, RefusalCode>([
  ['EBUSY', 'TARGET_HELD'],
  ['ETXTBSY', 'TARGET_HELD'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EFBIG', 'DISK_FULL'],
  ['EROFS', 'BASE_READ_ONLY'],
  ['EACCES', 'BASE_READ_ONLY'],
  ['EPERM', 'BASE_READ_ONLY'],
  ['ENOENT', 'FOLDER_MISSING'],
  ['ENOTDIR', 'FOLDER_MISSING'],
  ['ENODEV', 'FOLDER_MISSING'],
  ['ENXIO', 'FOLDER_MISSING'],
  ['EIO', 'FOLDER_MISSING'],
  ['ENAMETOOLONG', 'TARGET_NAME_TOO_LONG'],
]);
/** Another program may let go of the file in a moment, or not: worth another try. */
const HELD = new Set(['EBUSY', 'EACCES', 'EPERM']);
/** The file system has no hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EINVAL', 'EISDIR', 'UNKNOWN']);

/** The refusal that tells of a system's error code, null if the error is a bug. */
export function findRefusalOfSystemCode(code: string): RefusalCode | null {
  return CODES.get(code) ?? null;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Runs `action`, again after a pause while another program holds the file. */
function patiently(action: () => void): void {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      action();
      return;
    } catch (error) {
      if (left === 0 || !HELD.has(getFileErrorCode(error))) throw error;
      pause(PAUSE);
    }
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the new name itself last through a power cut. Windows can't open a folder for this and doesn't need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network and stick file systems refuse to sync a folder: the file is whole all the same.
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(getFileErrorCode(error))) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Removes our own temporary file. What failed before is what is told: a disk that is gone fails this too. */
function dropTemporary(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (getFileErrorCode(error) === '') throw error;
  }
}

/** Gives the finished file its name; false if something of that name is there. Never replaces. */
function takeName(temporary: string, target: string): boolean {
  try {
    // A link fails where the name is taken, also by a program that took it just now; a rename would replace.
    linkSync(temporary, target);
  } catch (error) {
    const code = getFileErrorCode(error);
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    if (existsSync(target)) return false;
    patiently(() => renameSync(temporary, target));
    return true;
  }
  dropTemporary(temporary);
  return true;
}

/** True if `path` is a file of just these bytes; one that can't be read counts as another. */
function holdsSame(path: string, bytes: Uint8Array): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && found.isFile() && found.size === bytes.length && readFileSync(path).equals(bytes);
  } catch (error) {
    if (!HELD.has(getFileErrorCode(error))) throw error;
    return false;
  }
}

function numbered(path: string, number: number): string {
  if (number === 1) return path;
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)} (${number})${extension}`);
}

/** Writes the bytes under a name in the target's folder that no other writer of this machine uses. */
function writeTemporary(folder: string, bytes: Uint8Array): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `.livebase-${process.pid}-${number}.tmp`);
    trackPartialFile(path);
    try {
      writeWhole(path, bytes);
    } catch (error) {
      if (getFileErrorCode(error) === 'EEXIST') continue;
      dropTemporary(path);
      throw error;
    }
    return path;
  }
}

/** Where bytes stand now, and whether they were written there just now. */
interface Placed {
  readonly target: string;
  readonly isNew: boolean;
}

/** Where the bytes stand now; `taken` if every numbered name is, `differs` where the disk gives back other bytes. */
function place(path: string, bytes: Uint8Array): Placed | 'taken' | 'differs' {
  const folder = dirname(path);
  let temporary: string | null = null;
  try {
    for (let number = 1; number <= MOST_NUMBERS; number += 1) {
      const target = numbered(path, number);
      if (!existsSync(target)) {
        temporary ??= writeTemporary(folder, bytes);
        // What was checked in memory must be what stands on the disk, before it gets its name.
        if (!holdsSame(temporary, bytes)) return 'differs';
        if (takeName(temporary, target)) {
          temporary = null;
          syncFolder(folder);
          return { target, isNew: true };
        }
      }
      if (holdsSame(target, bytes)) return { target, isNew: false };
    }
    return 'taken';
  } finally {
    if (temporary !== null) dropTemporary(temporary);
  }
}

function placeSafely(path: string, bytes: Uint8Array): Result<Placed> {
  const facts = { file: basename(path), folder: dirname(path) };
  try {
    const written = place(path, bytes);
    if (written === 'differs') return refuse('TARGET_DIFFERS', facts);
    return written === 'taken' ? refuse('TARGET_HELD', facts) : ok(written);
  } catch (error) {
    const code = findRefusalOfSystemCode(getFileErrorCode(error));
    if (code === null) throw error;
    return refuse(code, facts);
  }
}

/**
 * Writes `bytes` to `path` and answers the path they now stand under. The file appears whole, written beside its place first;
 * one that is there is never replaced: with other bytes ` (2)` is added, with the same bytes it is left and its name answered.
 * Refuses with TARGET_HELD, TARGET_DIFFERS, DISK_FULL, BASE_READ_ONLY, FOLDER_MISSING or TARGET_NAME_TOO_LONG (data: file, folder) and leaves nothing behind.
 */
export function writeFileSafely(path: string, bytes: Uint8Array): Result<string> {
  const placed = placeSafely(path, bytes);
  return placed.ok ? ok(placed.value.target) : placed;
}

/**
 * Puts `bytes` in the place of the file at `path`, which is read by nobody half written: the new one is written beside it, then takes its name.
 * Refuses as `writeFileSafely`; the old file stands then as it was.
 */
export function replaceFileSafely(path: string, bytes: Uint8Array): Result<string> {
  const facts = { file: basename(path), folder: dirname(path) };
  let temporary: string | null = null;
  try {
    const made = writeTemporary(dirname(path), bytes);
    temporary = made;
    if (!holdsSame(made, bytes)) return refuse('TARGET_DIFFERS', facts);
    patiently(() => renameSync(made, path));
    temporary = null;
    syncFolder(dirname(path));
    return ok(path);
  } catch (error) {
    const code = findRefusalOfSystemCode(getFileErrorCode(error));
    if (code === null) throw error;
    return refuse(code, facts);
  } finally {
    if (temporary !== null) dropTemporary(temporary);
  }
}

/** As `writeFileSafely`, for a name in a folder. */
export function writeIntoFolder(folder: string, name: string, bytes: Uint8Array): Result<string> {
  return writeFileSafely(join(folder, name), bytes);
}

/** Writes files that belong together, as `writeFileSafely` each; where one is refused those that were written before it are taken back. */
export function writeAllIntoFolder(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Result<readonly string[]> {
  const placed: Placed[] = [];
  for (const { name, bytes } of files) {
    const one = placeSafely(join(folder, name), bytes);
    if (!one.ok) {
      for (const { target, isNew } of placed) if (isNew) dropTemporary(target);
      return one;
    }
    placed.push(one.value);
  }
  return ok(placed.map(({ target }) => target));
}
