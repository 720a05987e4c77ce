// JSON that somebody else may have written, read in the shape that is wanted: files a person gives, and those that the program keeps for itself.
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { getFileErrorCode } from '../db/database-files.ts';
import { parseJson } from './json-text.ts';

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
