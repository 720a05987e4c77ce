// A sheet's rows in memory that threads share, and back, whole or only those asked for: 50,000 rows are kept, handed on and read in windows uncopied.
import { type Result, ok } from '../result.ts';
import { readTableFile } from './read-table.ts';
import type { Cell, MergedRange, SheetRow, SheetTable, TableFile } from './table.ts';

/** Rows by ascending number, each a line of JSON. All three arrays stand in shared memory, so they travel to another thread as they are. */
interface PackedRows {
  readonly numbers: Uint32Array;
  /** Where each line ends in `bytes`. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

/** A sheet with its rows packed. */
export interface PackedSheet {
  readonly name: string;
  readonly merged: readonly MergedRange[];
  readonly date1904: boolean;
  readonly isDelimited: boolean;
  /** How many columns its longest row has. */
  readonly width: number;
  readonly rows: PackedRows;
}

/** Cells that stand for what is written in the file, by row number and then by column. */
export type CellChanges = ReadonlyMap<number, ReadonlyMap<number, string>>;

function isCells(value: unknown): value is readonly (Cell | undefined)[] {
  return Array.isArray(value);
}

/** Bytes in shared memory, and the same ones as given. */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function shareNumbers(numbers: readonly number[]): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(numbers.length * 4));
  copy.set(numbers);
  return copy;
}

export function packSheet({ name, merged, date1904, isDelimited = false, rows }: SheetTable): PackedSheet {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return { name, merged, date1904, isDelimited, width, rows: packRows(rows.toSorted((a, b) => a.number - b.number)) };
}

function packRows(rows: readonly SheetRow[]): PackedRows {
  const lines = rows.map(({ cells }) => Buffer.from(JSON.stringify(cells)));
  let end = 0;
  const ends = lines.map((line) => (end += line.length));
  return { numbers: shareNumbers(rows.map(({ number }) => number)), ends: shareNumbers(ends), bytes: shareBytes(Buffer.concat(lines)) };
}

/** A file with each of its sheets packed. */
export interface PackedFile {
  readonly table: TableFile;
  readonly packed: ReadonlyMap<SheetTable, PackedSheet>;
}

/** Reads a file as `readTableFile` does, and packs its sheets. */
export async function readPackedFile(bytes: Uint8Array): Promise<Result<PackedFile>> {
  const table = await readTableFile(bytes);
  return table.ok ? ok({ table: table.value, packed: new Map(table.value.sheets.map((sheet) => [sheet, packSheet(sheet)])) }) : table;
}

/** How many rows the sheet has. */
export function getRowCount(sheet: PackedSheet): number {
  return sheet.rows.numbers.length;
}

/** The place of the row with this number, or -1. */
export function placeOf({ rows: { numbers } }: PackedSheet, number: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle] ?? 0;
    if (found === number) return middle;
    if (found < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The row at this place (from 0), with the changes of its cells. */
export function getRowAt(sheet: PackedSheet, at: number, changes: CellChanges): SheetRow {
  const { numbers, ends, bytes } = sheet.rows;
  const from = at === 0 ? 0 : (ends[at - 1] ?? 0);
  const parsed: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + from, (ends[at] ?? from) - from).toString());
  if (!isCells(parsed)) throw new Error('a packed row is a list of cells');
  const number = numbers[at] ?? 0;
  const changed = changes.get(number);
  if (changed === undefined) return { number, cells: parsed };
  const cells = Array.from({ length: Math.max(parsed.length, ...[...changed.keys()].map((column) => column + 1)) }, (_, column) => {
    const text = changed.get(column);
    return text === undefined ? parsed[column] : text === '' ? null : text;
  });
  return { number, cells };
}

/** The sheet as the readers take it, of those rows (by place) that are wanted. */
export function unpackSheet(sheet: PackedSheet, changes: CellChanges, places?: readonly number[]): SheetTable {
  const { name, merged, date1904, isDelimited } = sheet;
  const wanted = places ?? Array.from({ length: getRowCount(sheet) }, (_, at) => at);
  return { name, merged, date1904, isDelimited, rows: wanted.map((at) => getRowAt(sheet, at, changes)) };
}
