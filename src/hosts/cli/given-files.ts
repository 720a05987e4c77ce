// Reads the files that a command names, or those of a folder, and none that is larger than any that is taken.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { getFileErrorCode } from '../../backend/core/db/database-files.ts';

/** Larger files are refused by the readers too, but only once they are in memory. */
const LARGEST = 60_000_000;

/** A file that is there and small enough; else why it can't be read. */
function checkFile(file: string): Result<null> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('FILE_NOT_FOUND', { file });
  if (found.isDirectory()) return refuse('FILE_IS_FOLDER', { file });
  if (!found.isFile()) return refuse('FILE_UNREADABLE', { file });
  return found.size > LARGEST ? refuse('FILE_TOO_LARGE', { file, unit: 'bytes', limit: LARGEST, found: found.size }) : ok(null);
}

/** Reads one file, called by its own name unless another is given. Refuses FILE_NOT_FOUND, FILE_IS_FOLDER, FILE_TOO_LARGE, FILE_UNREADABLE. */
export function readGiven(file: string, name = path.basename(file)): Result<NamedFile> {
  try {
    const checked = checkFile(file);
    return checked.ok ? ok({ name, bytes: readFileSync(file) }) : checked;
  } catch (error) {
    const detail = getFileErrorCode(error);
    if (detail === '') throw error;
    const code = detail === 'ENOENT' || detail === 'ENOTDIR' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
    return refuse(code, { file, detail });
  }
}

/** As `readGiven`, for a bureau's workbook: one that is too large is refused in its own words, WB_TOO_BIG. */
export function readBlank(file: string): Result<NamedFile> {
  const given = readGiven(file);
  if (given.ok || given.refusal.code !== 'FILE_TOO_LARGE') return given;
  const { found, limit } = given.refusal.data;
  return refuse('WB_TOO_BIG', { detail: `${String(found)} > ${String(limit)} B` });
}

/** What office programs leave beside an open file, and what systems hide. */
const NO_FILE = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** The files of a folder in the order of their names, without hidden ones and the locks of office programs; a file is itself. */
function filesIn(given: string): readonly string[] {
  if (statSync(given, { throwIfNoEntry: false })?.isDirectory() !== true) return [given];
  const entries = readdirSync(given, { withFileTypes: true }).filter((entry) => entry.isFile() && !NO_FILE.test(entry.name));
  // An empty folder is refused as one.
  return entries.length === 0 ? [given] : entries.map(({ name }) => path.join(given, name)).toSorted();
}

/** The name that a path is shown under. */
export function getShownName(file: string, all: readonly string[]): string {
  const name = path.basename(file);
  const isOnly = all.filter((one) => path.basename(one) === name).length === 1;
  return isOnly && name !== '' ? name : file;
}

/**
 * Reads files in the order given, of a folder its files; the same path twice counts once. Refuses as `readGiven`, with the first that
 * can't be read.
 */
export function readAllGiven(given: readonly string[]): Result<readonly NamedFile[]> {
  const listed = given.flatMap(filesIn);
  const paths = [...new Map(listed.map((file) => [path.resolve(file), file])).values()];
  const files: NamedFile[] = [];
  for (const file of paths) {
    const read = readGiven(file, getShownName(file, paths));
    if (!read.ok) return read;
    files.push(read.value);
  }
  return ok(files);
}
