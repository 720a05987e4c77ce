// The plain cells that sheets are full of, read straight out of the scanned text; whatever is not plain is left to the scanner.
import { LAST_COLUMN } from '../book/address.ts';
import type { SheetRefusal } from '../result.ts';
import { type TextPool, shownText } from './cell-text.ts';
import { readNumber } from './cell-values.ts';
import { READ_LIMITS, type ReadBudget } from './read-budget.ts';
import type { Cell } from './table.ts';
import type { XmlReader } from '../xml/xml-reader.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly pool: TextPool;
  readonly budget: ReadBudget;
  readonly date1904: boolean;
}

/** The row that is being read. */
export interface RowState {
  readonly context: SheetContext;
  rowNumber: number;
  /** Column of the current cell, from 1; 0 before the first cell of a row. */
  column: number;
  lastFilled: number;
  readonly cells: Cell[];
  refusal: SheetRefusal | null;
}

/** How deep in the document cells stand: worksheet, sheetData, row. */
export const CELL_DEPTH = 3;

const SPACE = 32;
const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LETTER_C = 99;
const LETTER_N = 110;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const LETTER_V = 118;

/** Where the parts of one cell stand; filled anew for each. */
interface CellPlaces {
  refFrom: number;
  refTo: number;
  kindFrom: number;
  kindTo: number;
  /** Behind the tag's `>`. */
  next: number;
  isEmpty: boolean;
}

/** Puts a filled cell into the row. Answers false where another stands at its place. */
export function putCell(state: RowState, cell: Cell): boolean {
  const { column, cells, context } = state;
  context.budget.cells += 1;
  while (cells.length < column) cells.push(null);
  const isFree = cells[column - 1] === null;
  cells[column - 1] = cell;
  if (column > state.lastFilled) state.lastFilled = column;
  return isFree;
}

/** Reads the tag of a cell whose attributes are `r`, `s` and `t`, each once; false where it is written otherwise or not all here. */
function readTag(text: string, less: number, places: CellPlaces): boolean {
  let at = less + 2;
  let seen = 0;
  places.refFrom = -1;
  places.kindFrom = -1;
  for (;;) {
    let code = text.charCodeAt(at);
    if (code === GREATER) {
      places.isEmpty = false;
      places.next = at + 1;
      return true;
    }
    if (code === SLASH) {
      places.isEmpty = true;
      places.next = at + 2;
      return text.charCodeAt(at + 1) === GREATER;
    }
    const name = text.charCodeAt(at + 1);
    if (code !== SPACE || text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return false;
    const bit = name === LETTER_R ? 1 : name === LETTER_S ? 2 : name === LETTER_T ? 4 : 0;
    if (bit === 0 || (seen & bit) !== 0) return false;
    seen |= bit;
    const from = at + 4;
    for (at = from; ; at++) {
      code = text.charCodeAt(at);
      if (code === QUOTE) break;
      // NaN behind the end of what has come.
      if (!(code > SPACE) || code === LESS || code === AMPERSAND) return false;
    }
    if (bit === 1) {
      places.refFrom = from;
      places.refTo = at;
    } else if (bit === 4) {
      places.kindFrom = from;
      places.kindTo = at;
    }
    at++;
  }
}

/** The column that a reference such as `AB12` names in this row, or 0 where it is not one of plain capitals and digits. */
function columnOf(text: string, from: number, to: number, row: number): number {
  let at = from;
  let column = 0;
  for (let code = text.charCodeAt(at); code >= 65 && code <= 90 && at < to && column < 20_000; code = text.charCodeAt(at)) {
    column = column * 26 + code - 64;
    at++;
  }
  const digitsAt = at;
  let number = 0;
  for (let digit = text.charCodeAt(at) - 48; digit >= 0 && digit <= 9 && at < to && number < 2_000_000; digit = text.charCodeAt(at) - 48) {
    number = number * 10 + digit;
    at++;
  }
  return at === to && at > digitsAt && number === row && column <= LAST_COLUMN ? column : 0;
}

/** What became of one cell: where reading goes on, or -1 where the scanner must read it. */
const NOT_PLAIN = -1;

/** Reads `<v>…</v></c>` from `at`, where the tag's `>` lies behind; the cell is a number or a shared text. */
function readValue(state: RowState, text: string, at: number, isShared: boolean): number {
  if (text.charCodeAt(at) !== LESS || text.charCodeAt(at + 1) !== LETTER_V || text.charCodeAt(at + 2) !== GREATER) return NOT_PLAIN;
  const end = text.indexOf('<', at + 3);
  if (end < 0 || end === at + 3 || !text.startsWith('</v></c>', end)) return NOT_PLAIN;
  const number = readNumber(text, at + 3, end);
  if (number === null) return NOT_PLAIN;
  const cell = isShared ? state.context.strings[number] : number;
  if (cell === undefined || (cell !== '' && !putCell(state, cell))) return NOT_PLAIN;
  return end + 8;
}

/** Reads `<is><t>…</t></is></c>` from `at`. */
function readInline(state: RowState, text: string, at: number): number {
  if (!text.startsWith('<is><t>', at)) return NOT_PLAIN;
  const end = text.indexOf('<', at + 7);
  if (end < 0 || end - at > READ_LIMITS.cellCharacters || !text.startsWith('</t></is></c>', end)) return NOT_PLAIN;
  const { pool } = state.context;
  const shown = shownText(pool, text.slice(at + 7, end));
  if (shown === null || pool.characters > READ_LIMITS.characters) return NOT_PLAIN;
  return shown !== '' && !putCell(state, shown) ? NOT_PLAIN : end + 13;
}

function readCell(state: RowState, text: string, places: CellPlaces): number {
  const { kindFrom, kindTo, next } = places;
  if (places.isEmpty) return next;
  if (kindFrom < 0) return readValue(state, text, next, false);
  const first = text.charCodeAt(kindFrom);
  if (kindTo === kindFrom + 1 && (first === LETTER_S || first === LETTER_N)) return readValue(state, text, next, first === LETTER_S);
  return kindTo === kindFrom + 9 && text.startsWith('inlineStr', kindFrom) ? readInline(state, text, next) : NOT_PLAIN;
}

/**
 * Reads cells of the current row from the `<` at `less` as long as they are plain: numbers, shared and inline texts with no other
 * attributes than `r`, `s` and `t`. Answers where it stopped: `less` itself if the first is not plain. What it takes it takes as the
 * scanner would have told it.
 */
export function readPlainCells(state: RowState, reader: XmlReader, less: number): number {
  const { text } = reader;
  // Known here by its bare name, `c` stands in the default namespace, and so does what plain cells hold.
  if (reader.scope.letters[LETTER_C] === undefined) return less;
  const places: CellPlaces = { refFrom: -1, refTo: -1, kindFrom: -1, kindTo: -1, next: 0, isEmpty: false };
  let at = less;
  for (;;) {
    if (text.charCodeAt(at) !== LESS || text.charCodeAt(at + 1) !== LETTER_C || !readTag(text, at, places)) return at;
    const before = state.column;
    const column = places.refFrom < 0 ? before + 1 : columnOf(text, places.refFrom, places.refTo, state.rowNumber);
    if (column < 1 || column > LAST_COLUMN) return at;
    const { lastFilled } = state;
    state.column = column;
    const next = readCell(state, text, places);
    if (next === NOT_PLAIN) {
      state.column = before;
      state.lastFilled = lastFilled;
      return at;
    }
    at = next;
  }
}
