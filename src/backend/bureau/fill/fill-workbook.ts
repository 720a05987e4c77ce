// A bureau's blank filled: planned, grown, written, recalculated, put together; each step makes a new book (docs/rules/workbook.md).
import { toDayNumber, parseDay } from '../../../domain/time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import {
  LAST_COLUMN,
  LAST_ROW,
  parseColumnNumber,
  printCell,
  type Book,
  type Growth,
  growthOf,
  shiftRow,
  shiftSpan,
} from '../../../sheets/book/book-model.ts';
import { createSheetView } from '../../../sheets/book/sheet-view.ts';
import { type CellWrite, writeCells } from '../../../sheets/book/write-cells.ts';
import { recalculate, type Recalculated } from '../../../sheets/formula/recalculate.ts';
import type { Dirty } from '../../../sheets/formula/dirty-formulas.ts';
import { growBook } from '../../../sheets/grow/grow-book.ts';
import { findSheet, sheetNameOf } from '../map/map-schema.ts';
import { countAddedRows, type FillPlan, listWritesAfterGrowth } from '../map/fill-plan.ts';
import { planFill, type PlanInput } from '../map/plan-fill.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import type { MapList, MapListColumn } from '../../../contract/bureau/workbook-map.ts';
import { formatColumnLetters } from '../../../sheets/write/xlsx-document.ts';
import { formatNumberDigits } from '../map/print-in.ts';

// Where the bureau's own sum of a list differs from the report's total: rows are printed rounded one by one, the total from the exact sum.

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
function listTotalNotes(input: PlanInput, plan: FillPlan, filled: Book): readonly Refusal[] {
  return input.map.lists.flatMap((list) => {
    const sheet = findSheet(input.book, list.sheet);
    if (sheet === null) return [];
    const growth = growthOf(plan.growths, sheet.index);
    const top = shiftRow(growth, list.firstRow);
    const [, bottom] = shiftSpan(growth, list.firstRow, list.firstRow + list.templateRows - 1);
    const view = createSheetView(filled, sheet.index);
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

/** A value as it must stand in the file: what a second reader expects. */
export type WrittenCell = { readonly sheet: string; readonly cell: string } & {
  readonly value:
    | { readonly kind: 'number' | 'serial'; readonly digits: string }
    | { readonly kind: 'text'; readonly text: string; readonly keepsRuns: boolean }
    | { readonly kind: 'date'; readonly iso: string }
    | { readonly kind: 'empty' };
};

/** A filled workbook that is not packed yet. */
export interface MadeBook {
  readonly book: Book;
  readonly plan: FillPlan;
  /** By their new addresses. */
  readonly written: readonly WrittenCell[];
  readonly inserted: number;
  readonly recalculation: Recalculated;
  readonly warnings: readonly Refusal[];
}

/** What must be worked out again: cells that were written, and rows that were inserted. What only moved keeps its results. */
export function dirtyOf(writes: readonly CellWrite[], growths: readonly Growth[]): Dirty {
  const rows = (sheet: number, top: number, bottom: number) => ({ sheet, area: { top, left: 1, bottom, right: LAST_COLUMN } });
  const sheets = [...new Set(growths.map(({ sheet }) => sheet))].map((sheet) => growthOf(growths, sheet));
  const inserted = sheets.flatMap((growth) =>
    growth.map(({ sheet, last, added }) => rows(sheet, shiftRow(growth, last) + 1, shiftRow(growth, last) + added)),
  );
  const moved = sheets.flatMap(([first]) => (first === undefined ? [] : [rows(first.sheet, first.last + 1, LAST_ROW)]));
  return { cells: writes.map(({ sheet, row, column }) => ({ sheet, row, column })), areas: inserted, moved, growths };
}

/** The text that a cell's own text becomes where characters of it were replaced. */
function replacedText(text: string, changes: readonly (readonly [from: string, to: string, at?: number])[]): string {
  const placed = changes.map(([from, to, at]) => ({ from: at ?? text.indexOf(from), length: from.length, to }));
  return placed
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, length, to }) => all.slice(0, from) + to + all.slice(from + length), text);
}

/** The first days that the two date systems count from, as far back from 1970-01-01 as serials are ahead of day numbers. */
const SERIAL_OF_1970 = { from1900: 25_569, from1904: 24_107 } as const;

/** A day as it must stand: as ISO where the cell holds ISO already, else as its serial, counted by the domain's calendar. */
function dateWanted(before: Book, iso: string, isIso: boolean): WrittenCell['value'] {
  const day = parseDay(iso);
  if (isIso || day === null) return { kind: 'date', iso };
  return { kind: 'serial', digits: String(toDayNumber(day) + (before.date1904 ? SERIAL_OF_1970.from1904 : SERIAL_OF_1970.from1900)) };
}

/** What each write must have become; `before` is the book that it was written into. */
function writtenCells(before: Book, writes: readonly CellWrite[]): WrittenCell[] {
  return writes.map(({ sheet, row, column, value }): WrittenCell => {
    const place = { sheet: sheetNameOf(before, sheet), cell: printCell({ row, column }) };
    if (value.kind === 'number') return { ...place, value };
    // No file holds half a character: it is written as U+FFFD.
    if (value.kind === 'text')
      return { ...place, value: value.text === '' ? { kind: 'empty' } : { ...value, text: value.text.toWellFormed(), keepsRuns: false } };
    const stored = createSheetView(before, sheet).cellAt(row, column)?.stored;
    if (value.kind === 'date') return { ...place, value: dateWanted(before, value.iso, stored?.kind === 'date') };
    return {
      ...place,
      value: {
        kind: 'text',
        text: replacedText(stored?.kind === 'text' ? stored.text : '', value.replace).toWellFormed(),
        keepsRuns: true,
      },
    };
  });
}

/** The refusal of a list that would push a cell to be written beyond the sheet's end; the cell is named as the blank has it. */
function pushedOut(book: Book, plan: FillPlan, { sheet, row, column }: CellWrite): Result<never> {
  const single = plan.writes.find((write) => write.sheet === sheet && shiftRow(growthOf(plan.growths, sheet), write.row) === row);
  const cell = printCell({ row: single?.row ?? LAST_ROW, column });
  return refuse('WB_LIST_BLOCKED', { sheet: sheetNameOf(book, sheet), cell, construct: 'last_row' });
}

/** A book with everything written and nothing calculated yet. */
interface WrittenBook {
  readonly book: Book;
  readonly written: readonly WrittenCell[];
  readonly warnings: readonly Refusal[];
}

/** Grows and writes. What stands between is let go here: each step has its own text of a large sheet. */
function writtenBook({ book }: PlanInput, plan: FillPlan, writes: readonly CellWrite[]): Result<WrittenBook> {
  const grown = growBook(book, plan.growths);
  if (!grown.ok) return grown;
  // Noted before it is written: only the newest text's scan is kept.
  const written = writtenCells(grown.value.book, writes);
  return ok({ book: writeCells(grown.value.book, writes), written, warnings: grown.value.warnings });
}

/**
 * Fills a blank with a month's figures, by its map and its placeholders, up to its packing. The same input gives the same bytes. Nothing
 * is compared here: the second reader does that, and shares no code with this. Refuses what `planFill` and `growBook` refuse, and
 * WB_TOO_COSTLY `{sheet, cell}`.
 */
export function makeBook(input: PlanInput): Result<MadeBook> {
  const plan = planFill(input);
  if (!plan.ok) return plan;
  const writes = listWritesAfterGrowth(plan.value);
  const beyond = writes.find(({ row }) => row > LAST_ROW);
  if (beyond !== undefined) return pushedOut(input.book, plan.value, beyond);
  const before = writtenBook(input, plan.value, writes);
  if (!before.ok) return before;
  const recalculation = recalculate(before.value.book, dirtyOf(writes, plan.value.growths));
  const costly = [...recalculation.notCalculated, ...recalculation.kept].find(({ why }) => why === 'costly');
  if (costly !== undefined) return refuse('WB_TOO_COSTLY', { sheet: sheetNameOf(input.book, costly.sheet), cell: costly.cell });
  return ok({
    book: recalculation.book,
    plan: plan.value,
    written: before.value.written,
    inserted: countAddedRows(plan.value),
    recalculation,
    warnings: [...before.value.warnings, ...listTotalNotes(input, plan.value, recalculation.book)],
  });
}
