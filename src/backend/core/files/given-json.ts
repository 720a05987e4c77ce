// JSON files as a person gives them: one alone, or those inside of a zip.
import path from 'node:path';
import { inflateEntry, openZip, unpack } from '../../../sheets/zip/zip-read.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';

/** A JSON file: its name without folders, and its text. */
export interface GivenJson {
  readonly name: string;
  readonly text: string;
}

/** Larger than any profile. */
const LARGEST = 4_194_304;
const MOST = 50;
const ZIP_START = 'PK';

function textOf(name: string, bytes: Uint8Array): Result<GivenJson> {
  if (bytes.length > LARGEST) return refuse('FILE_TOO_LARGE', { limit: LARGEST, found: bytes.length });
  try {
    return ok({ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
  } catch {
    return refuse('FILE_ENCODING', { file: name });
  }
}

/** The JSON files in what was given. Refuses FILE_TOO_LARGE, FILE_ENCODING, and what a zip is refused for. */
export async function readJsonFiles(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Result<readonly GivenJson[]>> {
  const { name, bytes } = file;
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== ZIP_START) {
    const one = textOf(path.basename(name), bytes);
    return one.ok ? ok([one.value]) : one;
  }
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const texts: GivenJson[] = [];
  for (const entry of [...zip.value.entries.values()].filter((one) => one.name.toLowerCase().endsWith('.json')).slice(0, MOST)) {
    if (entry.size > LARGEST) return refuse('FILE_TOO_LARGE', { limit: LARGEST, found: entry.size });
    const trouble = await unpack(zip.value, entry, () => true);
    if (trouble !== null) return { ok: false, refusal: trouble };
    const one = textOf(path.posix.basename(entry.name), inflateEntry(zip.value, entry));
    if (!one.ok) return one;
    texts.push(one.value);
  }
  return ok(texts);
}

/** Whether the text is JSON that has the key: what of a zip is meant is told by that. */
export function hasKey(text: string, key: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && key in content;
  } catch {
    return false;
  }
}
