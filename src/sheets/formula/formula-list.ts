// All formulas of a workbook, with the cells that each one fills.
import type { Book, BookCell, CellStored } from '../book/book-model.ts';
import { createSheetView, type SheetView } from '../book/sheet-view.ts';
import type { SheetArea } from './values.ts';

/** A formula in its cell. */
export interface FormulaEntry {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly kind: 'plain' | 'array' | 'dataTable';
  /** The cells that an array formula or data table fills; null: only its own. */
  readonly area: SheetArea | null;
  /** What its cell stores. */
  readonly stored: CellStored;
  /** The input cells of a data table. */
  readonly inputs: readonly string[];
}

/** A cell as one number, for maps. */
export function getCellKey(sheet: number, row: number, column: number): number {
  return (sheet * 2 ** 21 + row) * 2 ** 15 + column;
}

function inputsOf(view: SheetView, { row, column }: BookCell): readonly string[] {
  const span = view.cellSpan(row, column);
  const markup = span === null ? '' : view.text.slice(span.from, span.to);
  return [...markup.matchAll(/\sr[12]\s*=\s*["']([^"']*)["']/g)].map(([, input = '']) => input);
}

const NO_INPUTS: readonly string[] = [];

function entryOf(view: SheetView, cell: BookCell): FormulaEntry {
  const { row, column, formula, formulaKind, formulaArea, stored } = cell;
  const sheet = view.sheet.index;
  if (formulaKind !== 'array' && formulaKind !== 'dataTable')
    return { sheet, row, column, formula: formula ?? '', kind: 'plain', area: null, stored, inputs: NO_INPUTS };
  const area = formulaArea === null ? null : { sheet, ...formulaArea };
  const inputs = formulaKind === 'dataTable' ? inputsOf(view, cell) : NO_INPUTS;
  return { sheet, row, column, formula: formula ?? '', kind: formulaKind, area, stored, inputs };
}

/** The cells that a formula fills. */
export function getEntryArea({ sheet, row, column, area }: FormulaEntry): SheetArea {
  return area ?? { sheet, top: row, left: column, bottom: row, right: column };
}

/** Every formula, sheet by sheet in their order. An empty one (`<f ca="1"/>`) only marks a cell that an array formula fills. */
export function formulasOf(book: Book): readonly FormulaEntry[] {
  const entries: FormulaEntry[] = [];
  for (const { index, kind } of book.sheets) {
    if (kind !== 'worksheet') continue;
    const view = createSheetView(book, index);
    for (const cell of view.formulaCells()) if (cell.formula !== '' || cell.formulaKind !== 'plain') entries.push(entryOf(view, cell));
  }
  return entries;
}
