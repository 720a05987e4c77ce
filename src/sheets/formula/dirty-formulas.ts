// Which formulas depend, over any number of steps and sheets, on cells that were written or moved.
import type { Growth } from '../book/growth.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import type { AreaList, Box } from './area-list.ts';
import { type FormulaEntry, getEntryArea } from './formula-list.ts';
import type { SheetArea } from './values.ts';

// Finds among very many areas those that meet a rectangle, each one once: who heard of a changed cell needs no second word of it.

/** Takes out the areas that meet a rectangle of a sheet and tells their owners; an owner may be told more than once. */
type TakeAreas = (sheet: number, box: Box, found: (owner: number) => void) => void;

/** Areas wider than this are kept apart, or each of their columns would hold them. */
const WIDE = 16;
const COLUMNS = 2 ** 15;

/** The areas of one column: sorted by their first row, with the furthest end below each node of a tree over them. */
interface ColumnTree {
  readonly areas: Int32Array;
  /** Node 1 is the root; leaf `size + i` is the end of area i, -1 once taken. */
  readonly ends: Int32Array;
  readonly size: number;
}

function treeOf({ top, bottom }: AreaList, numbers: Int32Array): ColumnTree {
  let isSorted = true;
  for (let index = 1; index < numbers.length && isSorted; index += 1)
    isSorted = (top[numbers[index] ?? 0] ?? 0) >= (top[numbers[index - 1] ?? 0] ?? 0);
  const areas = isSorted ? numbers : numbers.toSorted((a, b) => (top[a] ?? 0) - (top[b] ?? 0));
  let size = 1;
  while (size < areas.length) size *= 2;
  const ends = new Int32Array(size * 2).fill(-1);
  // Counted: an iterator makes two objects an area until the loop is compiled.
  for (let index = 0; index < areas.length; index += 1) ends[size + index] = bottom[areas[index] ?? 0] ?? 0;
  for (let node = size - 1; node > 0; node -= 1) ends[node] = Math.max(ends[node * 2] ?? -1, ends[node * 2 + 1] ?? -1);
  return { areas, ends, size };
}

/** How many areas begin at or above a row. */
function countTo({ areas }: ColumnTree, top: Int32Array, row: number): number {
  let [low, high] = [0, areas.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((top[areas[middle] ?? 0] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeLeaf(ends: Int32Array, leaf: number): void {
  ends[leaf] = -1;
  for (let node = leaf >>> 1; node > 0; node >>>= 1) ends[node] = Math.max(ends[node * 2] ?? -1, ends[node * 2 + 1] ?? -1);
}

function takeRows(tree: ColumnTree, list: AreaList, { top, bottom }: Box, found: (owner: number) => void): void {
  const { ends, areas, size } = tree;
  const limit = countTo(tree, list.top, bottom);
  const visit = (node: number, from: number, span: number): void => {
    if (from >= limit || (ends[node] ?? -1) < top) return;
    if (span === 1) {
      takeLeaf(ends, node);
      found(list.owner[areas[from] ?? 0] ?? 0);
      return;
    }
    visit(node * 2, from, span / 2);
    visit(node * 2 + 1, from + span / 2, span / 2);
  };
  visit(1, 0, size);
}

/** The numbers of the areas by sheet and column, and of those too wide for that. */
function bucketsOf({ count, sheet, left, right }: AreaList): {
  readonly byColumn: ReadonlyMap<number, Int32Array>;
  readonly wide: readonly number[];
} {
  const sizes = new Map<number, number>();
  const wide: number[] = [];
  const each = (area: number, go: (key: number) => void): void => {
    for (let column = left[area] ?? 0; column <= (right[area] ?? 0); column += 1) go((sheet[area] ?? 0) * COLUMNS + column);
  };
  const isWide = (area: number): boolean => (right[area] ?? 0) - (left[area] ?? 0) >= WIDE;
  for (let area = 0; area < count; area += 1) {
    if (isWide(area)) wide.push(area);
    else each(area, (key) => sizes.set(key, (sizes.get(key) ?? 0) + 1));
  }
  const byColumn = new Map([...sizes].map(([key, size]) => [key, new Int32Array(size)]));
  for (let area = count - 1; area >= 0; area -= 1)
    if (!isWide(area))
      each(area, (key) => {
        const place = (sizes.get(key) ?? 0) - 1;
        sizes.set(key, place);
        const numbers = byColumn.get(key);
        if (numbers !== undefined) numbers[place] = area;
      });
  return { byColumn, wide };
}

/** An index over areas. */
export function createAreaIndex(list: AreaList): TakeAreas {
  const { byColumn, wide: allWide } = bucketsOf(list);
  let wide = allWide;
  const trees = new Map<number, ColumnTree>();
  const takeColumn = (key: number, numbers: Int32Array, box: Box, found: (owner: number) => void): void => {
    const tree = trees.get(key) ?? treeOf(list, numbers);
    trees.set(key, tree);
    takeRows(tree, list, box, found);
  };
  return (sheet, box, found) => {
    const isMet = (area: number): boolean =>
      list.sheet[area] === sheet &&
      (list.top[area] ?? 0) <= box.bottom &&
      (list.bottom[area] ?? 0) >= box.top &&
      (list.left[area] ?? 0) <= box.right &&
      (list.right[area] ?? 0) >= box.left;
    const met = wide.filter(isMet);
    if (met.length > 0) wide = wide.filter((area) => !isMet(area));
    for (const area of met) found(list.owner[area] ?? 0);
    const [from, to] = [sheet * COLUMNS + box.left, sheet * COLUMNS + box.right];
    if (to - from < byColumn.size)
      for (let key = from; key <= to; key += 1) {
        const numbers = byColumn.get(key);
        if (numbers !== undefined) takeColumn(key, numbers, box, found);
      }
    else for (const [key, numbers] of byColumn) if (key >= from && key <= to) takeColumn(key, numbers, box, found);
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
  readonly areas: AreaList;
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
  for (let index = 0; index < areas.count; index += 1) {
    const owner = areas.owner[index] ?? 0;
    const isMet = ({ sheet, area }: Dirty['areas'][number]): boolean =>
      areas.sheet[index] === sheet && (areas.bottom[index] ?? 0) >= area.top && (areas.top[index] ?? 0) <= area.bottom;
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
  for (let next = changed.pop(); next !== undefined; next = changed.pop()) take(next.sheet, next, mark);
  return entries.flatMap((_, owner) => (isDirty[owner] === 1 ? [owner] : []));
}
