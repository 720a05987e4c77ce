// Whether a kept file holds a person: texts, csv of either encoding, workbooks of both kinds and other zips; a scan or a PDF can't be looked into.
import { digitsOfPhone } from '../../../domain/base/forget-text.ts';
import type { Forgetting } from '../../../domain/base/forget-text.ts';
import { entryBytes, openZip } from '../../../sheets/zip/zip-read.ts';

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const DOUBLE_BYTES = 8;
const LOOKED_FOR_ZEROS = 4096;

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

function plainXml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity);
}

function holdsText(text: string, { takeOut }: Forgetting): boolean {
  return takeOut(text) !== text;
}

/** A number as some programs write it into a cell. */
function withExponent(word: string): string | null {
  const digits = digitsOfPhone(word);
  return digits === null ? null : `${digits[0]}.${digits.slice(1)}E${digits.length - 1}`;
}

/** Text of a part, and the same without its tags: a name may be cut by how it is set. */
function holdsPart(bytes: Buffer, forgetting: Forgetting, words: readonly string[]): boolean {
  const text = plainXml(bytes.toString('utf8'));
  const exponents = words.map(withExponent).filter((one) => one !== null);
  return (
    holdsText(text, forgetting) || holdsText(text.replaceAll(/<[^>]*>/g, ''), forgetting) || exponents.some((one) => text.includes(one))
  );
}

function zipHolds(bytes: Uint8Array, forgetting: Forgetting, words: readonly string[]): boolean | null {
  const archive = openZip(bytes);
  if (!archive.ok) return null;
  try {
    return [...archive.value.entries.values()].some((entry) => holdsPart(entryBytes(archive.value, entry), forgetting, words));
  } catch (error) {
    // Damaged inside: it was refused when it came, and can't be read now.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** An old workbook keeps its texts in one of two encodings, and a number as a double. */
function oleHolds(bytes: Buffer, words: readonly string[]): boolean {
  const asDouble = (digits: string): Buffer => {
    const double = Buffer.alloc(DOUBLE_BYTES);
    double.writeDoubleLE(Number(digits));
    return double;
  };
  return words.some((word) => {
    const digits = digitsOfPhone(word);
    const forms = [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf8'), ...(digits === null ? [] : [asDouble(digits)])];
    return forms.some((form) => bytes.includes(form));
  });
}

/** Whether these bytes hold the person; null: they can't be looked into. `words`: those that are looked for. */
export function fileHolds(bytes: Uint8Array, forgetting: Forgetting, words: readonly string[]): boolean | null {
  if (startsWith(bytes, ZIP)) return zipHolds(bytes, forgetting, words);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (startsWith(bytes, OLE)) return oleHolds(buffer, words);
  // UTF-16 begins with its mark; any other file with a zero in it is none that people read as text.
  const isWide = startsWith(bytes, [0xff, 0xfe]);
  if (!isWide && buffer.subarray(0, LOOKED_FOR_ZEROS).includes(0)) return null;
  const encodings = isWide ? ['utf-16le'] : ['utf-8', 'gb18030'];
  const isPdf = buffer.subarray(0, 4).toString('latin1') === '%PDF';
  return encodings.some((encoding) => holdsText(new TextDecoder(encoding).decode(bytes), forgetting)) || (isPdf ? null : false);
}
