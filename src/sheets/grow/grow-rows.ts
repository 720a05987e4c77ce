// A sheet's rows once its lists have grown: moved rows with new numbers, and the copies of template rows behind them.
import { LAST_ROW, type SheetGrowth, shiftRow } from '../book/book-model.ts';
import { CELL, getCellsOfRow, ROW, type Rows } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import { scanOf } from '../book/sheet-view.ts';
import { applyEdits, type Edit } from '../book/xml-edit.ts';
import { type FormulaPlan, planFormulas } from './cell-formulas.ts';
import { block, blocksOf, type GrowContext } from './grow-context.ts';
import { type FormulaRow, listFormulaRows, readAttributeAt, type ScannedCell } from './scan-formulas.ts';

/** What becomes of a sheet; `movesFormulas`: a formula stands in another cell, or in a new one. */
export interface GrownRows {
  readonly edits: readonly Edit[];
  readonly movesFormulas: boolean;
}

/** A sheet's data, with the edits `around` it. Rows that a sheet has no room for stand in the way (`last_row`). */
export function growRows(context: GrowContext, sheet: number, text: string, around: readonly Edit[]): GrownRows {
  const untouched: GrownRows = { edits: around, movesFormulas: false };
  const growth = blocksOf(context, sheet);
  const scan = scanOf(context.book, sheet);
  // Without a sheet's name no formula of another sheet reaches the rows that move.
  if (growth.length === 0 && text.indexOf('!', scan.data?.openTo ?? 0) < 0) return untouched;
  const rows = [...listFormulaRows(scan)];
  const plans = planFormulas(context, sheet, text, rows);
  if (growth.length > 0 && !hasRoom(context, sheet, scan.rows)) return untouched;
  const isMoved = (row: number): boolean => shiftRow(growth, row) !== row || growth.some(({ last }) => last === row);
  return {
    edits: [...around, ...listRowEdits(scan, growth, rows, plans)],
    movesFormulas: rows.some(({ number }) => isMoved(number)),
  };
}

/** The edits of all rows, one a row: formulas and new numbers, and behind a block its copies. */
function listRowEdits(
  scan: SheetScan,
  growth: SheetGrowth,
  formulaRows: readonly FormulaRow[],
  plans: ReadonlyMap<number, FormulaPlan>,
): readonly Edit[] {
  const { rows, text } = scan;
  const formulasOf = new Map(formulaRows.map(({ place, formulas }) => [place, formulas]));
  const edits: Edit[] = [];
  for (let place = 0; place < rows.count; place++) {
    const old = rows.number[place] ?? 0;
    const number = shiftRow(growth, old);
    const formulas = formulasOf.get(place) ?? [];
    const [from, to] = [rows.from[place] ?? 0, rows.to[place] ?? 0];
    const rewrite = (row: number, formulaOf: (formula: number) => string | null): string => {
      const changed = [...listFormulaEdits(formulas, formulaOf), ...(row === old ? [] : listNumberEdits(scan, place, row))];
      const inRow = changed.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
      return applyEdits(text.slice(from, to), inRow);
    };
    const own = number === old && formulas.length === 0 ? null : rewrite(number, (at) => plans.get(at)?.own ?? null);
    if (own !== null && own !== text.slice(from, to)) edits.push({ from, to, text: own });
    const added = growth.find(({ last }) => last === old)?.added ?? 0;
    if (added === 0) continue;
    const gap = text.slice(place === 0 ? scan.data?.openTo : rows.to[place - 1], from);
    const copies = Array.from({ length: added }, (_, index) => {
      const copy = rewrite(number + index + 1, (at) => plans.get(at)?.copy?.(index + 1) ?? null);
      return (/^\s*$/.test(gap) ? gap : '') + copy;
    });
    edits.push({ from: to, to, text: copies.join('') });
  }
  return edits;
}

function listFormulaEdits(formulas: readonly ScannedCell[], formulaOf: (formula: number) => string | null): readonly Edit[] {
  return formulas.flatMap(({ formula: { from, to } }) => {
    const text = formulaOf(from);
    return text === null ? [] : [{ from, to, text }];
  });
}

/** The edits that give a row and its cells another number. What says no number keeps saying none. */
function listNumberEdits({ rows, cells, text, prefix }: SheetScan, place: number, number: number): readonly Edit[] {
  const edits: Edit[] = [];
  const rename = (nameTo: number, to: number): void => {
    const [valueFrom, valueTo] = readAttributeAt(text, { nameTo, to }, 'r') ?? [to, to];
    const digits = /\d+/.exec(text.slice(valueFrom, valueTo));
    if (digits === null) throw new Error('an address that was there is not');
    const from = valueFrom + digits.index;
    edits.push({ from, to: from + digits[0].length, text: String(number) });
  };
  if (((rows.flags[place] ?? 0) & ROW.isNamed) !== 0) rename((rows.from[place] ?? 0) + 4 + prefix.length, rows.openTo[place] ?? 0);
  const [first, end] = getCellsOfRow(rows, cells, place);
  for (let cell = first; cell < end; cell++)
    if (((cells.kind[cell] ?? 0) & CELL.isNamed) !== 0) rename((cells.from[cell] ?? 0) + 2 + prefix.length, cells.openTo[cell] ?? 0);
  return edits;
}

function hasRoom(context: GrowContext, sheet: number, { number, count }: Rows): boolean {
  const growth = blocksOf(context, sheet);
  let bottom = Math.max(...growth.map(({ last }) => last));
  for (let place = 0; place < count; place++) bottom = Math.max(bottom, number[place] ?? 0);
  const moved = growth.reduce((sum, { added }) => sum + added, bottom);
  if (moved <= LAST_ROW) return true;
  block(context, sheet, { row: bottom, column: 1 }, 'last_row');
  return false;
}
