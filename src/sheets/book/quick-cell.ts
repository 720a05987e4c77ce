// Reads a plain cell at once, as nearly all cells of large sheets are written; any other is left to the reader of tokens.
import { decodeReferences } from '../xml/xml-names.ts';
import { LAST_COLUMN } from './address.ts';
import { CELL, type Cells, ensureRoomForCell } from './sheet-arrays.ts';
import type { XmlReader } from '../xml/xml-reader.ts';

/** What a quick cell is told from and noted in. */
export interface CellWalk {
  readonly reader: XmlReader;
  /** The reader's text (text-codes.ts). */
  readonly codes: Uint8Array;
  readonly cells: Cells;
  readonly quick: QuickCell;
  rowNumber: number;
  column: number;
  highestString: number;
}

/** The cell being read. */
export interface QuickCell {
  column: number;
  style: number;
  kind: number;
  openTo: number;
  value: number;
}

const SPACE = 32;
const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LETTER = { c: 99, f: 102, i: 105, n: 110, r: 114, s: 115, t: 116, v: 118 } as const;
const OTHER = -1;
const codesIn = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
/** A text of the cell's own, as all programs write one without runs. */
const INLINE = { type: codesIn('inlineStr'), open: codesIn('<is><t>'), close: codesIn('</t></is></c>') } as const;
const LONGEST_STYLE = 7;

/** A cell of no place yet. */
export function createQuickCell(): QuickCell {
  return { column: 0, style: 0, kind: 0, openTo: 0, value: 0 };
}

/**
 * Takes the cell that begins where the reader stands: `<c r="B5" s="3" t="s"><f>A1</f><v>12</v></c>`, each part of it optional, or one with a
 * plain text of its own. Answers false, nothing read, where it is written in any other way, or wrong.
 */
export function takeQuickCell(walk: CellWalk): boolean {
  const { reader, cells, quick } = walk;
  const { at: from } = reader;
  const tagTo = takeTag(walk, from);
  if (tagTo === OTHER || quick.column <= walk.column || quick.column > LAST_COLUMN) return false;
  const to = takeInside(walk, tagTo);
  if (to === OTHER) return false;
  ensureRoomForCell(cells);
  const place = cells.count;
  cells.from[place] = from;
  cells.openTo[place] = quick.openTo;
  cells.to[place] = to;
  cells.value[place] = quick.value;
  cells.style[place] = quick.style;
  cells.column[place] = quick.column;
  cells.kind[place] = quick.kind;
  cells.count += 1;
  walk.column = quick.column;
  reader.at = to;
  return true;
}

/** Reads `<c` and its attributes; answers where they end. */
function takeTag(walk: CellWalk, from: number): number {
  const { quick, codes } = walk;
  if (codes[from] !== LESS || codes[from + 1] !== LETTER.c) return OTHER;
  quick.column = walk.column + 1;
  quick.style = 0;
  quick.kind = CELL.number;
  let at = from + 2;
  // Each attribute at most once, in this order, as all programs write them.
  let last: number = LETTER.n;
  while (codes[at] === SPACE) {
    const letter = codes[at + 1] ?? 0;
    if (letter <= last || codes[at + 2] !== EQUALS || codes[at + 3] !== QUOTE) return OTHER;
    last = letter;
    if (letter === LETTER.r) at = takeName(walk, at + 4);
    else if (letter === LETTER.s) at = takeStyle(walk, at + 4);
    else at = letter === LETTER.t ? takeType(walk, at + 4) : OTHER;
    if (at === OTHER || codes[at] !== QUOTE) return OTHER;
    at += 1;
  }
  return at;
}

function takeName(walk: CellWalk, from: number): number {
  const { codes } = walk;
  let at = from;
  let [column, row] = [0, 0];
  let code = codes[at] ?? 0;
  for (; code >= 65 && code <= 90; code = codes[++at] ?? 0) column = column * 26 + code - 64;
  for (; code >= 48 && code <= 57; code = codes[++at] ?? 0) row = row * 10 + code - 48;
  if (row !== walk.rowNumber || column === 0) return OTHER;
  walk.quick.column = column;
  walk.quick.kind |= CELL.isNamed;
  return at;
}

function takeStyle(walk: CellWalk, from: number): number {
  const { codes } = walk;
  let at = from;
  let style = 0;
  for (let code = codes[at] ?? 0; code >= 48 && code <= 57; code = codes[++at] ?? 0) style = style * 10 + code - 48;
  walk.quick.style = style;
  return at > from && at <= from + LONGEST_STYLE ? at : OTHER;
}

function takeType(walk: CellWalk, from: number): number {
  const { codes } = walk;
  const code = codes[from];
  if (code === LETTER.n) return from + 1;
  if (code === LETTER.i) {
    walk.quick.kind |= CELL.inline;
    return startsWith(codes, from, INLINE.type) ? from + INLINE.type.length : OTHER;
  }
  if (code !== LETTER.s) return OTHER;
  const isText = codes[from + 1] !== QUOTE;
  walk.quick.kind |= isText ? CELL.text : CELL.shared;
  if (!isText) return from + 1;
  return codes[from + 1] === LETTER.t && codes[from + 2] === LETTER.r && codes[from + 3] === QUOTE ? from + 3 : OTHER;
}

/** Reads from where the attributes end to the end of the cell; answers where that is. */
function takeInside(walk: CellWalk, from: number): number {
  const { quick, codes } = walk;
  quick.value = 0;
  if (codes[from] === SLASH && codes[from + 1] === GREATER) {
    quick.openTo = from + 2;
    return quick.openTo;
  }
  if (codes[from] !== GREATER) return OTHER;
  quick.openTo = from + 1;
  let at = from + 1;
  if ((quick.kind & CELL.kindMask) === CELL.inline) return takeInline(walk, at);
  if (opens(codes, at, LETTER.f)) {
    const end = plainEnd(walk, at + 3);
    if (end === OTHER || !closes(codes, end, LETTER.f)) return OTHER;
    quick.kind |= CELL.hasFormula;
    at = end + 4;
  }
  if (opens(codes, at, LETTER.v)) {
    const end = plainEnd(walk, at + 3);
    if (end === OTHER || !closes(codes, end, LETTER.v) || !namesString(walk, at + 3, end)) return OTHER;
    quick.value = at + 3;
    at = end + 4;
  }
  return closes(codes, at, LETTER.c) ? at + 4 : OTHER;
}

function takeInline(walk: CellWalk, from: number): number {
  if (!startsWith(walk.codes, from, INLINE.open)) return OTHER;
  const end = plainEnd(walk, from + INLINE.open.length);
  return end !== OTHER && startsWith(walk.codes, end, INLINE.close) ? end + INLINE.close.length : OTHER;
}

function startsWith(codes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  for (let step = 0; step < wanted.length; step += 1) if (codes[at + step] !== wanted[step]) return false;
  return true;
}

/** Whether a tag without attributes, named by this letter, stands at `at`. */
function opens(codes: Uint8Array, at: number, letter: number): boolean {
  return codes[at + 1] === letter && codes[at] === LESS && codes[at + 2] === GREATER;
}

function closes(codes: Uint8Array, at: number, letter: number): boolean {
  return codes[at] === LESS && codes[at + 1] === SLASH && codes[at + 2] === letter && codes[at + 3] === GREATER;
}

/** Where character data ends that holds nothing but characters and sound references. */
function plainEnd({ reader, codes }: CellWalk, from: number): number {
  let hasReference = false;
  for (let at = from; at < codes.length; at++) {
    const code = codes[at];
    if (code === LESS) return hasReference && decodeReferences(reader.text.slice(from, at)) === null ? OTHER : at;
    if (code === AMPERSAND) hasReference = true;
  }
  return OTHER;
}

/** Notes the shared string that a value names; false where it names none. */
function namesString(walk: CellWalk, from: number, to: number): boolean {
  if ((walk.quick.kind & CELL.kindMask) !== CELL.shared) return true;
  const { codes } = walk;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (codes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9 || number > 99_999_999) return false;
    number = number * 10 + digit;
  }
  if (from === to) return false;
  if (number > walk.highestString) walk.highestString = number;
  return true;
}
