// Text and attribute values as a spreadsheet's XML writes them.

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
