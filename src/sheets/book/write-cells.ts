// Values into cells: only the cells' own elements change, and what says how far rows and sheet reach.
import { type CellRange, formatRangeName } from '../write/xlsx-document.ts';
import { isIn, parseArea, printCell, type Book } from './book-model.ts';
import { type MarkupContext, type WrittenValue, createCellMarkup, rewriteCell } from './cell-markup.ts';
import { withParts, stringsOf } from './parts.ts';
import { CELL, ROW, findCellPlace, getCellsOfRow, findRowPlace } from './sheet-arrays.ts';
import type { SheetScan } from './sheet-scan.ts';
import { scanOf, styleAround } from './sheet-view.ts';
import { createStringWriter, createStringsText } from './string-writer.ts';
import { type Edit, type XmlNode, applyEdits, attributeOf, parseNodeAt, prefixOf } from './xml-edit.ts';

export type { WrittenValue } from './cell-markup.ts';
export type { RichChange } from './rich-text.ts';

/** A value for one cell. */
export interface CellWrite {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: WrittenValue;
}

/** One sheet while it is written: edits of its text, and the cells that it had not. */
interface SheetWriting {
  readonly scan: SheetScan;
  readonly context: MarkupContext;
  readonly edits: Edit[];
  readonly newCells: { readonly row: number; readonly column: number }[];
}

/** The writes of one row, by column. */
interface RowWrites {
  readonly row: number;
  readonly writes: readonly CellWrite[];
}

/**
 * The workbook with these values in its cells. A cell keeps its style and attributes; one that the sheet has no element for is made in its place
 * with the style of its row or column. Texts go behind the last shared string, or into their cells where a workbook has no shared strings.
 * @throws Error for a cell with a formula, for one written twice, for digits that are none: the map's rules have seen to that.
 */
export function writeCells(book: Book, writes: readonly CellWrite[]): Book {
  const strings = stringsOf(book);
  const writer = strings === null ? null : createStringWriter(strings);
  const changes = new Map<string, string>();
  for (const [sheet, ofSheet] of Map.groupBy(writes, (write) => write.sheet)) {
    const context = { date1904: book.date1904, strings: writer };
    const writing: SheetWriting = { scan: scanOf(book, sheet), context, edits: [], newCells: [] };
    const part = book.sheets[sheet]?.part ?? '';
    writeSheet(writing, ofSheet);
    const { edits } = writing;
    if (edits.every(({ from, to, text }) => to - from === text.length && writing.scan.text.startsWith(text, from))) continue;
    changes.set(part, applyEdits(writing.scan.text, edits));
  }
  if (writer !== null && (writer.added.size > 0 || writer.uses !== 0)) changes.set(writer.strings.part, createStringsText(writer));
  return withParts(book, changes);
}

/** Gathers the edits of a sheet. */
function writeSheet(writing: SheetWriting, writes: readonly CellWrite[]): void {
  const { scan } = writing;
  const sorted = writes.toSorted((one, other) => one.row - other.row || one.column - other.column);
  const twin = sorted.find((write, index) => write.row === sorted[index + 1]?.row && write.column === sorted[index + 1]?.column);
  if (twin !== undefined) throw new Error(`${printCell(twin)} written twice`);
  const byRow = [...Map.groupBy(sorted, (write) => write.row)].map(([row, ofRow]) => ({ row, writes: ofRow }));
  for (const one of byRow) if (findRowPlace(scan.rows, one.row) >= 0) writeRow(writing, one);
  writeNewRows(
    writing,
    byRow.filter((one) => findRowPlace(scan.rows, one.row) < 0),
  );
  growDimension(writing);
}

/** Writes into a row that the sheet has. */
function writeRow(writing: SheetWriting, { row, writes }: RowWrites): void {
  const { scan, context, edits } = writing;
  const { rows, cells, text } = scan;
  const place = findRowPlace(rows, row);
  const missing: CellWrite[] = [];
  for (const write of writes) {
    const at = findCellPlace(rows, cells, row, write.column);
    if (at < 0) {
      missing.push(write);
      continue;
    }
    refuseFormula(scan, write, ((cells.kind[at] ?? 0) & CELL.hasFormula) !== 0);
    const node = parseNodeAt(text, cells.from[at] ?? 0, scan.rowScopes.get(place) ?? scan.scope);
    edits.push({ from: node.from, to: node.to, text: rewriteCell(text, node, write.value, context) });
  }
  if (missing.length > 0) addCells(writing, place, missing);
}

/** The map never sends a value where a formula stands, or into the area that one fills. */
function refuseFormula(scan: SheetScan, write: CellWrite, hasFormula: boolean): void {
  if (hasFormula || scan.formulaAreas.some((area) => isIn(area, write))) throw new Error(`${printCell(write)} is a formula`);
}

/** Adds cells to a row that the sheet has. */
function addCells(writing: SheetWriting, place: number, missing: readonly CellWrite[]): void {
  const { rows, cells, text, scope } = writing.scan;
  const [first, end] = getCellsOfRow(rows, cells, place);
  const from = rows.from[place] ?? 0;
  const tag = tagAt(text, from, rows.openTo[place] ?? 0);
  const row = parseNodeAt(tag, 0, writing.scan.rowScopes.get(place) ?? scope);
  const before = inOrder(
    Array.from({ length: end - first }, (_, index) => ({
      number: cells.column[first + index] ?? 0,
      isNamed: ((cells.kind[first + index] ?? 0) & CELL.isNamed) !== 0,
      from: cells.from[first + index] ?? 0,
    })),
  );
  const added = markupOf(writing, missing, { prefix: prefixOf(row), isNamed: ((rows.flags[place] ?? 0) & ROW.isNamed) !== 0, before });
  if (added.length === 0) return;
  const openTo = rows.openTo[place] ?? 0;
  const isEmpty = text.charAt(openTo - 2) === '/' && rows.to[place] === openTo;
  const spans = spansEdit(row, from, added);
  if (spans !== null) writing.edits.push(spans);
  if (isEmpty) {
    const markup = added.map((one) => one.markup).join('');
    writing.edits.push({ from: openTo - 2, to: openTo, text: `>${markup}</${row.raw}>` });
    return;
  }
  const behind = end > first ? (cells.to[end - 1] ?? 0) : openTo;
  for (const { column, markup } of added) {
    const at = before[placeIn(before, column)]?.from ?? behind;
    writing.edits.push({ from: at, to: at, text: markup });
  }
}

/** An opening tag as an element of its own, so that it can be read without what stands in it. */
function tagAt(text: string, from: number, openTo: number): string {
  const tag = text.slice(from, openTo);
  return tag.endsWith('/>') ? tag : `${tag.slice(0, -1)}/>`;
}

/** A row or cell that stands already: its number, whether it says so itself, and where its element begins. */
interface Standing {
  readonly number: number;
  readonly isNamed: boolean;
  readonly from: number;
}

function inOrder(standing: readonly Standing[]): readonly Standing[] {
  return standing.toSorted((one, other) => one.number - other.number);
}

/** The place in `standing` of the first whose number is above `number`. */
function placeIn(standing: readonly Standing[], number: number): number {
  let [from, to] = [0, standing.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((standing[middle]?.number ?? 0) <= number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether a new element must say its number: not where the one before says none either and leads to it. */
function mustBeNamed(
  number: number,
  before: Standing | undefined,
  added: Omit<Standing, 'from'> | undefined,
  isNamedAtStart: boolean,
): boolean {
  const start = { number: 0, isNamed: isNamedAtStart };
  const last = [before, added].reduce<Omit<Standing, 'from'>>(
    (one, other) => (other !== undefined && other.number > one.number ? other : one),
    start,
  );
  return last.isNamed || last.number + 1 !== number;
}

/**
 * The markup of cells that a row has not had, by column. Each says where it is, but where a row's cells are told by their order alone and the
 * one before leads to it.
 */
function markupOf(
  writing: SheetWriting,
  writes: readonly CellWrite[],
  around: { readonly prefix: string; readonly isNamed: boolean; readonly before: readonly Standing[] },
): readonly { readonly column: number; readonly markup: string }[] {
  const added: { readonly column: number; readonly number: number; readonly markup: string; readonly isNamed: boolean }[] = [];
  for (const write of writes) {
    const { row, column, value } = write;
    refuseFormula(writing.scan, write, false);
    const isNamed = mustBeNamed(column, around.before[placeIn(around.before, column) - 1], added.at(-1), around.isNamed);
    const style = styleAround(writing.scan, row, column) ?? 0;
    const markup = createCellMarkup({ prefix: around.prefix, name: isNamed ? printCell(write) : null, style }, value, writing.context);
    if (markup === '') continue;
    added.push({ column, number: column, markup, isNamed });
    writing.newCells.push({ row, column });
  }
  return added;
}

/** The row's `spans`, where it has any, reach its new cells too. */
function spansEdit(row: XmlNode, from: number, added: readonly { readonly column: number }[]): Edit | null {
  const spans = attributeOf(row, 'spans');
  const ranges = (spans?.value ?? '')
    .trim()
    .split(/\s+/)
    .map((range) => range.split(':').map(Number));
  if (spans === null || ranges.some((range) => range.length !== 2 || range.some(Number.isNaN))) return null;
  const isCovered = ({ column }: { readonly column: number }): boolean =>
    ranges.some(([low = 0, high = 0]) => column >= low && column <= high);
  if (added.every(isCovered)) return null;
  const columns = [...ranges.flat(), ...added.map(({ column }) => column)];
  return { from: from + spans.valueFrom, to: from + spans.valueTo, text: `${Math.min(...columns)}:${Math.max(...columns)}` };
}

/** Adds rows that the sheet has not had, each before the first that stands below it. */
function writeNewRows(writing: SheetWriting, byRow: readonly RowWrites[]): void {
  const { scan, edits } = writing;
  const { rows, prefix, data, text } = scan;
  if (byRow.length === 0) return;
  const added: { readonly number: number; readonly isNamed: boolean; readonly markup: string }[] = [];
  const before = inOrder(
    Array.from({ length: rows.count }, (_, place) => ({
      number: rows.number[place] ?? 0,
      isNamed: ((rows.flags[place] ?? 0) & ROW.isNamed) !== 0,
      from: rows.from[place] ?? 0,
    })),
  );
  for (const { row, writes } of byRow) {
    const isNamed = mustBeNamed(row, before[placeIn(before, row) - 1], added.at(-1), true);
    const cells = markupOf(writing, writes, { prefix, isNamed, before: [] }).map(({ markup }) => markup);
    if (cells.length === 0) continue;
    added.push({ number: row, isNamed, markup: `<${prefix}row${isNamed ? ` r="${row}"` : ''}>${cells.join('')}</${prefix}row>` });
  }
  if (added.length === 0) return;
  if (data === null) throw new Error('a sheet without rows to write in');
  if (data.to === data.openTo) {
    const markup = added.map((one) => one.markup).join('');
    edits.push({ from: text.lastIndexOf('/', data.openTo), to: data.openTo, text: `>${markup}</${prefix}sheetData>` });
    return;
  }
  const behind = rows.count > 0 ? (rows.to[rows.count - 1] ?? 0) : data.openTo;
  for (const { number, markup } of added) {
    const at = before[placeIn(before, number)]?.from ?? behind;
    edits.push({ from: at, to: at, text: markup });
  }
}

/** The sheet's `dimension`, where it has one, reaches its new cells too. */
function growDimension({ scan, edits, newCells }: SheetWriting): void {
  const area = scan.dimension === null ? null : parseArea(scan.dimension.value);
  if (scan.dimension === null || area === null || newCells.every((cell) => isIn(area, cell))) return;
  const grown = newCells.reduce<CellRange>(
    ({ top, left, bottom, right }, { row, column }) => ({
      top: Math.min(top, row),
      left: Math.min(left, column),
      bottom: Math.max(bottom, row),
      right: Math.max(right, column),
    }),
    area,
  );
  edits.push({ from: scan.dimension.valueFrom, to: scan.dimension.valueTo, text: formatRangeName(grown) });
}
