// Where the bureau's own sum of a list differs from the report's total: rows are printed rounded one by one, the total from the exact sum.
import type { Refusal } from '../../../domain/values/result.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import type { MapList, MapListColumn } from '../../../contract/bureau/workbook-map.ts';
import { formatColumnLetters } from '../../../sheets/write/xlsx-document.ts';
import { parseColumnNumber, printCell } from '../../../sheets/book/address.ts';
import type { Book } from '../../../sheets/book/book-model.ts';
import { draftView } from '../../../sheets/book/sheet-view.ts';
import { growthOf, shiftRow, shiftSpan } from '../../../sheets/book/growth.ts';
import type { FillPlan } from '../map/fill-plan.ts';
import { findSheet } from '../map/entry-places.ts';
import type { PlanInput } from '../map/plan-fill.ts';
import { formatNumberDigits } from '../map/print-in.ts';

/** The address of a column's total: ZB-4 has a row for it, a breakdown has it as row 01. */
function totalAddress({ facts }: PlanInput, table: string, column: string): string {
  return facts.lists.get(table)?.members === null ? `${table}.total.${column}` : `${table}.01.${column}`;
}

/** The total as it would stand in the list's unit, or null where the report has none that could be added up. */
function totalDigits(input: PlanInput, list: MapList, said: MapListColumn): string | null {
  const { column, unit, decimals } = typeof said === 'string' ? { column: said, unit: undefined, decimals: undefined } : said;
  const address = totalAddress(input, list.rows, column);
  const own = input.facts.units.get(address);
  const figure = input.figures.values.get(address);
  if (own === undefined || figure === undefined) return null;
  const wanted = unit ?? own;
  if (figure.raw === null) return null;
  return formatNumberDigits(printInUnit(wanted, figure.raw, decimals));
}

/** A stored result as spreadsheets show it: 15 digits, without what binary sums leave behind them. */
function shownDigits(digits: string): string {
  return String(Number(Number(digits).toPrecision(15)));
}

/**
 * Notes WB_TOTAL_DIFFERS `{cell, sheet, found, expected}` for every formula in a list's column that sums just the list's rows and comes to
 * another number than the report's own total (docs/rules/report.md, Audit relations: tolerance 0.005 × (n + 1) 万元). Nothing is corrected.
 */
export function listTotalNotes(input: PlanInput, plan: FillPlan, filled: Book): readonly Refusal[] {
  return input.map.lists.flatMap((list) => {
    const sheet = findSheet(input.book, list.sheet);
    if (sheet === null) return [];
    const growth = growthOf(plan.growths, sheet.index);
    const top = shiftRow(growth, list.firstRow);
    const [, bottom] = shiftSpan(growth, list.firstRow, list.firstRow + list.templateRows - 1);
    const view = draftView(filled, sheet.index);
    const byColumn = Map.groupBy(view.formulaCells(), ({ column }) => column);
    return Object.entries(list.columns).flatMap(([letters, said]): Refusal[] => {
      const column = parseColumnNumber(letters);
      const expected = totalDigits(input, list, said);
      if (column === null || expected === null) return [];
      const name = formatColumnLetters(column);
      const sum = `SUM(${name}${top}:${name}${bottom})`;
      return (byColumn.get(column) ?? []).flatMap((cell): Refusal[] => {
        if (cell.formula?.replaceAll('$', '').toUpperCase() !== sum || cell.stored.kind !== 'number') return [];
        const found = shownDigits(cell.stored.digits);
        const data = { sheet: sheet.name, cell: printCell(cell), found, expected };
        return found === shownDigits(expected) ? [] : [{ code: 'WB_TOTAL_DIFFERS', data }];
      });
    });
  });
}
