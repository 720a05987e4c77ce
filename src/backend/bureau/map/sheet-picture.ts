// A sheet of a blank as the mapping screen draws it: sizes, merged areas, shown texts, and what may be done with each cell.
import type { SheetPicture } from '../../../contract/bureau/workbooks.ts';
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import type { CellAt, Book, BookCell, BookSheet } from '../../../sheets/book/book-model.ts';
import { formatOf, createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { type CellLook, listCellLooks } from './cell-looks.ts';

type PictureCell = SheetPicture['cells'][number];

const MOST_ROWS = 400;
const MOST_COLUMNS = 60;
const LONGEST_TEXT = 500;
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;
/** A character of the default font, and a point, in pixels. */
const PIXELS_A_CHARACTER = 7;
const PADDING = 5;
const PIXELS_A_POINT = 4 / 3;
const ROW_HEIGHT = /\sht\s*=\s*["'](\d+(?:\.\d+)?)["']/;

function textOf(cell: BookCell | null): string {
  const stored = cell?.stored;
  switch (stored?.kind) {
    case undefined:
    case 'blank':
      return '';
    case 'text':
      return stored.text.slice(0, LONGEST_TEXT);
    case 'number':
      return stored.digits;
    case 'boolean':
      return stored.value ? 'TRUE' : 'FALSE';
    case 'error':
      return stored.code;
    case 'date':
      return stored.iso;
  }
}

function kindOf(book: Book, view: SheetView, cell: BookCell | null, { row, column }: CellAt): PictureCell['kind'] {
  if (cell !== null && cell.formula !== null) return 'formula';
  if (view.isProtected && formatOf(book, view.styleAt(row, column)).isLocked) return 'locked';
  const kind = cell?.stored.kind ?? 'blank';
  if (kind === 'blank') return 'empty';
  return kind === 'text' ? 'text' : 'number';
}

function alignOf(look: CellLook, cell: BookCell | null): PictureCell['align'] {
  if (look.align !== null) return look.align;
  const kind = cell?.stored.kind;
  return kind === 'number' || kind === 'date' ? 'right' : kind === 'boolean' || kind === 'error' ? 'center' : 'left';
}

function widthsOf(view: SheetView, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const span = view.columns.find(({ from, to }) => index + 1 >= from && index + 1 <= to);
    if (span?.isHidden === true) return 0;
    return Math.round((span?.width ?? view.defaultWidth ?? DEFAULT_WIDTH) * PIXELS_A_CHARACTER) + PADDING;
  });
}

function heightsOf(view: SheetView, count: number): readonly number[] {
  const spans = new Map([...view.rowSpans()].filter(({ row }) => row <= count).map((span) => [span.row, span]));
  return Array.from({ length: count }, (_, index) => {
    const span = spans.get(index + 1);
    if (span?.isHidden === true) return 0;
    const said = span === undefined ? null : ROW_HEIGHT.exec(view.text.slice(span.from, span.openTo));
    return Math.round((said === null ? (view.defaultHeight ?? DEFAULT_HEIGHT) : Number(said[1])) * PIXELS_A_POINT);
  });
}

/** The cells to draw: those with an element, and the first ones of merged ranges; what a merge hides is left out. */
function placesOf(view: SheetView, shown: CellRange): readonly (CellAt & { readonly rows: number; readonly columns: number })[] {
  const places = new Map<string, CellAt & { readonly rows: number; readonly columns: number }>();
  for (const { row, column } of view.cells(shown)) {
    const merge = view.mergeAt(row, column);
    const at = merge === null ? { row, column } : { row: merge.top, column: merge.left };
    const bottom = Math.min(merge?.bottom ?? row, shown.bottom);
    const right = Math.min(merge?.right ?? column, shown.right);
    places.set(`${at.row}:${at.column}`, { ...at, rows: bottom - at.row + 1, columns: right - at.column + 1 });
  }
  return [...places.values()].toSorted((one, other) => one.row - other.row || one.column - other.column);
}

/** A sheet as it is drawn, at most 400 rows of 60 columns. */
export function createSheetPicture(book: Book, sheet: BookSheet): SheetPicture {
  const view = createSheetView(book, sheet.index);
  const bottom = Math.max(1, Math.min(view.lastRow, MOST_ROWS));
  const right = Math.max(1, Math.min(view.lastColumn, MOST_COLUMNS));
  const looks = listCellLooks(book);
  const cells = placesOf(view, { top: 1, left: 1, bottom, right }).map((place): PictureCell => {
    const cell = view.cellAt(place.row, place.column);
    const look = looks(view.styleAt(place.row, place.column));
    const { isBold, hasBorder, fill } = look;
    return { ...place, text: textOf(cell), kind: kindOf(book, view, cell, place), isBold, align: alignOf(look, cell), hasBorder, fill };
  });
  return {
    sheet: sheet.name,
    state: sheet.state,
    widths: widthsOf(view, right),
    heights: heightsOf(view, bottom),
    cells,
    isCut: view.lastRow > MOST_ROWS || view.lastColumn > MOST_COLUMNS,
  };
}

/** The worksheets of a blank as they are drawn. */
export function createSheetPictures(book: Book): readonly SheetPicture[] {
  return book.sheets.filter(({ kind }) => kind === 'worksheet').map((sheet) => createSheetPicture(book, sheet));
}
