// How much of a table is read before its file is refused: counted over all sheets of one file.
import type { SheetRefusal } from '../result.ts';

/** Sized so that reading stays far below 300 MB (docs/rules/imports.md, Bad input); 50,000 rows of 20 cells fit. */
export const READ_LIMITS = {
  cells: 1_200_000,
  rows: 250_000,
  /** Places between column A and the last filled cell, summed over rows: what the rows' arrays hold. */
  places: 6_000_000,
  strings: 1_500_000,
  /** Of all different texts together, and of one cell (Excel itself stops at 32,767). */
  characters: 30_000_000,
  cellCharacters: 1_000_000,
  merged: 100_000,
} as const;

/** What has been read so far. Once something is over its limit, cells are only counted. */
export interface ReadBudget {
  cells: number;
  rows: number;
  places: number;
}

export function createBudget(): ReadBudget {
  return { cells: 0, rows: 0, places: 0 };
}

/** True when no more is to be kept. */
export function isSpent(budget: ReadBudget): boolean {
  return budget.cells > READ_LIMITS.cells || budget.rows > READ_LIMITS.rows || budget.places > READ_LIMITS.places;
}

/** FILE_TOO_MANY_CELLS with the limit that was broken (`unit` cells, rows or places) and the count found. */
export function createSpentRefusal(budget: ReadBudget): SheetRefusal {
  const unit = budget.cells > READ_LIMITS.cells ? 'cells' : budget.rows > READ_LIMITS.rows ? 'rows' : 'places';
  return { code: 'FILE_TOO_MANY_CELLS', data: { unit, limit: READ_LIMITS[unit], found: budget[unit] } };
}

/** The refusal of a file that holds more text than fits in memory beside the rest. */
export function createTextRefusal(found: number): SheetRefusal {
  return { code: 'FILE_TOO_LARGE', data: { unit: 'characters', limit: READ_LIMITS.characters, found } };
}
