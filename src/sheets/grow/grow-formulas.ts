// Formulas of a growing workbook: those of cells, of rules and names, of charts, and what to say of references that are text.
import { type CellAt, parseArea, printCell, type Growth } from '../book/book-model.ts';
import { type Corner, parseReferenceAt, printReference, type Reference } from '../formula/references.ts';
import { rewriteReferences } from '../formula/rewrite-references.ts';
import { tokensOf } from '../formula/tokens.ts';
import { block, blockAt, blocksOf, type GrowContext, isAtOrBelow } from './grow-context.ts';
import { growFormula } from '../formula/grow-formula.ts';

/** The sheet of formulas that belong to none. */
const NO_SHEET = -1;
const BY_TEXT = /\b(INDIRECT|OFFSET|ADDRESS)\s*\(/i;
const OVER_SHEETS = /:[^!]*!/;

/** A cell of the blank, by its sheet. */
export interface FormulaCell extends CellAt {
  readonly sheet: number;
}

/** Which of a template row's copies a formula is for; `sibling` is what the next template row has in its column. */
export interface FormulaCopy {
  readonly of: Growth;
  readonly offset: number;
}

/** The formula of a cell, as it reads in its own row or in a copy of it. */
export function growCellFormula(
  context: GrowContext,
  formula: string,
  place: { readonly at: FormulaCell; readonly copy: FormulaCopy | null; readonly sibling: string | null },
): string {
  return growFormula(formula, { ...place, sheets: context.sheetNames, growths: context.growths });
}

/**
 * A formula written for the first cell of many (a conditional format, a validation, a column of a table).
 * Relative references into that cell's own row go along with it; all others move or grow.
 */
export function growRuleFormula(context: GrowContext, formula: string, sheet: number, base: CellAt | null): string {
  const at = { sheet, row: base?.row ?? 0, column: base?.column ?? 0 };
  const of = blockAt(blocksOf(context, sheet), at.row);
  if (of === null) return growCellFormula(context, formula, { at, copy: null, sibling: null });
  const next = (corner: Corner): Corner => (corner.row === at.row && !corner.isRowFixed ? { ...corner, row: at.row + 1 } : corner);
  const sibling = rewriteReferences(formula, (one) => ({ ...one, from: next(one.from), to: one.to === null ? null : next(one.to) }));
  return growCellFormula(context, formula, { at, copy: { of, offset: 0 }, sibling });
}

/** What a sparkline in the cell `base` reads: one row of cells stays one, however many rows come below it. */
export function growSparklineFormula(context: GrowContext, formula: string, sheet: number, base: CellAt | null): string {
  const before = tokensOf(formula).flatMap(({ reference }) => reference ?? []);
  let index = -1;
  return rewriteReferences(growRuleFormula(context, formula, sheet, base), ({ from, to, ...reference }) => {
    index += 1;
    const old = before[index];
    return to !== null && old !== undefined && old.from.row === old.to?.row ? { ...reference, from, to: { ...to, row: from.row } } : null;
  });
}

/** A formula that belongs to no cell, with its sheets named (a pivot's or link's place, a control's cell). */
export function growFreeFormula(context: GrowContext, formula: string, sheet: number | null = null): string {
  return growCellFormula(context, formula, { at: { sheet: sheet ?? NO_SHEET, row: 0, column: 0 }, copy: null, sibling: null });
}

/** The values or categories of a chart: one cell on the last template row becomes all of its copies. */
export function growSeriesFormula(context: GrowContext, formula: string): string {
  const areas = rewriteReferences(formula, (reference) => {
    const growth = blocksOf(context, sheetOf(context, reference));
    const isLast = reference.to === null && growth.some(({ last }) => last === reference.from.row);
    return isLast ? { ...reference, between: ':', to: reference.from } : null;
  });
  return growFreeFormula(context, areas);
}

/**
 * A defined name. Rows without `$` are told from the cell that uses the name, so in names of people's own they stay, as spreadsheet
 * programs leave them; those of print areas, titles and filters move.
 */
export function growName(context: GrowContext, name: string, formula: string, sheet: number | null): string {
  if (/^_xlnm\./i.test(name)) return growFreeFormula(context, formula, sheet);
  return rewriteReferences(formula, (reference) => {
    if (isLoose(reference.from) || (reference.to !== null && isLoose(reference.to))) return null;
    return parseReferenceAt(growFreeFormula(context, printReference(reference), sheet), 0)?.reference ?? null;
  });
}

function isLoose(corner: Corner): boolean {
  return corner.row !== null && !corner.isRowFixed;
}

/** The index of the one sheet that a reference names, or null. */
function sheetOf(context: GrowContext, { sheet }: Reference): number | null {
  if (sheet === null || sheet.book !== null || sheet.first.toLowerCase() !== sheet.last.toLowerCase()) return null;
  const index = findSheetIndex(context, sheet.first);
  return index < 0 ? null : index;
}

/** The index of the sheet with this name, or -1. */
export function findSheetIndex(context: GrowContext, name: string): number {
  return context.sheetNames.findIndex((one) => one.toLowerCase() === name.toLowerCase());
}

/** Whether `judgeFormula` could have anything to say; what it says depends on the sheet besides. */
export function canBeJudged(formula: string): boolean {
  return OVER_SHEETS.test(formula) || BY_TEXT.test(formula);
}

/**
 * Whether the cells of a shared formula, on a sheet that doesn't grow, could come to differ: only what they tell from their own row on a
 * sheet that grows can. A fixed row moves for all of them alike, which the first one's formula then says; so that must be asked too.
 */
export function canReachMovedRows(context: GrowContext, formula: string): boolean {
  return (
    formula.includes('!') &&
    tokensOf(formula).some(({ reference }) => reference !== null && blocksOf(context, sheetOf(context, reference)).length > 0)
  );
}

/**
 * Looks at a formula of `sheet` at `place` (a cell, or a name): a reference over several sheets that new rows would move in one of them
 * stands in the way; a reference by text on or into a sheet that grows is warned of (WB_TEXT_REFERENCE).
 */
export function judgeFormula(context: GrowContext, formula: string, sheet: number | null, place: CellAt | string): void {
  if (OVER_SHEETS.test(formula) && tokensOf(formula).some(({ reference }) => reference !== null && isCut(context, reference)))
    block(context, sheet, place, 'sheets_reference');
  if (!BY_TEXT.test(formula)) return;
  const tokens = tokensOf(formula);
  const used = tokens.find(({ kind, text }) => kind === 'function' && /^(?:INDIRECT|OFFSET|ADDRESS)$/i.test(text));
  if (used === undefined) return;
  const isNear = blocksOf(context, sheet).length > 0 || tokens.some((token) => pointsIn(context, token.text, token.reference));
  if (!isNear) return;
  const name = sheet === null ? undefined : context.sheetNames[sheet];
  const cell = typeof place === 'string' ? place : printCell(place);
  const data = { cell, function: used.text.toUpperCase(), ...(name === undefined ? {} : { sheet: name }) };
  context.warnings.push({ code: 'WB_TEXT_REFERENCE', data });
}

function pointsIn(context: GrowContext, text: string, reference: Reference | null): boolean {
  if (reference !== null) return blocksOf(context, sheetOf(context, reference)).length > 0;
  return text.startsWith('"') && context.growths.some((one) => text.includes(context.sheetNames[one.sheet] ?? '\0'));
}

/** Whether a reference over several sheets has rows that move in one of them. */
function isCut(context: GrowContext, { sheet, from, to }: Reference): boolean {
  if (sheet === null || sheet.book !== null || sheet.first.toLowerCase() === sheet.last.toLowerCase()) return false;
  const ends = [findSheetIndex(context, sheet.first), findSheetIndex(context, sheet.last)];
  if (ends.includes(-1)) return false;
  const bottom = Math.max(from.row ?? 0, to?.row ?? 0);
  const between = context.sheetNames.map((_, index) => index).slice(Math.min(...ends), Math.max(...ends) + 1);
  return between.some((index) => isAtOrBelow(blocksOf(context, index), bottom));
}

/** The upper left cell of the first area in a list of areas, or null. */
export function findFirstCell(list: string): CellAt | null {
  const area = parseArea(list.trim().split(/\s+/)[0] ?? '');
  return area === null ? null : { row: area.top, column: area.left };
}
