// A worksheet as its cells: read where they are asked for, out of one quick scan of the part.
// Cell formats by their number in the styles part: number format, and whether a cell is locked.
// A sheet's print area made to reach a column that was added beside it, so that what stands there is on the paper too.
import { type CellRange, formatColumnLetters } from '../write/xlsx-document.ts';
import { LAST_COLUMN, LAST_ROW, isIn, parseColumnNumber, type Book, type BookCell, type BookSheet, type CellFormat } from './book-model.ts';
import { readCell } from './cell-read.ts';
import { cacheByPartText, getPartText, hasPart, parsePartRoot, findRelatedPart, withParts, stringsOf } from './parts.ts';
import { CELL, ROW, findCellPlace, getCellsOfRow, findFirstFrom, findRowPlace } from './sheet-arrays.ts';
import { type SheetScan, scanSheet } from './sheet-scan.ts';
import { getBuiltInCode, isDateCode, isPercentCode, isTextCode } from './number-format.ts';
import { type XmlNode, attributeOf, childOf, applyEdits, listNodesUnder, getTextOfNode } from './xml-edit.ts';

/** A row's element in the sheet's text. */
export interface RowSpan {
  readonly row: number;
  readonly from: number;
  readonly openTo: number;
  /** Where its closing tag begins; as `to` for an empty element. */
  readonly closeFrom: number;
  readonly to: number;
  /** The style of cells that the row has none of (`customFormat`), or null. */
  readonly style: number | null;
  readonly isHidden: boolean;
}

/** A sheet to be asked. Rows and columns count from 1. */
export interface SheetView extends Pick<
  SheetScan,
  'text' | 'merges' | 'formulaAreas' | 'isProtected' | 'columns' | 'defaultWidth' | 'defaultHeight'
> {
  readonly sheet: BookSheet;
  /** The cell's element, or null where the sheet has none there. */
  readonly cellAt: (row: number, column: number) => BookCell | null;
  /** Whether the cell is one that holds texts; false for a number, another value, or no cell. */
  readonly mayHoldText: (row: number, column: number) => boolean;
  /** All cells that have an element, of the whole sheet or of an area, in the sheet's order. */
  readonly cells: (area?: CellRange) => Iterable<BookCell>;
  readonly formulaCells: () => Iterable<BookCell>;
  readonly rowSpans: () => Iterable<RowSpan>;
  /** Where the cell's element stands in `text`. */
  readonly cellSpan: (row: number, column: number) => { readonly from: number; readonly to: number } | null;
  readonly mergeAt: (row: number, column: number) => CellRange | null;
  /** The cell's style, else its row's, else its column's, else 0. */
  readonly styleAt: (row: number, column: number) => number;
  /** The last row and column that have a cell. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

const keptScans = cacheByPartText<SheetScan>();
const keptViews = new WeakMap<SheetScan, { readonly texts: readonly string[]; readonly view: SheetView }>();
const NO_TEXTS: readonly string[] = [];

/** The scan of a worksheet; made once as long as its text stands. @throws Error for a sheet that holds no cells, or bad XML. */
export function scanOf(book: Book, sheet: number): SheetScan {
  const { part, kind } = sheetOf(book, sheet);
  if (kind !== 'worksheet') throw new Error(`sheet ${sheet} holds no cells`);
  const text = getPartText(book, part);
  return keptScans(book, part, text, () => {
    const scan = scanSheet(text, part);
    if (!scan.ok) throw new Error(String(scan.refusal.data['detail']));
    return scan.value;
  });
}

/** Keeps a scan that opening has made. */
export function keepScan(book: Pick<Book, 'archive'>, part: string, scan: SheetScan): void {
  keptScans(book, part, scan.text, () => scan);
}

function sheetOf(book: Book, sheet: number): BookSheet {
  const found = book.sheets[sheet];
  if (found === undefined) throw new Error(`no sheet ${sheet}`);
  return found;
}

/** The cells of a sheet as they stand by now. @throws Error for a sheet that holds no cells. */
export function createSheetView(book: Book, sheet: number): SheetView {
  const scan = scanOf(book, sheet);
  const texts = stringsOf(book)?.texts ?? NO_TEXTS;
  const known = keptViews.get(scan);
  if (known !== undefined && known.texts === texts) return known.view;
  const view = viewOf(scan, sheetOf(book, sheet), texts);
  keptViews.set(scan, { texts, view });
  return view;
}

function viewOf(scan: SheetScan, sheet: BookSheet, texts: readonly string[]): SheetView {
  const { text, rows, cells, merges, columns, formulaAreas, isProtected, defaultWidth, defaultHeight } = scan;
  const merged = mergeFinder(merges);
  return {
    text,
    sheet,
    cellAt: (row, column) => {
      const place = findCellPlace(rows, cells, row, column);
      return place < 0 ? null : readCell(scan, place, row, texts);
    },
    mayHoldText: (row, column) => {
      const place = findCellPlace(rows, cells, row, column);
      return place >= 0 && isText(cells.kind[place] ?? 0);
    },
    cells: (area) => cellsIn(scan, texts, area ?? null),
    formulaCells: () => formulasIn(scan, texts),
    rowSpans: () => spansOf(scan),
    cellSpan: (row, column) => {
      const place = findCellPlace(rows, cells, row, column);
      return place < 0 ? null : { from: cells.from[place] ?? 0, to: cells.to[place] ?? 0 };
    },
    merges,
    mergeAt: merged,
    formulaAreas,
    isProtected,
    styleAt: (row, column) => {
      const place = findCellPlace(rows, cells, row, column);
      return place < 0 ? (styleAround(scan, row, column) ?? 0) : (cells.style[place] ?? 0);
    },
    ...lastOf(scan),
    columns,
    defaultWidth,
    defaultHeight,
  };
}

function isText(bits: number): boolean {
  const kind = bits & CELL.kindMask;
  return kind === CELL.shared || kind === CELL.text || kind === CELL.inline;
}

/** The style that a cell without an element has from its row (`customFormat`), else from its column, else null. */
export function styleAround({ rows, columns }: SheetScan, row: number, column: number): number | null {
  const place = findRowPlace(rows, row);
  const ofRow = place < 0 ? -1 : (rows.style[place] ?? -1);
  if (ofRow >= 0) return ofRow;
  return columns.find((span) => column >= span.from && column <= span.to)?.style ?? null;
}

function lastOf({ rows, cells }: SheetScan): { readonly lastRow: number; readonly lastColumn: number } {
  let [lastRow, lastColumn] = [0, 0];
  for (let place = 0; place < rows.count; place++) {
    const [from, to] = getCellsOfRow(rows, cells, place);
    if (to === from) continue;
    lastRow = Math.max(lastRow, rows.number[place] ?? 0);
    // Of cells in their order the last one stands farthest out.
    for (let cell = cells.isSorted ? to - 1 : from; cell < to; cell++) lastColumn = Math.max(lastColumn, cells.column[cell] ?? 0);
  }
  return { lastRow, lastColumn };
}

const WHOLE: CellRange = { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN };

function* cellsIn(scan: SheetScan, texts: readonly string[], area: CellRange | null): Generator<BookCell> {
  const { rows, cells } = scan;
  const { top, left, bottom, right } = area ?? WHOLE;
  for (let place = rows.isSorted ? findFirstFrom(rows.number, top, 0, rows.count) : 0; place < rows.count; place++) {
    const row = rows.number[place] ?? 0;
    if (row > bottom && rows.isSorted) return;
    if (row < top || row > bottom) continue;
    const [from, to] = getCellsOfRow(rows, cells, place);
    for (let at = cells.isSorted && left > 1 ? findFirstFrom(cells.column, left, from, to) : from; at < to; at++) {
      const column = cells.column[at] ?? 0;
      if (column > right && cells.isSorted) break;
      if (column >= left && column <= right) yield readCell(scan, at, row, texts);
    }
  }
}

function* formulasIn(scan: SheetScan, texts: readonly string[]): Generator<BookCell> {
  const { rows, cells } = scan;
  for (let place = 0; place < rows.count; place++) {
    const [from, to] = getCellsOfRow(rows, cells, place);
    for (let at = from; at < to; at++)
      if (((cells.kind[at] ?? 0) & CELL.hasFormula) !== 0) yield readCell(scan, at, rows.number[place] ?? 0, texts);
  }
}

function* spansOf({ rows }: SheetScan): Generator<RowSpan> {
  for (let place = 0; place < rows.count; place++) {
    const style = rows.style[place] ?? -1;
    yield {
      row: rows.number[place] ?? 0,
      from: rows.from[place] ?? 0,
      openTo: rows.openTo[place] ?? 0,
      closeFrom: rows.closeFrom[place] ?? 0,
      to: rows.to[place] ?? 0,
      style: style < 0 ? null : style,
      isHidden: ((rows.flags[place] ?? 0) & ROW.isHidden) !== 0,
    };
  }
}

/** Finds the merged range around a cell: ranges by their first row, and how far down any before reaches. */
function mergeFinder(merges: readonly CellRange[]): SheetView['mergeAt'] {
  const sorted = merges.toSorted((one, other) => one.top - other.top);
  const tops = Int32Array.from(sorted, ({ top }) => top);
  const reach = new Int32Array(sorted.length);
  let deepest = 0;
  for (const [index, { bottom }] of sorted.entries()) {
    deepest = Math.max(deepest, bottom);
    reach[index] = deepest;
  }
  return (row, column) => {
    for (let index = findFirstFrom(tops, row + 1, 0, tops.length) - 1; index >= 0 && (reach[index] ?? 0) >= row; index--) {
      const range = sorted[index];
      if (range !== undefined && isIn(range, { row, column })) return range;
    }
    return null;
  };
}

const kept = cacheByPartText<readonly CellFormat[]>();
const PLAIN: CellFormat = { code: 'General', isDate: false, isPercent: false, isText: false, isLocked: true };

/** The format with this number; a plain one where the workbook has no such number. */
export function formatOf(book: Book, style: number): CellFormat {
  const part = findRelatedPart(book, book.workbookPart, 'styles');
  if (part === null || !hasPart(book, part)) return PLAIN;
  return kept(book, part, getPartText(book, part), () => readFormats(parsePartRoot(book, part)))[style] ?? PLAIN;
}

function readFormats(root: XmlNode): readonly CellFormat[] {
  const codes = new Map<number, string>();
  for (const node of childrenOf(root, 'numFmts', 'numFmt'))
    codes.set(numberIn(node, 'numFmtId'), attributeOf(node, 'formatCode')?.value ?? '');
  const parents = childrenOf(root, 'cellStyleXfs', 'xf');
  return childrenOf(root, 'cellXfs', 'xf').map((node) => {
    const id = numberIn(node, 'numFmtId');
    const code = codes.get(id) ?? getBuiltInCode(id);
    const isLocked = lockedBy(node, parents[numberIn(node, 'xfId')] ?? null);
    return { code, isDate: isDateCode(code), isPercent: isPercentCode(code), isText: isTextCode(code), isLocked };
  });
}

function childrenOf(root: XmlNode, list: string, name: string): readonly XmlNode[] {
  return childOf(root, list)?.children.filter((node) => node.name === name) ?? [];
}

/** A cell's own protection counts, else that of its named style, unless the cell says that it uses none (`applyProtection`). Default: locked. */
function lockedBy(node: XmlNode, parent: XmlNode | null): boolean {
  const own = childOf(node, 'protection');
  const applies = attributeOf(node, 'applyProtection')?.value;
  const protection = own ?? (applies === '1' || applies === 'true' || parent === null ? null : childOf(parent, 'protection'));
  const locked = protection === null ? undefined : attributeOf(protection, 'locked')?.value;
  return !(locked === '0' || locked === 'false' || locked === 'off');
}

function numberIn(node: XmlNode, name: string): number {
  const text = attributeOf(node, name)?.value ?? '';
  return /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
}

/** One area of a sheet, up to its last column. */
const AREA = /^(.*!\$?[A-Z]{1,3}\$?\d+:\$?)([A-Z]{1,3})(\$?\d+)$/;

/** The book with the sheet's print area reaching `column`. A sheet without one, or with several areas, prints as it did. */
export function extendPrintArea(book: Book, sheet: number, column: number): Book {
  const part = book.workbookPart;
  const names = childOf(parsePartRoot(book, part), 'definedNames');
  const node = (names === null ? [] : listNodesUnder(names, 'definedName')).find(
    (one) => attributeOf(one, 'name')?.value === '_xlnm.Print_Area' && attributeOf(one, 'localSheetId')?.value === String(sheet),
  );
  if (node === undefined) return book;
  const text = getPartText(book, part);
  const [, start = '', last = '', end = ''] = AREA.exec(getTextOfNode(text, node)) ?? [];
  const right = parseColumnNumber(last);
  if (right === null || right >= column) return book;
  const from = text.indexOf(last + end, node.openTo + start.length - 1);
  if (from < 0 || from >= node.closeFrom) return book;
  return withParts(book, new Map([[part, applyEdits(text, [{ from, to: from + last.length, text: formatColumnLetters(column) }])]]));
}
