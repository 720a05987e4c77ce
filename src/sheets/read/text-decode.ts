// Bytes of a text file to text: byte order mark, else strict UTF-8, else GB18030; never a replaced character (docs/rules/imports.md, Decoding).
import { isUtf8 } from 'node:buffer';
import { type Result, ok, refuse } from '../result.ts';

/** Text and the encoding it was read as. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Characters that a damaged UTF-8 text still shows whole, to each that it does not. */
const WHOLE_TO_BROKEN = 10;

/**
 * Decodes `bytes`. Refuses FILE_ENCODING (no encoding fits, or it is UTF-8 with broken characters in it),
 * and FILE_TRUNCATED where the text ends inside a character.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const marked = markedEncoding(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  if (looksLikeUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  return decodeAs(bytes, 'gb18030');
}

/** So much of a text's beginning says in how many bytes its letters are. */
const WIDE_SAMPLE = 4096;
/** Zeros at one end of the letters to those at the other: 开 (U+5F00) has one at the wrong end. */
const ZEROS_TO_STRAY = 4;

/** Text of two bytes a letter without its mark, or of four: the name of the encoding, which is not read; null for any other file. */
export function wideTextOf(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const start = bytes.subarray(0, WIDE_SAMPLE - (WIDE_SAMPLE % 4));
  const zeros = [0, 0, 0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  });
  const quarter = Math.floor(start.length / 4);
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  // Each letter of UTF-32 has two bytes of zero at the same end.
  if (quarter > 1 && (third + fourth >= 2 * quarter - 1 || first + second >= 2 * quarter - 1)) return 'UTF-32';
  const [even, odd] = [first + third, second + fourth];
  const isSkewed = Math.max(even, odd) > ZEROS_TO_STRAY * Math.min(even, odd);
  if (markedEncoding(bytes) !== null || bytes.length % 2 === 1 || !isSkewed) return null;
  const text = tryDecode(start, odd > even ? 'utf-16le' : 'utf-16be', true);
  return text !== null && /[,;\t\r\n]/.test(text) && !/[\0-\x08\x0e-\x1f]/.test(text) ? 'UTF-16' : null;
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** A whole text first; if that fails, one whose last character is cut off is told apart from one that is broken inside. */
function decodeAs(bytes: Uint8Array, encoding: TextEncoding): Result<DecodedText> {
  const text = tryDecode(bytes, encoding, false);
  if (text !== null) return ok({ text, encoding });
  if (tryDecode(bytes, encoding, true) !== null) return refuse('FILE_TRUNCATED', { part: '', size: bytes.length });
  return refuse('FILE_ENCODING', { part: '', seems: encoding });
}

function tryDecode(bytes: Uint8Array, encoding: TextEncoding, stream: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/**
 * True for UTF-8 with a few broken characters, which GB18030 would read as other characters without a word.
 * Text in GB18030 hardly ever holds a valid UTF-8 sequence, so that whole characters far outnumber broken ones only in UTF-8.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code >= 0x800) whole++;
  }
  return whole > broken * WHOLE_TO_BROKEN;
}
