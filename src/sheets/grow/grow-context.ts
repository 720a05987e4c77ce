// What every part of a growing workbook needs to know: the blocks, the sheets' names, and where findings are noted.
import type { SheetRefusal } from '../result.ts';
import { type CellAt, printCell, type Book, type Growth, growthOf, type SheetGrowth } from '../book/book-model.ts';

/** What can stand in the way of new rows: the facts of WB_LIST_BLOCKED, whose words are in `src/contract`. */
export type Construct =
  | 'array_formula'
  | 'data_table'
  | 'merged_range'
  | 'table_range'
  | 'pivot_table'
  | 'scenario'
  | 'custom_view'
  | 'sheets_reference'
  | 'xml_map'
  | 'ole_object'
  | 'form_control'
  | 'unknown_extension'
  | 'last_row';

/** All of one growing. The two lists are added to while the parts are read; nothing is written before all have been. */
export interface GrowContext {
  readonly book: Book;
  /** Only blocks that really grow. */
  readonly growths: readonly Growth[];
  /** By index. */
  readonly sheetNames: readonly string[];
  readonly blocked: SheetRefusal[];
  readonly warnings: SheetRefusal[];
}

/** A context for growing `growths` in `book`. */
export function growContext(book: Book, growths: readonly Growth[]): GrowContext {
  const growing = growths.filter((one) => one.added > 0);
  return { book, growths: growing, sheetNames: book.sheets.map((sheet) => sheet.name), blocked: [], warnings: [] };
}

/** The blocks of one sheet, by row; none for what belongs to no sheet. */
export function blocksOf(context: GrowContext, sheet: number | null): SheetGrowth {
  return sheet === null ? [] : growthOf(context.growths, sheet);
}

/** Notes that `construct` at a cell is in the way (WB_LIST_BLOCKED). */
export function block(context: GrowContext, sheet: number | null, cell: CellAt | string, construct: Construct): void {
  const name = sheet === null ? '' : (context.sheetNames[sheet] ?? '');
  const at = typeof cell === 'string' ? cell : printCell(cell);
  context.blocked.push({ code: 'WB_LIST_BLOCKED', data: { cell: at, construct, ...(name === '' ? {} : { sheet: name }) } });
}

/** The block that a row belongs to, or null. */
export function blockAt(growth: SheetGrowth, row: number): Growth | null {
  return growth.find((one) => row >= one.first && row <= one.last) ?? null;
}

/** Whether something that ends on `bottom` stands at or below the last template row of a block. */
export function isAtOrBelow(growth: SheetGrowth, bottom: number): boolean {
  return growth.some((one) => bottom >= one.last);
}
