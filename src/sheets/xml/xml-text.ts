// Text and attribute values as a spreadsheet's XML writes them, and the texts that such writing shows.
import { isXmlCharacter } from './xml-names.ts';

/** Characters XML 1.0 can't hold, or that a reader would fold (CR); lone surrogates come out of one place here too. */
const UNHOLDABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A text that reads like the escape itself must not be taken for one. */
const LOOKS_ESCAPED = /_x(?=[0-9A-Fa-f]{4}_)/g;
const NEEDS_CARE = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** Escapes `& < > "`. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A cell's text: what XML can't hold is written `_x000D_`, as ECMA-376 ST_Xstring says; lone surrogates become U+FFFD. */
export function escapeCellText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const held = text
    .replace(LOOKS_ESCAPED, '_x005F_x')
    .replace(UNHOLDABLE, (character) => (/[\ud800-\udfff]/.test(character) ? '\ufffd' : `_x${hex(character)}_`));
  return escapeXml(held);
}

/** An attribute's value; control characters become spaces, since no attribute of ours means one. */
export function escapeAttribute(text: string): string {
  return escapeXml(text.replace(UNHOLDABLE, ' ').replace(/[\t\n]/g, ' '));
}

/** The text that a text with escapes (`_x000D_`, ECMA-376 part 1, ST_Xstring) shows, also where XML could not hold a character of it. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
}

/** Text with `_x000D_`-like escapes decoded, as Excel shows it; escapes of what XML cannot hold stay as written. */
export function removeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  const decoded = text.replace(/_x([0-9a-f]{4})_/gi, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return isXmlCharacter(code) || isSurrogate(code) ? String.fromCharCode(code) : whole;
  });
  return decoded.isWellFormed() ? decoded : text;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Whether text within `depth` open elements called `names` is shown: it stands in a `t` right in the holder at `level`, or in one of its runs. */
export function isShown(names: readonly string[], depth: number, level: number): boolean {
  if (names[depth - 1] !== 't') return false;
  return depth === level + 2 || (depth === level + 3 && names[level + 1] === 'r');
}
