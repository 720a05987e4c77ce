// A sheet's rows in packed lines, and back: whole, or only the rows that are asked for.
import { getTextAt, type PackedLines, packLines, placeOf } from './packed-lines.ts';
import { type Result, ok } from '../result.ts';
import { readTableFile } from './read-table.ts';
import type { Cell, MergedRange, SheetRow, SheetTable, TableFile } from './table.ts';

/** A sheet with its rows packed. */
export interface PackedSheet {
  readonly name: string;
  readonly merged: readonly MergedRange[];
  readonly date1904: boolean;
  readonly isDelimited: boolean;
  /** How many columns its longest row has. */
  readonly width: number;
  readonly rows: PackedLines;
}

/** Cells that stand for what is written in the file, by row number and then by column. */
export type CellChanges = ReadonlyMap<number, ReadonlyMap<number, string>>;

function isCells(value: unknown): value is readonly (Cell | undefined)[] {
  return Array.isArray(value);
}

export function packSheet({ name, merged, date1904, isDelimited = false, rows }: SheetTable): PackedSheet {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return {
    name,
    merged,
    date1904,
    isDelimited,
    width,
    rows: packLines(rows.map(({ number, cells }) => ({ number, text: JSON.stringify(cells) }))),
  };
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

/** The row at this place (from 0), with the changes of its cells. */
export function getRowAt(sheet: PackedSheet, at: number, changes: CellChanges): SheetRow {
  const parsed: unknown = JSON.parse(getTextAt(sheet.rows, at));
  if (!isCells(parsed)) throw new Error('a packed row is a list of cells');
  const number = sheet.rows.numbers[at] ?? 0;
  const changed = changes.get(number);
  if (changed === undefined) return { number, cells: parsed };
  const cells = Array.from({ length: Math.max(parsed.length, ...[...changed.keys()].map((column) => column + 1)) }, (_, column) => {
    const text = changed.get(column);
    return text === undefined ? parsed[column] : text === '' ? null : text;
  });
  return { number, cells };
}

/** The row of this number as the file has it, or null. */
export function findRowNumbered(sheet: PackedSheet, number: number, changes: CellChanges): SheetRow | null {
  const at = placeOf(sheet.rows, number);
  return at < 0 ? null : getRowAt(sheet, at, changes);
}

/** The sheet as the readers take it, of those rows (by place) that are wanted. */
export function unpackSheet(sheet: PackedSheet, changes: CellChanges, places?: readonly number[]): SheetTable {
  const { name, merged, date1904, isDelimited } = sheet;
  const wanted = places ?? Array.from({ length: getRowCount(sheet) }, (_, at) => at);
  return { name, merged, date1904, isDelimited, rows: wanted.map((at) => getRowAt(sheet, at, changes)) };
}
