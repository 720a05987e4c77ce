// Opens any file with its sheets packed: the rows of a long xlsx are packed as they are read, and never kept as cells.
import { type Result, ok } from '../result.ts';
import { createLinePacker } from './packed-lines.ts';
import { type PackedSheet, packSheet } from './packed-sheet.ts';
import { readTableFile } from './read-table.ts';
import type { Cell, RowTaker, SheetTable, TableFile } from './table.ts';

/** A file with each of its sheets packed. Long sheets may have their heads alone in the table. */
export interface PackedFile {
  readonly table: TableFile;
  readonly packed: ReadonlyMap<SheetTable, PackedSheet>;
}

interface SheetPacker {
  readonly take: RowTaker;
  /** The sheet of this head; null where its rows did not come in order. */
  readonly end: (head: SheetTable) => PackedSheet | null;
}

/** How many cells a row has: up to the last that is there. */
function lengthOf(cells: readonly (Cell | undefined)[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? null) === null) length -= 1;
  return length;
}

function sheetPacker(head: SheetTable): SheetPacker {
  const lines = createLinePacker();
  let [width, last, isOrdered] = [0, 0, true];
  const take: RowTaker = (number, cells) => {
    const length = lengthOf(cells);
    width = Math.max(width, length);
    isOrdered &&= number > last;
    last = number;
    lines.add(number, JSON.stringify(cells.slice(0, length)));
  };
  for (const { number, cells } of head.rows) take(number, cells);
  return {
    take,
    end: ({ name, merged, date1904, isDelimited = false }) =>
      isOrdered ? { name, merged, date1904, isDelimited, width, rows: lines.end() } : null,
  };
}

function allPacked(table: TableFile, packers: ReadonlyMap<number, SheetPacker>): PackedFile | null {
  const packed = new Map<SheetTable, PackedSheet>();
  for (const [nth, sheet] of table.sheets.entries()) {
    const packer = packers.get(nth);
    const own = packer === undefined ? packSheet(sheet) : packer.end(sheet);
    if (own === null) return null;
    packed.set(sheet, own);
  }
  return { table, packed };
}

/** Reads a file as `readTableFile` does, and packs its sheets. Rows up to number `head` stand in the table in any case. */
export async function readPackedFile(bytes: Uint8Array, head: number): Promise<Result<PackedFile>> {
  const packers = new Map<number, SheetPacker>();
  const takerOf = (sheet: SheetTable, nth: number): RowTaker => {
    const packer = sheetPacker(sheet);
    packers.set(nth, packer);
    return packer.take;
  };
  const table = await readTableFile(bytes, { head, takerOf });
  const packed = table.ok ? allPacked(table.value, packers) : null;
  if (packed !== null) return ok(packed);
  // What is refused is refused by the reading of the whole, which looks at the order of rows first.
  const whole = packers.size === 0 ? table : await readTableFile(bytes);
  if (!whole.ok) return whole;
  return ok({ table: whole.value, packed: new Map(whole.value.sheets.map((sheet) => [sheet, packSheet(sheet)])) });
}
