// The rules of a map that need the workbook and the profile: what each entry names, and whether its cells may be filled.
import type { MapValue, MapListColumn } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, isIn, LAST_ROW, parseArea, parseCell, printCell, type Book } from '../../../sheets/book/book-model.ts';
import { formatRangeName } from '../../../sheets/write/xlsx-document.ts';
import { formatOf, createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import {
  type FilledCells,
  findSheet,
  getCellKey,
  type KeptRange,
  listBlocks,
  listBoxesIn,
  listFilledCells,
  listKeptRanges,
  ENTRY_KINDS,
  getEntryNumber,
  createTroubleAt,
  createWrongEntry,
} from './map-schema.ts';
import { type MapFacts, PERIOD_FIELD, REPORTED_FIELD } from './map-facts.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import { unitKindOf } from '../../../domain/report/units.ts';
import { canUseUnit } from './print-in.ts';
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
export function findUnitTrouble(
  name: string,
  own: string,
  wanted: { readonly unit?: string | undefined; readonly decimals?: number | undefined },
): string {
  if (unitKindOf(own) === 'percent') return wanted.unit === undefined && wanted.decimals === undefined ? '' : `percent_unit:${name}`;
  return wanted.unit === undefined || canUseUnit(own, wanted.unit) ? '' : `unit:${wanted.unit}|${name}`;
}

function sheetTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  return ENTRY_KINDS.flatMap((kind) =>
    map[kind].flatMap(({ sheet }, index) =>
      findSheet(book, sheet) === null ? [createTroubleAt('WB_NO_SHEET', sheet, '', { n: getEntryNumber(map, kind, index) })] : [],
    ),
  );
}

function cellTroubles({ map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.cells.flatMap((entry, index) => {
    const place = { n: getEntryNumber(map, 'cells', index), sheet: entry.sheet, cell: entry.cell };
    const own = facts.units.get(entry.figure);
    if (own === undefined) return [createWrongEntry(place, `figure:${entry.figure}`)];
    if (entry.as === 'date') return [createWrongEntry(place, `as:date|${entry.figure}`)];
    const detail = findUnitTrouble(entry.figure, own, entry);
    return detail === '' ? [] : [createWrongEntry(place, detail)];
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
    const boxes = listBoxesIn(view, area).length;
    return entry.field === USCC_FIELD && boxes < USCC_LENGTH ? `boxes:${boxes}|${USCC_LENGTH}` : '';
  }
  if (entry.cell.includes(':')) return `one_cell:${entry.cell}`;
  const stored = view.cellAt(area.top, area.left)?.stored;
  return entry.as === 'tick' && !(stored?.kind === 'text' && hasBoxes(stored.text)) ? 'no_tick' : '';
}

function headTroubles({ book, map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.heads.flatMap((entry, index) => {
    const sheet = findSheet(book, entry.sheet);
    const detail = headDetail(sheet === null ? null : createSheetView(book, sheet.index), entry, facts);
    return detail === ''
      ? []
      : [createWrongEntry({ n: getEntryNumber(map, 'heads', index), sheet: entry.sheet, cell: entry.cell }, detail)];
  });
}

function listTroubles({ map, facts }: MapCheckInput): WorkbookFinding[] {
  return map.lists.flatMap((entry, index) => {
    const place = { n: getEntryNumber(map, 'lists', index), sheet: entry.sheet, cell: `A${entry.firstRow}` };
    const list = facts.lists.get(entry.rows);
    if (list === undefined) return [createWrongEntry(place, `no_list:${entry.rows}`)];
    const details = Object.values(entry.columns).map((said: MapListColumn): string => {
      const { column: key, ...wanted } = typeof said === 'string' ? { column: said } : said;
      const column = list.columns.get(key);
      if (column === undefined) return `column:${key}|${entry.rows}`;
      if (typeof said !== 'string' && column.kind !== 'figure') return `unit:${said.unit}|${key}`;
      return findUnitTrouble(key, column.unit, wanted);
    });
    if (entry.firstRow + entry.templateRows - 1 > LAST_ROW) details.push('list_end');
    return details.filter((detail) => detail !== '').map((detail) => createWrongEntry(place, detail));
  });
}

function checkTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  return map.checks.flatMap((entry, index) => {
    const [sheet, at] = [findSheet(book, entry.sheet), parseCell(entry.cell)];
    if (sheet === null || at === null) return [];
    const cell = createSheetView(book, sheet.index).cellAt(at.row, at.column);
    if (cell !== null && (cell.formula !== null || cell.stored.kind !== 'blank')) return [];
    const place = { n: getEntryNumber(map, 'checks', index), sheet: entry.sheet, cell: entry.cell };
    return [createWrongEntry(place, `check_empty:${entry.cell}`)];
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
  if (merge !== null && (merge.top !== at.row || merge.left !== at.column))
    return createWrongEntry(place, `inner:${cell}|${formatRangeName(merge)}`);
  if (merge !== null && entry.kind === 'lists' && merge.bottom > merge.top)
    return createWrongEntry(place, `inner:${cell}|${formatRangeName(merge)}`);
  const kept = rules.kept.find(({ sheet, area }) => sheet === entry.sheet.index && isIn(area, at));
  if (kept !== undefined) return createWrongEntry(place, `keep:${cell}|${kept.text}`);
  const isFormula = (view.cellAt(at.row, at.column)?.formula ?? null) !== null || view.formulaAreas.some((area) => isIn(area, at));
  if (isFormula) return createTroubleAt('WB_FORMULA_CELL', place.sheet, cell, { n: entry.n });
  const isLocked = view.isProtected && !entry.isLockedToo && formatOf(book, view.styleAt(at.row, at.column)).isLocked;
  return isLocked ? createTroubleAt('WB_LOCKED_CELL', place.sheet, cell, { n: entry.n }) : null;
}

/** Of each entry the first cell of each kind of trouble: a list of many rows is named once. */
function placeTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  const kept = listKeptRanges(book, map);
  return listFilledCells(book, map).flatMap((entry) => {
    const view = createSheetView(book, entry.sheet.index);
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
  return listFilledCells(book, map).flatMap((entry) => {
    let first: WorkbookFinding | null = null;
    for (const at of entry.cells) {
      const merge = createSheetView(book, entry.sheet.index).mergeAt(at.row, at.column);
      const key = getCellKey(entry.sheet.index, merge === null ? at : { row: merge.top, column: merge.left });
      const before = taken.get(key);
      if (before === undefined) taken.set(key, entry.n);
      else if (before !== entry.n)
        first ??= createWrongEntry({ n: entry.n, sheet: entry.sheet.name, cell: printCell(at) }, `twice:${printCell(at)}|${before}`);
    }
    return first === null ? [] : [first];
  });
}

function blockTroubles({ book, map }: MapCheckInput): WorkbookFinding[] {
  const blocks = listBlocks(book, map);
  const overlaps = blocks.flatMap((block, index) => {
    const other = blocks.slice(0, index).find((one) => one.sheet === block.sheet && one.first <= block.last && block.first <= one.last);
    const place = { n: block.n, sheet: book.sheets[block.sheet]?.name ?? '', cell: `A${block.first}` };
    return other === undefined ? [] : [createWrongEntry(place, `list_overlap:${other.n}`)];
  });
  const singles = (['cells', 'heads', 'checks'] as const).flatMap((kind) =>
    map[kind].map(({ sheet, cell }, index) => ({ n: getEntryNumber(map, kind, index), sheet, cell })),
  );
  const within = singles.flatMap((place) => {
    const [sheet, area] = [findSheet(book, place.sheet), parseArea(place.cell)];
    if (sheet === null || area === null) return [];
    const block = blocks.find((one) => one.sheet === sheet.index && one.first <= area.bottom && area.top <= one.last);
    return block === undefined ? [] : [createWrongEntry(place, `in_list:${place.cell}|${block.n}`)];
  });
  return [...overlaps, ...within];
}

/** Everything that is wrong with the entries themselves, by kind of rule. */
export function listEntryTroubles(input: MapCheckInput): readonly WorkbookFinding[] {
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
