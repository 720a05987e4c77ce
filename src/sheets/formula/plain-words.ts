// Walks over the usual formulas of long sheets without taking them apart into tokens: only cells and areas of their own sheet, in plain writing.
import { LAST_COLUMN, LAST_ROW } from '../book/address.ts';

/** A cell that a formula names, and where its row's digits stand in it. */
export interface PlainCell {
  row: number;
  column: number;
  isRowFixed: boolean;
  rowFrom: number;
  rowTo: number;
}

/** What is told of a formula's words, from left to right. */
export interface PlainWords {
  /** A cell, or an area by its corners as they are written. Both are filled again for the next one. */
  readonly reference: (from: Readonly<PlainCell>, to: Readonly<PlainCell> | null) => void;
  /** The name of a function that is called. */
  readonly call: (name: string) => void;
  /** A name, or `TRUE` and `FALSE`. */
  readonly name: (name: string) => void;
}

const NOT_PLAIN = -1;
const DOLLAR = 36;
const OPEN = 40;
const POINT = 46;
const COLON = 58;
const UNDERLINE = 95;
/** What may stand in a plain formula besides words. */
const SIGNS = new Set([...' \t\n\r+-*/^&=<>(),:%'].map((sign) => sign.charCodeAt(0)));
const NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]\d+)?$/;
/** A name that could be taken for a cell. */
const LIKE_A_CELL = /^[A-Za-z]{1,3}\d+$/;

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === POINT || code === DOLLAR || code === UNDERLINE;
}

/** Reads `$B$9` from `at` into `cell`; answers where it ends, with the word, or NOT_PLAIN. */
function readCell(formula: string, from: number, cell: PlainCell): number {
  let at = formula.charCodeAt(from) === DOLLAR ? from + 1 : from;
  const lettersFrom = at;
  let column = 0;
  let code = formula.charCodeAt(at);
  for (; code >= 65 && code <= 90 && at < lettersFrom + 4; code = formula.charCodeAt(++at)) column = column * 26 + code - 64;
  if (column === 0 || column > LAST_COLUMN || at > lettersFrom + 3) return NOT_PLAIN;
  cell.isRowFixed = code === DOLLAR;
  if (cell.isRowFixed) at += 1;
  cell.rowFrom = at;
  let row = 0;
  code = formula.charCodeAt(at);
  if (code === 48) return NOT_PLAIN;
  for (; isDigit(code) && row <= LAST_ROW; code = formula.charCodeAt(++at)) row = row * 10 + code - 48;
  if (row === 0 || row > LAST_ROW || isWord(code)) return NOT_PLAIN;
  cell.row = row;
  cell.column = column;
  cell.rowTo = at;
  return at;
}

function wordEnd(formula: string, from: number): number {
  let at = from;
  while (isWord(formula.charCodeAt(at))) at += 1;
  return at;
}

/** A function's name, a number or a name; NOT_PLAIN where it could be anything else. Answers where it ends. */
function takeOther(formula: string, from: number, words: PlainWords): number {
  const to = wordEnd(formula, from);
  const word = formula.slice(from, to);
  const first = formula.charCodeAt(from);
  const isName = (isLetter(first) || first === UNDERLINE) && !word.includes('$');
  const next = formula.charCodeAt(to);
  if (next === COLON) return NOT_PLAIN;
  if (next === OPEN) {
    if (!isName) return NOT_PLAIN;
    words.call(word);
  } else if (isName) {
    if (LIKE_A_CELL.test(word)) return NOT_PLAIN;
    words.name(word);
  } else if (!NUMBER.test(word)) return NOT_PLAIN;
  return to;
}

/**
 * Tells a formula's words. False where it is not plain: sheets, texts, arrays, errors, tables, names beyond ASCII, whole rows and columns,
 * a colon that joins no two cells, a space beside one. What was told until then counts for nothing.
 */
export function tellPlainWords(formula: string, words: PlainWords): boolean {
  const from: PlainCell = { row: 0, column: 0, isRowFixed: false, rowFrom: 0, rowTo: 0 };
  const to: PlainCell = { ...from };
  for (let at = 0; at < formula.length;) {
    const code = formula.charCodeAt(at);
    if (!isWord(code)) {
      if (code === COLON || !SIGNS.has(code)) return false;
      at += 1;
      continue;
    }
    const cellTo = readCell(formula, at, from);
    const next = cellTo === NOT_PLAIN ? NOT_PLAIN : formula.charCodeAt(cellTo);
    if (cellTo === NOT_PLAIN || next === OPEN) {
      at = takeOther(formula, at, words);
      if (at === NOT_PLAIN) return false;
    } else if (next === COLON) {
      at = readCell(formula, cellTo + 1, to);
      const behind = at === NOT_PLAIN ? COLON : formula.charCodeAt(at);
      if (behind === COLON || behind === OPEN) return false;
      words.reference(from, to);
    } else {
      words.reference(from, null);
      at = cellTo;
    }
  }
  return true;
}
