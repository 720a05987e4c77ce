// A file of the data folder that a person brings (a calendar, a profile, a scorecard): the one it replaces is kept beside it under a dated name.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result } from '../../../domain/values/result.ts';
import { getFileErrorCode, findRefusalOfFile, syncFile, syncFolder } from '../db/database-files.ts';
import { writeIntoFolder } from './safe-write.ts';

/** The text of such a file, or why it can't be read: somebody may have put a folder, a pipe or a file of another's in its place. */
export function readUserText(file: string): { readonly text: string } | { readonly detail: string } {
  try {
    return statSync(file).isFile() ? { text: readFileSync(file, 'utf8') } : { detail: 'not a file' };
  } catch (error) {
    const detail = getFileErrorCode(error);
    if (detail === '') throw error;
    return { detail };
  }
}

/** A file to put in place, and the name that what it replaces is kept under. */
export interface OwnFile {
  readonly folder: string;
  readonly name: string;
  readonly keptAs: string;
  readonly bytes: Uint8Array;
}

/** Keeps the file that is there, then lets the new one take its place in one step; the name of what was kept, or null. */
function putInPlace({ folder, name, keptAs, bytes }: OwnFile): Result<string | null> {
  const own = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  const before = existsSync(own) ? readFileSync(own) : null;
  if (before?.equals(bytes) === true) return ok(null);
  const kept = before === null ? null : writeIntoFolder(folder, keptAs, before);
  if (kept !== null && !kept.ok) return kept;
  const fresh = `${own}.new`;
  writeFileSync(fresh, bytes);
  syncFile(fresh);
  renameSync(fresh, own);
  syncFolder(folder);
  return ok(kept === null ? null : path.basename(kept.value));
}

/** Puts it in place. Refuses FOLDER_READ_ONLY, DISK_FULL and what `writeIntoFolder` refuses; then all is as it was. */
export function replaceUserFile(file: OwnFile): Result<string | null> {
  try {
    return putInPlace(file);
  } catch (error) {
    const refusal = findRefusalOfFile(error, file.folder);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}
