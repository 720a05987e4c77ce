// Reads the files that a command names, or those of a folder, and none that is larger than any that is taken.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RefusalData } from '../../contract/core/shapes.ts';

/** A file as read; `name` is its own, or its path as given where two have the same. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Larger files are refused by the readers too, but only once they are in memory. */
const LARGEST = 60_000_000;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why the file can't be read, or null. */
function troubleOf(file: string): RefusalData | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { code: 'FILE_NOT_FOUND', data: { file } };
  if (found.isDirectory()) return { code: 'FILE_IS_FOLDER', data: { file } };
  if (!found.isFile()) return { code: 'FILE_UNREADABLE', data: { file } };
  return found.size > LARGEST ? { code: 'FILE_TOO_LARGE', data: { file, unit: 'bytes', limit: LARGEST, found: found.size } } : null;
}

/** Reads one file. Refuses FILE_NOT_FOUND, FILE_IS_FOLDER, FILE_TOO_LARGE, FILE_UNREADABLE. */
export function readGiven(
  file: string,
  name: string,
): { readonly ok: true; readonly value: GivenFile } | { readonly ok: false; readonly refusal: RefusalData } {
  try {
    const trouble = troubleOf(file);
    if (trouble !== null) return { ok: false, refusal: trouble };
    return { ok: true, value: { name, bytes: readFileSync(file) } };
  } catch (error) {
    const detail = codeOf(error);
    if (detail === '') throw error;
    const code = detail === 'ENOENT' || detail === 'ENOTDIR' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
    return { ok: false, refusal: { code, data: { file, detail } } };
  }
}

/** As `readGiven`, for a bureau's workbook: one that is too large is refused in its own words, WB_TOO_BIG. */
export function readBlank(file: string): ReturnType<typeof readGiven> {
  const given = readGiven(file, path.basename(file));
  if (given.ok || given.refusal.code !== 'FILE_TOO_LARGE') return given;
  const { found, limit } = given.refusal.data;
  return { ok: false, refusal: { code: 'WB_TOO_BIG', data: { detail: `${String(found)} > ${String(limit)} B` } } };
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
export function shownName(file: string, all: readonly string[]): string {
  const name = path.basename(file);
  const isOnly = all.filter((one) => path.basename(one) === name).length === 1;
  return isOnly && name !== '' ? name : file;
}

/**
 * Reads files in the order given, of a folder its files; the same path twice counts once. Refuses as `readGiven`, with the first that
 * can't be read.
 */
export function readAllGiven(
  given: readonly string[],
): { readonly ok: true; readonly value: readonly GivenFile[] } | { readonly ok: false; readonly refusal: RefusalData } {
  const listed = given.flatMap(filesIn);
  const paths = [...new Map(listed.map((file) => [path.resolve(file), file])).values()];
  const files: GivenFile[] = [];
  for (const file of paths) {
    const read = readGiven(file, shownName(file, paths));
    if (!read.ok) return read;
    files.push(read.value);
  }
  return { ok: true, value: files };
}
