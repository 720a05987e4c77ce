// Text of cells: one copy of each, none of them tied to the piece of XML it came from.
import { decodeReferences } from '../xml/xml-names.ts';
import { removeEscapes } from '../xml/xml-text.ts';

/** The texts already met in one file. */
export interface TextPool {
  readonly known: Map<string, string>;
  /** The same by how they were written, references and escapes included: what is written often is decoded once. */
  readonly written: Map<string, string>;
  /** Characters of all copies made, which is what the texts take in memory. */
  characters: number;
}

/** Slices up to this are copies. */
const COPIED = 12;
const LONGEST_POOLED = 48;
const MOST_POOLED = 50_000;
const LONGEST_WRITTEN = 200;

export function createTextPool(): TextPool {
  return { known: new Map(), written: new Map(), characters: 0 };
}

/** The text itself or an equal one met before; never a slice that keeps a larger string alive. */
export function poolText(pool: TextPool, text: string): string {
  const known = text.length > LONGEST_POOLED ? undefined : pool.known.get(text);
  if (known !== undefined) return known;
  pool.characters += text.length;
  if (text.length > LONGEST_POOLED) return detached(text);
  const copy = detached(text);
  if (pool.known.size < MOST_POOLED) pool.known.set(copy, copy);
  return copy;
}

/** The text that `raw` shows, references and escapes decoded, as `pooled`; null where a reference in it is none. */
export function decodeShownText(pool: TextPool, raw: string): string | null {
  const met = raw.length > LONGEST_WRITTEN ? undefined : pool.written.get(raw);
  if (met !== undefined) return met;
  const decoded = decodeReferences(raw);
  if (decoded === null) return null;
  const text = poolText(pool, removeEscapes(decoded));
  if (raw.length <= LONGEST_WRITTEN && pool.written.size < MOST_POOLED) pool.written.set(raw === text ? text : copyText(pool, raw), text);
  return text;
}

/** A copy that nothing else is tied to, for texts that are different anyway. */
export function copyText(pool: TextPool, text: string): string {
  pool.characters += text.length;
  return detached(text);
}

/**
 * A copy on its own: V8 keeps slices from 13 characters up as views of the string they were cut from, shorter ones as copies.
 * So a text that is not too long is joined from short slices; that is several times quicker than going through bytes.
 */
function detached(text: string): string {
  if (text.length <= COPIED) return text;
  if (text.length > LONGEST_POOLED) return Buffer.from(text, 'utf16le').toString('utf16le');
  let copy = text.slice(0, COPIED);
  for (let at = COPIED; at < text.length; at += COPIED) copy += text.slice(at, at + COPIED);
  return copy;
}
