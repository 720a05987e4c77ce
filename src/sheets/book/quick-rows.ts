// Reads plain rows at once: nearly all rows of a large sheet are written as the one before but for their numbers and their cells.
import type { XmlReader } from '../xml/xml-reader.ts';
import { LAST_ROW } from './address.ts';
import { type CellWalk, takeQuickCell } from './quick-cell.ts';
import { ROW, type Rows, ensureRoomForRow } from './sheet-arrays.ts';
import { BEYOND } from './text-codes.ts';

const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const [R, O, W] = [114, 111, 119] as const;

/** A row's tag that begins with its number and declares no namespaces: most rows are written as the one before but for that. */
export interface LikeRow {
  readonly from: number;
  /** Where what stands behind the number begins: its closing quote. */
  readonly restFrom: number;
  readonly to: number;
}

/** What quick rows are told from and noted in. */
export interface RowWalk extends CellWalk {
  readonly rows: Rows;
  /** The last row's tag, which the next ones may be like; null: none to be like. */
  like: LikeRow | null;
}

/** `<row r="`. */
const ROW_START = [LESS, R, O, W, SPACE, R, EQUALS, QUOTE] as const;
const ROW_DEPTH = 3;
const MOST_DIGITS = 7;

/** The tag that has just been read as one for rows to be like, or null. */
export function matchLikeRow({ codes }: Pick<CellWalk, 'codes'>, from: number, to: number): LikeRow | null {
  const digits = from + ROW_START.length;
  if (codes[to - 2] === SLASH || ROW_START.some((code, step) => codes[from + step] !== code)) return null;
  let at = digits;
  while (isDigit(codes[at])) at++;
  // What is beyond Latin-1 looks all alike in there.
  return at > digits && codes[at] === QUOTE && !codes.subarray(at, to).includes(BEYOND) ? { from, restFrom: at, to } : null;
}

/**
 * Takes cells and whole rows from where the reader stands, which is in the sheet's data or in a row of it, until something is written in any
 * other way, or more than `mostCells` are there. Of rows only those whose tag is like the one before, and which stand in their order.
 */
export function takeQuickRows(walk: RowWalk, mostCells: number): void {
  while (walk.cells.count <= mostCells) {
    if (walk.reader.depth < ROW_DEPTH && !takeRowTag(walk)) return;
    while (takeQuickCell(walk));
    if (!takeRowEnd(walk)) return;
  }
}

function takeRowTag(walk: RowWalk): boolean {
  const { reader, codes, rows, like } = walk;
  const { at: from } = reader;
  if (like === null) return false;
  for (let step = 0; step < ROW_START.length; step++) if (codes[from + step] !== codes[like.from + step]) return false;
  const digits = from + ROW_START.length;
  let at = digits;
  let number = 0;
  for (; isDigit(codes[at]); at++) number = number * 10 + (codes[at] ?? 0) - 48;
  if (at > digits + MOST_DIGITS || number <= walk.rowNumber || number > LAST_ROW) return false;
  const to = at + like.to - like.restFrom;
  for (let rest = like.restFrom; rest < like.to; rest++, at++) if (codes[at] !== codes[rest]) return false;
  ensureRoomForRow(rows);
  const place = rows.count;
  rows.number[place] = number;
  rows.from[place] = from;
  rows.openTo[place] = to;
  rows.closeFrom[place] = to;
  rows.to[place] = to;
  rows.firstCell[place] = walk.cells.count;
  rows.style[place] = rows.style[place - 1] ?? 0;
  rows.flags[place] = rows.flags[place - 1] ?? ROW.isNamed;
  rows.count += 1;
  walk.rowNumber = number;
  walk.column = 0;
  stand(reader, ROW_DEPTH, to);
  return true;
}

/** Lets the reader stand behind the opening or closing tag of a row. */
function stand(reader: XmlReader, depth: number, at: number): void {
  reader.rawNames[ROW_DEPTH - 1] = 'row';
  reader.names[ROW_DEPTH - 1] = 'row';
  reader.name = 'row';
  reader.depth = depth;
  reader.outer = ROW_DEPTH - 1;
  reader.at = at;
}

function takeRowEnd({ reader, codes, rows }: RowWalk): boolean {
  const { at } = reader;
  if (codes[at] !== LESS || codes[at + 1] !== SLASH || reader.rawNames[ROW_DEPTH - 1] !== 'row') return false;
  if (codes[at + 2] !== R || codes[at + 3] !== O || codes[at + 4] !== W || codes[at + 5] !== GREATER) return false;
  rows.closeFrom[rows.count - 1] = at;
  rows.to[rows.count - 1] = at + 6;
  stand(reader, ROW_DEPTH - 1, at + 6);
  return true;
}

function isDigit(code = 0): boolean {
  return code >= 48 && code <= 57;
}
