// A form filled for several months, each a column: the map's cells are the first month's, and every further month stands one column to the right.
import { addMonths, listMonths, type Month, monthNumberOf, printMonthLong, yearOf } from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, LAST_COLUMN, parseCell, printCell, type Book } from '../../../sheets/book/book-model.ts';
import { createSheetView } from '../../../sheets/book/sheet-view.ts';
import { findSheet } from './map-schema.ts';
import { labelGrid, type LabelGrid } from './label-grid.ts';
import { parseMonthSaid } from './label-text.ts';
import { type FillFigures, PERIOD_FIELD } from './map-facts.ts';

/** Part of a map with the month that fills it. */
export interface MonthColumn {
  readonly map: MapValue;
  readonly figures: FillFigures;
}

/** A form over months: `first` has everything that stands once, with the last month's words of head and foot; `further` the columns behind it. */
export interface MonthColumns {
  readonly first: MonthColumn;
  readonly further: readonly MonthColumn[];
}

/** Whether a head says a month that is not this one: `9月` over October. What says no single month says nothing. */
function saysOther(text: string, month: Month): boolean {
  const said = parseMonthSaid(text);
  if (said === null) return false;
  return said.month !== monthNumberOf(month) || (said.year !== null && said.year !== yearOf(month));
}

type Cell = Pick<MapValue['cells'][number], 'sheet' | 'cell'>;

/** Goes from the cells of one month to those of the next. */
interface Stepper {
  readonly grid: (sheet: string) => LabelGrid | null;
  readonly taken: Set<string>;
}

function stepperOf(book: Book, map: MapValue): Stepper {
  const grids = new Map<string, LabelGrid | null>();
  return {
    grid: (name) => {
      const sheet = findSheet(book, name);
      const grid = grids.get(name) ?? (sheet === null ? null : labelGrid(createSheetView(book, sheet.index)));
      grids.set(name, grid);
      return grid;
    },
    taken: new Set([...map.cells, ...map.heads, ...map.checks].map(({ sheet, cell }) => `${sheet}!${cell}`)),
  };
}

/** So many columns to the right, merged ones counted once; null beyond the sheet. */
function steppedAt({ areaAt }: LabelGrid, at: CellAt, steps: number): CellAt | null {
  let { column } = at;
  for (let step = 0; step < steps; step += 1) column = areaAt(at.row, column).right + 1;
  return column > LAST_COLUMN ? null : { row: at.row, column };
}

/** The entry so many months on. Refuses WB_MONTH_TAKEN where something stands there, WB_MONTH_HEAD where the head says another month. */
function stepped<T extends Cell>(stepper: Stepper, entry: T, month: Month, steps: number): Result<T> {
  const grid = stepper.grid(entry.sheet);
  const from = parseCell(entry.cell);
  // What is wrong with the entry itself is said by the checks of the map.
  if (grid === null || from === null) return ok(entry);
  const at = steppedAt(grid, from, steps);
  const facts = { sheet: entry.sheet, month };
  if (at === null) return refuse('WB_MONTH_TAKEN', { ...facts, cell: entry.cell });
  const cell = printCell(at);
  const said = grid.headsAbove(at).find(({ text }) => saysOther(text, month));
  if (said !== undefined) return refuse('WB_MONTH_HEAD', { ...facts, cell, said: said.text.trim() });
  if (steps === 0) return ok(entry);
  if (grid.kindAt(at.row, at.column) !== 'empty' || stepper.taken.has(`${entry.sheet}!${cell}`))
    return refuse('WB_MONTH_TAKEN', { ...facts, cell });
  stepper.taken.add(`${entry.sheet}!${cell}`);
  return ok({ ...entry, cell });
}

function all<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const values: T[] = [];
  for (const one of results) {
    if (!one.ok) return one;
    values.push(one.value);
  }
  return ok(values);
}

/** 报告期 right over the map's cells: it names its column's month, not the whole table's. */
function isMonthHead(map: MapValue, { sheet, cell, field, as }: MapValue['heads'][number]): boolean {
  const at = parseCell(cell);
  if (field !== PERIOD_FIELD || at === null || as === 'boxes' || as === 'tick') return false;
  return map.cells.some((one) => {
    const below = parseCell(one.cell);
    return one.sheet === sheet && below !== null && below.column === at.column && below.row > at.row;
  });
}

/** `2026年8月—2026年10月`. */
function periodText(from: Month, to: Month): string {
  return from === to ? printMonthLong(to) : `${printMonthLong(from)}—${printMonthLong(to)}`;
}

/**
 * A map laid out over months; `figures`: one a month, oldest first. Lists take one month alone (WB_MONTH_LIST). Refuses WB_MONTH_TAKEN and
 * WB_MONTH_HEAD, naming the cell.
 */
export function layOutMonthColumns(book: Book, map: MapValue, figures: readonly [FillFigures, ...FillFigures[]]): Result<MonthColumns> {
  const [first] = figures;
  const last = figures.at(-1) ?? first;
  const [list] = map.lists;
  if (figures.length > 1 && list !== undefined) return refuse('WB_MONTH_LIST', { sheet: list.sheet });
  const heads = map.heads.filter((head) => isMonthHead(map, head));
  const empty: MapValue = { ...map, placeholders: false, cells: [], heads: [], lists: [], checks: [] };
  const stepper = stepperOf(book, map);
  const further: MonthColumn[] = [];
  for (const [steps, one] of figures.entries()) {
    const cells = all(map.cells.map((entry) => stepped(stepper, entry, one.month, steps)));
    if (!cells.ok) return cells;
    const named = all(heads.map((entry) => stepped(stepper, entry, one.month, steps)));
    if (!named.ok) return named;
    further.push({ figures: one, map: { ...empty, cells: steps === 0 ? [] : cells.value, heads: named.value } });
  }
  const head = { ...last.head, [PERIOD_FIELD]: periodText(first.month, last.month) };
  return ok({
    first: { map: { ...map, heads: map.heads.filter((one) => !heads.includes(one)) }, figures: { ...first, head } },
    further,
  });
}

/** The months of a table, oldest first. */
export function monthsOf(from: Month, to: Month): readonly [Month, ...Month[]] {
  return from === to ? [from] : [from, ...listMonths(addMonths(from, 1), to)];
}
