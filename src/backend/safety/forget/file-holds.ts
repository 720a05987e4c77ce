// Whether a kept file holds a person: what can be read in it as text, and an old workbook; a scan or a PDF can't be looked into.
import { type Forgetting, parsePhoneDigits } from '../../../domain/base/forget-text.ts';
import { hasPrefix, extractTextsOfFile } from '../../core/files/texts-of-file.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const DOUBLE_BYTES = 8;

/** A number as some programs write it into a cell. */
function withExponent(word: string): string | null {
  const digits = parsePhoneDigits(word);
  return digits === null ? null : `${digits[0]}.${digits.slice(1)}E${digits.length - 1}`;
}

/** A text, and the same without its tags: a name may be cut by how it is set. */
function holdsText(text: string, { takeOut }: Forgetting, words: readonly string[]): boolean {
  const bare = text.replaceAll(/<[^>]*>/g, '');
  const exponents = words.map(withExponent).filter((one) => one !== null);
  return takeOut(text) !== text || takeOut(bare) !== bare || exponents.some((one) => text.includes(one));
}

/** An old workbook keeps its texts in one of two encodings, and a number as a double. */
function oleHolds(bytes: Buffer, words: readonly string[]): boolean {
  const asDouble = (digits: string): Buffer => {
    const double = Buffer.alloc(DOUBLE_BYTES);
    double.writeDoubleLE(Number(digits));
    return double;
  };
  return words.some((word) => {
    const digits = parsePhoneDigits(word);
    const forms = [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf8'), ...(digits === null ? [] : [asDouble(digits)])];
    return forms.some((form) => bytes.includes(form));
  });
}

/** Whether these bytes hold the person; null: they can't be looked into. `words`: those that are looked for. */
export function doesFileHold(bytes: Uint8Array, forgetting: Forgetting, words: readonly string[]): boolean | null {
  if (hasPrefix(bytes, OLE)) return oleHolds(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), words);
  const texts = extractTextsOfFile(bytes);
  if (texts === null) return null;
  return texts.some((text) => holdsText(text, forgetting, words)) || (hasPrefix(bytes, PDF) ? null : false);
}
