// Where the entries of a map stand: their sheets, and every cell that each of them fills.
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, parseArea, parseCell, parseColumnNumber } from '../../../sheets/book/address.ts';
import type { Book, BookSheet } from '../../../sheets/book/book-model.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { getEntryNumber } from './map-schema.ts';

/** The worksheet of this name, or null; a chart sheet has no cells and is none. */
export function findSheet(book: Book, name: string): BookSheet | null {
  return book.sheets.find((sheet) => sheet.name === name && sheet.kind === 'worksheet') ?? null;
}

/** The name of a sheet by its place. */
export function sheetNameOf(book: Book, index: number): string {
  return book.sheets[index]?.name ?? '';
}

/** A range that nothing may touch. */
export interface KeptRange {
  readonly sheet: number;
  readonly area: CellRange;
  readonly text: string;
}

/** The `keep` ranges whose sheets are there. */
export function listKeptRanges(book: Book, map: MapValue): readonly KeptRange[] {
  return map.keep.flatMap(({ sheet: name, range }): KeptRange[] => {
    const [sheet, area] = [findSheet(book, name), parseArea(range)];
    return sheet === null || area === null ? [] : [{ sheet: sheet.index, area, text: range }];
  });
}

/** A list's rows, as the blank has them. */
export interface ListBlock {
  readonly n: number;
  readonly index: number;
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
}

/** The blocks of the lists whose sheets are there. */
export function listBlocks(book: Book, map: MapValue): readonly ListBlock[] {
  return map.lists.flatMap(({ sheet: name, firstRow, templateRows }, index): ListBlock[] => {
    const sheet = findSheet(book, name);
    if (sheet === null) return [];
    return [{ n: getEntryNumber(map, 'lists', index), index, sheet: sheet.index, first: firstRow, last: firstRow + templateRows - 1 }];
  });
}

/** One entry and the cells that it fills. */
export interface FilledCells {
  readonly n: number;
  readonly kind: 'cells' | 'heads' | 'lists';
  readonly index: number;
  readonly sheet: BookSheet;
  readonly cells: readonly CellAt[];
  /** True where the entry says that it may fill a locked cell. */
  readonly isLockedToo: boolean;
}

/** The cells of a row of boxes: those that are no inner cells of merges. */
export function listBoxesIn(view: SheetView, area: CellRange): readonly CellAt[] {
  const cells: CellAt[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const merge = view.mergeAt(area.top, column);
    if (merge === null || (merge.top === area.top && merge.left === column)) cells.push({ row: area.top, column });
  }
  return cells;
}

function headCells(book: Book, sheet: BookSheet, text: string, as: string | undefined): readonly CellAt[] {
  const area = parseArea(text);
  if (area === null) return [];
  return as === 'boxes' ? listBoxesIn(createSheetView(book, sheet.index), area) : [{ row: area.top, column: area.left }];
}

/** Every cell that each entry fills, in the order in which entries are counted; entries on sheets that are not there are left out. */
export function listFilledCells(book: Book, map: MapValue): readonly FilledCells[] {
  const of = (kind: FilledCells['kind'], index: number, name: string, cellsOf: (sheet: BookSheet) => readonly CellAt[]): FilledCells[] => {
    const sheet = findSheet(book, name);
    if (sheet === null) return [];
    const isLockedToo = map[kind][index]?.locked === true;
    return [{ n: getEntryNumber(map, kind, index), kind, index, sheet, cells: cellsOf(sheet), isLockedToo }];
  };
  const single = (text: string): readonly CellAt[] => {
    const cell = parseCell(text);
    return cell === null ? [] : [cell];
  };
  return [
    ...map.cells.flatMap((entry, index) => of('cells', index, entry.sheet, () => single(entry.cell))),
    ...map.heads.flatMap((entry, index) => of('heads', index, entry.sheet, (sheet) => headCells(book, sheet, entry.cell, entry.as))),
    ...map.lists.flatMap((entry, index) =>
      of('lists', index, entry.sheet, () => {
        const columns = Object.keys(entry.columns).flatMap((letters) => parseColumnNumber(letters) ?? []);
        return Array.from({ length: entry.templateRows }, (_, row) =>
          columns.map((column) => ({ row: entry.firstRow + row, column })),
        ).flat();
      }),
    ),
  ];
}

/** A cell as the key of a set. */
export function getCellKey(sheet: number, { row, column }: CellAt): string {
  return `${sheet}!${row}:${column}`;
}
