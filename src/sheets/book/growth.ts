// Where rows and areas stand once lists have grown: one shift a sheet for all its blocks (docs/rules/workbook.md, Lists that grow).

/** A block of template rows that grows: `added` copies of row `last` follow it. Rows are the blank's own. */
export interface Growth {
  /** The sheet's place in the workbook, from 0. */
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

/** The growth of one sheet, by row; blocks don't meet. */
export type SheetGrowth = readonly Growth[];

/** The growth of one sheet out of all. */
export function growthOf(growths: readonly Growth[], sheet: number): SheetGrowth {
  return growths.filter((one) => one.sheet === sheet && one.added > 0).toSorted((a, b) => a.first - b.first);
}

/** Where a single row of the blank stands: below a block it moves, in a block and above it stays. */
export function shiftRow(growth: SheetGrowth, row: number): number {
  return row + growth.reduce((sum, { last, added }) => (row > last ? sum + added : sum), 0);
}

/** Where rows `top` to `bottom` of the blank stand: what ends on a block's last row grows with it. */
export function shiftSpan(growth: SheetGrowth, top: number, bottom: number): readonly [top: number, bottom: number] {
  const end = bottom + growth.reduce((sum, { last, added }) => (bottom >= last ? sum + added : sum), 0);
  return [shiftRow(growth, top), end];
}

/** The row of the blank that a row stands for by now: for a copy the template row that it copies. */
export function getBlankRow(growth: SheetGrowth, row: number): number {
  let before = row;
  for (const { last, added } of growth) {
    if (before <= last) break;
    before = Math.max(last, before - added);
  }
  return before;
}
