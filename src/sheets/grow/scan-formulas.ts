// The formulas of a scanned sheet by their places in its text, row by row: the text is known to be well-formed.
import { isSpaceCode } from '../xml/xml-names.ts';
import { CELL, getCellsOfRow } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';

/** A tag or element by its places: the opening tag ends at `openTo`, the whole at `to`. */
interface Scanned {
  readonly from: number;
  readonly openTo: number;
  readonly to: number;
}

/** A cell with a formula. */
export interface ScannedCell {
  readonly column: number;
  readonly formula: ScannedFormula;
}

export interface ScannedFormula extends Scanned {
  readonly closeFrom: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A row that has formulas, by its place in the scan, and its cells with a formula from left to right. */
export interface FormulaRow {
  readonly place: number;
  readonly number: number;
  readonly formulas: readonly ScannedCell[];
}

interface Tag {
  readonly kind: 'open' | 'close' | 'none';
  readonly local: string;
  readonly isEmpty: boolean;
  readonly nameTo: number;
  readonly to: number;
}

const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

/** The tag, comment or section at `less`; names with another prefix than the sheet data's are told as empty. */
function tagAt(text: string, less: number, prefix: string): Tag {
  const code = text.charCodeAt(less + 1);
  if (code === BANG || code === QUESTION) return { kind: 'none', local: '', isEmpty: true, nameTo: less, to: passOver(text, less) };
  const nameFrom = code === SLASH ? less + 2 : less + 1;
  let at = nameFrom;
  for (let next = text.charCodeAt(at); next !== GREATER && next !== SLASH && !isSpaceCode(next) && at < text.length;)
    next = text.charCodeAt(++at);
  const nameTo = at;
  const to = tagEnd(text, at);
  const name = text.slice(nameFrom, nameTo);
  const local = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return {
    kind: code === SLASH ? 'close' : 'open',
    local: local.includes(':') ? '' : local,
    isEmpty: text.charCodeAt(to - 2) === SLASH,
    nameTo,
    to,
  };
}

/** Behind the `>` of a tag; one inside quotes doesn't end it. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code !== 34 && code !== 39) continue;
    const end = text.indexOf(text.charAt(at), at + 1);
    at = end < 0 ? text.length : end;
  }
  return text.length;
}

function passOver(text: string, less: number): number {
  const ends = text.startsWith('<!--', less) ? '-->' : text.startsWith('<![CDATA[', less) ? ']]>' : '>';
  const end = text.indexOf(ends, less + 2);
  return end < 0 ? text.length : end + ends.length;
}

/** The value of an attribute without a prefix within a tag, by its places. */
export function readAttributeAt(text: string, tag: Pick<Tag, 'nameTo' | 'to'>, name: string): readonly [from: number, to: number] | null {
  let at = tag.nameTo;
  while (at < tag.to) {
    while (isSpaceCode(text.charCodeAt(at))) at++;
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals >= tag.to) return null;
    const own = text.slice(at, equals).trimEnd();
    let quote = equals + 1;
    while (isSpaceCode(text.charCodeAt(quote))) quote++;
    const end = text.indexOf(text.charAt(quote), quote + 1);
    if (end < 0) return null;
    if (own === name) return [quote + 1, end];
    at = end + 1;
  }
  return null;
}

const NONE: ReadonlyMap<string, string> = new Map();

function attributesOf(text: string, tag: Tag): ReadonlyMap<string, string> {
  if (tag.to - tag.nameTo < 4) return NONE;
  const attributes = new Map<string, string>();
  for (const name of ['t', 'si', 'ref', 'r1', 'r2']) {
    const place = readAttributeAt(text, tag, name);
    if (place !== null) attributes.set(name, text.slice(place[0], place[1]));
  }
  return attributes;
}

/** What a walk keeps in mind. */
interface Walk {
  readonly text: string;
  readonly prefix: string;
  readonly to: number;
}

/** The next tag from `at`, with where it begins; null behind the end. */
function nextTag(walk: Walk, at: number): { readonly less: number; readonly tag: Tag } | null {
  const less = walk.text.indexOf('<', at);
  return less < 0 || less >= walk.to ? null : { less, tag: tagAt(walk.text, less, walk.prefix) };
}

/** Behind the end of the element whose opening tag is given. */
function elementEnd(walk: Walk, tag: Tag, local: string): { readonly closeFrom: number; readonly to: number } {
  if (tag.isEmpty) return { closeFrom: tag.to, to: tag.to };
  for (let at = tag.to; ;) {
    const found = nextTag(walk, at);
    if (found === null) return { closeFrom: walk.to, to: walk.to };
    if (found.tag.kind === 'close' && found.tag.local === local) return { closeFrom: found.less, to: found.tag.to };
    at = found.tag.to;
  }
}

/** The rows with formulas of a scanned sheet. */
export function* listFormulaRows(scan: SheetScan): Generator<FormulaRow> {
  const { text, rows, cells, prefix, data } = scan;
  const walk: Walk = { text, prefix, to: data?.closeFrom ?? 0 };
  for (let place = 0; place < rows.count; place++) {
    const [from, to] = getCellsOfRow(rows, cells, place);
    const formulas: ScannedCell[] = [];
    for (let at = from; at < to; at++) {
      if (((cells.kind[at] ?? 0) & CELL.hasFormula) === 0) continue;
      const formula = formulaIn(walk, cells.openTo[at] ?? 0);
      if (formula !== null) formulas.push({ column: cells.column[at] ?? 0, formula });
    }
    if (formulas.length > 0) yield { place, number: rows.number[place] ?? 0, formulas };
  }
}

const [PLAIN_OPEN, PLAIN_CLOSE] = ['<f>', '</f>'] as const;

/** A formula that is written as nearly all are: first in its cell, its tag without attributes, one text in it; null for any other. */
function plainFormula({ text, prefix }: Walk, from: number): ScannedFormula | null {
  if (prefix !== '' || !text.startsWith(PLAIN_OPEN, from)) return null;
  const openTo = from + PLAIN_OPEN.length;
  const closeFrom = text.indexOf('<', openTo);
  if (!text.startsWith(PLAIN_CLOSE, closeFrom)) return null;
  return { from, openTo, closeFrom, to: closeFrom + PLAIN_CLOSE.length, attributes: NONE };
}

/** The formula of the cell whose inside begins at `from`, or null. */
function formulaIn(walk: Walk, from: number): ScannedFormula | null {
  const plain = plainFormula(walk, from);
  if (plain !== null) return plain;
  for (let at = from; ;) {
    const found = nextTag(walk, at);
    if (found === null) return null;
    const { tag } = found;
    at = tag.to;
    if (tag.kind === 'close' && tag.local === 'c') return null;
    if (tag.kind !== 'open' || tag.local !== 'f') continue;
    return { from: found.less, openTo: tag.to, ...elementEnd(walk, tag, 'f'), attributes: attributesOf(walk.text, tag) };
  }
}
