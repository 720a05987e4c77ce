// The one scanner of rows and cells as nearly all programs write them, for reading and for editing; what is written in any other way, or
// wrong, is left to the reader of tokens.
import { decodeReferences } from '../xml/xml-names.ts';
import type { XmlReader } from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';
import { LAST_COLUMN, LAST_ROW } from './book-model.ts';
import { CELL } from './sheet-arrays.ts';

/** What a plain cell says, as places in the reader's text; filled again for each. */
export interface PlainCell {
  column: number;
  style: number;
  /** Bits of CELL. */
  kind: number;
  from: number;
  openTo: number;
  to: number;
  /** Of `<v>`, or of a text of the cell's own: from where to where; 0 without one. */
  valueFrom: number;
  valueTo: number;
  /** Its value holds references, which nobody has looked at. */
  hasReference: boolean;
  /** The shared string that it names; -1 for none. */
  string: number;
}

/** Where scanning stands, and who takes what is found. */
export interface PlainRowWalk {
  readonly plain: PlainCell;
  rowNumber: number;
  /** Column of the current cell, from 1; 0 before the first cell of a row. */
  column: number;
  /** How the last row's tag went on behind its number: most rows are written as the one before but for that. Empty: none to be like. */
  rowTail: string;
  /** A row with this number and a tag like the one before. */
  readonly takeRow: (number: number, from: number, openTo: number) => void;
  /** The cell `plain` of the text; false where the reader of tokens shall read it. */
  readonly takeCell: (text: string) => boolean;
  readonly endRow: (closeFrom: number, to: number) => void;
}

const SPACE = 32;
const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LETTER = { c: 99, f: 102, n: 110, r: 114, s: 115, t: 116, v: 118 } as const;
const ROW_START = '<row r="';
const ROW_END = '</row>';
/** A text of the cell's own, as all programs write one without runs. */
const INLINE_START = '<is><t>';
const INLINE_END = '</t></is></c>';
/** How deep a row stands: worksheet, sheetData. */
const ROW_DEPTH = 2;
const LONGEST_ROW = 7;
const LONGEST_STYLE = 7;
/** The place of what is written in some other way. */
const OTHER = -1;

/** A cell of no place yet. */
export function createPlainCell(): PlainCell {
  return { column: 0, style: 0, kind: 0, from: 0, openTo: 0, to: 0, valueFrom: 0, valueTo: 0, hasReference: false, string: OTHER };
}

/** Keeps how the tag of the row just opened goes on behind its number, for the next ones; one that declares namespaces is like no other. */
export function keepRowTail(walk: PlainRowWalk, reader: XmlReader): void {
  const { text, from, at, places, scope, isEmpty } = reader;
  const isUsual = !isEmpty && scope.depth < ROW_DEPTH && text.startsWith(ROW_START, from);
  walk.rowTail = isUsual ? text.slice(places[3] ?? 0, at) : '';
}

/**
 * Takes cells and whole rows from where the reader stands, as long as they are plain: rows whose tag is like the one before and which stand
 * below it, and in them cells from left to right. The reader stands behind them afterwards, as it would have read them.
 */
export function takePlainRows(walk: PlainRowWalk, reader: XmlReader): void {
  if (!standsAmongRows(reader)) return;
  for (;;) {
    if (reader.depth === ROW_DEPTH && !takeRowTag(walk, reader)) return;
    while (takePlainCell(walk, reader));
    const { text, at } = reader;
    if (reader.rawNames[ROW_DEPTH] !== 'row' || !text.startsWith(ROW_END, at)) return;
    reader.at = at + ROW_END.length;
    reader.depth = ROW_DEPTH;
    walk.endRow(at, reader.at);
  }
}

/** Whether the reader stands in the sheet's data or in a row of it, where names without a prefix are SpreadsheetML's and no row declares others. */
function standsAmongRows({ depth, names, scope }: XmlReader): boolean {
  if (names[1] !== 'sheetData' || (depth !== ROW_DEPTH && (depth !== ROW_DEPTH + 1 || names[ROW_DEPTH] !== 'row'))) return false;
  return scope.depth < ROW_DEPTH && MAIN_SPACES.has(scope.prefixes.get('') ?? '');
}

function takeRowTag(walk: PlainRowWalk, reader: XmlReader): boolean {
  const { rowTail } = walk;
  const { text, at: from } = reader;
  if (rowTail === '' || reader.rawNames[ROW_DEPTH] !== 'row' || !text.startsWith(ROW_START, from)) return false;
  const digits = from + ROW_START.length;
  let at = digits;
  let number = 0;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) number = number * 10 + code - 48;
  if (at > digits + LONGEST_ROW || number <= walk.rowNumber || number > LAST_ROW || !text.startsWith(rowTail, at)) return false;
  const openTo = at + rowTail.length;
  walk.takeRow(number, from, openTo);
  reader.at = openTo;
  reader.depth = ROW_DEPTH + 1;
  walk.rowNumber = number;
  walk.column = 0;
  return true;
}

/** Takes the cell that begins where the reader stands: `<c r="B5" s="3" t="s"><f>A1</f><v>12</v></c>`, each part of it optional. */
function takePlainCell(walk: PlainRowWalk, reader: XmlReader): boolean {
  const { plain } = walk;
  const { text } = reader;
  const tagTo = readTag(walk, text, reader.at);
  if (tagTo === OTHER || plain.column <= walk.column || plain.column > LAST_COLUMN) return false;
  const to = readInside(plain, text, tagTo);
  if (to === OTHER) return false;
  plain.from = reader.at;
  plain.to = to;
  if (!walk.takeCell(text)) return false;
  walk.column = plain.column;
  reader.at = to;
  return true;
}

/** Reads `<c` and its attributes; answers where they end. */
function readTag({ plain, rowNumber, column }: PlainRowWalk, text: string, from: number): number {
  if (text.charCodeAt(from) !== LESS || text.charCodeAt(from + 1) !== LETTER.c) return OTHER;
  plain.column = column + 1;
  plain.style = 0;
  plain.kind = CELL.number;
  let at = from + 2;
  // Each attribute at most once, in this order, as all programs write them.
  let last: number = LETTER.n;
  while (text.charCodeAt(at) === SPACE) {
    const letter = text.charCodeAt(at + 1);
    if (letter <= last || text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return OTHER;
    last = letter;
    if (letter === LETTER.r) at = readName(plain, rowNumber, text, at + 4);
    else if (letter === LETTER.s) at = readStyle(plain, text, at + 4);
    else at = letter === LETTER.t ? readType(plain, text, at + 4) : OTHER;
    if (at === OTHER || text.charCodeAt(at) !== QUOTE) return OTHER;
    at += 1;
  }
  return at;
}

function readName(plain: PlainCell, rowNumber: number, text: string, from: number): number {
  let at = from;
  let column = 0;
  let row = 0;
  let code = text.charCodeAt(at);
  for (; code >= 65 && code <= 90; code = text.charCodeAt(++at)) column = column * 26 + code - 64;
  for (; code >= 48 && code <= 57; code = text.charCodeAt(++at)) row = row * 10 + code - 48;
  if (row !== rowNumber || column === 0) return OTHER;
  plain.column = column;
  plain.kind |= CELL.isNamed;
  return at;
}

function readStyle(plain: PlainCell, text: string, from: number): number {
  let at = from;
  let style = 0;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) style = style * 10 + code - 48;
  plain.style = style;
  return at > from && at <= from + LONGEST_STYLE ? at : OTHER;
}

function readType(plain: PlainCell, text: string, from: number): number {
  const isShort = text.charCodeAt(from + 1) === QUOTE;
  if (isShort && text.charCodeAt(from) === LETTER.n) return from + 1;
  if (isShort) {
    plain.kind |= CELL.shared;
    return text.charCodeAt(from) === LETTER.s ? from + 1 : OTHER;
  }
  const isText = text.startsWith('str"', from);
  plain.kind |= isText ? CELL.text : CELL.inline;
  return isText ? from + 3 : text.startsWith('inlineStr', from) ? from + 9 : OTHER;
}

/** Reads from where the attributes end to the end of the cell; answers where that is. */
function readInside(plain: PlainCell, text: string, from: number): number {
  plain.valueFrom = 0;
  plain.valueTo = 0;
  plain.hasReference = false;
  plain.string = OTHER;
  if (text.charCodeAt(from) === SLASH && text.charCodeAt(from + 1) === GREATER) {
    plain.openTo = from + 2;
    return plain.openTo;
  }
  if (text.charCodeAt(from) !== GREATER) return OTHER;
  let at = from + 1;
  plain.openTo = at;
  if ((plain.kind & CELL.kindMask) === CELL.inline) return readInline(plain, text, at);
  if (opens(text, at, LETTER.f)) {
    const end = findDataEnd(plain, text, at + 3);
    if (end === OTHER || !closes(text, end, LETTER.f)) return OTHER;
    if (plain.hasReference && decodeReferences(text.slice(at + 3, end)) === null) return OTHER;
    plain.kind |= CELL.hasFormula;
    plain.hasReference = false;
    at = end + 4;
  }
  if (opens(text, at, LETTER.v)) {
    const end = findDataEnd(plain, text, at + 3);
    if (end === OTHER || !closes(text, end, LETTER.v)) return OTHER;
    plain.valueFrom = at + 3;
    plain.valueTo = end;
    if ((plain.kind & CELL.kindMask) === CELL.shared && !readString(plain, text)) return OTHER;
    at = end + 4;
  }
  return closes(text, at, LETTER.c) ? at + 4 : OTHER;
}

function readInline(plain: PlainCell, text: string, from: number): number {
  if (!text.startsWith(INLINE_START, from)) return OTHER;
  plain.valueFrom = from + INLINE_START.length;
  plain.valueTo = findDataEnd(plain, text, plain.valueFrom);
  return plain.valueTo !== OTHER && text.startsWith(INLINE_END, plain.valueTo) ? plain.valueTo + INLINE_END.length : OTHER;
}

/** Whether a tag without attributes, named by this letter, stands at `at`. */
function opens(text: string, at: number, letter: number): boolean {
  return text.charCodeAt(at + 1) === letter && text.charCodeAt(at) === LESS && text.charCodeAt(at + 2) === GREATER;
}

function closes(text: string, at: number, letter: number): boolean {
  return (
    text.charCodeAt(at) === LESS &&
    text.charCodeAt(at + 1) === SLASH &&
    text.charCodeAt(at + 2) === letter &&
    text.charCodeAt(at + 3) === GREATER
  );
}

/** Where character data ends, noting whether it holds references. */
function findDataEnd(plain: PlainCell, text: string, from: number): number {
  plain.hasReference = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS) return at;
    if (code === AMPERSAND) plain.hasReference = true;
  }
  return OTHER;
}

/** Reads the number of the shared string that the value names; false where it names none. */
function readString(plain: PlainCell, text: string): boolean {
  let number = 0;
  for (let at = plain.valueFrom; at < plain.valueTo; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || number > 99_999_999) return false;
    number = number * 10 + digit;
  }
  plain.string = number;
  return plain.valueFrom < plain.valueTo;
}
