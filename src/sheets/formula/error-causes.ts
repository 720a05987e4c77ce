// Which cell is to blame for each error: the text (`—`) that a formula calculated with, found by going back through what it reads; for all errors at once, a chain of them costs no more than its length.
import { isError, type Scalar, type SheetArea } from './values.ts';
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

/** Cells looked at for all errors of a workbook together. */
const MOST_CELLS = 400_000;

interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** An error on the way back: who reads it, and the texts that it reads itself. */
interface Step {
  readonly readers: string[];
  written: BlamedCell | null;
  other: BlamedCell | null;
}

function keyOf({ sheet, row, column }: Place): string {
  return `${sheet}!${row}!${column}`;
}

/** Goes back from all errors at once, through each cell one time. */
function stepsBack(errors: readonly Place[], trail: Trail): Map<string, Step> {
  const steps = new Map<string, Step>();
  const queue: Place[] = [];
  const stepAt = (place: Place): Step => {
    const known = steps.get(keyOf(place));
    if (known !== undefined) return known;
    const made: Step = { readers: [], written: null, other: null };
    steps.set(keyOf(place), made);
    queue.push(place);
    return made;
  };
  for (const error of errors) stepAt(error);
  let left = MOST_CELLS;
  for (const place of queue) {
    const step = stepAt(place);
    for (const area of trail.readsOf(place.sheet, place.row, place.column))
      for (const { value, ...at } of trail.cells(area)) {
        left -= 1;
        if (left < 0) return steps;
        const read = { sheet: area.sheet, ...at };
        if (isError(value)) stepAt(read).readers.push(keyOf(place));
        if (typeof value !== 'string' || parseNumberText(value, false) !== null) continue;
        const blamed = { ...read, text: value };
        if (trail.isWritten(read.sheet, read.row, read.column)) step.written ??= blamed;
        else step.other ??= blamed;
      }
  }
  return steps;
}

/** Hands a blamed cell on to all that read, over any number of steps, the error that it made: the nearest one stays. */
function handOn(steps: ReadonlyMap<string, Step>, which: 'written' | 'other'): void {
  const queue = [...steps.values()].filter((step) => step[which] !== null);
  for (const step of queue)
    for (const key of step.readers) {
      const reader = steps.get(key);
      if (reader === undefined || reader[which] !== null) continue;
      reader[which] = step[which];
      queue.push(reader);
    }
}

/** For each error the written text that it comes from, else any text that is no number; null where no text is to blame. */
export function causesOf(errors: readonly Place[], trail: Trail): readonly (BlamedCell | null)[] {
  const steps = stepsBack(errors, trail);
  handOn(steps, 'written');
  handOn(steps, 'other');
  return errors.map((error) => {
    const step = steps.get(keyOf(error));
    return step?.written ?? step?.other ?? null;
  });
}
