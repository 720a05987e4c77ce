// The rows of a worksheet as the bytes of its part: nearly all of a large sheet is compared without becoming text.
import { trimSpaces, removeAsides } from './markup.ts';
import { type RowText, textRowsOf } from './sheet-rows.ts';

/** A row's element within `bytes`. */
export interface RowBytes {
  readonly row: number;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly openTo: number;
  readonly to: number;
}

/** What stands between rows, and comments anywhere among them. */
export interface Asides {
  readonly loose: string[];
  readonly asides: string[];
}

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const R = 114;
const O = 111;
const W = 119;

/** The text of some bytes, which are sound UTF-8. */
export function decodeBytes(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** A row as text. */
export function readRow({ row, bytes, from, openTo, to }: RowBytes): RowText {
  return { row, text: decodeBytes(bytes, from, to), openTo: decodeBytes(bytes, from, openTo).length };
}

/** The rows in their order. Everything that is no row goes to `loose` (with spaces cut off), comments and instructions to `asides`. */
export function* rowsOf(rows: Uint8Array, out: Asides = { loose: [], asides: [] }): Generator<RowBytes> {
  const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.length);
  const mayHoldAsides = holdsAside(bytes);
  let row = 0;
  let at = 0;
  for (;;) {
    const from = rows.indexOf(LESS, at);
    if (from !== at) noteBetween(decodeBytes(rows, at, from < 0 ? rows.length : from), out);
    if (from < 0) return;
    const openTo = rowTagEnd(rows, from);
    const to = openTo < 0 || rows[openTo - 2] === SLASH ? openTo : rowEnd(bytes, openTo, mayHoldAsides);
    if (to < 0) {
      yield* oddRowsOf(rows.subarray(from), row, out);
      return;
    }
    row = numberIn(rows, from) ?? row + 1;
    yield { row, bytes: rows, from, openTo, to };
    at = to;
  }
}

function noteBetween(between: string, { loose }: Asides): void {
  const text = trimSpaces(between);
  if (text !== '') loose.push(text);
}

/** Rows that are written in another way than nearly all are, with whatever lies between and in them. */
function* oddRowsOf(rows: Uint8Array, before: number, out: Asides): Generator<RowBytes> {
  const { text, asides } = removeAsides(decodeBytes(rows, 0, rows.length));
  out.asides.push(...asides);
  const encoder = new TextEncoder();
  for (const { row, text: own, openTo } of textRowsOf(text, before, out.loose)) {
    const bytes = encoder.encode(own);
    yield { row, bytes, from: 0, openTo: encoder.encode(own.slice(0, openTo)).length, to: bytes.length };
  }
}

/** Where the tag `<row r="5" …>` ends; -1 for any other tag, or one without a number. */
function rowTagEnd(bytes: Uint8Array, from: number): number {
  if (bytes[from + 1] !== R || bytes[from + 2] !== O || bytes[from + 3] !== W) return -1;
  const after = bytes[from + 4] ?? 0;
  if (after === GREATER || after === SLASH) return after === GREATER ? from + 5 : from + 6;
  if (after !== 32) return -1;
  let isInQuotes = false;
  for (let at = from + 5; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === 34) isInQuotes = !isInQuotes;
    else if (code === 39 || code === LESS) return -1;
    else if (code === GREATER && !isInQuotes) return at + 1;
  }
  return -1;
}

/** Where the row ends whose content begins at `from`; -1 where it doesn't, or (`mayHoldAsides`) a comment or instruction comes before. */
function rowEnd(bytes: Buffer, from: number, mayHoldAsides: boolean): number {
  // Of the letters in `</row` the last is the rarest.
  for (let at = bytes.indexOf(W, from); at >= 0; at = bytes.indexOf(W, at + 1)) {
    if (bytes[at - 1] !== O || bytes[at - 2] !== R || bytes[at - 3] !== SLASH || bytes[at - 4] !== LESS || at - 4 < from) continue;
    const after = bytes[at + 1] ?? 0;
    if (after > 32 && after !== GREATER) continue;
    return after !== GREATER || (mayHoldAsides && holdsAside(bytes.subarray(from, at - 4))) ? -1 : at + 2;
  }
  return -1;
}

/** Whether a comment, an instruction or a section begins in there. */
function holdsAside(bytes: Buffer): boolean {
  for (const mark of [BANG, QUESTION])
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) if (bytes[at - 1] === LESS) return true;
  return false;
}

/** The number of a row whose tag begins with it, else what a look at the whole tag finds; null where it has none. */
function numberIn(bytes: Uint8Array, from: number): number | null {
  if (bytes[from + 4] === 32 && bytes[from + 5] === R && bytes[from + 6] === 61 && bytes[from + 7] === 34) {
    let row = 0;
    for (let at = from + 8; ; at += 1) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) {
        if (bytes[at] === 34) return row;
        break;
      }
      row = row * 10 + digit;
    }
  }
  const tag = decodeBytes(bytes, from, bytes.indexOf(GREATER, from) + 1);
  const written = /\sr\s*=\s*"([^"]*)"/.exec(tag)?.[1];
  return written === undefined ? null : Number(written);
}
