// From a map, a blank and a month's figures to what will be written: every rule of "What is written", and no byte of it yet.
import { type Figure, NO_FIGURE } from '../../../domain/report/shape.ts';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import type { MapHead, MapList, MapListColumn, MapValue } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, parseArea, parseCell, parseColumnNumber, type Book, type CellFormat } from '../../../sheets/book/book-model.ts';
import { formatOf, createSheetView } from '../../../sheets/book/sheet-view.ts';
import type { CellWrite } from '../../../sheets/book/write-cells.ts';
import { type CellValue, formatColumnValue, formatFigureValue, formatHeadValue, getHeadText, type Writing } from './cell-value.ts';
import { mapErrors } from './check-map.ts';
import { listBoxesIn, findSheet, getEntryNumber } from './map-schema.ts';
import { type FillPlan, growthsOf, type PlannedCheck, type PlannedList } from './fill-plan.ts';
import { findPlaceholders, type FoundPlaceholders, type PlaceholderCell } from './find-placeholders.ts';
import { type FillFigures, listRows, type MapFacts } from './map-facts.ts';
import { canHoldPlaceholder } from './placeholder-text.ts';
import { computePlaceholderList, computePlaceholderValue } from './plan-placeholders.ts';
import { EMPTY_BOX, TICKED_BOX, splitIntoBoxes, findTick } from './tick-boxes.ts';

/** What a plan is made from. */
export interface PlanInput {
  readonly book: Book;
  readonly map: MapValue;
  readonly facts: MapFacts;
  readonly figures: FillFigures;
  /** Cells and heads of further months, each with its own figures (month-columns.ts). */
  readonly further?: readonly Pick<PlanInput, 'map' | 'figures'>[];
}

function formatAt(book: Book, sheet: number, { row, column }: CellAt): CellFormat {
  return formatOf(book, createSheetView(book, sheet).styleAt(row, column));
}

/** What a mapped cell becomes that gets no value: it stays as it is, but for a placeholder, of which none may be left. */
function unfilled({ book, map }: PlanInput, sheet: number, { row, column }: CellAt): CellValue | null {
  const cell = createSheetView(book, sheet).cellAt(row, column);
  const holds = cell?.formula === null && cell.stored.kind === 'text' && canHoldPlaceholder(cell.stored.text);
  return map.placeholders && holds ? { kind: 'text', text: '' } : null;
}

function plannedCells(input: PlanInput): readonly CellWrite[] {
  const { book, map, facts, figures } = input;
  return map.cells.flatMap((entry): CellWrite[] => {
    const [sheet, at] = [findSheet(book, entry.sheet), parseCell(entry.cell)];
    if (sheet === null || at === null) return [];
    const figure = figures.values.get(entry.figure) ?? NO_FIGURE;
    const format = formatAt(book, sheet.index, at);
    const value = formatFigureValue(figure, facts.units.get(entry.figure) ?? '', entry, format) ?? unfilled(input, sheet.index, at);
    return value === null ? [] : [{ sheet: sheet.index, ...at, value }];
  });
}

type Detail = { readonly detail: string };

/** The writes of a field: one cell, the box before the chosen option, or a character a box. */
function headWrites(input: PlanInput, entry: MapHead): readonly CellWrite[] | Detail {
  const { book, figures } = input;
  const [sheet, area] = [findSheet(book, entry.sheet), parseArea(entry.cell)];
  if (sheet === null || area === null) return [];
  const at = { row: area.top, column: area.left };
  const text = getHeadText(entry.field, figures);
  if (entry.as === 'boxes') {
    const boxes = listBoxesIn(createSheetView(book, sheet.index), area);
    const texts = splitIntoBoxes(text, boxes.length);
    if (texts === null) return { detail: `boxes:${boxes.length}|${[...text].length}` };
    return boxes.map((box, index) => ({ sheet: sheet.index, ...box, value: { kind: 'text', text: texts[index] ?? '' } }));
  }
  if (entry.as === 'tick') return tickWrites(input, sheet.index, at, text);
  return [{ sheet: sheet.index, ...at, value: formatHeadValue(entry.field, figures, entry.as, formatAt(book, sheet.index, at)) }];
}

/** Nothing is ticked where the report says nothing. */
function tickWrites({ book }: PlanInput, sheet: number, at: CellAt, chosen: string): readonly CellWrite[] | Detail {
  const stored = createSheetView(book, sheet).cellAt(at.row, at.column)?.stored;
  if (chosen === '' || stored?.kind !== 'text') return [];
  const ticking = findTick(stored.text, chosen);
  if (ticking.kind === 'refused') return { detail: `${ticking.why}:${chosen}` };
  return ticking.kind === 'ticked' ? [] : [{ sheet, ...at, value: { kind: 'rich', replace: [[EMPTY_BOX, TICKED_BOX, ticking.at]] } }];
}

function plannedHeads(input: PlanInput): Result<readonly CellWrite[]> {
  const { map } = input;
  const writes: CellWrite[] = [];
  for (const [index, entry] of map.heads.entries()) {
    const made = headWrites(input, entry);
    if ('detail' in made) {
      const facts = { n: getEntryNumber(map, 'heads', index), detail: made.detail, sheet: entry.sheet, cell: entry.cell };
      return refuse('WB_MAP', facts);
    }
    writes.push(...made);
  }
  return ok(writes);
}

/** One row of a list; `template` is the row of the blank that it is, or is copied from. */
interface ListRow {
  readonly sheet: number;
  readonly template: number;
  readonly figures: ReadonlyMap<string, Figure>;
}

function listRow({ book, facts }: PlanInput, entry: MapList, { sheet, template, figures }: ListRow): [number, CellValue][] {
  const list = facts.lists.get(entry.rows);
  return Object.entries(entry.columns).flatMap(([letters, said]: [string, MapListColumn]): [number, CellValue][] => {
    const number = parseColumnNumber(letters);
    const writing: Writing & { readonly column: string } = typeof said === 'string' ? { column: said } : said;
    const column = list?.columns.get(writing.column);
    if (number === null || column === undefined) return [];
    const figure = figures.get(writing.column) ?? NO_FIGURE;
    const value = formatColumnValue(figure, column, writing, formatAt(book, sheet, { row: template, column: number }));
    return value === null ? [] : [[number, value]];
  });
}

/** A template row that no row of the table comes to. */
function emptyRow(input: PlanInput, entry: MapList, sheet: number, template: number): [number, CellValue][] {
  return Object.keys(entry.columns).flatMap((letters): [number, CellValue][] => {
    const column = parseColumnNumber(letters);
    const value = column === null ? null : unfilled(input, sheet, { row: template, column });
    return column === null || value === null ? [] : [[column, value]];
  });
}

/** Why a list's rows do not fit, or null. */
function overflow(input: PlanInput, entry: MapList, rows: number): Refusal | null {
  const sheet = findSheet(input.book, entry.sheet);
  if (rows <= entry.templateRows || sheet === null) return null;
  const place = { sheet: entry.sheet, cell: `A${entry.firstRow}` };
  if (entry.onOverflow === 'refuse') return { code: 'WB_LIST_OVERFLOW', data: { ...place, n: rows, m: entry.templateRows } };
  const isShut = createSheetView(input.book, sheet.index).isProtected && entry.locked !== true;
  return isShut ? { code: 'WB_LOCKED_CELL', data: { ...place, n: null } } : null;
}

/** Placeholders in the rows of a list of the map: what they become in each of its rows, also in those that are added. */
function placeholdersOfBlock(input: PlanInput, cells: readonly PlaceholderCell[], template: number): [number, CellValue][] {
  const source = { book: input.book, facts: input.facts, figures: input.figures, list: null, row: null };
  return cells.filter(({ row }) => row === template).map((cell) => [cell.column, computePlaceholderValue(source, cell)]);
}

function plannedLists(input: PlanInput, placeholders: readonly PlaceholderCell[]): Result<readonly PlannedList[]> {
  const lists: PlannedList[] = [];
  for (const entry of input.map.lists) {
    const sheet = findSheet(input.book, entry.sheet);
    const data = listRows(input.facts, input.figures, entry.rows);
    const trouble = overflow(input, entry, data.length);
    if (trouble !== null) return { ok: false, refusal: trouble };
    if (sheet === null) continue;
    const cells = placeholders.filter((cell) => cell.sheet === sheet.index);
    const last = entry.firstRow + entry.templateRows - 1;
    const count = Math.max(data.length, entry.templateRows);
    const rows = Array.from({ length: count }, (_, index): ReadonlyMap<number, CellValue> => {
      const template = Math.min(entry.firstRow + index, last);
      const row = data[index];
      const listed =
        row === undefined
          ? emptyRow(input, entry, sheet.index, template)
          : listRow(input, entry, { sheet: sheet.index, template, figures: row });
      return new Map([...placeholdersOfBlock(input, cells, template), ...listed]);
    });
    const { rows: table, firstRow, templateRows } = entry;
    lists.push({ sheet: sheet.index, table, firstRow, templateRows, rows, added: count - templateRows, source: 'map' });
  }
  return ok(lists);
}

function plannedChecks({ book, map }: PlanInput): readonly PlannedCheck[] {
  return map.checks.flatMap((entry): PlannedCheck[] => {
    const [sheet, cell] = [findSheet(book, entry.sheet), parseCell(entry.cell)];
    return sheet === null || cell === null ? [] : [{ sheet: sheet.index, cell, ok: entry.ok }];
  });
}

/** The placeholders outside of every list. */
function plannedPlaceholders(input: PlanInput, found: FoundPlaceholders, lists: readonly PlannedList[]): readonly CellWrite[] {
  const { book, facts, figures } = input;
  const inList = ({ sheet, row }: PlaceholderCell): boolean =>
    lists.some((list) => list.sheet === sheet && row >= list.firstRow && row < list.firstRow + list.templateRows);
  return found.cells
    .filter((cell) => !inList(cell))
    .map((cell) => {
      const { sheet, row, column } = cell;
      return { sheet, row, column, value: computePlaceholderValue({ book, facts, figures, list: null, row: null }, cell) };
    });
}

/**
 * What a month writes into a blank, by its map and its placeholders. Refuses whatever `checkMap` calls an error, WB_LIST_OVERFLOW `{n, m}`,
 * WB_LOCKED_CELL for a list that may not grow on its protected sheet, and WB_MAP for an option or a text that its boxes do not take.
 */
export function planFill(input: PlanInput): Result<FillPlan> {
  const found = findPlaceholders(input);
  const [error] = mapErrors(input, found);
  if (error !== undefined) return { ok: false, refusal: error.refusal };
  const plan = planFrom(input, found);
  if (!plan.ok) return plan;
  const further = furtherWrites(input);
  return further.ok ? ok({ ...plan.value, writes: [...plan.value.writes, ...further.value] }) : further;
}

/** What further months write, each by the same rules. */
function furtherWrites({ book, facts, further = [] }: PlanInput): Result<readonly CellWrite[]> {
  const writes: CellWrite[] = [];
  for (const { map, figures } of further) {
    const column = { book, facts, map, figures };
    const [error] = mapErrors(column, findPlaceholders(column));
    if (error !== undefined) return { ok: false, refusal: error.refusal };
    const heads = plannedHeads(column);
    if (!heads.ok) return heads;
    writes.push(...plannedCells(column), ...heads.value);
  }
  return ok(writes);
}

/** As `planFill` for a map whose errors are known and left aside: the trial of a map that nobody has confirmed yet. */
export function planUnchecked(input: PlanInput): Result<FillPlan> {
  return planFrom(input, findPlaceholders(input));
}

function planFrom(input: PlanInput, found: FoundPlaceholders): Result<FillPlan> {
  const heads = plannedHeads(input);
  if (!heads.ok) return heads;
  const mapped = plannedLists(input, found.cells);
  if (!mapped.ok) return mapped;
  const listed = found.lists.map((list) => computePlaceholderList(input, list));
  const lists = [...mapped.value, ...listed];
  const all = [...found.cells, ...found.lists.flatMap(({ cells }) => cells)];
  return ok({
    writes: [...plannedCells(input), ...heads.value, ...plannedPlaceholders(input, found, mapped.value)],
    lists,
    growths: growthsOf(lists),
    checks: plannedChecks(input),
    placeholders: all.map(({ sheet, row, column }) => ({ sheet, row, column })),
  });
}
