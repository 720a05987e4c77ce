// What a fill will write: single cells at the blank's addresses, lists with their rows, how far they grow, and the checks to look at.
import { type CellAt, type Growth, growthOf, shiftRow } from '../../../sheets/book/book-model.ts';
import type { CellWrite } from '../../../sheets/book/write-cells.ts';
import type { CellValue } from './cell-value.ts';

/** A list: `rows[i]` holds what row i of the grown block gets, by column number; columns left out stay as they are. */
export interface PlannedList {
  readonly sheet: number;
  readonly table: string;
  /** Of the blank. */
  readonly firstRow: number;
  readonly templateRows: number;
  readonly rows: readonly ReadonlyMap<number, CellValue>[];
  /** Rows that are added behind the last template row. */
  readonly added: number;
  readonly source: 'map' | 'placeholder';
}

/** A cell whose result must be one of `ok`; its address is the blank's. */
export interface PlannedCheck {
  readonly sheet: number;
  readonly cell: CellAt;
  readonly ok: readonly (string | number | boolean)[];
}

/** A cell that held a placeholder; its address is the blank's. */
export interface PlaceholderPlace {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** Everything that a month writes into a blank. */
export interface FillPlan {
  readonly writes: readonly CellWrite[];
  readonly lists: readonly PlannedList[];
  readonly growths: readonly Growth[];
  readonly checks: readonly PlannedCheck[];
  readonly placeholders: readonly PlaceholderPlace[];
}

/** How the lists of a plan make their sheets grow. */
export function growthsOf(lists: readonly PlannedList[]): readonly Growth[] {
  return lists
    .filter(({ added }) => added > 0)
    .map(({ sheet, firstRow, templateRows, added }) => ({ sheet, first: firstRow, last: firstRow + templateRows - 1, added }));
}

/** All that a plan writes, at the addresses that cells have once the lists have grown. */
export function listWritesAfterGrowth(plan: FillPlan): readonly CellWrite[] {
  const single = plan.writes.map((write) => ({ ...write, row: shiftRow(growthOf(plan.growths, write.sheet), write.row) }));
  const listed = plan.lists.flatMap((list) => {
    const first = shiftRow(growthOf(plan.growths, list.sheet), list.firstRow);
    return list.rows.flatMap((row, index) =>
      [...row].map(([column, value]): CellWrite => ({ sheet: list.sheet, row: first + index, column, value })),
    );
  });
  return [...single, ...listed].toSorted((one, other) => one.sheet - other.sheet || one.row - other.row || one.column - other.column);
}

/** How many rows a plan adds to a workbook. */
export function countAddedRows(plan: Pick<FillPlan, 'growths'>): number {
  return plan.growths.reduce((sum, { added }) => sum + added, 0);
}
