// Reads a plain cell at once, as nearly all cells of large sheets are written; any other is left to the reader of tokens.
import { decodeReferences } from '../xml/xml-names.ts';
import { LAST_COLUMN } from './address.ts';
import { CELL, type Cells, roomForCell } from './sheet-arrays.ts';
import type { XmlReader } from '../xml/xml-reader.ts';

/** What a quick cell is told from and noted in. */
export interface CellWalk {
  readonly reader: XmlReader;
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
const LETTER = { c: 99, n: 110, r: 114, s: 115, t: 116 } as const;
const OTHER = -1;
const LONGEST_STYLE = 7;

/** A cell of no place yet. */
export function createQuickCell(): QuickCell {
  return { column: 0, style: 0, kind: 0, openTo: 0, value: 0 };
}

/**
 * Takes the cell that begins where the reader stands: `<c r="B5" s="3" t="s"><f>A1</f><v>12</v></c>`, each part of it optional. Answers false,
 * nothing read, where it is written in any other way, or wrong.
 */
export function takeQuickCell(walk: CellWalk): boolean {
  const { reader, cells, quick } = walk;
  const { at: from } = reader;
  const tagTo = takeTag(walk, from);
  if (tagTo === OTHER || quick.column <= walk.column || quick.column > LAST_COLUMN) return false;
  const to = takeInside(walk, tagTo);
  if (to === OTHER) return false;
  roomForCell(cells);
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
  const { quick } = walk;
  const { text } = walk.reader;
  if (text.charCodeAt(from) !== LESS || text.charCodeAt(from + 1) !== LETTER.c) return OTHER;
  quick.column = walk.column + 1;
  quick.style = 0;
  quick.kind = CELL.number;
  let at = from + 2;
  // Each attribute at most once, in this order, as all programs write them.
  let last: number = LETTER.n;
  while (text.charCodeAt(at) === SPACE) {
    const letter = text.charCodeAt(at + 1);
    if (letter <= last || text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return OTHER;
    last = letter;
    if (letter === LETTER.r) at = takeName(walk, at + 4);
    else if (letter === LETTER.s) at = takeStyle(walk, at + 4);
    else at = letter === LETTER.t ? takeType(walk, at + 4) : OTHER;
    if (at === OTHER || text.charCodeAt(at) !== QUOTE) return OTHER;
    at += 1;
  }
  return at;
}

function takeName(walk: CellWalk, from: number): number {
  const { text } = walk.reader;
  let at = from;
  let [column, row] = [0, 0];
  let code = text.charCodeAt(at);
  for (; code >= 65 && code <= 90; code = text.charCodeAt(++at)) column = column * 26 + code - 64;
  for (; code >= 48 && code <= 57; code = text.charCodeAt(++at)) row = row * 10 + code - 48;
  if (row !== walk.rowNumber || column === 0) return OTHER;
  walk.quick.column = column;
  walk.quick.kind |= CELL.isNamed;
  return at;
}

function takeStyle(walk: CellWalk, from: number): number {
  const { text } = walk.reader;
  let at = from;
  let style = 0;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) style = style * 10 + code - 48;
  walk.quick.style = style;
  return at > from && at <= from + LONGEST_STYLE ? at : OTHER;
}

function takeType(walk: CellWalk, from: number): number {
  const { text } = walk.reader;
  const code = text.charCodeAt(from);
  if (code === LETTER.n) return from + 1;
  if (code !== LETTER.s) return OTHER;
  const isText = text.charCodeAt(from + 1) !== QUOTE;
  walk.quick.kind |= isText ? CELL.text : CELL.shared;
  return isText ? (text.startsWith('str"', from) ? from + 3 : OTHER) : from + 1;
}

/** Reads from where the attributes end to the end of the cell; answers where that is. */
function takeInside(walk: CellWalk, from: number): number {
  const { quick } = walk;
  const { text } = walk.reader;
  quick.value = 0;
  if (text.charCodeAt(from) === SLASH && text.charCodeAt(from + 1) === GREATER) {
    quick.openTo = from + 2;
    return quick.openTo;
  }
  if (text.charCodeAt(from) !== GREATER) return OTHER;
  quick.openTo = from + 1;
  let at = from + 1;
  if (text.startsWith('<f>', at)) {
    const end = plainEnd(text, at + 3);
    if (end === OTHER || !text.startsWith('</f>', end)) return OTHER;
    quick.kind |= CELL.hasFormula;
    at = end + 4;
  }
  if (text.startsWith('<v>', at)) {
    const end = plainEnd(text, at + 3);
    if (end === OTHER || !text.startsWith('</v>', end) || !namesString(walk, at + 3, end)) return OTHER;
    quick.value = at + 3;
    at = end + 4;
  }
  return text.startsWith('</c>', at) ? at + 4 : OTHER;
}

/** Where character data ends that holds nothing but characters and sound references. */
function plainEnd(text: string, from: number): number {
  let hasReference = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS) return hasReference && decodeReferences(text.slice(from, at)) === null ? OTHER : at;
    if (code === AMPERSAND) hasReference = true;
  }
  return OTHER;
}

/** Notes the shared string that a value names; false where it names none. */
function namesString(walk: CellWalk, from: number, to: number): boolean {
  if ((walk.quick.kind & CELL.kindMask) !== CELL.shared) return true;
  const { text } = walk.reader;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || number > 99_999_999) return false;
    number = number * 10 + digit;
  }
  if (from === to) return false;
  if (number > walk.highestString) walk.highestString = number;
  return true;
}
