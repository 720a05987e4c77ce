// Which formulas depend, over any number of steps and sheets, on cells that were written or moved.
// All formulas of a workbook, with the cells that each one fills.
import type { Growth, Book, BookCell, CellStored } from '../book/book-model.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import type { SheetArea } from './values.ts';
import { createSheetView, type SheetView } from '../book/sheet-view.ts';

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

// Finds among very many areas those that meet a rectangle, each one once: who heard of a changed cell needs no second word of it.

/** An area that a formula reads or fills, with the formula's number. */
export interface OwnedArea {
  readonly area: SheetArea;
  readonly owner: number;
}

/** Takes out the areas that meet a rectangle of a sheet and tells their owners; an owner may be told more than once. */
type TakeAreas = (box: SheetArea, found: (owner: number) => void) => void;

/** Areas wider than this are kept apart, or each of their columns would hold them. */
const WIDE = 16;
const COLUMNS = 2 ** 15;

/** The areas of one column: sorted by their first row, with the furthest end below each node of a tree over them. */
interface ColumnTree {
  readonly areas: readonly OwnedArea[];
  /** Node 1 is the root; leaf `size + i` is the end of area i, -1 once taken. */
  readonly ends: Int32Array;
  readonly size: number;
}

function treeOf(ofColumn: readonly OwnedArea[]): ColumnTree {
  const areas = ofColumn.toSorted((a, b) => a.area.top - b.area.top);
  let size = 1;
  while (size < areas.length) size *= 2;
  const ends = new Int32Array(size * 2).fill(-1);
  for (const [index, { area }] of areas.entries()) ends[size + index] = area.bottom;
  for (let node = size - 1; node > 0; node -= 1) ends[node] = Math.max(ends[node * 2] ?? -1, ends[node * 2 + 1] ?? -1);
  return { areas, ends, size };
}

function takeLeaf(ends: Int32Array, leaf: number): void {
  ends[leaf] = -1;
  for (let node = leaf >>> 1; node > 0; node >>>= 1) ends[node] = Math.max(ends[node * 2] ?? -1, ends[node * 2 + 1] ?? -1);
}

function takeRows({ ends, areas, size }: ColumnTree, { top, bottom }: SheetArea, found: (owner: number) => void): void {
  const visit = (node: number, from: number, span: number): void => {
    const first = areas[from];
    if (first === undefined || first.area.top > bottom || (ends[node] ?? -1) < top) return;
    if (span === 1) {
      takeLeaf(ends, node);
      found(first.owner);
      return;
    }
    visit(node * 2, from, span / 2);
    visit(node * 2 + 1, from + span / 2, span / 2);
  };
  visit(1, 0, size);
}

function meets(one: SheetArea, other: SheetArea): boolean {
  return (
    one.sheet === other.sheet && one.top <= other.bottom && one.bottom >= other.top && one.left <= other.right && one.right >= other.left
  );
}

/** Trees of the areas by sheet and column. */
function createColumnTrees(areas: readonly OwnedArea[]): ReadonlyMap<number, ColumnTree> {
  const byColumn = new Map<number, OwnedArea[]>();
  for (const owned of areas)
    for (let { left: column } = owned.area; column <= owned.area.right; column += 1) {
      const key = owned.area.sheet * COLUMNS + column;
      const ofColumn = byColumn.get(key);
      if (ofColumn === undefined) byColumn.set(key, [owned]);
      else ofColumn.push(owned);
    }
  return new Map([...byColumn].map(([key, ofColumn]) => [key, treeOf(ofColumn)]));
}

/** An index over areas. */
export function createAreaIndex(areas: readonly OwnedArea[]): TakeAreas {
  const isWide = ({ area: { left, right } }: OwnedArea): boolean => right - left >= WIDE;
  const trees = createColumnTrees(areas.filter((one) => !isWide(one)));
  let wide = areas.filter(isWide);
  return (box, found) => {
    const met = wide.filter(({ area }) => meets(area, box));
    if (met.length > 0) wide = wide.filter(({ area }) => !meets(area, box));
    for (const { owner } of met) found(owner);
    const [from, to] = [box.sheet * COLUMNS + box.left, box.sheet * COLUMNS + box.right];
    for (const [key, tree] of trees) if (key >= from && key <= to) takeRows(tree, box, found);
  };
}

/** What was changed: written cells, and areas in which all is new. */
export interface Dirty {
  readonly cells: readonly { readonly sheet: number; readonly row: number; readonly column: number }[];
  readonly areas: readonly { readonly sheet: number; readonly area: CellRange }[];
  /** Areas whose cells only stand elsewhere: of formulas there, or that read there, those change that tell of places (ROW). */
  readonly moved?: Dirty['areas'];
  /** The lists that have grown since the blank. */
  readonly growths?: readonly Growth[];
}

/** What all formulas read (`formula-reads.ts`), by their numbers. */
export interface AllReads {
  /** The areas that each formula reads, and the cells it fills. */
  readonly areas: readonly OwnedArea[];
  /** Formulas that may read anything: INDIRECT, OFFSET, a table that is not found. */
  readonly open: readonly number[];
  /** Formulas that tell of places: ROW, COLUMN, CELL. */
  readonly placed: ReadonlySet<number>;
  /** Formulas that change by themselves: TODAY, NOW, RAND. */
  readonly volatile: ReadonlySet<number>;
}

/** Formulas that tell of places, and stand in an area that moved or name cells there. */
function movedPlaces({ areas, placed }: AllReads, moved: Dirty['areas']): ReadonlySet<number> {
  const found = new Set<number>();
  if (moved.length === 0 || placed.size === 0) return found;
  for (const { area: own, owner } of areas) {
    const isMet = ({ sheet, area }: Dirty['areas'][number]): boolean =>
      own.sheet === sheet && own.bottom >= area.top && own.top <= area.bottom;
    if (placed.has(owner) && moved.some(isMet)) found.add(owner);
  }
  return found;
}

/**
 * The numbers of the entries to calculate again, in their order: those that read what changed, and the `known` ones, whose
 * text does not tell what they read. A volatile one that depends is told too, but keeps its result: nothing depends on it.
 */
export function listDirtyFormulas(
  entries: readonly FormulaEntry[],
  reads: AllReads,
  dirty: Dirty,
  known: readonly number[],
): readonly number[] {
  const changed: SheetArea[] = [
    ...dirty.cells.map(({ sheet, row, column }) => ({ sheet, top: row, left: column, bottom: row, right: column })),
    ...dirty.areas.map(({ sheet, area }) => ({ sheet, ...area })),
  ];
  const take = createAreaIndex(reads.areas);
  const isDirty = new Uint8Array(entries.length);
  const mark = (owner: number): void => {
    const entry = entries[owner];
    if (isDirty[owner] === 1 || entry === undefined) return;
    isDirty[owner] = 1;
    if (!reads.volatile.has(owner)) changed.push(getEntryArea(entry));
  };
  for (const owner of known) mark(owner);
  for (const owner of movedPlaces(reads, dirty.moved ?? [])) mark(owner);
  for (let next = changed.pop(); next !== undefined; next = changed.pop()) take(next, mark);
  return entries.flatMap((_, owner) => (isDirty[owner] === 1 ? [owner] : []));
}
