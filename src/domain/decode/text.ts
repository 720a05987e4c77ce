// Headers, texts, identifiers and words of fixed lists, as cells hold them.
import { ok, type Result } from '../values/result.ts';
import { type CellValue, formatPlainDigits, isBlank, refuseCell, removeInvisible, toPlainText, unwrapText } from './cell.ts';

/** From here on a number no longer holds every digit of an identifier (Excel keeps 15). */
const IDENTIFIER_LIMIT = 1e15;
/** `9.1E+17`, `9E+17`, `9.1e17`; a code such as `1E5` stays a code. */
const EXPONENT_SHAPE = /^\d+(?:\.\d+E\+?|E\+)\d+$/i;
const SPACES = /\s+/g;
const LINE_BREAK = /[\t\r\n\v\f\u2028\u2029]/;

/**
 * A header as it is compared: NFKC, no spaces, line breaks or invisible characters, （）=() (docs/rules/imports.md, Decoding: headers).
 * `㎡` and `m²` both become `m2`, so both sides of a comparison go through here.
 */
export function normaliseHeader(text: string): string {
  return removeInvisible(text.normalize('NFKC')).replace(/\s/g, '');
}

function oneLine(text: string): string {
  const joined = text.trim().replace(SPACES, (spaces) => (LINE_BREAK.test(spaces) ? ' ' : spaces));
  return removeInvisible(joined).trim();
}

/**
 * Free text: trimmed, invisible characters removed, a line break or TAB inside is one space. A number becomes its digits
 * without an exponent. Blank is null. Refuses CELL_TOO_LONG `{found, limit, length}`, in characters.
 */
export function decodeText(cell: CellValue, options: { readonly maxLength: number }): Result<string | null> {
  if (cell === null || isBlank(cell)) return ok(null);
  const text = typeof cell === 'number' ? formatPlainDigits(cell) : oneLine(cell);
  const length = [...text].length;
  return length > options.maxLength ? refuseCell('CELL_TOO_LONG', cell, { limit: options.maxLength, length }) : ok(text);
}

/**
 * A code of any kind (account, contract, studio): half-width text without TABs, a leading `'` or `="…"`. A number becomes its digits.
 * Blank is null. Refuses CELL_IDENTIFIER_EXPONENT `{found}` where Excel has lost digits: `9.1E+17`, or a number from 1e15 on.
 */
export function decodeIdentifier(cell: CellValue): Result<string | null> {
  if (isBlank(cell)) return ok(null);
  if (typeof cell === 'number' && (!Number.isFinite(cell) || Math.abs(cell) >= IDENTIFIER_LIMIT)) {
    return refuseCell('CELL_IDENTIFIER_EXPONENT', cell);
  }
  const text = removeInvisible(toPlainText(cell));
  return EXPONENT_SHAPE.test(text) ? refuseCell('CELL_IDENTIFIER_EXPONENT', cell) : ok(text);
}

/**
 * One of `words`, compared as headers are, so full-width and half-width brackets are the same. Blank is null.
 * Refuses CELL_UNKNOWN_WORD `{found, allowed}`.
 */
export function decodeChoice<W extends string>(cell: CellValue, words: readonly W[]): Result<W | null> {
  if (isBlank(cell)) return ok(null);
  const wanted = normaliseHeader(unwrapText(String(cell)));
  const word = words.find((one) => normaliseHeader(one) === wanted);
  return word === undefined ? refuseCell('CELL_UNKNOWN_WORD', cell, { allowed: words }) : ok(word);
}

/** 是 / 否, or Excel's own TRUE / FALSE. Blank is null. Refuses YES_NO `{found}`. */
export function decodeYesNo(cell: CellValue): Result<boolean | null> {
  if (isBlank(cell)) return ok(null);
  const text = toPlainText(cell).toUpperCase();
  if (text === '是' || text === 'TRUE') return ok(true);
  return text === '否' || text === 'FALSE' ? ok(false) : refuseCell('YES_NO', cell);
}
