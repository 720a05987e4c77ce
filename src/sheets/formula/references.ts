// References as formulas write them: cells, areas, whole rows and columns, with sheets before them; read and printed.
import { formatColumnLetters } from '../write/xlsx-document.ts';
import { LAST_ROW, parseColumnNumber } from '../book/book-model.ts';

/** One end of a reference. A whole column has no row, a whole row no column; fixed parts have a `$`. */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

/** The sheet of a reference: `last` differs from `first` in `S1:S3!A1`; `book` is set in `[1]Sheet!A1`. */
export interface SheetPart {
  readonly book: string | null;
  readonly first: string;
  readonly last: string;
}

/** A reference with all that is needed to print it as it was. */
export interface Reference {
  /** The sheet as written, with quotes and `!`; empty where none. */
  readonly prefix: string;
  readonly sheet: SheetPart | null;
  readonly from: Corner;
  /** What stands between the corners: `:`, or `:Sheet1!`; empty for one cell. */
  readonly between: string;
  readonly to: Corner | null;
}

/** A reference and where it ends in its formula. */
export interface ReferenceFound {
  readonly reference: Reference;
  readonly end: number;
}

const WORD = String.raw`[^\s'"!:;,(){}\[\]+\-*/^&=<>%#@$]+`;
const PREFIX = new RegExp(String.raw`(?:'(?:[^']|'')*'|(?:\[[^\[\]]*\])?${WORD}(?::${WORD})?|\[[^\[\]]*\])!`, 'y');
const CELL = /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.\\?([!])/uy;
const COLUMN = /(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.\\?([!$])/uy;
const ROW = /(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.\\?([!$])/uy;
const COLON = /[ \r\n\t]*:[ \r\n\t]*/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The sheet part (`'Ann''s'!`) that begins at `at`, as written, or an empty text. */
export function matchPrefixAt(text: string, at: number): string {
  return matchAt(PREFIX, text, at)?.[0] ?? '';
}

/** What a sheet part names, its quotes undone; null for an empty one. */
export function parsePrefix(prefix: string): SheetPart | null {
  if (prefix === '') return null;
  const inside = prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1);
  const book = /^(.*)\[([^\]]*)\](.*)$/s.exec(inside);
  const names = book === null ? inside : (book[3] ?? '');
  const colon = names.indexOf(':');
  const first = colon === -1 ? names : names.slice(0, colon);
  return { book: book === null ? null : `${book[1] ?? ''}[${book[2] ?? ''}]`, first, last: colon === -1 ? first : names.slice(colon + 1) };
}

type Shape = 'cell' | 'column' | 'row';

function cornerAt(text: string, at: number, shape: Shape): { readonly corner: Corner; readonly end: number } | null {
  const match = matchAt(shape === 'cell' ? CELL : shape === 'column' ? COLUMN : ROW, text, at);
  if (match === null) return null;
  const end = at + match[0].length;
  if (shape === 'row') {
    const row = Number(match[2]);
    return row > LAST_ROW ? null : { corner: { row, column: null, isRowFixed: match[1] === '$', isColumnFixed: false }, end };
  }
  const column = parseColumnNumber(match[2] ?? '');
  const row = shape === 'cell' ? Number(match[4]) : null;
  if (column === null || (row !== null && row > LAST_ROW)) return null;
  return { corner: { row, column, isRowFixed: match[3] === '$', isColumnFixed: match[1] === '$' }, end };
}

function secondCorner(text: string, at: number, shape: Shape, prefix: string): { corner: Corner; end: number; between: string } | null {
  const colon = matchAt(COLON, text, at)?.[0];
  if (colon === undefined) return null;
  const again = prefix !== '' && text.startsWith(prefix, at + colon.length) ? prefix : '';
  const between = colon + again;
  const found = cornerAt(text, at + between.length, shape);
  return found === null ? null : { ...found, between };
}

/** The cell without a sheet that begins at `at`, or null. What follows it may still make it an area. */
export function parseSimpleCellAt(text: string, at: number): ReferenceFound | null {
  const cell = cornerAt(text, at, 'cell');
  return cell === null ? null : { reference: { prefix: '', sheet: null, from: cell.corner, between: '', to: null }, end: cell.end };
}

/** The reference that begins at `at` in a formula, or null. What only looks like one (`LOG10(`, `ABC1.x`, `ZZZ9`) is none. */
export function parseReferenceAt(text: string, at: number): ReferenceFound | null {
  const prefix = matchPrefixAt(text, at);
  const start = at + prefix.length;
  const sheet = parsePrefix(prefix);
  const cell = cornerAt(text, start, 'cell');
  if (cell !== null) {
    const second = secondCorner(text, cell.end, 'cell', prefix);
    if (second === null) return { reference: { prefix, sheet, from: cell.corner, between: '', to: null }, end: cell.end };
    return { reference: { prefix, sheet, from: cell.corner, between: second.between, to: second.corner }, end: second.end };
  }
  for (const shape of ['column', 'row'] as const) {
    const first = cornerAt(text, start, shape);
    const second = first === null ? null : secondCorner(text, first.end, shape, prefix);
    if (first !== null && second !== null)
      return { reference: { prefix, sheet, from: first.corner, between: second.between, to: second.corner }, end: second.end };
  }
  return null;
}

function isOnSheet({ row, column }: Corner): boolean {
  return (
    (row === null || (row >= 1 && row <= LAST_ROW)) &&
    (column === null || (column >= 1 && parseColumnNumber(formatColumnLetters(column)) !== null))
  );
}

function printCorner({ row, column, isRowFixed, isColumnFixed }: Corner): string {
  const letters = column === null ? '' : `${isColumnFixed ? '$' : ''}${formatColumnLetters(column)}`;
  return row === null ? letters : `${letters}${isRowFixed ? '$' : ''}${row}`;
}

/** A reference as text. One that lies beyond the sheet's edge prints as `#REF!`. */
export function printReference({ prefix, from, between, to }: Reference): string {
  if (!isOnSheet(from) || (to !== null && !isOnSheet(to))) return `${prefix}#REF!`;
  return `${prefix}${printCorner(from)}${between}${to === null ? '' : printCorner(to)}`;
}
