// Which cell is to blame for an error: the text (`—`) that a formula calculated with, found by going back through what it reads.
import type { Scalar, SheetArea } from './values.ts';
import { isError } from './values.ts';
import { parseNumberText } from './number-text.ts';

/** A cell of the workbook. */
export interface BlamedCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** What it holds. */
  readonly text: string;
}

/** How to go back: the areas that a cell's formula reads (none: no formula), and the values of an area. */
export interface Trail {
  readonly readsOf: (sheet: number, row: number, column: number) => readonly SheetArea[];
  readonly cells: (area: SheetArea) => Iterable<{ readonly row: number; readonly column: number; readonly value: Scalar }>;
  readonly isWritten: (sheet: number, row: number, column: number) => boolean;
}

const MOST_CELLS = 20_000;

/** The written text that an error comes from, else any text that is no number; null where no text is to blame. */
export function causeOf(sheet: number, row: number, column: number, trail: Trail): BlamedCell | null {
  const queue: { readonly sheet: number; readonly row: number; readonly column: number }[] = [{ sheet, row, column }];
  const seen = new Set<string>();
  let other: BlamedCell | null = null;
  let left = MOST_CELLS;
  for (const cell of queue) {
    for (const area of trail.readsOf(cell.sheet, cell.row, cell.column))
      for (const { value, ...place } of trail.cells(area)) {
        left -= 1;
        if (left < 0) return other;
        const key = `${area.sheet}!${place.row}!${place.column}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (isError(value)) queue.push({ sheet: area.sheet, ...place });
        if (typeof value !== 'string' || parseNumberText(value, false) !== null) continue;
        const blamed = { sheet: area.sheet, ...place, text: value };
        if (trail.isWritten(area.sheet, place.row, place.column)) return blamed;
        other ??= blamed;
      }
  }
  return other;
}
