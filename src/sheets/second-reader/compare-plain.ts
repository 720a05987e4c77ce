// A quick look at two rows byte by byte: which of their cells need a closer one. Nearly all cells of a large sheet need none.
import { type Bytes, takeFormula } from './compare-moved.ts';
import type { GrownBlock } from './moves.ts';
import type { RowBytes } from './row-bytes.ts';

/** A cell that is to be looked at, by its places in both rows. */
export interface NotedCell {
  readonly column: number;
  readonly isAlike: boolean;
  readonly blank: readonly [from: number, to: number];
  readonly filled: readonly [from: number, to: number];
}

/** What a quick look finds. */
export interface QuickLook {
  readonly cells: readonly NotedCell[];
  readonly hasFormula: boolean;
  /** Columns of the formulas that are as they must read once lists have grown, with a number as their result; none of them is noted. */
  readonly moved: readonly number[];
}

/** Which cells are noted besides those that differ. */
export interface LookFor {
  /** Every formula; else only those whose result is no number. */
  readonly formulas: boolean;
  /** Cells with a shared string. */
  readonly strings: boolean;
  /** Cells with a text of their own in which a placeholder may stand. */
  readonly texts: boolean;
  /** Cells that somebody asks for, by column; null: none in this row. */
  readonly asked: ((column: number) => boolean) | null;
  /** How formulas move that stand in no block; null: none is to be looked at here. */
  readonly moving: Moving | null;
}

/** What is told of formulas that move. */
export interface Moving {
  readonly blocks: readonly GrownBlock[];
  /** Whether the formula in this column has a new result. */
  readonly isRecalculated: (column: number) => boolean;
  /** Whether it has lost its result, which a closer look sees to. */
  readonly isLost: (column: number) => boolean;
}

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const SPACE = 32;
const EQUALS = 61;
const COLON = 58;
const AMPERSAND = 38;
const HASH = 35;
const BRACE = 123;
const C = 99;
const E = 101;
const F = 102;
const N = 110;
const R = 114;
const S = 115;
const T = 116;
const V = 118;

/** Where reading stands in both rows, and what it met in the cell being read. */
interface Walk extends Bytes {
  readonly moving: Moving | null;
  column: number;
  isFormula: boolean;
  /** Its formula reads as it must. */
  isMoved: boolean;
  isString: boolean;
  /** Its value is no number and no shared string. */
  isOdd: boolean;
  /** There is a brace in it, or a character written as a number. */
  hasMark: boolean;
}

/**
 * Looks at a row and at what became of it, cell by cell: `<c r="B5" s="3"><v>1</v></c>` with equal bytes but for the row's number. Null where
 * the rows are written in any other way, or differ in more than what their cells hold: a closer look decides.
 */
export function lookQuickly(blank: RowBytes, filled: RowBytes, wanted: LookFor): QuickLook | null {
  const walk: Walk = {
    one: blank.bytes,
    other: filled.bytes,
    at: blank.from,
    otherAt: filled.from,
    moving: wanted.moving,
    column: 0,
    isFormula: false,
    isMoved: false,
    isString: false,
    isOdd: false,
    hasMark: false,
  };
  if (!takeRowTag(walk, blank, filled)) return null;
  const cells: NotedCell[] = [];
  const moved: number[] = [];
  let hasFormula = false;
  let last = 0;
  while (walk.at < blank.to && walk.otherAt < filled.to) {
    const [from, otherFrom] = [walk.at, walk.otherAt];
    if (walk.one[from + 1] === SLASH) break;
    if (!takeAddress(walk, blank.row, filled.row) || walk.column <= last) return null;
    last = walk.column;
    const isAlike = takeAlike(walk);
    if (!isAlike && !takeApart(walk, from, otherFrom)) return null;
    hasFormula ||= walk.isFormula;
    // One whose formula differs as it must is written alike but for that, and so as sound as the blank.
    if (!isAlike || isWanted(walk, wanted))
      cells.push({ column: last, isAlike, blank: [from, walk.at], filled: [otherFrom, walk.otherAt] });
    else if (walk.isMoved) moved.push(last);
  }
  return isRestEqual(walk, blank.to, filled.to) ? { cells, hasFormula, moved } : null;
}

function isWanted({ isFormula, isMoved, isString, isOdd, hasMark, column }: Walk, wanted: LookFor): boolean {
  if (wanted.asked?.(column) === true) return true;
  if (isFormula) return (wanted.formulas && !isMoved) || isOdd || isString;
  return isString ? wanted.strings : isOdd && wanted.texts && hasMark;
}

/** `<row r="5" …>`: equal but for the number, which must be the row's. */
function takeRowTag(walk: Walk, blank: RowBytes, filled: RowBytes): boolean {
  const { one, other } = walk;
  for (let step = 0; step < 8; step += 1) if (one[blank.from + step] !== other[filled.from + step]) return false;
  if (one[blank.from + 5] !== R || one[blank.from + 6] !== EQUALS || one[blank.from + 7] !== QUOTE) return false;
  walk.at = digitsEnd(one, blank.from + 8, blank.row);
  walk.otherAt = digitsEnd(other, filled.from + 8, filled.row);
  if (walk.at < 0 || walk.otherAt < 0 || blank.openTo - walk.at !== filled.openTo - walk.otherAt) return false;
  for (; walk.at < blank.openTo; walk.at += 1, walk.otherAt += 1) if (one[walk.at] !== other[walk.otherAt]) return false;
  return true;
}

/** Where the digits of this number end and a quote follows; -1 for other ones. */
function digitsEnd(bytes: Uint8Array, from: number, wanted: number): number {
  let number = 0;
  let at = from;
  for (; ; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  return number === wanted && at > from && bytes[from] !== 48 && bytes[at] === QUOTE ? at : -1;
}

/** `<c r="B5"` in both, with the same column and each row's own number. */
function takeAddress(walk: Walk, row: number, otherRow: number): boolean {
  const { one, other } = walk;
  let [at, otherAt] = [walk.at, walk.otherAt];
  const isCell = one[at] === LESS && one[at + 1] === C && one[at + 2] === SPACE && one[at + 3] === R;
  if (!isCell || one[at + 4] !== EQUALS || one[at + 5] !== QUOTE) return false;
  for (let step = 0; step < 6; step += 1) if (one[at + step] !== other[otherAt + step]) return false;
  at += 6;
  otherAt += 6;
  let column = 0;
  for (let code = one[at] ?? 0; code >= 65 && code <= 90; code = one[at] ?? 0) {
    if (other[otherAt] !== code) return false;
    column = column * 26 + code - 64;
    at += 1;
    otherAt += 1;
  }
  walk.column = column;
  walk.at = digitsEnd(one, at, row);
  walk.otherAt = digitsEnd(other, otherAt, otherRow);
  return column > 0 && walk.at >= 0 && walk.otherAt >= 0;
}

/** Reads on behind the address while both cells are equal; false, standing where they differ or are more than value and formula. */
function takeAlike(walk: Walk): boolean {
  const { one, other } = walk;
  let [at, otherAt] = [walk.at + 1, walk.otherAt + 1];
  walk.isFormula = false;
  walk.isMoved = false;
  walk.isString = false;
  walk.isOdd = false;
  walk.hasMark = false;
  let isInQuotes = false;
  // The tag.
  for (; ; at += 1, otherAt += 1) {
    const code = one[at];
    if (code !== other[otherAt] || code === undefined || code === APOSTROPHE || code === LESS) return false;
    if (code === QUOTE) isInQuotes = !isInQuotes;
    else if (isInQuotes) continue;
    else if (code === GREATER) break;
    else if (code === EQUALS && one[at - 1] === T && one[at - 2] === SPACE) noteType(walk, at);
  }
  const isEmpty = one[at - 1] === SLASH;
  at += 1;
  otherAt += 1;
  const inside = at;
  for (; !isEmpty; at += 1, otherAt += 1) {
    const code = one[at];
    if (code !== other[otherAt] || code === undefined) return false;
    if (code === BRACE || (code === AMPERSAND && one[at + 1] === HASH)) walk.hasMark = true;
    if (code !== LESS) continue;
    if (isCellEnd(one, at)) {
      if (!isCellEnd(other, otherAt)) return false;
      at += 4;
      otherAt += 4;
      break;
    }
    if (at === inside && walk.moving !== null && one[at + 1] === F && one[at + 2] === GREATER && !walk.moving.isLost(walk.column)) {
      walk.at = at;
      walk.otherAt = otherAt;
      if (!takeFormula(walk, walk.moving.blocks, walk.moving.isRecalculated(walk.column))) return false;
      walk.isFormula = true;
      walk.isMoved = true;
      [at, otherAt] = [walk.at - 1, walk.otherAt - 1];
    } else if (one[at + 1] !== SLASH && !takeElement(walk, at + 1)) return false;
  }
  walk.at = at;
  walk.otherAt = otherAt;
  return true;
}

function isCellEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === SLASH && bytes[at + 2] === C && bytes[at + 3] === GREATER;
}

/** Takes note of an element inside a cell; false for another cell, an area of several cells, a name with a prefix. */
function takeElement(walk: Walk, from: number): boolean {
  const { one } = walk;
  const first = one[from];
  if (first === V && one[from + 1] === GREATER) return true;
  let to = from;
  for (let code = one[to] ?? GREATER; code > SPACE && code !== GREATER && code !== SLASH; code = one[to] ?? GREATER) {
    if (code === COLON) return false;
    to += 1;
  }
  if (to - from > 1) return true;
  if (first === F) walk.isFormula = true;
  return first !== C && !(first === F && hasArea(one, to));
}

/** Takes note of a cell's type, whose `=` stands at `at`. */
function noteType(walk: Walk, at: number): void {
  const isShort = walk.one[at + 3] === QUOTE;
  if (isShort && walk.one[at + 2] === S) walk.isString = true;
  else if (!isShort || walk.one[at + 2] !== N) walk.isOdd = true;
}

/** Finds where two cells end that are not equal; false where that is not told easily. */
function takeApart(walk: Walk, from: number, otherFrom: number): boolean {
  const [to, otherTo] = [cellEnd(walk.one, from), cellEnd(walk.other, otherFrom)];
  walk.isFormula = to > 0 && otherTo > 0 && (holdsFormula(walk.one, from, to) || holdsFormula(walk.other, otherFrom, otherTo));
  walk.at = to;
  walk.otherAt = otherTo;
  return to > 0 && otherTo > 0;
}

/** The end of a cell of value, formula and inline text; -1 for one with anything else in it, or an area of several cells. */
function cellEnd(bytes: Uint8Array, from: number): number {
  let isInQuotes = false;
  let at = from + 1;
  for (; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === APOSTROPHE || code === LESS) return -1;
    if (code === QUOTE) isInQuotes = !isInQuotes;
    else if (code === GREATER && !isInQuotes) break;
  }
  if (bytes[at - 1] === SLASH) return at + 1;
  for (at += 1; at < bytes.length; at += 1) {
    if (bytes[at] !== LESS) continue;
    if (isCellEnd(bytes, at)) return at + 4;
    const [next, after = 0] = [bytes[at + 1], bytes[at + 2]];
    const isShort = after === GREATER || after === SLASH || after <= SPACE;
    if (isShort && (next === C || (next === F && hasArea(bytes, at + 2)))) return -1;
  }
  return -1;
}

/** Whether the tag of a formula names an area that is more than its own cell. */
function hasArea(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length && bytes[at] !== GREATER; at += 1)
    if (bytes[at] === R && bytes[at + 1] === E && bytes[at + 2] === F) return true;
  return false;
}

/** Whether a formula element may be in there, under any prefix. */
function holdsFormula(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] === F && (bytes[at - 1] === LESS || bytes[at - 1] === COLON)) return true;
  return false;
}

function isRestEqual({ one, other, at, otherAt }: Walk, to: number, otherTo: number): boolean {
  if (to - at !== otherTo - otherAt) return false;
  for (let step = 0; at + step < to; step += 1) if (one[at + step] !== other[otherAt + step]) return false;
  return true;
}
