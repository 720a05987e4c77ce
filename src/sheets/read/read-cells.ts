// The rows of a sheet as they are filled, cell by cell; plain cells are taken straight out of the scanned text.
import { CELL } from '../book/sheet-arrays.ts';
import type { PlainRowWalk } from '../book/plain-rows.ts';
import type { SheetRefusal } from '../result.ts';
import { type TextPool, decodeShownText } from './cell-text.ts';
import { readNumber } from './cell-values.ts';
import { READ_LIMITS, type ReadBudget, isSpent } from './read-budget.ts';
import type { Cell, SheetRow } from './table.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly pool: TextPool;
  readonly budget: ReadBudget;
  readonly date1904: boolean;
}

/** The row that is being read, and those before it. */
export interface RowState extends PlainRowWalk {
  readonly context: SheetContext;
  readonly rows: SheetRow[];
  inRow: boolean;
  /** False once a row came that does not stand below the one before. */
  inOrder: boolean;
  lastFilled: number;
  readonly cells: Cell[];
  refusal: SheetRefusal | null;
}

/** Begins the row of this number. */
export function startRow(state: RowState, number: number): void {
  if (number <= state.rowNumber) state.inOrder = false;
  state.rowNumber = number;
  state.inRow = true;
  state.column = 0;
  state.lastFilled = 0;
}

/** Ends the row; past the budget it is only counted. */
export function endRow(state: RowState): void {
  state.inRow = false;
  if (state.lastFilled === 0) return;
  const { budget } = state.context;
  budget.rows += 1;
  budget.places += state.lastFilled;
  if (isSpent(budget)) state.rows.length = 0;
  else state.rows.push({ number: state.rowNumber, cells: state.cells.slice(0, state.lastFilled) });
  state.cells.fill(null, 0, state.lastFilled);
}

/** Puts a filled cell into the row. Answers false where another stands at its place. */
export function putCell(state: RowState, column: number, cell: Cell): boolean {
  const { cells } = state;
  state.context.budget.cells += 1;
  while (cells.length < column) cells.push(null);
  const isFree = column > state.lastFilled || cells[column - 1] === null;
  cells[column - 1] = cell;
  if (column > state.lastFilled) state.lastFilled = column;
  return isFree;
}

/** Puts the plain cell just scanned into the row; false where it is wrong, or a formula without a value. */
export function putPlainCell(state: RowState, text: string): boolean {
  const { column, kind, valueFrom, valueTo } = state.plain;
  if (valueFrom === valueTo) return (kind & CELL.hasFormula) === 0;
  const cell = readPlainCell(state, text);
  return cell === '' || (cell !== null && putCell(state, column, cell));
}

/** The value of the plain cell just scanned; null where it has none that is right. */
function readPlainCell({ plain, context }: RowState, text: string): string | number | null {
  const { kind, from, to, valueFrom, valueTo, string } = plain;
  if (string >= 0) return context.strings[string] ?? null;
  if ((kind & CELL.kindMask) === CELL.number) return readNumber(text, valueFrom, valueTo);
  if (to - from > READ_LIMITS.cellCharacters) return null;
  const shown = decodeShownText(context.pool, text.slice(valueFrom, valueTo));
  return context.pool.characters > READ_LIMITS.characters ? null : shown;
}
