// The plain rows and cells that sheets are full of, read straight out of the scanned text; whatever is not plain is left to the scanner.
import { LAST_COLUMN, LAST_ROW } from '../book/address.ts';
import type { SheetRefusal } from '../result.ts';
import { type TextPool, decodeShownText } from './cell-text.ts';
import { readNumber } from './cell-values.ts';
import { READ_LIMITS, type ReadBudget, isSpent } from './read-budget.ts';
import type { Cell, SheetRow } from './table.ts';
import type { XmlScope } from '../xml/xml-names.ts';
import type { XmlReader } from '../xml/xml-reader.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly pool: TextPool;
  readonly budget: ReadBudget;
  readonly date1904: boolean;
}

/** The row that is being read, and those before it. */
export interface RowState {
  readonly context: SheetContext;
  readonly rows: SheetRow[];
  section: string;
  inRow: boolean;
  rowNumber: number;
  /** False once a row came that does not stand below the one before. */
  inOrder: boolean;
  /** Column of the current cell, from 1; 0 before the first cell of a row. */
  column: number;
  lastFilled: number;
  readonly cells: Cell[];
  refusal: SheetRefusal | null;
  /** How the last row's tag that the scanner read went on behind its number, and what stood in force there. */
  rowTail: string;
  rowScope: XmlScope | null;
  readonly tag: CellTag;
}

/** What the tag of one cell says; filled again for each. */
interface CellTag {
  /** 0 where the tag names none. */
  column: number;
  kind: (typeof KIND)[keyof typeof KIND];
  isEmpty: boolean;
}

const KIND = { number: 0, shared: 1, inline: 2 } as const;

/** How deep in the document rows and cells stand: worksheet, sheetData, row. */
const ROW_DEPTH = 2;
const CELL_DEPTH = 3;

const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
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

/** A number of so many digits and at most this value is exact, as is its power of ten: their quotient is the nearest there is. */
const EXACT_DIGITS = 16;
/** So many digits never overflow. */
const LONGEST_DIGITS = 300;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/** A tag of no cell yet. */
export function createCellTag(): CellTag {
  return { column: 0, kind: KIND.number, isEmpty: false };
}

/** Begins the row of this number. */
export function startRow(state: RowState, number: number): void {
  if (number <= state.rowNumber) state.inOrder = false;
  state.rowNumber = number;
  state.inRow = true;
  state.column = 0;
  state.lastFilled = 0;
}

/** Ends the row; past the budget it is only counted. */
export function endRow(state: RowState): void {
  state.inRow = false;
  if (state.lastFilled === 0) return;
  const { budget } = state.context;
  budget.rows += 1;
  budget.places += state.lastFilled;
  if (isSpent(budget)) state.rows.length = 0;
  else state.rows.push({ number: state.rowNumber, cells: state.cells.slice(0, state.lastFilled) });
  state.cells.fill(null, 0, state.lastFilled);
}

/** Puts a filled cell into the row. Answers false where another stands at its place. */
export function putCell(state: RowState, cell: Cell): boolean {
  const { column, cells } = state;
  state.context.budget.cells += 1;
  while (cells.length < column) cells.push(null);
  const isFree = column > state.lastFilled || cells[column - 1] === null;
  cells[column - 1] = cell;
  if (column > state.lastFilled) state.lastFilled = column;
  return isFree;
}

/** Where reading goes on, or -1 where the scanner must read. */
const NOT_PLAIN = -1;

/** Reads the tag of a cell whose attributes are `r`, `s` and `t`, each once; answers where it ends. What is odd, wrong or not all here is not plain. */
function readTag({ tag, rowNumber }: RowState, text: string, less: number): number {
  let at = less + 2;
  let seen = 0;
  tag.column = 0;
  tag.kind = KIND.number;
  for (;;) {
    // NaN behind the end of what has come.
    let code = text.charCodeAt(at);
    if (code === GREATER) {
      tag.isEmpty = false;
      return at + 1;
    }
    if (code === SLASH) {
      tag.isEmpty = true;
      return text.charCodeAt(at + 1) === GREATER ? at + 2 : NOT_PLAIN;
    }
    const name = text.charCodeAt(at + 1);
    if (code !== SPACE || text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return NOT_PLAIN;
    at += 4;
    if (name === LETTER_R) {
      let column = 0;
      let row = 0;
      for (code = text.charCodeAt(at); code >= 65 && code <= 90 && column < 20_000; code = text.charCodeAt(++at))
        column = column * 26 + code - 64;
      for (; code >= 48 && code <= 57 && row < 2_000_000; code = text.charCodeAt(++at)) row = row * 10 + code - 48;
      if ((seen & 1) !== 0 || row !== rowNumber || column === 0 || column > LAST_COLUMN) return NOT_PLAIN;
      tag.column = column;
      seen |= 1;
    } else if (name === LETTER_S) {
      for (code = text.charCodeAt(at); code >= 48 && code <= 57;) code = text.charCodeAt(++at);
      if ((seen & 2) !== 0) return NOT_PLAIN;
      seen |= 2;
    } else if (name === LETTER_T && (seen & 4) === 0) {
      at = readKind(tag, text, at);
      seen |= 4;
    } else return NOT_PLAIN;
    if (text.charCodeAt(at) !== QUOTE) return NOT_PLAIN;
    at += 1;
  }
}

/** Reads the value of `t` from `at`; answers where it ends, `at` itself where it is none that is read here. */
function readKind(tag: CellTag, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LETTER_S || code === LETTER_N) {
    tag.kind = code === LETTER_S ? KIND.shared : KIND.number;
    return at + 1;
  }
  if (!text.startsWith('inlineStr', at)) return NOT_PLAIN;
  tag.kind = KIND.inline;
  return at + 9;
}

/** Whether `</v></c>` stands at `at`. */
function isValueEnd(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === LESS &&
    text.charCodeAt(at + 1) === SLASH &&
    text.charCodeAt(at + 2) === LETTER_V &&
    text.charCodeAt(at + 3) === GREATER &&
    text.charCodeAt(at + 4) === LESS &&
    text.charCodeAt(at + 5) === SLASH &&
    text.charCodeAt(at + 6) === LETTER_C &&
    text.charCodeAt(at + 7) === GREATER
  );
}

/** Reads `<v>…</v></c>` from `at`, where the tag's `>` lies behind; the cell is a number or a shared text. */
function readValue(state: RowState, text: string, at: number): number {
  if (text.charCodeAt(at) !== LESS || text.charCodeAt(at + 1) !== LETTER_V || text.charCodeAt(at + 2) !== GREATER) return NOT_PLAIN;
  let end = at + 3;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  let code = text.charCodeAt(end);
  const isBelow = code === MINUS;
  if (isBelow) code = text.charCodeAt(++end);
  for (; (code >= 48 && code <= 57) || (code === POINT && decimals < 0); code = text.charCodeAt(++end)) {
    if (code === POINT) {
      decimals = digits;
      continue;
    }
    value = value * 10 + code - 48;
    digits += 1;
  }
  if (digits === 0 || code !== LESS) return readOddValue(state, text, at + 3);
  if (!isValueEnd(text, end)) return NOT_PLAIN;
  // Digits with at most one point and a minus are a number to JavaScript just as to XML, but for a size that no cell has.
  if (digits > EXACT_DIGITS || value > Number.MAX_SAFE_INTEGER)
    return digits > LONGEST_DIGITS ? readOddValue(state, text, at + 3) : putValue(state, Number(text.slice(at + 3, end)), end + 8);
  if (decimals >= 0) value /= POWERS[digits - decimals] ?? 1;
  return putValue(state, isBelow ? -value : value, end + 8);
}

/** Reads a number that is very long or has an exponent. */
function readOddValue(state: RowState, text: string, from: number): number {
  const end = text.indexOf('<', from);
  const number = end > from && isValueEnd(text, end) ? readNumber(text, from, end) : null;
  return number === null ? NOT_PLAIN : putValue(state, number, end + 8);
}

function putValue(state: RowState, number: number, next: number): number {
  const cell = state.tag.kind === KIND.shared ? state.context.strings[number] : number;
  return cell === undefined || (cell !== '' && !putCell(state, cell)) ? NOT_PLAIN : next;
}

/** Reads `<is><t>…</t></is></c>` from `at`. */
function readInline(state: RowState, text: string, at: number): number {
  if (!text.startsWith('<is><t>', at)) return NOT_PLAIN;
  const end = text.indexOf('<', at + 7);
  if (end < 0 || end - at > READ_LIMITS.cellCharacters || !text.startsWith('</t></is></c>', end)) return NOT_PLAIN;
  const { pool } = state.context;
  const shown = decodeShownText(pool, text.slice(at + 7, end));
  if (shown === null || pool.characters > READ_LIMITS.characters) return NOT_PLAIN;
  return shown !== '' && !putCell(state, shown) ? NOT_PLAIN : end + 13;
}

/** Reads cells of the current row from the `<` at `less` as long as they are plain; answers where it stopped. */
function readCells(state: RowState, text: string, less: number): number {
  const { tag } = state;
  let at = less;
  for (;;) {
    if (text.charCodeAt(at) !== LESS || text.charCodeAt(at + 1) !== LETTER_C) return at;
    const inside = readTag(state, text, at);
    if (inside === NOT_PLAIN) return at;
    const { column: before, lastFilled } = state;
    const column = tag.column === 0 ? before + 1 : tag.column;
    if (column > LAST_COLUMN) return at;
    state.column = column;
    const next = tag.isEmpty ? inside : tag.kind === KIND.inline ? readInline(state, text, inside) : readValue(state, text, inside);
    if (next === NOT_PLAIN) {
      state.column = before;
      state.lastFilled = lastFilled;
      return at;
    }
    at = next;
  }
}

/** Begins the row at `less` where its tag is the last one's but for the number; answers where that ends. */
function openRow(state: RowState, { text, scope, names, rawNames }: XmlReader, less: number): number {
  if (state.rowTail === '' || state.rowScope !== scope || names[ROW_DEPTH] !== 'row' || rawNames[ROW_DEPTH] !== 'row') return NOT_PLAIN;
  if (!text.startsWith('<row r="', less)) return NOT_PLAIN;
  let at = less + 8;
  let number = 0;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57 && number <= LAST_ROW; code = text.charCodeAt(++at))
    number = number * 10 + code - 48;
  if (number < 1 || number > LAST_ROW || at > less + 15 || !text.startsWith(state.rowTail, at)) return NOT_PLAIN;
  startRow(state, number);
  return at + state.rowTail.length;
}

/** Keeps how the tag of the row just opened goes on behind its number, for the next ones. */
export function keepRowTail(state: RowState, reader: XmlReader): void {
  const { text, from, at, places, scope, isEmpty } = reader;
  const isUsual = !isEmpty && scope.depth !== ROW_DEPTH && text.startsWith('<row r="', from);
  state.rowTail = isUsual ? text.slice(places[3] ?? 0, at) : '';
  state.rowScope = scope;
}

/**
 * Reads rows and cells from the `<` at `less` as long as they are plain: rows like the one before, and in them numbers, shared and inline
 * texts with no other attributes than `r`, `s` and `t`. Answers where it stopped: `less` itself if nothing is plain. What it takes it
 * takes as the scanner would have told it, and leaves the reader as deep as it would stand then.
 */
export function readPlainRows(state: RowState, reader: XmlReader, less: number): number {
  const { text, scope } = reader;
  // Known here by its bare name, `c` stands in the default namespace, and so does what plain cells hold.
  if (state.section !== 'sheetData' || scope.letters[LETTER_C] === undefined) return less;
  let at = less;
  for (;;) {
    if (reader.depth === ROW_DEPTH && !state.inRow) {
      const inside = openRow(state, reader, at);
      if (inside === NOT_PLAIN) return at;
      at = inside;
      reader.depth = CELL_DEPTH;
    }
    if (reader.depth !== CELL_DEPTH || !state.inRow) return at;
    at = readCells(state, text, at);
    if (scope.depth === ROW_DEPTH || reader.rawNames[ROW_DEPTH] !== 'row' || !text.startsWith('</row>', at)) return at;
    endRow(state);
    at += 6;
    reader.depth = ROW_DEPTH;
  }
}
