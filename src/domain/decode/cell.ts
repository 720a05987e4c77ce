// What a cell's decoders share: its plain half-width text, whether it is blank, and how a refusal quotes it.
import { type Refusal, type RefusalValue, refuse } from '../values/result.ts';
import type { CellCode } from '../values/refusal-codes.ts';

/** A cell that can be believed: text as written, a number as stored, or nothing. */
export type CellValue = string | number | null;

/** How many characters of a cell a refusal quotes. */
const QUOTED_CHARACTERS = 60;
/** More characters than any number has, `5e-324` printed in full included. */
const LONGEST_VALUE = 400;
/** What the ledgers write where there is nothing (docs/rules/imports.md, Decoding: empty). */
const BLANK_WORDS: ReadonlySet<string> = new Set(['', '-', '--', '—', '/', 'N/A', '无']);

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const INVISIBLE_BUT_SPACING = /[\p{Cf}\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
/** Text that is plain already: ASCII without spaces around it, and no wrapping. */
const ALREADY_PLAIN = /^[0-9A-Za-z](?:[ -~]*[!-~])?$/;
/** A digit or an ideograph other than 无 begins no blank word; looking at it first spares most cells the slow way. */
const CERTAINLY_FILLED = /^[0-9\u4E00-\u65DF\u65E1-\u9FFF]/;
const FORMULA_TEXT = /^="(.*)"$/s;

/** A number of a cell as plain digits at Excel's 15 significant digits, without an exponent: `9.1E+17` is `910000000000000000`. */
export function formatPlainDigits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const [mantissa = '', exponent = '0'] = value.toPrecision(15).split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? mantissa.slice(1) : mantissa).split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
  const split = Math.max(point, 1);
  const decimals = padded.slice(split).replace(/0+$/, '');
  const text = decimals === '' ? padded.slice(0, split) : `${padded.slice(0, split)}.${decimals}`;
  return negative ? `-${text}` : text;
}

/** Full-width ASCII, ideographic spaces and ￥ become their half-width forms; nothing else changes. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfe_e0))
    .replaceAll('\u3000', ' ')
    .replaceAll('￥', '¥');
}

/** Text without invisible characters, trimmed, and without Excel's wrappings: a leading `'`, or `="…"`. */
export function unwrapText(text: string): string {
  const visible = text.replace(INVISIBLE_BUT_SPACING, '').trim();
  const inner = FORMULA_TEXT.exec(visible)?.[1] ?? visible;
  return (inner.startsWith("'") ? inner.slice(1) : inner).trim();
}

/** The half-width, unwrapped text that numbers, days and codes are read from. */
export function toPlainText(cell: CellValue): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatPlainDigits(cell);
  return ALREADY_PLAIN.test(cell) ? cell : unwrapText(toHalfWidth(cell));
}

/**
 * `plainText`, but empty beyond 400 characters: no number, day or duration is that long, and what reads it may then be any pattern.
 */
export function toShortText(cell: CellValue): string {
  const text = toPlainText(cell);
  return text.length > LONGEST_VALUE ? '' : text;
}

/** True for an empty cell and for the words that say "nothing" (docs/rules/imports.md, Decoding: empty). */
export function isBlank(cell: CellValue): boolean {
  if (typeof cell === 'number') return false;
  if (cell === null || cell === '') return true;
  return !CERTAINLY_FILLED.test(cell) && BLANK_WORDS.has(unwrapText(cell.normalize('NFKC')).toUpperCase());
}

/** Text without any invisible character, line breaks and TABs included. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The cell as a refusal quotes it: at most 60 characters, then `…`. */
export function formatFound(cell: CellValue): string {
  const text = typeof cell === 'number' ? String(cell) : (cell ?? '');
  const characters = Array.from(text.slice(0, 4 * QUOTED_CHARACTERS));
  return characters.length > QUOTED_CHARACTERS ? `${characters.slice(0, QUOTED_CHARACTERS).join('')}…` : text;
}

/** A refusal of one cell: `found` quotes it, `facts` are the limits that its words name. */
export function refuseCell(
  code: CellCode,
  cell: CellValue,
  facts: Readonly<Record<string, RefusalValue>> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return refuse(code, { found: formatFound(cell), ...facts });
}
