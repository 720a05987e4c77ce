// A formula once lists have grown: the rules for references of docs/rules/workbook.md, Lists that grow.
import { LAST_ROW, type Growth, growthOf, shiftRow, shiftSpan } from '../book/book-model.ts';
import type { Corner, Reference } from './references.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { tokensOf } from './tokens.ts';

/** Where a formula stands, and what grows. */
export interface FormulaPlace {
  /** The cell in the blank; for a copy the cell of the template row that it copies. */
  readonly at: { readonly sheet: number; readonly row: number; readonly column: number };
  /** The names of the sheets, by index. */
  readonly sheets: readonly string[];
  readonly growths: readonly Growth[];
  /** For a row of a block: 0 (or null) is the template row itself, n its nth copy. */
  readonly copy: { readonly of: Growth; readonly offset: number } | null;
  /**
   * The formula of the same column in a neighbouring template row, if there is one. What both write alike means
   * the same cell for every row even without `$` (`=L9/SUM(L9:L11)` in all rows), so it doesn't go along.
   */
  readonly sibling?: string | null;
}

/** The index of a reference's sheet; null for other books, sheets that are not there, and 3-D references. */
function sheetOf({ sheet }: Reference, { at, sheets }: FormulaPlace): number | null {
  if (sheet === null) return at.sheet;
  if (sheet.book !== null || sheet.first.toLowerCase() !== sheet.last.toLowerCase()) return null;
  const index = sheets.findIndex((name) => name.toLowerCase() === sheet.first.toLowerCase());
  return index === -1 ? null : index;
}

function blockOf({ at, growths, copy }: FormulaPlace): Growth | null {
  if (copy !== null) return copy.of;
  return growthOf(growths, at.sheet).find(({ first, last }) => at.row >= first && at.row <= last) ?? null;
}

function referencesOf(formula: string | null | undefined): readonly Reference[] {
  return formula ? tokensOf(formula).flatMap(({ reference }) => (reference === null ? [] : [reference])) : [];
}

/** Whether a row goes along with the formula's own: not fixed, in the same block, and not the same in the neighbouring row. */
function goesAlong(corner: Corner, block: Growth | null, sibling: Corner | null | undefined): boolean {
  if (block === null || corner.row === null || corner.isRowFixed) return false;
  return corner.row >= block.first && corner.row <= block.last && sibling?.row !== corner.row;
}

interface Move {
  readonly place: FormulaPlace;
  readonly sheet: number;
  readonly block: Growth | null;
  readonly sibling: Reference | undefined;
}

function grown(reference: Reference, { place, sheet, block, sibling }: Move): Reference {
  const { from, to } = reference;
  if (from.row === null || (to !== null && to.row === null)) return reference;
  const growth = growthOf(place.growths, sheet);
  const like = (sibling?.to === null) === (to === null) ? sibling : undefined;
  const along = (corner: Corner, alike: Corner | null | undefined, otherwise: number): Corner => ({
    ...corner,
    row: goesAlong(corner, block, alike) ? shiftRow(growth, corner.row ?? 0) + (place.copy?.offset ?? 0) : otherwise,
  });
  if (to === null || to.row === null) return { ...reference, from: along(from, like?.from, shiftRow(growth, from.row)) };
  const isUpright = from.row <= to.row;
  const [top, end] = shiftSpan(growth, Math.min(from.row, to.row), Math.max(from.row, to.row));
  const bottom = Math.min(end, LAST_ROW);
  return {
    ...reference,
    from: along(from, like?.from, isUpright ? top : bottom),
    to: along(to, like?.to, isUpright ? bottom : top),
  };
}

/**
 * The formula (without `=`) as it reads once the lists have grown. Inside a block row, rows without `$` that lie in
 * the same block go along with the row; all other references move as single cells or grow as areas, by the growth
 * of the sheet that they name. Other books and 3-D references stay. Only references change.
 */
export function growFormula(formula: string, place: FormulaPlace): string {
  const siblings = referencesOf(place.sibling);
  const isComparable = siblings.length === referencesOf(formula).length;
  const own = blockOf(place);
  let index = -1;
  return rewriteReferences(formula, (reference) => {
    index += 1;
    const sheet = sheetOf(reference, place);
    if (sheet === null) return null;
    const block = own !== null && own.sheet === sheet ? own : null;
    return grown(reference, { place, sheet, block, sibling: isComparable ? siblings[index] : undefined });
  });
}
