// A sheet's rows once its lists have grown: moved rows with new numbers, and the copies of template rows behind them.
import { LAST_ROW } from '../book/address.ts';
import { prepareEdits, isNarrowPart } from '../book/parts.ts';
import type { Rows } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import { scanOf } from '../book/sheet-view.ts';
import type { Edit } from '../book/xml-edit.ts';
import { shiftRow } from '../book/growth.ts';
import { type FormulaPlan, planFormulas } from './cell-formulas.ts';
import { block, blocksOf, type GrowContext } from './grow-context.ts';
import { growScan } from './grown-scan.ts';
import { growText } from './grown-text.ts';
import { type FormulaRow, listFormulaRows } from './scan-formulas.ts';

/** What became of a sheet; `movesFormulas`: a formula stands in another cell, or in a new one. */
export interface RowsGrown {
  /** The edits of its text; none where it is told as a whole. */
  readonly edits: readonly Edit[];
  readonly movesFormulas: boolean;
  readonly grown: GrownSheet | null;
}

/** A sheet whose rows have moved: its new text, and the scan of that; null where it must be scanned as a whole. */
export interface GrownSheet {
  readonly text: string;
  readonly scanOf: () => SheetScan | null;
}

/** A sheet's data, with the edits `around` it. Rows that a sheet has no room for stand in the way (`last_row`). */
export function growRows(context: GrowContext, sheet: number, text: string, around: readonly Edit[]): RowsGrown {
  const untouched: RowsGrown = { edits: around, movesFormulas: false, grown: null };
  const growth = blocksOf(context, sheet);
  const scan = scanOf(context.book, sheet);
  // Without a sheet's name no formula of another sheet reaches the rows that move.
  if (growth.length === 0 && text.indexOf('!', scan.data?.openTo ?? 0) < 0) return untouched;
  const part = context.book.sheets[sheet]?.part ?? '';
  const rows = [...listFormulaRows(scan)];
  const plans = planFormulas(context, sheet, text, rows);
  if (growth.length === 0) return { ...untouched, edits: [...around, ...prepareEdits(context.book, part, ownEdits(rows, plans))] };
  if (!hasRoom(context, sheet, scan.rows)) return untouched;
  const isMoved = (row: number): boolean => shiftRow(growth, row) !== row || growth.some(({ last }) => last === row);
  const grown = growText(scan, growth, { rows, plans, around, isNarrow: isNarrowPart(context.book, part) });
  return {
    edits: [],
    movesFormulas: rows.some(({ number }) => isMoved(number)),
    grown: { text: grown.text, scanOf: () => growScan(scan, grown.places, grown.text) },
  };
}

/** On a sheet that doesn't grow only formulas change. */
function ownEdits(rows: readonly FormulaRow[], plans: ReadonlyMap<number, FormulaPlan>): readonly Edit[] {
  return rows.flatMap(({ formulas }) =>
    formulas.flatMap(({ formula }) => {
      const own = plans.get(formula.from)?.own ?? null;
      return own === null ? [] : [{ from: formula.from, to: formula.to, text: own }];
    }),
  );
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
