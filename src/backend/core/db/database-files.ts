// Handles a database's files on disk: flushed to the disk, moved with what belongs to them, never over another file.
// The hash that files, snapshots and exports are known by.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, refuse } from '../../../domain/values/result.ts';
import { createHash } from 'node:crypto';

/** What SQLite keeps beside a database: the write-ahead log holds committed changes, the other is only an index of it. */
export const LOG_SUFFIX = '-wal';
/** There while somebody has the database open, and after a crash. */
export const LOG_INDEX_SUFFIX = '-shm';
const ROLLBACK_SUFFIX = '-journal';

/** The code of a Node file error (`ENOSPC`), or an empty text. */
export function getFileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR']);

/** The refusal behind a file error in `folder`, or null if it is a bug (then the caller throws it on). */
export function findRefusalOfFile(error: unknown, folder: string): Refusal | null {
  const code = getFileErrorCode(error);
  if (FULL.has(code)) return refuse('DISK_FULL', { folder, detail: code }).refusal;
  if (DENIED.has(code)) return refuse('FOLDER_READ_ONLY', { folder, detail: code }).refusal;
  if (GONE.has(code)) return refuse('FOLDER_MISSING', { folder }).refusal;
  if (code === 'EBUSY' || code === 'ETXTBSY') return refuse('TARGET_HELD', { file: folder, detail: code }).refusal;
  return code === 'EIO' ? refuse('DISK_FULL', { folder, detail: code }).refusal : null;
}

/** Refuses as a file error in `folder` says. @throws the error itself where it is a bug. */
export function refuseFileError(error: unknown, folder: string): ReturnType<typeof refuse> {
  const refusal = findRefusalOfFile(error, folder);
  if (refusal === null) throw error;
  return { ok: false, refusal };
}

/** Waits until the file's bytes are on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until the folder's names are on the disk. Systems that can't (Windows) keep names safe themselves. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives `from` the name `to` unless something has it already. Answers whether it did. */
export function placeUnlessTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    rmSync(from);
    return true;
  } catch (error) {
    const code = getFileErrorCode(error);
    if (code === 'EEXIST') return false;
    // Sticks with a FAT file system know no second name for a file.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EISDIR', 'EMLINK'].includes(code)) throw error;
    if (existsSync(to)) return false;
    renameSync(from, to);
    return true;
  }
}

/** Another program (a virus scanner, a sync program, a viewer) may hold a file for a moment: tries, and milliseconds between them. */
const HELD: ReadonlySet<string> = new Set(['EBUSY', 'EACCES', 'EPERM', 'ETXTBSY']);
const TRIES = 12;
const PAUSE_MS = 80;

/** How a file gets another name; tests stand in for a system that refuses it. */
export type Rename = (from: string, to: string) => void;

/** Renames, again after a pause while another program holds the file. */
export function renamePatiently(from: string, to: string, rename: Rename = renameSync): void {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return rename(from, to);
    } catch (error) {
      if (left === 0 || !HELD.has(getFileErrorCode(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** Moves a database with its write-ahead log; the database first, so that its log is never left out. */
export function moveDatabase(from: string, to: string): void {
  if (existsSync(from)) renamePatiently(from, to);
  moveLog(from, to);
}

/** Moves what stands beside `from` to stand beside `to`: a log without its database must not meet another one. */
export function moveLog(from: string, to: string): void {
  for (const suffix of [LOG_SUFFIX, ROLLBACK_SUFFIX]) {
    if (existsSync(from + suffix)) renamePatiently(from + suffix, to + suffix);
  }
  rmSync(from + LOG_INDEX_SUFFIX, { force: true });
}

/** Removes a database and what stands beside it: only for copies that this program made and did not hand over. */
export function discardDatabase(file: string): void {
  for (const suffix of ['', LOG_SUFFIX, LOG_INDEX_SUFFIX, ROLLBACK_SUFFIX]) rmSync(file + suffix, { force: true });
}

/** `name.db`, or `name (2).db`, ... : the first that is free, as tried by `take`. */
export function claimFirstFreeName(folder: string, name: string, extension: string, take: (file: string) => boolean): string {
  for (let nth = 1; ; nth += 1) {
    const file = path.join(folder, `${name}${nth === 1 ? '' : ` (${nth})`}${extension}`);
    if (take(file)) return file;
  }
}

/** What a guard protects takes milliseconds: an older one was left by a crash. */
const GUARD_LIFE_MS = 60_000;

/** Takes a name that only one process can have at a time. Answers whether it did; `releaseGuard` gives it back. */
export function takeGuard(file: string): boolean {
  for (const last of [false, true]) {
    try {
      closeSync(openSync(file, 'wx'));
      return true;
    } catch (error) {
      if (getFileErrorCode(error) !== 'EEXIST') throw error;
      if (last || Math.abs(Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)) < GUARD_LIFE_MS) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/** Gives back a name that `takeGuard` took. */
export function releaseGuard(file: string): void {
  rmSync(file, { force: true });
}

/** SHA-256 of bytes or text (UTF-8), in hex. */
export function hashSha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
