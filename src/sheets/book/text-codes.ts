// A text's characters as bytes: to look at one by one they are several times quicker than the text itself.

const PIECE = 2 ** 18;
/** What stands for characters beyond Latin-1. */
export const BEYOND = 255;

/**
 * The characters of a text as bytes at the same places; each beyond Latin-1 is 255 there, which is never markup. `isNarrow`: it has none of
 * these. To be given back by anyone who has asked for them (`freeBytes`).
 */
export function codesOf(text: string, isNarrow: boolean): Uint8Array {
  const codes = new Uint8ClampedArray(text.length);
  const bytes = Buffer.from(codes.buffer);
  if (isNarrow) bytes.write(text, 'latin1');
  else
    for (let from = 0; from < text.length; from += PIECE) {
      const piece = Buffer.from(text.slice(from, from + PIECE), 'utf16le');
      codes.set(new Uint16Array(piece.buffer, piece.byteOffset, piece.length / 2), from);
    }
  return new Uint8Array(codes.buffer);
}

/** The characters of a text as they are: one byte each where it is narrow, else two. */
export function encodeExactCodes(text: string, isNarrow: boolean): Uint8Array | Uint16Array {
  if (isNarrow) return codesOf(text, true);
  const codes = new Uint16Array(text.length);
  Buffer.from(codes.buffer).write(text, 'utf16le');
  return codes;
}
