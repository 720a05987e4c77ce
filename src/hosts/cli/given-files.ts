// Reads the files that a command names: files only, and none that is larger than any that is taken.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RefusalData } from '../../contract/shapes.ts';

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

/** The name that a path is shown under. */
export function shownName(file: string, all: readonly string[]): string {
  const name = path.basename(file);
  const isOnly = all.filter((one) => path.basename(one) === name).length === 1;
  return isOnly && name !== '' ? name : file;
}

/** Reads files in the order given; the same path twice counts once. Refuses as `readGiven`, with the first that can't be read. */
export function readAllGiven(
  given: readonly string[],
): { readonly ok: true; readonly value: readonly GivenFile[] } | { readonly ok: false; readonly refusal: RefusalData } {
  const paths = [...new Map(given.map((file) => [path.resolve(file), file])).values()];
  const files: GivenFile[] = [];
  for (const file of paths) {
    const read = readGiven(file, shownName(file, paths));
    if (!read.ok) return read;
    files.push(read.value);
  }
  return { ok: true, value: files };
}
