// Bytes of an XML part to text and back: nothing is folded, so that what is not edited comes back byte for byte.
import { isAscii, isUtf8 } from 'node:buffer';

export type PartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A part's text, its byte order mark included. */
export interface PartText {
  readonly text: string;
  readonly encoding: PartEncoding;
}

/** The text of a part: UTF-8, or UTF-16 where a mark or the first characters say so; null where the bytes are no such text. */
export function decodePart(bytes: Buffer): PartText | null {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') {
    if (!isUtf8(bytes)) return null;
    return { text: bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'), encoding };
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** The bytes of a part's new text, written as the part was. */
export function encodePart(text: string, encoding: PartEncoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(isDeclaredAscii(text) ? withReferences(text) : text, 'utf8');
}

function encodingOf(bytes: Buffer): PartEncoding {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}

function isDeclaredAscii(text: string): boolean {
  return /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']us-ascii["']/i.test(text.slice(0, 200));
}

/** What ASCII has not as numbered references: only values and texts ever get such characters. */
function withReferences(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0) ?? 0xfffd};`);
}
