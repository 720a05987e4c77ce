// Reads and writes maps (对应表): parsed here by the contract's shape and believed after (docs/rules/workbook.md, The map).
// Where the entries of a map stand: their sheets, and every cell that each of them fills.
// What is wrong with a map, or worth knowing: a code with its facts, and the cell it is about.
import type { z } from 'zod';
import { ok, refuse, type Result, type Refusal } from '../../../domain/values/result.ts';
import { mapSchemaOf, type MapValue } from '../../../contract/bureau/workbook-map.ts';
import {
  parseColumnNumber,
  LAST_ROW,
  parseArea,
  parseCell,
  type CellAt,
  type Book,
  type BookSheet,
} from '../../../sheets/book/book-model.ts';
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';

const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

const mapSchema = mapSchemaOf({
  isCell: (text) => CELL.test(text) && parseCell(text) !== null,
  isRange: (text) => text.split(':').every((part) => CELL.test(part)) && parseArea(text) !== null,
  isColumn: (text) => /^[A-Z]{1,3}$/.test(text) && parseColumnNumber(text) !== null,
  lastRow: LAST_ROW,
});

/** The lists of entries in the order in which a refusal counts them. */
export const ENTRY_KINDS = ['cells', 'heads', 'lists', 'checks', 'keep'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The number by which a refusal names an entry: all lists are counted through, from 1, in the order of `ENTRY_KINDS`. */
export function getEntryNumber(map: MapValue, kind: EntryKind, index: number): number {
  const before = ENTRY_KINDS.slice(0, ENTRY_KINDS.indexOf(kind));
  return before.reduce((sum, one) => sum + map[one].length, 0) + index + 1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key that no parser of records would hand on, and so would be lost without a word. */
function hasHiddenKey(value: unknown): boolean {
  // Not by calling itself: a file may nest deeper than calls can.
  const left: unknown[] = [value];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (isRecord(one) && Object.hasOwn(one, '__proto__')) return true;
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) if (inner !== undefined) left.push(inner);
  }
  return false;
}

/** The entry's number that a path of the JSON lies in; null for the map as a whole. */
function numberAt(json: unknown, path: readonly PropertyKey[]): number | null {
  const kind = ENTRY_KINDS.find((one) => one === path[0]);
  const index = path[1];
  if (kind === undefined || typeof index !== 'number' || !isRecord(json)) return null;
  const before = ENTRY_KINDS.slice(0, ENTRY_KINDS.indexOf(kind)).map((one) => json[one]);
  return before.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0) + index + 1;
}

/** What is at a path of the JSON, if anything. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return isRecord(value) ? value[String(key)] : undefined;
  }, json);
}

function detailOf(json: unknown, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown_key:${issue.keys.join(', ')}`;
  const inner = issue.path.filter((key) => typeof key === 'string').slice(numberAt(json, issue.path) === null ? 0 : 1);
  const place = inner.length === 0 ? issue.path.join('.') : inner.join('.');
  const found = valueAt(json, issue.path);
  if (found === undefined && place !== '') return `missing:${place}`;
  if (place === '') return 'no_map';
  const written = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? `${found}` : '';
  return `bad_value:${place}|${written.slice(0, 60)}`;
}

/**
 * Parses a map's JSON. Refuses WB_MAP `{n, detail}`: `n` counts the entries through (null: the file as a whole), `detail` is a code with
 * its facts behind it (`missing:figure`), which the contract's words say.
 */
export function parseMap(json: unknown): Result<MapValue> {
  if (hasHiddenKey(json)) return refuse('WB_MAP', { n: null, detail: 'unknown_key:__proto__' });
  const parsed = mapSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues;
  if (first === undefined) return refuse('WB_MAP', { n: null, detail: 'no_map' });
  return refuse('WB_MAP', { n: numberAt(json, first.path), detail: detailOf(json, first) });
}

/** Parses a map's text, which a byte order mark may precede. Refuses as `parseMap`, and `no_json` where it is none. */
export function readMap(text: string): Result<MapValue> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('WB_MAP', { n: null, detail: 'no_json' });
  }
  return parseMap(json);
}

/** `{"a": 1, "b": ["c"]}` on one line. */
function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${said.map(([key, one]) => `${JSON.stringify(key)}: ${onOneLine(one)}`).join(', ')}}`;
}

/** A map as it is saved: stable, one entry a line, lists without an entry left out. */
export function printMap(map: MapValue): string {
  const { version, workbook, placeholders } = map;
  const parts = [`"version": ${version}`, `"workbook": ${onOneLine(workbook)}`, `"placeholders": ${placeholders}`];
  const lists = ENTRY_KINDS.filter((kind) => map[kind].length > 0).map((kind) => {
    const lines = map[kind].map((entry: unknown) => `  ${onOneLine(entry)}`);
    return `"${kind}": [\n${lines.join(',\n')}\n ]`;
  });
  return `{\n ${[...parts, ...lists].join(',\n ')}\n}\n`;
}

/** The worksheet of this name, or null; a chart sheet has no cells and is none. */
export function findSheet(book: Book, name: string): BookSheet | null {
  return book.sheets.find((sheet) => sheet.name === name && sheet.kind === 'worksheet') ?? null;
}

/** The name of a sheet by its place. */
export function sheetNameOf(book: Book, index: number): string {
  return book.sheets[index]?.name ?? '';
}

/** A range that nothing may touch. */
export interface KeptRange {
  readonly sheet: number;
  readonly area: CellRange;
  readonly text: string;
}

/** The `keep` ranges whose sheets are there. */
export function listKeptRanges(book: Book, map: MapValue): readonly KeptRange[] {
  return map.keep.flatMap(({ sheet: name, range }): KeptRange[] => {
    const [sheet, area] = [findSheet(book, name), parseArea(range)];
    return sheet === null || area === null ? [] : [{ sheet: sheet.index, area, text: range }];
  });
}

/** A list's rows, as the blank has them. */
export interface ListBlock {
  readonly n: number;
  readonly index: number;
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
}

/** The blocks of the lists whose sheets are there. */
export function listBlocks(book: Book, map: MapValue): readonly ListBlock[] {
  return map.lists.flatMap(({ sheet: name, firstRow, templateRows }, index): ListBlock[] => {
    const sheet = findSheet(book, name);
    if (sheet === null) return [];
    return [{ n: getEntryNumber(map, 'lists', index), index, sheet: sheet.index, first: firstRow, last: firstRow + templateRows - 1 }];
  });
}

/** One entry and the cells that it fills. */
export interface FilledCells {
  readonly n: number;
  readonly kind: 'cells' | 'heads' | 'lists';
  readonly index: number;
  readonly sheet: BookSheet;
  readonly cells: readonly CellAt[];
  /** True where the entry says that it may fill a locked cell. */
  readonly isLockedToo: boolean;
}

/** The cells of a row of boxes: those that are no inner cells of merges. */
export function listBoxesIn(view: SheetView, area: CellRange): readonly CellAt[] {
  const cells: CellAt[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const merge = view.mergeAt(area.top, column);
    if (merge === null || (merge.top === area.top && merge.left === column)) cells.push({ row: area.top, column });
  }
  return cells;
}

function headCells(book: Book, sheet: BookSheet, text: string, as: string | undefined): readonly CellAt[] {
  const area = parseArea(text);
  if (area === null) return [];
  return as === 'boxes' ? listBoxesIn(createSheetView(book, sheet.index), area) : [{ row: area.top, column: area.left }];
}

/** Every cell that each entry fills, in the order in which entries are counted; entries on sheets that are not there are left out. */
export function listFilledCells(book: Book, map: MapValue): readonly FilledCells[] {
  const of = (kind: FilledCells['kind'], index: number, name: string, cellsOf: (sheet: BookSheet) => readonly CellAt[]): FilledCells[] => {
    const sheet = findSheet(book, name);
    if (sheet === null) return [];
    const isLockedToo = map[kind][index]?.locked === true;
    return [{ n: getEntryNumber(map, kind, index), kind, index, sheet, cells: cellsOf(sheet), isLockedToo }];
  };
  const single = (text: string): readonly CellAt[] => {
    const cell = parseCell(text);
    return cell === null ? [] : [cell];
  };
  return [
    ...map.cells.flatMap((entry, index) => of('cells', index, entry.sheet, () => single(entry.cell))),
    ...map.heads.flatMap((entry, index) => of('heads', index, entry.sheet, (sheet) => headCells(book, sheet, entry.cell, entry.as))),
    ...map.lists.flatMap((entry, index) =>
      of('lists', index, entry.sheet, () => {
        const columns = Object.keys(entry.columns).flatMap((letters) => parseColumnNumber(letters) ?? []);
        return Array.from({ length: entry.templateRows }, (_, row) =>
          columns.map((column) => ({ row: entry.firstRow + row, column })),
        ).flat();
      }),
    ),
  ];
}

/** A cell as the key of a set. */
export function getCellKey(sheet: number, { row, column }: CellAt): string {
  return `${sheet}!${row}:${column}`;
}

/** A trouble of a sheet's cell; both stand in its facts as well. */
export function createTroubleAt(code: Refusal['code'], sheet: string, cell: string, data: Refusal['data'] = {}): WorkbookFinding {
  return { refusal: { code, data: { ...data, sheet, cell } }, sheet, cell };
}

/** A wrong entry: its number, and `detail` as the contract's words read it (`figure:ZB-9.01.month`). */
export function createWrongEntry(
  place: { readonly n: number; readonly sheet: string; readonly cell: string },
  detail: string,
): WorkbookFinding {
  return createTroubleAt('WB_MAP', place.sheet, place.cell, { n: place.n, detail });
}
