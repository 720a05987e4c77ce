// Calculates formulas one after the other, each after those it reads, without descending: chains may be as long as a sheet.
import { type Book, parseArea } from '../book/book-model.ts';
import { stringsOf } from '../book/parts.ts';
import { createSheetView, scanOf, type SheetView } from '../book/sheet-view.ts';
import { calculate, calculateArray } from './evaluate.ts';
import {
  type CellSource,
  countSteps,
  type Evaluation,
  type EvaluationState,
  giveUp,
  matrixOf,
  MOST_STEPS,
  takeSteps,
  type Trouble,
} from './evaluation.ts';
import { type FormulaEntry, getCellKey, getEntryArea } from './dirty-formulas.ts';
import { type FormulaNode, parseFormula } from './parse-formula.ts';
import { NOT_FOUND, type Scalar, createSheetValues, type Listener, type SheetValues } from './values.ts';
import type { WorkbookTable } from './table-references.ts';
import type { NameLookup, UsedIn } from './formula-reads.ts';
import type { CellRange } from '../write/xlsx-document.ts';

/** What the source is told and asks while formulas are calculated. */
interface SourceTask extends Listener {
  readonly book: Book;
  readonly names: NameLookup;
  readonly tables: readonly WorkbookTable[];
  /** The cell whose formula is calculated. */
  readonly at: () => UsedIn;
  readonly isSubtotal: (sheet: number, row: number, column: number) => boolean;
}

/** The source, and its sheets; a sheet without cells has no values. */
interface BookSource {
  readonly source: CellSource;
  readonly sheet: (index: number) => SheetValues | null;
}

/** Rows that are hidden, and those of a filter in use: the sheet's, or one of its tables'. */
function rowStates(view: SheetView, tables: readonly CellRange[]): (row: number) => 'shown' | 'hidden' | 'filtered' {
  const hidden = new Set<number>();
  for (const { row, isHidden } of view.rowSpans()) if (isHidden) hidden.add(row);
  const filter = /<(?:\w+:)?autoFilter\b[^>]*?\bref\s*=\s*["']([^"']*)["'][^>]*>(?=[^]{0,200}?<(?:\w+:)?filterColumn\b)/.exec(view.text);
  const area = parseArea(filter?.[1] ?? '');
  const filtered = area === null ? tables : [area, ...tables];
  return (row) => {
    if (!hidden.has(row)) return 'shown';
    return filtered.some(({ top, bottom }) => row > top && row <= bottom) ? 'filtered' : 'hidden';
  };
}

/** Keeps what `make` gives for each key. */
function memoize<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly made: T }>();
  return (key) => {
    const found = known.get(key) ?? { made: make(key) };
    known.set(key, found);
    return found.made;
  };
}

/** The workbook as a source of values. */
function bookSource({ book, names, tables, at, isSubtotal, ...listener }: SourceTask): BookSource {
  const { date1904, sheets } = book;
  const texts = stringsOf(book)?.texts ?? [];
  const isSheet = (index: number): boolean => sheets[index]?.kind === 'worksheet';
  const sheet = memoize((index: number) => (isSheet(index) ? createSheetValues(scanOf(book, index), texts, date1904, listener) : null));
  const filteredTables = (index: number) =>
    tables.filter(({ area, isFiltered }) => isFiltered && area.sheet === index).map(({ area }) => area);
  const statesOf = memoize((index: number) =>
    isSheet(index) ? rowStates(createSheetView(book, index), filteredTables(index)) : (): 'shown' => 'shown',
  );
  const parse = memoize((formula: string): FormulaNode => parseFormula(formula));
  const views = sheets.flatMap(({ index }) => (isSheet(index) ? [createSheetView(book, index)] : []));
  const source: CellSource = {
    sheets: sheets.map(({ name }) => name),
    date1904,
    lastRow: Math.max(1, ...views.map(({ lastRow }) => lastRow)),
    lastColumn: Math.max(1, ...views.map(({ lastColumn }) => lastColumn)),
    read: (index, row, column) => sheet(index)?.read(row, column) ?? null,
    visit: (area, visitor) => sheet(area.sheet)?.visit(area, visitor),
    rowState: (index, row) => statesOf(index)(row),
    isSubtotal,
    tables,
    named: (name, home) => {
      const formula = names(name, home, at());
      return formula === null ? null : parse(formula);
    },
  };
  return { source, sheet };
}

/** Why there is no result: what the engine cannot do, a circle, a data table, a cell without result that is read, or an error that the blank contradicts. */
export type LostReason = Trouble | 'circular' | 'table' | 'doubt';

/** What became of a formula. */
export type Outcome =
  | { readonly kind: 'value'; readonly values: ReadonlyMap<number, Scalar> }
  | { readonly kind: 'lost'; readonly why: LostReason; readonly detail: string };

interface Calculation {
  readonly entries: readonly FormulaEntry[];
  readonly outcomes: Map<number, Outcome>;
  readonly book: BookSource;
  readonly state: EvaluationState;
  /** The formulas to calculate before the one at hand. */
  readonly waiting: Set<number>;
}

/** What formulas are calculated of. */
export interface Ground {
  readonly book: Book;
  readonly names: NameLookup;
  readonly tables: readonly WorkbookTable[];
  readonly entries: readonly FormulaEntry[];
  /** The budget; left out: `MOST_STEPS`. */
  readonly mostSteps?: number;
}

/** What is to be calculated. */
export interface Task extends Ground {
  /** Numbers of the entries to calculate. */
  readonly dirty: readonly number[];
  /** Those that keep their stored result. */
  readonly kept: ReadonlySet<number>;
  /** Those whose result is known to be none. */
  readonly doubts: ReadonlySet<number>;
}

/** More cells than this are not filled by one array formula. */
const MOST_FILLED = 100_000;

function isTooLarge({ area }: FormulaEntry): boolean {
  return area !== null && (area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_FILLED;
}

/** Goes to the cells that an entry fills. */
function eachCell(entry: FormulaEntry, go: (row: number, column: number) => void): void {
  const { area } = entry;
  if (area === null || isTooLarge(entry)) go(entry.row, entry.column);
  else
    for (let row = area.top; row <= area.bottom; row += 1) for (let column = area.left; column <= area.right; column += 1) go(row, column);
}

function settle({ entries, outcomes, book }: Calculation, index: number, outcome: Outcome): void {
  const entry = entries[index];
  if (entry === undefined) return;
  outcomes.set(index, outcome);
  const values = book.sheet(entry.sheet);
  eachCell(entry, (row, column) => {
    const value = outcome.kind === 'value' ? { value: outcome.values.get(getCellKey(entry.sheet, row, column)) ?? null } : null;
    values?.settle(row, column, value);
  });
}

const SPILLS = /_xlws\.(?:SORT|FILTER)\(/i;

/** The values of the cells that an entry fills. One row or column of an array goes over all, beyond an array is `#N/A`. */
function valuesOf(entry: FormulaEntry, evaluation: Evaluation): ReadonlyMap<number, Scalar> {
  const node = parseFormula(entry.formula);
  const area = getEntryArea(entry);
  if (entry.kind === 'plain') return new Map([[getCellKey(entry.sheet, entry.row, entry.column), calculate(node, evaluation)]]);
  const matrix = matrixOf(calculateArray(node, evaluation), evaluation);
  // A result that spills into more or fewer cells than in the blank: which cells those are is not ours to say.
  const isOtherSize = matrix.height !== area.bottom - area.top + 1 || matrix.width !== area.right - area.left + 1;
  if (isOtherSize && SPILLS.test(entry.formula)) giveUp(evaluation, 'spill');
  const values = new Map<number, Scalar>();
  for (let row = 0; row <= area.bottom - area.top; row += 1)
    for (let column = 0; column <= area.right - area.left; column += 1) {
      const isBeyond = (row >= matrix.height && matrix.height > 1) || (column >= matrix.width && matrix.width > 1);
      const value = isBeyond ? NOT_FOUND : matrix.at(matrix.height === 1 ? 0 : row, matrix.width === 1 ? 0 : column);
      values.set(getCellKey(area.sheet, area.top + row, area.left + column), value ?? 0);
    }
  return values;
}

function evaluateEntry({ state, waiting, book: { source } }: Calculation, entry: FormulaEntry): Outcome | null {
  state.trouble = null;
  state.detail = '';
  state.isWaiting = false;
  waiting.clear();
  if (entry.kind === 'dataTable') return { kind: 'lost', why: 'table', detail: '' };
  if (isTooLarge(entry)) return { kind: 'lost', why: 'size', detail: '' };
  if (!takeSteps(state, 1)) return { kind: 'lost', why: 'costly', detail: '' };
  const { sheet, row, column } = entry;
  const values = valuesOf(entry, { source, at: { sheet, row, column }, state, isArray: false, depth: 0 });
  if (state.isWaiting) return null;
  return state.trouble === null ? { kind: 'value', values } : { kind: 'lost', why: state.trouble, detail: state.detail };
}

/** Formulas without any stored result: calculated when one is read, so that nobody takes them for empty. */
function neverCalculated(entries: readonly FormulaEntry[]): readonly number[] {
  return entries.flatMap(({ stored, kind }, index) => (stored.kind === 'blank' && kind === 'plain' ? [index] : []));
}

/** Tells the cells whose formula has a SUBTOTAL; looked for when first asked. */
function subtotalCells(entries: readonly FormulaEntry[]): (sheet: number, row: number, column: number) => boolean {
  let cells: Set<number> | null = null;
  return (sheet, row, column) => {
    cells ??= new Set(
      entries.flatMap((entry) => (/\bSUBTOTAL\s*\(/i.test(entry.formula) ? [getCellKey(entry.sheet, entry.row, entry.column)] : [])),
    );
    return cells.has(getCellKey(sheet, row, column));
  };
}

/** Tells the sheets which cells wait for a formula, and which have lost a result that nobody calculates. */
function prepare({ entries, dirty, kept }: Task, { sheet }: BookSource): void {
  for (const index of [...neverCalculated(entries), ...dirty]) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const values = sheet(entry.sheet);
    const isKept = kept.has(index);
    if (!isKept) eachCell(entry, (row, column) => values?.await(row, column, index));
    else if (entry.stored.kind === 'blank') values?.settle(entry.row, entry.column, null);
  }
}

/** Calculates one formula, and before it those it waits for. A formula that waits for itself is lost, and so is all that reads it. */
function run(calculation: Calculation, first: number, go: (at: UsedIn) => void): void {
  const stack = [first];
  const active = new Set<number>();
  for (let index = stack.at(-1); index !== undefined; index = stack.at(-1)) {
    const entry = calculation.entries[index];
    if (entry === undefined || calculation.outcomes.has(index)) {
      stack.pop();
      continue;
    }
    go(entry);
    const outcome = evaluateEntry(calculation, entry);
    active.add(index);
    const isCircle = outcome === null && [...calculation.waiting].some((other) => active.has(other));
    if (outcome === null && !isCircle) {
      stack.push(...[...calculation.waiting].toReversed());
      continue;
    }
    settle(calculation, index, outcome ?? { kind: 'lost', why: 'circular', detail: '' });
    active.delete(index);
    stack.pop();
  }
}

/** The values of a workbook, each read within the budget. */
function withinBudget(source: CellSource, state: EvaluationState): CellSource {
  const read = (value: Scalar): Scalar => (takeSteps(state, countSteps(value)) ? value : null);
  return {
    ...source,
    read: (sheet, row, column) => (state.stepsLeft < 0 ? null : read(source.read(sheet, row, column))),
    visit: (area, visitor) => {
      if (state.stepsLeft >= 0) source.visit(area, (value, row, column) => visitor(read(value), row, column));
    },
  };
}

/** A calculation that nothing has been done of, and how to tell it the cell at hand. */
function begin({ book, names, tables, entries, mostSteps = MOST_STEPS }: Ground): readonly [Calculation, (at: UsedIn) => void] {
  const state: EvaluationState = { trouble: null, detail: '', isWaiting: false, stepsLeft: mostSteps };
  const waiting = new Set<number>();
  let at: UsedIn = { sheet: 0, row: 1, column: 1 };
  const values = bookSource({
    book,
    names,
    tables,
    at: () => at,
    isSubtotal: subtotalCells(entries),
    waits: (formula) => {
      state.isWaiting = true;
      waiting.add(formula);
    },
    lost: () => {
      state.trouble ??= 'depends';
    },
  });
  const go = (cell: UsedIn): void => {
    at = cell;
  };
  return [{ entries, outcomes: new Map(), book: { ...values, source: withinBudget(values.source, state) }, state, waiting }, go];
}

/** The outcomes of the dirty formulas (those that keep their result have none), by number. */
export function calculateFormulas(task: Task): ReadonlyMap<number, Outcome> {
  const { dirty, kept, doubts } = task;
  const [calculation, go] = begin(task);
  prepare(task, calculation.book);
  for (const index of doubts) settle(calculation, index, { kind: 'lost', why: 'doubt', detail: '' });
  for (const index of dirty) if (!kept.has(index)) run(calculation, index, go);
  const asked = new Set(dirty);
  return new Map([...calculation.outcomes].filter(([index]) => asked.has(index)));
}

/** What each of the wanted formulas gives out of the stored results of all others, as if these were right. */
export function calculateFromStored(ground: Ground, wanted: readonly number[]): ReadonlyMap<number, Outcome> {
  const [calculation, go] = begin(ground);
  const outcomes = new Map<number, Outcome>();
  for (const index of wanted) {
    const entry = ground.entries[index];
    if (entry === undefined) continue;
    go(entry);
    const outcome = evaluateEntry(calculation, entry);
    if (outcome !== null) outcomes.set(index, outcome);
  }
  return outcomes;
}
