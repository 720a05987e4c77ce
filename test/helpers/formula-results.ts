// Results of formulas as JSON keeps them, and what ours are.
import type { Book, CellStored } from '../../src/sheets/book/book-model.ts';
import { createSheetView } from '../../src/sheets/book/sheet-view.ts';
import { getStoredValue } from '../../src/sheets/formula/values.ts';
import { recalculate } from '../../src/sheets/formula/recalculate.ts';
import { FORMULA_CASES } from './formula-cases.ts';
import { opened } from './grown-workbook.ts';
import { sheetByHand } from './workbook-by-hand.ts';

/** A result; null: none, `{"lost":…}`: not calculated. */
export type FormulaResult = number | string | boolean | null | { readonly error: string } | { readonly lost: string };

/** What a cell stores, as a result. */
export function resultOf(stored: CellStored): FormulaResult {
  return getStoredValue(stored, false);
}

/** Alike to 14 digits; errors by their code. */
export function isAlike(one: FormulaResult, other: FormulaResult): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-14 * Math.max(Math.abs(one), Math.abs(other)) || (one === 0 && Math.abs(other) < 1e-300);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Our results of the workbook with all cases, all calculated again. */
export function ourResults(book: Book): readonly FormulaResult[] {
  const area = { top: 1, left: 1, bottom: FORMULA_CASES.length, right: 1 };
  const { book: after, notCalculated } = recalculate(book, { cells: [], areas: [{ sheet: 0, area }] });
  const lost = new Map(notCalculated.map(({ cell, why, detail }) => [cell, `${why} ${detail}`.trim()]));
  const view = createSheetView(after, 0);
  return FORMULA_CASES.map((_, index) => {
    const why = lost.get(`A${index + 1}`);
    return why === undefined ? resultOf(view.cellAt(index + 1, 1)?.stored ?? { kind: 'blank' }) : { lost: why };
  });
}

/** What formulas give beside a first row, each in a row of its own. @throws Error where one is not calculated. */
export async function listResultsOf(formulas: readonly string[], first = ''): Promise<readonly FormulaResult[]> {
  const rows = formulas.map((formula, at) => `<row r="${at + 2}"><c r="A${at + 2}"><f>${formula}</f></c></row>`);
  const book = await opened(sheetByHand(`<row r="1">${first}</row>${rows.join('')}`, ''));
  const area = { top: 2, left: 1, bottom: formulas.length + 1, right: 1 };
  const { notCalculated, book: after } = recalculate(book, { cells: [], areas: [{ sheet: 0, area }] });
  if (notCalculated.length > 0) throw new Error(JSON.stringify(notCalculated));
  const view = createSheetView(after, 0);
  return formulas.map((_, at) => resultOf(view.cellAt(at + 2, 1)?.stored ?? { kind: 'blank' }));
}
