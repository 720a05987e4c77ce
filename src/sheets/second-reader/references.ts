// Finds A1 references in a formula by walking over it once, so that their rows can be rewritten.

/** One corner of a reference. `from` and `to` are where its row's digits stand; a whole column has row 0 and no digits. */
export interface Corner {
  readonly row: number;
  readonly isFixed: boolean;
  readonly column: number | null;
  readonly isColumnFixed: boolean;
  readonly from: number;
  readonly to: number;
  /** Where its column's letters stand; equal where there are none. */
  readonly columnFrom: number;
  readonly columnTo: number;
}

export interface FoundReference {
  /** The sheet it names, null for the formula's own. */
  readonly sheet: string | null;
  /** Into another workbook, or over several sheets. */
  readonly isElsewhere: boolean;
  readonly first: Corner;
  /** The other corner of an area; null for a single cell. */
  readonly second: Corner | null;
}

interface Prefix {
  readonly to: number;
  readonly sheet: string;
  readonly isElsewhere: boolean;
}

interface CornerAt {
  readonly to: number;
  readonly corner: Corner;
}

/** All references of a formula, in order. */
export function findReferences(formula: string): readonly FoundReference[] {
  const found: FoundReference[] = [];
  let at = 0;
  while (at < formula.length) {
    const code = formula.charCodeAt(at);
    if (code === 34) at = quotedEnd(formula, at, '"');
    else if (code === 35) at = errorEnd(formula, at);
    else if (code === 39 || code === 91 || isWord(code)) {
      const step = readOperand(formula, at);
      if (step.reference !== null) found.push(step.reference);
      at = step.to;
    } else at += 1;
  }
  return found;
}

/** After the quote that closes the one at `at`; a doubled quote stands for itself. */
function quotedEnd(text: string, at: number, quote: string): number {
  let close = text.indexOf(quote, at + 1);
  while (close >= 0 && text.charAt(close + 1) === quote) close = text.indexOf(quote, close + 2);
  return close < 0 ? text.length : close + 1;
}

function errorEnd(text: string, at: number): number {
  let to = at + 1;
  while (to < text.length && (isLetter(text.charCodeAt(to)) || isDigit(text.charCodeAt(to)) || text.charAt(to) === '/')) to += 1;
  return '!?'.includes(text.charAt(to) || ' ') ? to + 1 : to;
}

function bracketEnd(text: string, at: number): number {
  let depth = 0;
  for (let to = at; to < text.length; to += 1) {
    const mark = text.charAt(to);
    if (mark === "'" && depth > 0) to += 1;
    else if (mark === '[') depth += 1;
    else if (mark === ']') {
      depth -= 1;
      if (depth === 0) return to + 1;
    }
  }
  return text.length;
}

function readOperand(text: string, at: number): { readonly to: number; readonly reference: FoundReference | null } {
  const prefix = readPrefix(text, at);
  const start = prefix?.to ?? at;
  const named = { sheet: prefix?.sheet ?? null, isElsewhere: prefix?.isElsewhere === true };
  for (const readCorner of [readRow, readColumn]) {
    const first = readCorner(text, start);
    const second = first !== null && text.charAt(first.to) === ':' ? readCorner(text, first.to + 1) : null;
    if (first !== null && second !== null) return { to: second.to, reference: { ...named, first: first.corner, second: second.corner } };
  }
  const first = readCell(text, start);
  if (first !== null) {
    const second = text.charAt(first.to) === ':' ? readSecond(text, first.to + 1, named.sheet) : null;
    return { to: second?.to ?? first.to, reference: { ...named, first: first.corner, second: second?.corner ?? null } };
  }
  return { to: Math.max(skipWord(text, start), at + 1), reference: null };
}

/** The second corner of an area, which may name the same sheet again. */
function readSecond(text: string, at: number, sheet: string | null): CornerAt | null {
  const prefix = readPrefix(text, at);
  if (prefix !== null && (prefix.isElsewhere || prefix.sheet.toLowerCase() !== sheet?.toLowerCase())) return null;
  return readCell(text, prefix?.to ?? at);
}

/** `Sheet1!`, `'a b'!`, `[1]Sheet1!`, `Sheet1:Sheet3!`; null where no sheet is named. */
function readPrefix(text: string, at: number): Prefix | null {
  if (text.charAt(at) === "'") {
    const to = quotedEnd(text, at, "'");
    const sheet = text.slice(at + 1, to - 1).replaceAll("''", "'");
    return text.charAt(to) === '!' ? { to: to + 1, sheet, isElsewhere: sheet.includes('[') || sheet.includes(':') } : null;
  }
  const nameAt = text.charAt(at) === '[' ? bracketEnd(text, at) : at;
  let to = wordEnd(text, nameAt);
  const colonAt = to;
  if (text.charAt(to) === ':') to = wordEnd(text, to + 1);
  if (text.charAt(to) === '!') return { to: to + 1, sheet: text.slice(nameAt, to), isElsewhere: nameAt !== at || colonAt !== to };
  return null;
}

/** A name, number or function that is no reference, with the brackets of a table's columns behind it. */
function skipWord(text: string, at: number): number {
  const to = wordEnd(text, at);
  return text.charAt(to) === '[' ? bracketEnd(text, to) : to;
}

function wordEnd(text: string, at: number): number {
  let to = at;
  while (to < text.length && isWord(text.charCodeAt(to))) to += 1;
  return to;
}

/** `$B$9`, where the word ends with it and no bracket, parenthesis or sheet mark follows. */
function readCell(text: string, at: number): CornerAt | null {
  const isColumnFixed = text.charAt(at) === '$';
  const columnFrom = isColumnFixed ? at + 1 : at;
  let columnTo = columnFrom;
  while (columnTo < text.length && isLetter(text.charCodeAt(columnTo))) columnTo += 1;
  const column = parseColumnNumber(text.slice(columnFrom, columnTo));
  const isFixed = text.charAt(columnTo) === '$';
  const row = readNumber(text, isFixed ? columnTo + 1 : columnTo);
  if (column === null || row === null) return null;
  return { to: row.to, corner: { row: row.value, isFixed, column, isColumnFixed, from: row.from, to: row.to, columnFrom, columnTo } };
}

/** The `$9` of `$9:$11`. */
function readRow(text: string, at: number): CornerAt | null {
  const isFixed = text.charAt(at) === '$';
  const row = readNumber(text, isFixed ? at + 1 : at);
  if (row === null) return null;
  const corner = { row: row.value, isFixed, column: null, isColumnFixed: false, from: row.from, to: row.to, columnFrom: at, columnTo: at };
  return { to: row.to, corner };
}

/** The `$B` of `$B:$C`. */
function readColumn(text: string, at: number): CornerAt | null {
  const isColumnFixed = text.charAt(at) === '$';
  const columnFrom = isColumnFixed ? at + 1 : at;
  let to = columnFrom;
  while (to < text.length && isLetter(text.charCodeAt(to))) to += 1;
  const column = parseColumnNumber(text.slice(columnFrom, to));
  if (column === null || !endsWord(text, to)) return null;
  return { to, corner: { row: 0, isFixed: true, column, isColumnFixed, from: to, to, columnFrom, columnTo: to } };
}

/** A row's number with which a word ends. */
function readNumber(text: string, from: number): { readonly from: number; readonly to: number; readonly value: number } | null {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to += 1;
  if (to === from || to - from > 7 || text.charAt(from) === '0') return null;
  if (!endsWord(text, to)) return null;
  const value = Number(text.slice(from, to));
  return value <= 1_048_576 ? { from, to, value } : null;
}

function endsWord(text: string, to: number): boolean {
  return to >= text.length || !(isWord(text.charCodeAt(to)) || '([!'.includes(text.charAt(to)));
}

/** The number of column letters, or null. */
export function parseColumnNumber(letters: string): number | null {
  if (letters === '' || letters.length > 3) return null;
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    if (!isLetter(code)) return null;
    column = column * 26 + (code & 31);
  }
  return column <= 16_384 ? column : null;
}

/** The letters of a column's number. */
export function formatColumnName(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column <= 26 ? letter : formatColumnName((column - 1 - rest) / 26) + letter;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Letters, digits, `$ . _ \ ?` and all beyond ASCII: what names, numbers and references are made of. */
function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 36 || code === 46 || code === 95 || code === 92 || code === 63 || code > 127;
}
