// Which formulas depend, over any number of steps and sheets, on cells that were written or moved.
import type { Growth } from '../book/growth.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import { createAreaIndex } from './area-index.ts';
import type { AreaList } from './area-list.ts';
import { type FormulaEntry, getEntryArea } from './formula-list.ts';
import type { SheetArea } from './values.ts';

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
