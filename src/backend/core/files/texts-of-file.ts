// The texts of a file that can be read as such: csv and plain text of either encoding, the parts of a workbook, files in a zip.
import { inflateEntry, openZip } from '../../../sheets/zip/zip-read.ts';

const ZIP = [0x50, 0x4b];
const WIDE = [0xff, 0xfe];
const LOOKED_FOR_ZEROS = 4096;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Whether bytes begin with these. */
export function hasPrefix(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function plainXml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity);
}

function textsOfZip(bytes: Uint8Array): readonly string[] | null {
  const archive = openZip(bytes);
  if (!archive.ok) return null;
  try {
    return [...archive.value.entries.values()].flatMap((entry) => extractTextsOfFile(inflateEntry(archive.value, entry)) ?? []);
  } catch (error) {
    // Damaged inside: there is nothing to be read.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** What can be read in a file, a text for each part and encoding; null: nothing in it is text (a picture, an old workbook). */
export function extractTextsOfFile(bytes: Uint8Array): readonly string[] | null {
  if (hasPrefix(bytes, ZIP)) return textsOfZip(bytes);
  if (hasPrefix(bytes, WIDE)) return [new TextDecoder('utf-16le').decode(bytes)];
  // Any other file with a zero in it is none that people read as text.
  if (bytes.subarray(0, LOOKED_FOR_ZEROS).includes(0)) return null;
  const text = plainXml(new TextDecoder('utf-8').decode(bytes));
  return text.includes('\uFFFD') ? [text, new TextDecoder('gb18030').decode(bytes)] : [text];
}
