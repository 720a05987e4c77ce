// New stored results for every formula that depends on what was written or moved (docs/rules/workbook.md, Formulas and their stored results).
import { printCell, type Book } from '../book/book-model.ts';
import { getPartText, parsePartRoot, withParts } from '../book/parts.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { applyEdits, childOf, prefixOf, setAttribute } from '../book/xml-edit.ts';
import { getStoredValue, isError, type Scalar, type SheetArea } from './values.ts';
import type { LostReason, Outcome } from './calculate-formulas.ts';
import { type Dirty, type FormulaEntry, formulasOf, getCellKey, getEntryArea } from './dirty-formulas.ts';
import { MOST_STEPS } from './evaluation.ts';
import { collectReads, type ReadContext, readsOf, createNameLookup, tablesOf } from './formula-reads.ts';
import { type CellResult, listResultEdits } from './result-edits.ts';
import { settleFormulas } from './settle-formulas.ts';
import { parseNumberText } from './number-text.ts';

// Which cell is to blame for each error: the text (`—`) that a formula calculated with, found by going back through what it reads; for all errors at once, a chain of them costs no more than its length.

/** A cell of the workbook. */
interface BlamedCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** What it holds. */
  readonly text: string;
}

/** How to go back: the areas that a cell's formula reads (none: no formula), and the values of an area. */
interface Trail {
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

// Tells spreadsheet programs to calculate everything afresh when they open the workbook.

/** What stands before `calcPr` in a workbook part. */
const BEFORE: ReadonlySet<string> = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook with `fullCalcOnLoad="1"` on its `calcPr`; one is added at its place where there is none. */
function withCalcOnLoad(book: Book): Book {
  const part = book.workbookPart;
  const text = getPartText(book, part);
  const root = parsePartRoot(book, part);
  const known = childOf(root, 'calcPr');
  if (known !== null) return withParts(book, new Map([[part, applyEdits(text, [setAttribute(known, text, 'fullCalcOnLoad', '1')])]]));
  const at = root.children.findLast(({ name }) => BEFORE.has(name))?.to ?? root.openTo;
  const markup = `<${prefixOf(root)}calcPr fullCalcOnLoad="1"/>`;
  return withParts(book, new Map([[part, applyEdits(text, [{ from: at, to: at, text: markup }])]]));
}

/** A formula in its cell, for people. */
export interface FormulaAt {
  readonly sheet: number;
  readonly cell: string;
  readonly formula: string;
}

/** A formula without a new result: it has lost the old one (WB_NOT_CALCULATED) or keeps it (WB_RESULT_KEPT). `detail`: the unknown function or format, where that is why. */
export interface NotCalculated extends FormulaAt {
  readonly why: LostReason;
  readonly detail: string;
}

/** A formula that shows an error which it did not show before (WB_NEW_ERROR). `cause`: the cell whose text it calculated with. */
export interface NewError extends FormulaAt {
  readonly error: string;
  readonly cause: BlamedCell | null;
}

export interface Recalculated {
  readonly book: Book;
  /** How many formulas were calculated. */
  readonly recalculated: number;
  /** The cells that have a new result. */
  readonly results: readonly { readonly sheet: number; readonly cell: string }[];
  readonly notCalculated: readonly NotCalculated[];
  /** Those of which nobody can tell whether they depend, and that the engine does not get right in the blank. */
  readonly kept: readonly NotCalculated[];
  readonly volatile: readonly FormulaAt[];
  readonly newErrors: readonly NewError[];
}

interface Work {
  readonly book: Book;
  readonly entries: readonly FormulaEntry[];
  readonly context: ReadContext;
  readonly outcomes: ReadonlyMap<number, Outcome>;
}

function placed({ sheet, row, column, formula }: FormulaEntry): FormulaAt {
  return { sheet, cell: printCell({ row, column }), formula };
}

/** The results of an outcome for the cells that its formula fills. */
function resultsOf(entry: FormulaEntry, outcome: Outcome): readonly CellResult[] {
  const results: CellResult[] = [];
  const area = getEntryArea(entry);
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) {
      if (outcome.kind === 'lost') results.push({ row, column, result: null });
      else results.push({ row, column, result: { value: outcome.values.get(getCellKey(entry.sheet, row, column)) ?? null } });
    }
  return results;
}

function withResults({ book, entries, outcomes }: Work): Book {
  const bySheet = new Map<number, CellResult[]>();
  for (const [index, outcome] of outcomes) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const results = bySheet.get(entry.sheet) ?? [];
    for (const result of resultsOf(entry, outcome)) results.push(result);
    bySheet.set(entry.sheet, results);
  }
  const changes = new Map<string, string>();
  for (const [sheet, results] of bySheet) {
    const part = book.sheets[sheet]?.part;
    if (part === undefined) continue;
    const edits = listResultEdits(book, sheet, results);
    if (edits.length > 0) changes.set(part, applyEdits(getPartText(book, part), edits));
  }
  return changes.size === 0 ? book : withParts(book, changes);
}

/** Cells of an array formula's area that the sheet has no element for keep none, and so no result. */
function resultCells({ book, entries, outcomes }: Work): Recalculated['results'] {
  return [...outcomes].flatMap(([index, outcome]) => {
    const entry = entries[index];
    if (entry === undefined || outcome.kind !== 'value') return [];
    // A formula of one cell was read in it.
    if (entry.area === null) return [{ sheet: entry.sheet, cell: printCell(entry) }];
    const view = createSheetView(book, entry.sheet);
    const shown = resultsOf(entry, outcome).filter(({ row, column }) => view.cellSpan(row, column) !== null);
    return shown.map((at) => ({ sheet: entry.sheet, cell: printCell(at) }));
  });
}

function lostOf({ entries, outcomes }: Work): readonly NotCalculated[] {
  return [...outcomes].flatMap(([index, outcome]) => {
    const entry = entries[index];
    return entry === undefined || outcome.kind !== 'lost' ? [] : [{ ...placed(entry), why: outcome.why, detail: outcome.detail }];
  });
}

/** How to go back from a cell to what its formula reads. */
function trailOf({ book, entries, context }: Work, after: Book, dirty: Dirty): Trail {
  const written = new Set(dirty.cells.map(({ sheet, row, column }) => getCellKey(sheet, row, column)));
  const byCell = new Map(entries.map((entry) => [getCellKey(entry.sheet, entry.row, entry.column), entry]));
  return {
    readsOf: (sheet, row, column) => {
      const entry = byCell.get(getCellKey(sheet, row, column));
      return entry === undefined ? [] : readsOf(entry, context).areas;
    },
    *cells({ sheet, ...area }) {
      if (after.sheets[sheet]?.kind !== 'worksheet') return;
      for (const { row, column, stored } of createSheetView(after, sheet).cells(area))
        yield { row, column, value: getStoredValue(stored, book.date1904) };
    },
    isWritten: (sheet, row, column) => written.has(getCellKey(sheet, row, column)),
  };
}

function newErrorsOf(work: Work, after: Book, dirty: Dirty): readonly NewError[] {
  const wrong = [...work.outcomes].flatMap(([index, outcome]) => {
    const entry = work.entries[index];
    if (entry === undefined || outcome.kind !== 'value') return [];
    // An array formula shows errors in any of its cells.
    return resultsOf(entry, outcome).flatMap((at) => {
      const value = at.result?.value ?? null;
      if (!isError(value)) return [];
      const isOwn = at.row === entry.row && at.column === entry.column;
      const stored = isOwn ? entry.stored : createSheetView(work.book, entry.sheet).cellAt(at.row, at.column)?.stored;
      return stored === undefined || stored.kind === 'error' ? [] : [{ entry, cell: printCell(at), error: value.error }];
    });
  });
  if (wrong.length === 0) return [];
  const causes = causesOf(
    wrong.map(({ entry }) => entry),
    trailOf(work, after, dirty),
  );
  return wrong.map(({ entry, cell, error }, index) => ({ ...placed(entry), cell, error, cause: causes[index] ?? null }));
}

/**
 * The workbook with a new result for every formula that depends, over any number of steps and sheets, on what is
 * dirty; all others keep their bytes. What cannot be calculated loses its result and is listed, with all that reads
 * it; `costly` where the budget of the whole was used up. Volatile formulas keep theirs. Programs that calculate are told to do so on opening.
 */
export function recalculate(book: Book, dirty: Dirty, mostSteps = MOST_STEPS): Recalculated {
  const entries = formulasOf(book);
  const names = createNameLookup(book);
  const tables = tablesOf(book);
  const context = { sheets: book.sheets.map(({ name }) => name), names, tables };
  const reads = collectReads(entries, context);
  const { outcomes, kept } = settleFormulas({ book, names, tables, entries, reads, dirty, mostSteps });
  const work: Work = { book, entries, context, outcomes };
  const results = resultCells(work);
  const after = withResults(work);
  return {
    book: entries.length === 0 ? after : withCalcOnLoad(after),
    recalculated: [...outcomes.values()].filter(({ kind }) => kind === 'value').length,
    results,
    notCalculated: lostOf(work),
    kept: kept.flatMap(({ index, why, detail }) => {
      const entry = entries[index];
      return entry === undefined ? [] : [{ ...placed(entry), why, detail }];
    }),
    volatile: entries.filter((_, index) => reads.volatile.has(index)).map(placed),
    newErrors: newErrorsOf(work, after, dirty),
  };
}
