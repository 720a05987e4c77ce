// JSON that somebody else may have written, read in the shape that is wanted: files a person gives, and those that the program keeps for itself.
// A file of the data folder that a person brings (a calendar, a profile, a scorecard): the one it replaces is kept beside it under a dated name.
// JSON that a person wrote by hand: parsed, or the line at which it stops being JSON.
import { readFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { getFileErrorCode, refuseFileError, syncFile, syncFolder } from '../db/database-files.ts';
import path from 'node:path';
import { ok, type Result } from '../../../domain/values/result.ts';
import { writeIntoFolder } from './safe-write.ts';

/** Characters that the engine quotes before the place it complains of. */
const QUOTED = 10;

/** The line of a place in a text, from 1. */
function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Where the engine says that it stopped: by number, at the end, or by the text around; null where that stands in several places, or nothing is said. */
function placeIn(text: string, { message }: SyntaxError): number | null {
  const at = / at position (\d+)/.exec(message)?.[1];
  if (at !== undefined) return Number(at);
  if (message.startsWith('Unexpected end')) return text.length;
  const around = /, \.\.\."([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  if (around === undefined) return null;
  const found = text.indexOf(around);
  return found >= 0 && found === text.lastIndexOf(around) ? found + QUOTED : null;
}

/**
 * What a text says as JSON, which a byte order mark may precede; else why it is none, as the words of details say it: `json_line:12`, or
 * `no_json` where no line is known.
 */
export function parseJson(text: string): { readonly content: unknown } | { readonly detail: string } {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { content: JSON.parse(plain) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = plain.trim() === '' ? null : placeIn(plain, error);
    return { detail: at === null ? 'no_json' : `json_line:${lineAt(plain, at)}` };
  }
}

const MOST_PLACES = 5;

/** What a text says in a shape; null where it is torn, no JSON, or of another shape. */
export function parseJsonInShape<S extends z.ZodType>(text: string, shape: S): z.output<S> | null {
  const read = readInShape(text, shape);
  return 'value' in read ? read.value : null;
}

/**
 * The same, with what is wrong: where the text is no JSON, or the first places that are not in the shape (`a.b: expected number`).
 * `isReadOnce`: the shape is not compiled first, which takes as long as reading one text.
 */
export function readInShape<S extends z.ZodType>(
  text: string,
  shape: S,
  isReadOnce = false,
): { readonly value: z.output<S> } | { readonly detail: string } {
  const json = parseJson(text);
  if ('detail' in json) return json;
  const parsed = shape.safeParse(json.content, { jitless: isReadOnce });
  if (parsed.success) return { value: parsed.data };
  const places = parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': '));
  return { detail: places.slice(0, MOST_PLACES).join('; ') };
}

/** What a file that the program keeps says in a shape; null also where there is none, or none that can be read. */
export function readJsonFile<S extends z.ZodType>(file: string, shape: S): z.output<S> | null {
  try {
    return parseJsonInShape(readFileSync(file, 'utf8'), shape);
  } catch (error) {
    if (getFileErrorCode(error) === '') throw error;
    return null;
  }
}

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
    return refuseFileError(error, file.folder);
  }
}
