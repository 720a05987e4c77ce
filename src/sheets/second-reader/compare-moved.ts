// A formula and what became of it once lists have grown, byte by byte: equal but for the rows of what it names. Whatever is not plain is left to a closer look.
import { type GrownBlock, moveEnd, moveRow } from './moves.ts';

/** Two runs of bytes, and where reading stands in both. */
export interface Bytes {
  readonly one: Uint8Array;
  readonly other: Uint8Array;
  at: number;
  otherAt: number;
}

/** The cell last read in the first run, and the row that stands at its place in the other. */
interface CellRead {
  row: number;
  otherRow: number;
}

const QUOTE = 34;
const DOLLAR = 36;
const HASH = 35;
const BANG = 33;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const OPEN = 40;
const MINUS = 45;
const POINT = 46;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;
const BRACKET = 91;
const BACKSLASH = 92;
const UNDERLINE = 95;
const BRACE = 123;
const F = 102;
const V = 118;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * Reads `<f>…</f>`, and behind it a value that (`mayDiffer`) is another number; stands behind both then. False where a reference is not where
 * its rows of the blank must stand, and for whatever names a sheet, a table, an error, an array or whole rows.
 */
export function takeFormula(walk: Bytes, blocks: readonly GrownBlock[], mayDiffer: boolean): boolean {
  const { one, other } = walk;
  for (let step = 0; step < 3; step += 1) if (one[walk.at + step] !== other[walk.otherAt + step]) return false;
  walk.at += 3;
  walk.otherAt += 3;
  for (;;) {
    const code = one[walk.at] ?? 0;
    if (isWord(code)) {
      if (!takeWord(walk, blocks)) return false;
      continue;
    }
    if (code !== other[walk.otherAt]) return false;
    if (code === LESS) return takeEnd(walk) && (!mayDiffer || takeNumber(walk));
    if (code === QUOTE) {
      if (!takeText(walk)) return false;
    } else if (isOdd(code) || (code === AMPERSAND && !isPlainEntity(one, walk.at))) return false;
    walk.at += 1;
    walk.otherAt += 1;
  }
}

function isOdd(code: number): boolean {
  return code < 32 || code === HASH || code === BANG || code === APOSTROPHE || code === BRACKET || code === BRACE;
}

/** `&lt;`, `&gt;` or `&amp;`: signs of a formula. What else is written so may be a quote. */
function isPlainEntity(bytes: Uint8Array, at: number): boolean {
  const [first, second, third, fourth] = [bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4]];
  if ((first === 108 || first === 103) && second === 116) return third === 59;
  return first === 97 && second === 109 && third === 112 && fourth === 59;
}

/** Reads a text up to its closing quote, and stands on that. */
function takeText(walk: Bytes): boolean {
  const { one, other } = walk;
  for (;;) {
    walk.at += 1;
    walk.otherAt += 1;
    const code = one[walk.at] ?? 0;
    if (code !== other[walk.otherAt] || code === LESS || code < 32 || (code === AMPERSAND && !isPlainEntity(one, walk.at))) return false;
    if (code === QUOTE) return true;
  }
}

/** `</f>` in both. */
function takeEnd(walk: Bytes): boolean {
  const { one, other, at, otherAt } = walk;
  if (one[at + 1] !== SLASH || one[at + 2] !== F || one[at + 3] !== GREATER) return false;
  for (let step = 1; step < 4; step += 1) if (one[at + step] !== other[otherAt + step]) return false;
  walk.at += 4;
  walk.otherAt += 4;
  return true;
}

/** `<v>12.5` in both, whatever the numbers; nothing is read where that is not what stands there. */
function takeNumber(walk: Bytes): boolean {
  const { one, other, at, otherAt } = walk;
  for (const [bytes, place] of [
    [one, at],
    [other, otherAt],
  ] as const)
    if (bytes[place] !== LESS || bytes[place + 1] !== V || bytes[place + 2] !== GREATER) return true;
  const [to, otherTo] = [numberEnd(one, at + 3), numberEnd(other, otherAt + 3)];
  if (to < 0 || otherTo < 0) return true;
  walk.at = to;
  walk.otherAt = otherTo;
  return true;
}

/** Where a plain number ends and a tag begins; -1 for anything else. */
function numberEnd(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  const first = at;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  if (at === first) return -1;
  if (bytes[at] === POINT) {
    at += 1;
    while (isDigit(bytes[at] ?? 0)) at += 1;
  }
  return bytes[at] === LESS ? at : -1;
}

/** Reads a word: a cell or an area moves, everything else stays. */
function takeWord(walk: Bytes, blocks: readonly GrownBlock[]): boolean {
  const first = { row: 0, otherRow: 0 };
  const start = walk.at;
  if (!takeCell(walk, first)) return takeSame(walk, start);
  if (walk.one[walk.at] !== COLON || walk.other[walk.otherAt] !== COLON) return first.otherRow === moveRow(blocks, first.row);
  const second = { row: 0, otherRow: 0 };
  walk.at += 1;
  walk.otherAt += 1;
  // A colon behind a cell that no second cell follows joins what comes by itself: a closer look.
  if (!takeCell(walk, second)) return false;
  const isDown = first.row <= second.row;
  const [top, bottom] = isDown ? [first, second] : [second, first];
  return top.otherRow === moveRow(blocks, top.row) && bottom.otherRow === moveEnd(blocks, bottom.row);
}

/** `$B$9` in both, with the same column and marks, where no bracket, parenthesis or sheet mark follows; false, nothing read, for anything else. */
function takeCell(walk: Bytes, cell: CellRead): boolean {
  const { one, other } = walk;
  let { at, otherAt } = walk;
  if (one[at] === DOLLAR) {
    if (other[otherAt] !== DOLLAR) return false;
    at += 1;
    otherAt += 1;
  }
  let column = 0;
  for (let code = one[at] ?? 0; isLetter(code); code = one[at] ?? 0) {
    if (other[otherAt] !== code || column > LAST_COLUMN) return false;
    column = column * 26 + (code & 31);
    at += 1;
    otherAt += 1;
  }
  if (column === 0 || column > LAST_COLUMN) return false;
  if (one[at] === DOLLAR) {
    if (other[otherAt] !== DOLLAR) return false;
    at += 1;
    otherAt += 1;
  }
  cell.row = 0;
  cell.otherRow = 0;
  if (one[at] === 48 || other[otherAt] === 48) return false;
  for (; isDigit(one[at] ?? 0) && cell.row <= LAST_ROW; at += 1) cell.row = cell.row * 10 + (one[at] ?? 0) - 48;
  for (; isDigit(other[otherAt] ?? 0) && cell.otherRow <= LAST_ROW; otherAt += 1)
    cell.otherRow = cell.otherRow * 10 + (other[otherAt] ?? 0) - 48;
  if (cell.row === 0 || cell.otherRow === 0 || cell.row > LAST_ROW || cell.otherRow > LAST_ROW) return false;
  if (!endsWord(one[at] ?? 0) || !endsWord(other[otherAt] ?? 0)) return false;
  walk.at = at;
  walk.otherAt = otherAt;
  return true;
}

/** Reads the same word in both; false where they differ, or a colon follows one that may be a whole row. */
function takeSame(walk: Bytes, start: number): boolean {
  const { one, other } = walk;
  for (let code = one[walk.at] ?? 0; isWord(code); code = one[walk.at] ?? 0) {
    if (other[walk.otherAt] !== code) return false;
    walk.at += 1;
    walk.otherAt += 1;
  }
  const mayBeRow = one[walk.at] === COLON && isDigit(one[walk.at - 1] ?? 0);
  return walk.at > start && !isWord(other[walk.otherAt] ?? 0) && !mayBeRow;
}

function endsWord(code: number): boolean {
  return !isWord(code) && code !== OPEN && code !== BRACKET && code !== BANG;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Letters, digits, `$ . _ \ ?` and all beyond ASCII. */
function isWord(code: number): boolean {
  return (
    isLetter(code) ||
    isDigit(code) ||
    code === DOLLAR ||
    code === POINT ||
    code === UNDERLINE ||
    code === BACKSLASH ||
    code === QUESTION ||
    code > 127
  );
}
