// Finds a sheet's header among its first rows and says where each column stands.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { Cell, SheetRow, SheetTable } from '../../../sheets/read/table.ts';

/** Rows in which a header may stand (docs/rules/imports.md, Ledgers). */
export const HEADER_ROWS = 30;
/** Header texts that other programs choke on: a file that has one is not a ledger. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Forms mark the columns that must be filled with a star: `月份*` is the column 月份. */
const MARK = /^\*+|\*+$/g;

/** What a header search needs to know of a column. */
export interface WantedColumn {
  readonly headers: readonly string[];
  readonly required: boolean;
}

/** Where a column stands: its index from 0 and its header as written. */
export interface PlacedHeader {
  readonly column: number;
  readonly header: string;
}

/** A found header: its row number and, for each wanted column in order, where it stands. */
export interface Header {
  readonly row: number;
  readonly places: readonly (PlacedHeader | null)[];
  /** Headers that no wanted column has, as written. */
  readonly others: readonly string[];
}

function headerText(cell: Cell | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** A row's headers by their normalised text, with every column that has it. */
export function headersOf(row: SheetRow): ReadonlyMap<string, readonly PlacedHeader[]> {
  const found = new Map<string, PlacedHeader[]>();
  row.cells.forEach((cell, column) => {
    const header = headerText(cell).trim();
    const name = normaliseHeader(header).replaceAll(MARK, '');
    if (name === '') return;
    const places = found.get(name);
    if (places) places.push({ column, header });
    else found.set(name, [{ column, header }]);
  });
  return found;
}

function placesIn(headers: ReadonlyMap<string, readonly PlacedHeader[]>, wanted: WantedColumn): readonly PlacedHeader[] {
  for (const name of wanted.headers) {
    const places = headers.get(normaliseHeader(name));
    if (places) return places;
  }
  return [];
}

function score(row: SheetRow, columns: readonly WantedColumn[]): { readonly known: number; readonly missing: readonly string[] } {
  const headers = headersOf(row);
  const missing = columns
    .filter((column) => column.required && placesIn(headers, column).length === 0)
    .map((column) => column.headers[0] ?? '');
  return { known: columns.filter((column) => placesIn(headers, column).length > 0).length, missing };
}

/** True where a merged range of several cells touches the row. */
function mergedInto(sheet: SheetTable, row: number): boolean {
  return sheet.merged.some(
    (range) => range.top <= row && range.bottom >= row && (range.left !== range.right || range.top !== range.bottom),
  );
}

function check(sheet: SheetTable, row: SheetRow, columns: readonly WantedColumn[]): Result<Header> {
  const headers = headersOf(row);
  const unsafe = [...headers.keys()].find((name) => UNSAFE.has(name.toLowerCase()));
  if (unsafe !== undefined) return refuse('SHEET_HEADER_UNSAFE', { header: unsafe, row: row.number });
  if (mergedInto(sheet, row.number))
    return refuse('SHEET_HEADER_MERGED', { header: headerText(row.cells.find((cell) => headerText(cell) !== '')), row: row.number });
  const twice = columns.map((column) => placesIn(headers, column)).find((places) => places.length > 1);
  if (twice) return refuse('SHEET_HEADER_TWICE', { header: twice[0]?.header ?? '', row: row.number });
  const places = columns.map((column) => placesIn(headers, column)[0] ?? null);
  const placed = new Set(places.map((place) => place?.column));
  const others = [...headers.values()].flat().filter((one) => !placed.has(one.column));
  return ok({ row: row.number, places, others: others.map((one) => one.header) });
}

/**
 * Finds the header row among the first 30: the first one that has every required column.
 * Refuses SHEET_HEADER_MISSING (naming what the likeliest row lacks), SHEET_HEADER_TWICE, SHEET_HEADER_MERGED, SHEET_HEADER_UNSAFE.
 */
export function findHeader(sheet: SheetTable, columns: readonly WantedColumn[]): Result<Header> {
  const candidates = sheet.rows.filter((row) => row.number <= HEADER_ROWS);
  const scored = candidates.map((row) => ({ row, ...score(row, columns) }));
  const whole = scored.find((one) => one.missing.length === 0 && one.known > 0);
  if (whole) return check(sheet, whole.row, columns);
  const likeliest = scored.toSorted((a, b) => b.known - a.known || a.row.number - b.row.number)[0];
  if (likeliest && likeliest.known > 0) {
    const unsafe = check(sheet, likeliest.row, columns);
    if (!unsafe.ok) return unsafe;
  }
  const missing =
    likeliest && likeliest.known > 0
      ? likeliest.missing
      : columns.filter((column) => column.required).map((column) => column.headers[0] ?? '');
  return refuse('SHEET_HEADER_MISSING', { header: missing.join('、'), missing: [...missing] });
}

/** How well a sheet fits a set of columns: the count of columns found, or 0 if a required one is missing in all of its first 30 rows. */
export function scoreHeaderFit(sheet: SheetTable, columns: readonly WantedColumn[]): number {
  const fits = sheet.rows.filter((row) => row.number <= HEADER_ROWS).map((row) => score(row, columns));
  return Math.max(0, ...fits.filter((one) => one.missing.length === 0).map((one) => one.known));
}

/** The row that most likely is the header of an unknown layout: the fullest one of texts among the first 30. */
export function findLikelyHeader(sheet: SheetTable): SheetRow | null {
  const texts = ({ cells }: SheetRow): number => cells.filter((cell) => typeof cell === 'string' && normaliseHeader(cell) !== '').length;
  const rows = sheet.rows.filter((row) => row.number <= HEADER_ROWS);
  return rows.toSorted((a, b) => texts(b) - texts(a))[0] ?? null;
}

/** The signature of an unknown layout: the normalised headers of its fullest early row, in order. */
export function signatureOf(sheet: SheetTable): string {
  const names = findLikelyHeader(sheet)?.cells.map((cell) => (typeof cell === 'string' ? normaliseHeader(cell) : '')) ?? [];
  return names.filter((name) => name !== '').join('|');
}
