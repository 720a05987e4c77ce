// `map check`: every rule of a map that needs no month, and the taking over of a new edition of the blank.
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, parseArea, printCell, parseCell, parseColumnNumber, type Book } from '../../../sheets/book/book-model.ts';
import { createSheetView, scanOf, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { listEntryTroubles, type MapCheckInput } from './check-entries.ts';
import { listSurroundingWarnings } from './check-surroundings.ts';
import { listFilledCells, findSheet, getEntryNumber, createTroubleAt, createWrongEntry } from './map-schema.ts';
import { findPlaceholders, type FoundPlaceholders } from './find-placeholders.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { labelGrid } from './label-grid.ts';
import { flattenText, parseLabel } from './label-text.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import { canUseUnit } from './print-in.ts';
import { findContradictingLine, findContradictingUnit, createUnitReader } from './said-unit.ts';

// Whether the words beside each mapped cell name the unit in which the map fills it: 亿元 beside a figure in 万元 would print another amount.

/** A cell, or the first one of a list's column, with the unit in which it is filled. `asked`: the unit that the entry itself writes. */
interface UnitPlace {
  readonly n: number;
  readonly sheet: string;
  readonly at: CellAt;
  readonly own: string;
  readonly asked: string | undefined;
}

function cellPlaces({ map, facts }: MapCheckInput): UnitPlace[] {
  return map.cells.flatMap(({ sheet, cell, figure, unit: asked, sure }, index) => {
    const [at, own] = [parseCell(cell), facts.units.get(figure)];
    return at === null || own === undefined || sure === true ? [] : [{ n: getEntryNumber(map, 'cells', index), sheet, at, own, asked }];
  });
}

function listPlaces({ map, facts }: MapCheckInput): UnitPlace[] {
  return map.lists.flatMap(({ sheet, rows, firstRow, columns, sure }, index) =>
    Object.entries(columns).flatMap(([letters, said]): UnitPlace[] => {
      const [key, asked] = typeof said === 'string' ? [said, undefined] : [said.column, said.unit];
      const column = facts.lists.get(rows)?.columns.get(key);
      const number = parseColumnNumber(letters);
      if (column?.kind !== 'figure' || number === null || sure === true) return [];
      return [{ n: getEntryNumber(map, 'lists', index), sheet, at: { row: firstRow, column: number }, own: column.unit, asked }];
    }),
  );
}

/** What is found of units: `errors` refuse the export, `warnings` are units of an entry against the sheet's line alone. */
interface FoundUnits {
  readonly errors: readonly WorkbookFinding[];
  readonly warnings: readonly WorkbookFinding[];
}

/** Compares the units of all entries with the words of the sheet. Entries that a person is sure of are left out. */
function checkUnits(input: MapCheckInput): FoundUnits {
  const { book } = input;
  const readerOf = memoizeByKey((name: string) => {
    const sheet = findSheet(book, name);
    return sheet === null ? null : createUnitReader(book, labelGrid(createSheetView(book, sheet.index)));
  });
  const errors: WorkbookFinding[] = [];
  const warnings: WorkbookFinding[] = [];
  for (const { n, sheet, at, own, asked } of [...cellPlaces(input), ...listPlaces(input)]) {
    const read = readerOf(sheet);
    // A unit that the figure cannot have is an error of its own.
    if (read === null || (asked !== undefined && !canUseUnit(own, asked))) continue;
    const [units, unit] = [read(at), asked ?? own];
    const against = findContradictingUnit(units, unit);
    const line = against === null ? findContradictingLine(units, unit) : null;
    const said = against ?? line;
    if (said === null) continue;
    const found = createTroubleAt('WB_UNIT', sheet, printCell(at), { n, said, unit });
    (against === null && asked !== undefined ? warnings : errors).push(found);
  }
  return { errors, warnings };
}

/** The texts that name a cell: its own, those left of it in its row, the heads over it. */
function textsAround(view: SheetView, at: CellAt): readonly string[] {
  const grid = labelGrid(view);
  return [grid.textAt(at.row, at.column), ...[...grid.labelsLeft(at), ...grid.headsAbove(at)].map(({ text }) => text)];
}

/** Whether a text is the label, give or take numbering, 其中 and notes that one of them leaves out. */
function isSame(text: string, label: string): boolean {
  if (flattenText(text) === flattenText(label)) return true;
  const [one, other] = [parseLabel(text), parseLabel(label)];
  if (one.core === '' || one.core !== other.core) return false;
  return one.note === '' || other.note === '' || one.note === other.note;
}

/** Entries whose cell's row and column no longer bear their labels. The label of a list is its head's, above its first row. */
function listMovedLabels(book: Book, map: MapValue): readonly WorkbookFinding[] {
  const labelled = [
    ...map.cells.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'cells', index), sheet, cell, label })),
    ...map.heads.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'heads', index), sheet, cell, label })),
    ...map.checks.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'checks', index), sheet, cell, label })),
  ];
  const cells = labelled.flatMap(({ n, sheet: name, cell, label = [] }) => {
    const [sheet, area] = [findSheet(book, name), parseArea(cell)];
    if (sheet === null || area === null || label.length === 0) return [];
    const texts = textsAround(createSheetView(book, sheet.index), { row: area.top, column: area.left });
    const own = flattenText(texts[0] ?? '');
    const missing = label.find((one) => !texts.some((text) => isSame(text, one)) && !own.startsWith(flattenText(one)));
    return missing === undefined ? [] : [createTroubleAt('WB_LABEL_MOVED', name, cell, { n, label: missing })];
  });
  return [...cells, ...movedLists(book, map)];
}

function movedLists(book: Book, map: MapValue): readonly WorkbookFinding[] {
  return map.lists.flatMap(({ sheet: name, firstRow, columns, label = [] }, index) => {
    const sheet = findSheet(book, name);
    if (sheet === null || label.length === 0) return [];
    const view = createSheetView(book, sheet.index);
    const texts = Object.keys(columns).flatMap((letters) => {
      const area = parseArea(`${letters}${firstRow}`);
      return area === null ? [] : textsAround(view, { row: area.top, column: area.left });
    });
    const missing = label.find((one) => !texts.some((text) => isSame(text, one)));
    const cell = printCell({ row: firstRow, column: 1 });
    return missing === undefined
      ? []
      : [createTroubleAt('WB_LABEL_MOVED', name, cell, { n: getEntryNumber(map, 'lists', index), label: missing })];
  });
}

/** What a check found; with an error the export refuses. `cells` counts figures and heads, `lists` those of the map and of placeholders. */
export interface CheckedMap {
  readonly errors: readonly WorkbookFinding[];
  readonly warnings: readonly WorkbookFinding[];
  readonly cells: number;
  readonly lists: number;
}

/** How many entries nobody has confirmed yet. */
export function countProposedEntries(map: MapValue): number {
  return [...map.cells, ...map.heads, ...map.lists, ...map.checks].filter(({ state }) => state === 'proposed').length;
}

function unconfirmed(map: MapValue): readonly WorkbookFinding[] {
  const n = countProposedEntries(map);
  return n === 0 ? [] : [{ refusal: { code: 'WB_UNCONFIRMED', data: { n } }, sheet: '', cell: '' }];
}

function otherFile({ book, map }: MapCheckInput): readonly WorkbookFinding[] {
  const found = hashSha256(book.blank);
  if (found === map.workbook.sha256) return [];
  return [{ refusal: { code: 'WB_OTHER_FILE', data: { expected: map.workbook.sha256, found } }, sheet: '', cell: '' }];
}

/** Lists on protected sheets that may not grow there: said ahead, refused only by a month that has more rows. */
function lockedLists({ book, map }: MapCheckInput): readonly WorkbookFinding[] {
  return map.lists.flatMap((entry, index) => {
    const sheet = findSheet(book, entry.sheet);
    if (sheet === null || entry.locked === true || entry.onOverflow === 'refuse') return [];
    if (!createSheetView(book, sheet.index).isProtected) return [];
    return [createTroubleAt('WB_LOCKED_CELL', entry.sheet, `A${entry.firstRow}`, { n: getEntryNumber(map, 'lists', index) })];
  });
}

/** Entries in the row of a placeholder's list: they would fill its first row alone. */
function inPlaceholderRows({ book, map }: MapCheckInput, { lists }: FoundPlaceholders): readonly WorkbookFinding[] {
  if (lists.length === 0) return [];
  return listFilledCells(book, map).flatMap(({ n, kind, sheet, cells }) => {
    if (kind === 'lists') return [];
    const found = lists.flatMap((list) =>
      cells.filter((at) => list.sheet === sheet.index && list.row === at.row).map((at) => ({ list, at })),
    );
    const [first] = found;
    if (first === undefined) return [];
    const cell = printCell(first.at);
    return [createWrongEntry({ n, sheet: sheet.name, cell }, `in_row:${cell}|{{#${first.list.table}}}`)];
  });
}

/** Sheets whose rows or cells stand out of their order: spreadsheet programs call them broken, and what is written could not be checked. */
function outOfOrder({ book }: MapCheckInput): readonly WorkbookFinding[] {
  return book.sheets.flatMap(({ index, part, name, kind }) => {
    if (kind !== 'worksheet') return [];
    const { rows, cells } = scanOf(book, index);
    if (rows.isSorted && cells.isSorted) return [];
    return [{ refusal: { code: 'WB_DAMAGED', data: { detail: `${part}: order` } }, sheet: name, cell: '' }];
  });
}

/** What keeps a map from being exported, without what is only worth knowing. `found` are the blank's placeholders under this map. */
export function mapErrors(input: MapCheckInput, found: FoundPlaceholders): readonly WorkbookFinding[] {
  const rules = [...listEntryTroubles(input), ...checkUnits(input).errors, ...inPlaceholderRows(input, found), ...found.troubles];
  return [...outOfOrder(input), ...unconfirmed(input.map), ...otherFile(input), ...rules];
}

/** Checks a map against a blank and a profile, without a month. */
export function checkMap(input: MapCheckInput): CheckedMap {
  const { book, map } = input;
  const placeholders = findPlaceholders(input);
  return {
    errors: mapErrors(input, placeholders),
    warnings: [...lockedLists(input), ...checkUnits(input).warnings, ...listSurroundingWarnings(book, map.placeholders)],
    cells: map.cells.length + map.heads.length,
    lists: map.lists.length + placeholders.lists.length,
  };
}

/** A check that may take over another edition of the blank: `map` is the map with its hash and name, null where it is not taken over. */
export interface AdoptedMap extends CheckedMap {
  readonly map: MapValue | null;
}

/**
 * Checks a map against a new edition of its blank, called `file`. It is taken over only if every entry passes and every label still stands
 * where it stood (WB_LABEL_MOVED); entries that nobody has confirmed yet do not hinder it.
 */
export function adoptMap(input: MapCheckInput, file: string): AdoptedMap {
  const { book, map } = input;
  const adopted: MapValue = { ...map, workbook: { file, sha256: hashSha256(book.blank) } };
  const checked = checkMap({ ...input, map: adopted });
  const moved = listMovedLabels(book, map);
  const hinders = [...checked.errors.filter(({ refusal }) => refusal.code !== 'WB_UNCONFIRMED'), ...moved];
  return { ...checked, errors: [...checked.errors, ...moved], map: hinders.length === 0 ? adopted : null };
}
