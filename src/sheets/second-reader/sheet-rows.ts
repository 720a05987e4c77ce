// Cuts a worksheet's text into rows and cells by hand: a tree of half a million cells would take too long.
import {
  attributeIn,
  attributesOf,
  findElementEnd,
  isSelfClosed,
  getLocalName,
  removeAsides,
  tagEnd,
  tagName,
  trimSpaces,
  type WrittenAttribute,
} from './markup.ts';

/** A worksheet: all around its rows, and the rows. */
export interface SheetText {
  /** The part with an empty `sheetData`. */
  readonly around: string;
  /** What stands in `sheetData`. */
  readonly rows: string;
}

/** A row as it is written. */
export interface RowText {
  readonly row: number;
  readonly text: string;
  /** Where its content begins; equal to the length of `text` in an empty element. */
  readonly openTo: number;
}

/** What stands between rows, and comments anywhere among them. */
export interface Asides {
  readonly loose: string[];
  readonly asides: string[];
}

/** A cell as it is written. */
export interface CellText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly openTo: number;
  /** Where the value of `r` stands; both 0 without one. */
  readonly placeFrom: number;
  readonly placeTo: number;
  /** The value of `t`; `n` without one. */
  readonly type: string;
}

/** Takes a worksheet apart; null where it has no sound `sheetData` at its place. */
export function splitSheet(text: string): SheetText | null {
  const from = sheetDataAt(text);
  const openTo = from < 0 ? -1 : tagEnd(text, from);
  if (openTo < 0) return null;
  if (isSelfClosed(text, openTo)) return { around: text, rows: '' };
  const closeFrom = lastClosingTag(text, `</${tagName(text, from)}`);
  const closeTo = closeFrom < openTo ? 0 : text.indexOf('>', closeFrom) + 1;
  if (closeTo === 0) return null;
  const around = `${text.slice(0, openTo - 1).trimEnd()}/>${text.slice(closeTo)}`;
  return { around, rows: text.slice(openTo, closeFrom) };
}

/** Where the first `sheetData` tag stands outside comments; -1 for none. */
function sheetDataAt(text: string): number {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = text.indexOf('-->', at);
    else if (text.startsWith('<![CDATA[', at)) at = text.indexOf(']]>', at);
    else if (getLocalName(tagName(text, at)) === 'sheetData' && text.charCodeAt(at + 1) !== 47) return at;
    else at = tagEnd(text, at);
    if (at < 0) return -1;
  }
  return -1;
}

function closingTag(text: string, start: string, from: number): number {
  for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
    if (isTagEnd(text.charCodeAt(at + start.length))) return at;
  }
  return -1;
}

function lastClosingTag(text: string, start: string): number {
  for (let at = text.lastIndexOf(start); at > 0; at = text.lastIndexOf(start, at - 1)) {
    if (isTagEnd(text.charCodeAt(at + start.length))) return at;
  }
  return -1;
}

function isTagEnd(after: number): boolean {
  return after === 62 || after <= 32;
}

/** The rows in their order. Everything that is no row (with spaces cut off), and a broken row, go to `loose`, comments and instructions to `asides`. */
export function* rowsOf(given: string, { loose, asides }: Asides = { loose: [], asides: [] }): Generator<RowText> {
  const { text: rows, asides: taken } = removeAsides(given);
  asides.push(...taken);
  let row = 0;
  let at = 0;
  for (;;) {
    const from = rows.indexOf('<', at);
    const between = from === at ? '' : trimSpaces(rows.slice(at, from < 0 ? rows.length : from));
    if (between !== '') loose.push(between);
    if (from < 0) return;
    const name = tagName(rows, from);
    const openTo = tagEnd(rows, from);
    const to = openTo < 0 ? -1 : rowEnd(rows, { from, openTo, name });
    if (to < 0) {
      loose.push(rows.slice(from));
      return;
    }
    if (getLocalName(name) === 'row' && rows.charCodeAt(from + 1) !== 47) {
      const numbered = numberIn(rows, from, openTo);
      row = numbered ?? row + 1;
      yield { row, text: rows.slice(from, to), openTo: openTo - from };
    } else loose.push(rows.slice(from, to));
    at = to;
  }
}

function rowEnd(rows: string, { from, openTo, name }: { readonly from: number; readonly openTo: number; readonly name: string }): number {
  if (isSelfClosed(rows, openTo)) return openTo;
  if (getLocalName(name) !== 'row') return findElementEnd(rows, from);
  const close = closingTag(rows, `</${name}`, openTo);
  return close < 0 ? -1 : tagEnd(rows, close);
}

/** The value of `r` in a row's tag; null where it has none. */
function numberIn(rows: string, from: number, to: number): number | null {
  const at = attributeAt(rows, { from, to, letter: LETTER_R });
  return at < 0 ? null : Number(rows.slice(at, rows.indexOf(rows.charAt(at - 1), at)));
}

const LETTER_C = 99;
const LETTER_R = 114;
const LETTER_T = 116;

/** Where the value of an attribute named by one letter begins in a tag; -1 without it. */
function attributeAt(text: string, tag: { readonly from: number; readonly to: number; readonly letter: number }): number {
  for (let at = tag.from + 1; at < tag.to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      if (opensValue(text, at, tag.letter)) return at + 1;
      at = text.indexOf(code === 34 ? '"' : "'", at + 1);
    }
  }
  return -1;
}

/** Whether the quote at `at` opens the value of the attribute. */
function opensValue(text: string, at: number, letter: number): boolean {
  let back = at - 1;
  while (text.charCodeAt(back) <= 32) back -= 1;
  if (text.charCodeAt(back) !== 61) return false;
  back -= 1;
  while (text.charCodeAt(back) <= 32) back -= 1;
  return text.charCodeAt(back) === letter && text.charCodeAt(back - 1) <= 32;
}

/** The cells of a row in their order; whatever else is in the row goes to `loose`. */
export function cellsOf({ row, text, openTo }: RowText, loose: string[] = []): readonly CellText[] {
  const cells: CellText[] = [];
  let column = 0;
  let at = openTo;
  for (;;) {
    const from = text.indexOf('<', at);
    const between = from === at ? '' : trimSpaces(text.slice(at, from < 0 ? text.length : from));
    if (between !== '') loose.push(between);
    if (from < 0 || text.charCodeAt(from + 1) === 47) return cells;
    const isPlain = text.charCodeAt(from + 1) === LETTER_C && isNameOf(text.charCodeAt(from + 2));
    const name = isPlain ? 'c' : tagName(text, from);
    const cellOpenTo = tagEnd(text, from);
    const isCell = isPlain || getLocalName(name) === 'c';
    const to = isCell && cellOpenTo > 0 ? cellEnd(text, cellOpenTo, name === 'c' ? '</c' : `</${name}`) : findElementEnd(text, from);
    if (to < 0) {
      loose.push(text.slice(from));
      return cells;
    }
    if (isCell) {
      const cell = placedCell(text.slice(from, to), cellOpenTo - from, { row, column: column + 1 });
      column = cell.column;
      cells.push(cell);
    } else loose.push(text.slice(from, to));
    at = to;
  }
}

function cellEnd(text: string, openTo: number, closing: string): number {
  if (isSelfClosed(text, openTo)) return openTo;
  const close = closingTag(text, closing, openTo);
  return close < 0 ? -1 : tagEnd(text, close);
}

function placedCell(text: string, openTo: number, next: { readonly row: number; readonly column: number }): CellText {
  const from = attributeAt(text, { from: 0, to: openTo, letter: LETTER_R });
  const typeFrom = attributeAt(text, { from: 0, to: openTo, letter: LETTER_T });
  const type = typeFrom < 0 ? 'n' : text.slice(typeFrom, text.indexOf(text.charAt(typeFrom - 1), typeFrom));
  if (from < 0) return { ...next, text, openTo, placeFrom: 0, placeTo: 0, type };
  const placeTo = text.indexOf(text.charAt(from - 1), from);
  const { row, column } = placeIn(text, from, placeTo);
  return { row, column, text, openTo, placeFrom: from, placeTo, type };
}

/** Row and column of `B9`; both 0 where it is no address. */
function placeIn(text: string, from: number, to: number): { readonly row: number; readonly column: number } {
  let column = 0;
  let row = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90 && row === 0) column = column * 26 + code - 64;
    else if (code >= 48 && code <= 57 && column > 0) row = row * 10 + code - 48;
    else return { row: 0, column: 0 };
  }
  return { row, column };
}

/** Whether two cells are written alike but for their addresses. */
export function areAlike(one: CellText, other: CellText): boolean {
  if (one.text.length - one.placeTo + one.placeFrom !== other.text.length - other.placeTo + other.placeFrom) return false;
  if (one.placeFrom !== other.placeFrom || one.type !== other.type) return false;
  return (
    one.text.slice(0, one.placeFrom) === other.text.slice(0, other.placeFrom) &&
    one.text.slice(one.placeTo) === other.text.slice(other.placeTo)
  );
}

/** Whether a cell holds a formula element, under whatever prefix. */
export function hasFormula({ text, openTo }: CellText): boolean {
  for (let at = text.indexOf('<', openTo); at >= 0; at = text.indexOf('<', at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code === 102 && isNameOf(text.charCodeAt(at + 2))) return true;
    if (code !== 47 && code !== 102 && code !== 118 && getLocalName(tagName(text, at)) === 'f') return true;
  }
  return false;
}

function isNameOf(after: number): boolean {
  return after === 62 || after === 47 || after <= 32;
}

/** What a cell's element holds. */
export interface CellParts {
  /** Without `r`. */
  readonly attributes: readonly WrittenAttribute[];
  readonly type: string;
  readonly style: string;
  /** The `f` element as written, its attributes, its text as written. */
  readonly formula: { readonly written: string; readonly attributes: readonly WrittenAttribute[]; readonly text: string } | null;
  /** The text in `v` as written; null without one. */
  readonly value: string | null;
  /** The `is` element as written. */
  readonly inline: string | null;
  /** Other children as written. */
  readonly others: string;
}

/** Reads a cell's element. */
export function partsOf({ text, openTo }: CellText): CellParts {
  const attributes = attributesOf(text.slice(0, openTo)).filter(([name]) => name !== 'r');
  const children = new Map<string, { readonly written: string; readonly text: string; readonly open: string }>();
  const others: string[] = [];
  for (let from = text.indexOf('<', openTo); from >= 0 && text.charCodeAt(from + 1) !== 47;) {
    const childOpenTo = tagEnd(text, from);
    const to = findElementEnd(text, from);
    if (to < 0) break;
    const local = getLocalName(tagName(text, from));
    const inside = isSelfClosed(text, childOpenTo) ? '' : text.slice(childOpenTo, text.lastIndexOf('<', to - 1));
    if (['f', 'v', 'is'].includes(local) && !children.has(local))
      children.set(local, { written: text.slice(from, to), text: inside, open: text.slice(from, childOpenTo) });
    else others.push(text.slice(from, to));
    from = text.indexOf('<', to);
  }
  const formula = children.get('f');
  return {
    attributes,
    type: attributeIn(attributes, 't') ?? 'n',
    style: attributeIn(attributes, 's') ?? '0',
    formula: formula === undefined ? null : { written: formula.written, attributes: attributesOf(formula.open), text: formula.text },
    value: children.get('v')?.text ?? null,
    inline: children.get('is')?.written ?? null,
    others: others.join(''),
  };
}
