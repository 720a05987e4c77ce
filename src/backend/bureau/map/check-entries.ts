// The rules of a map that need the workbook and the profile: what each entry names, and whether its cells may be filled.
import type { MapValue, MapListColumn } from '../../../contract/bureau/workbook-map.ts';
import { LAST_ROW, isIn, parseArea, parseCell, printCell } from '../../../sheets/book/address.ts';
import type { CellAt } from '../../../sheets/book/address.ts';
import { rangeName } from '../../../sheets/write/xlsx-document.ts';
import type { Book } from '../../../sheets/book/book-model.ts';
import { formatOf } from '../../../sheets/book/formats.ts';
import { sheetView } from '../../../sheets/book/sheet-view.ts';
import type { SheetView } from '../../../sheets/book/sheet-view.ts';
import { boxesIn, cellKey, filledCells, keptRanges, listBlocks, sheetNamed } from './entry-places.ts';
import type { FilledCells, KeptRange } from './entry-places.ts';
import { PERIOD_FIELD, REPORTED_FIELD } from './map-facts.ts';
import type { MapFacts } from './map-facts.ts';
import { ENTRY_KINDS, entryNumber } from './map-schema.ts';
import { troubleAt, wrongEntry } from './map-trouble.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbook-shapes.ts';
import { unitKindOf } from '../../../domain/report/units.ts';
import { fitsUnit } from './print-in.ts';
import { hasBoxes } from './tick-boxes.ts';

/** What a map is checked against. */
export interface MapCheckInput {
  readonly book: Book;
  readonly map: MapValue;
  readonly facts: MapFacts;
}

const USCC_FIELD = '统一社会信用代码';
const USCC_LENGTH = 18;
const DAY_FIELDS: ReadonlySet<string> = new Set([PERIOD_FIELD, REPORTED_FIELD]);

/** What is wrong with a unit or with decimals asked of a figure that the profile prints in `own`; empty: nothing. */
export function unitTrouble(
  name: string,
  own: string,
  wanted: { readonly unit?: string | undefined; readonly decimals?: number | undefined },
): string {
  if (unitKindOf(own) === 'percent') return wanted.unit === undefined && wanted.decimals === undefined ? '' : `percent_unit:${name}`;
  return wanted.unit === undefined || fitsUnit(own, wanted.unit) ? '' : `unit:${wanted.unit}|${name}`;
}

function sheetTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  return ENTRY_KINDS.flatMap((kind) =>
    map[kind].flatMap(({ sheet }, index) =>
      sheetNamed(book, sheet) === null ? [troubleAt('WB_NO_SHEET', sheet, '', { n: entryNumber(map, kind, index) })] : [],
    ),
  );
}

function cellTroubles({ map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.cells.flatMap((entry, index) => {
    const place = { n: entryNumber(map, 'cells', index), sheet: entry.sheet, cell: entry.cell };
    const own = facts.units.get(entry.figure);
    if (own === undefined) return [wrongEntry(place, `figure:${entry.figure}`)];
    if (entry.as === 'date') return [wrongEntry(place, `as:date|${entry.figure}`)];
    const detail = unitTrouble(entry.figure, own, entry);
    return detail === '' ? [] : [wrongEntry(place, detail)];
  });
}

/** What is wrong with how a field is written; empty: nothing. */
function headDetail(view: SheetView | null, entry: MapValue['heads'][number], facts: MapFacts): string {
  const area = parseArea(entry.cell);
  if (!facts.heads.has(entry.field)) return `field:${entry.field}`;
  if (entry.as === 'number' || (entry.as === 'date' && !DAY_FIELDS.has(entry.field))) return `as:${entry.as}|${entry.field}`;
  if (area === null || view === null) return '';
  if (entry.as === 'boxes') {
    if (area.top !== area.bottom) return `one_row:${entry.cell}`;
    const boxes = boxesIn(view, area).length;
    return entry.field === USCC_FIELD && boxes < USCC_LENGTH ? `boxes:${boxes}|${USCC_LENGTH}` : '';
  }
  if (entry.cell.includes(':')) return `one_cell:${entry.cell}`;
  const stored = view.cellAt(area.top, area.left)?.stored;
  return entry.as === 'tick' && !(stored?.kind === 'text' && hasBoxes(stored.text)) ? 'no_tick' : '';
}

function headTroubles({ book, map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.heads.flatMap((entry, index) => {
    const sheet = sheetNamed(book, entry.sheet);
    const detail = headDetail(sheet === null ? null : sheetView(book, sheet.index), entry, facts);
    return detail === '' ? [] : [wrongEntry({ n: entryNumber(map, 'heads', index), sheet: entry.sheet, cell: entry.cell }, detail)];
  });
}

function listTroubles({ map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.lists.flatMap((entry, index) => {
    const place = { n: entryNumber(map, 'lists', index), sheet: entry.sheet, cell: `A${entry.firstRow}` };
    const list = facts.lists.get(entry.rows);
    if (list === undefined) return [wrongEntry(place, `no_list:${entry.rows}`)];
    const details = Object.values(entry.columns).map((said: MapListColumn): string => {
      const { column: key, ...wanted } = typeof said === 'string' ? { column: said } : said;
      const column = list.columns.get(key);
      if (column === undefined) return `column:${key}|${entry.rows}`;
      if (typeof said !== 'string' && column.kind !== 'figure') return `unit:${said.unit}|${key}`;
      return unitTrouble(key, column.unit, wanted);
    });
    if (entry.firstRow + entry.templateRows - 1 > LAST_ROW) details.push('list_end');
    return details.filter((detail) => detail !== '').map((detail) => wrongEntry(place, detail));
  });
}

function checkTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  return map.checks.flatMap((entry, index) => {
    const [sheet, at] = [sheetNamed(book, entry.sheet), parseCell(entry.cell)];
    if (sheet === null || at === null) return [];
    const cell = sheetView(book, sheet.index).cellAt(at.row, at.column);
    if (cell !== null && (cell.formula !== null || cell.stored.kind !== 'blank')) return [];
    const place = { n: entryNumber(map, 'checks', index), sheet: entry.sheet, cell: entry.cell };
    return [wrongEntry(place, `check_empty:${entry.cell}`)];
  });
}

interface CellRules {
  readonly book: Book;
  readonly view: SheetView;
  readonly kept: readonly KeptRange[];
}

/** Why a cell cannot be filled by its entry, or null. */
function cellTrouble(rules: CellRules, entry: FilledCells, at: CellAt): WorkbookFinding | null {
  const { book, view } = rules;
  const cell = printCell(at);
  const place = { n: entry.n, sheet: entry.sheet.name, cell };
  const merge = view.mergeAt(at.row, at.column);
  if (merge !== null && (merge.top !== at.row || merge.left !== at.column)) return wrongEntry(place, `inner:${cell}|${rangeName(merge)}`);
  if (merge !== null && entry.kind === 'lists' && merge.bottom > merge.top) return wrongEntry(place, `inner:${cell}|${rangeName(merge)}`);
  const kept = rules.kept.find(({ sheet, area }) => sheet === entry.sheet.index && isIn(area, at));
  if (kept !== undefined) return wrongEntry(place, `keep:${cell}|${kept.text}`);
  const isFormula = (view.cellAt(at.row, at.column)?.formula ?? null) !== null || view.formulaAreas.some((area) => isIn(area, at));
  if (isFormula) return troubleAt('WB_FORMULA_CELL', place.sheet, cell, { n: entry.n });
  const isLocked = view.isProtected && !entry.isLockedToo && formatOf(book, view.styleAt(at.row, at.column)).isLocked;
  return isLocked ? troubleAt('WB_LOCKED_CELL', place.sheet, cell, { n: entry.n }) : null;
}

/** Of each entry the first cell of each kind of trouble: a list of many rows is named once. */
function placeTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  const kept = keptRanges(book, map);
  return filledCells(book, map).flatMap((entry) => {
    const view = sheetView(book, entry.sheet.index);
    const byCode = new Map<string, WorkbookFinding>();
    for (const at of entry.cells) {
      const trouble = cellTrouble({ book, view, kept }, entry, at);
      if (trouble !== null && !byCode.has(trouble.refusal.code)) byCode.set(trouble.refusal.code, trouble);
    }
    return [...byCode.values()];
  });
}

function twiceTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  const taken = new Map<string, number>();
  return filledCells(book, map).flatMap((entry) => {
    let first: WorkbookFinding | null = null;
    for (const at of entry.cells) {
      const merge = sheetView(book, entry.sheet.index).mergeAt(at.row, at.column);
      const key = cellKey(entry.sheet.index, merge === null ? at : { row: merge.top, column: merge.left });
      const before = taken.get(key);
      if (before === undefined) taken.set(key, entry.n);
      else if (before !== entry.n)
        first ??= wrongEntry({ n: entry.n, sheet: entry.sheet.name, cell: printCell(at) }, `twice:${printCell(at)}|${before}`);
    }
    return first === null ? [] : [first];
  });
}

function blockTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  const blocks = listBlocks(book, map);
  const overlaps = blocks.flatMap((block, index) => {
    const other = blocks.slice(0, index).find((one) => one.sheet === block.sheet && one.first <= block.last && block.first <= one.last);
    const place = { n: block.n, sheet: book.sheets[block.sheet]?.name ?? '', cell: `A${block.first}` };
    return other === undefined ? [] : [wrongEntry(place, `list_overlap:${other.n}`)];
  });
  const singles = (['cells', 'heads', 'checks'] as const).flatMap((kind) =>
    map[kind].map(({ sheet, cell }, index) => ({ n: entryNumber(map, kind, index), sheet, cell })),
  );
  const within = singles.flatMap((place) => {
    const [sheet, area] = [sheetNamed(book, place.sheet), parseArea(place.cell)];
    if (sheet === null || area === null) return [];
    const block = blocks.find((one) => one.sheet === sheet.index && one.first <= area.bottom && area.top <= one.last);
    return block === undefined ? [] : [wrongEntry(place, `in_list:${place.cell}|${block.n}`)];
  });
  return [...overlaps, ...within];
}

/** Everything that is wrong with the entries themselves, by kind of rule. */
export function entryTroubles(input: MapCheckInput): readonly WorkbookFinding[] {
  return [
    ...sheetTroubles(input),
    ...cellTroubles(input),
    ...headTroubles(input),
    ...listTroubles(input),
    ...checkTroubles(input),
    ...placeTroubles(input),
    ...twiceTroubles(input),
    ...blockTroubles(input),
  ];
}
