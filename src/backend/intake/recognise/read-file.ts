// Decodes a file that is to be taken, from its bytes or from sheets that are packed; the rows of a long ledger are read by its columns as they come, and never kept as cells.
import { ok, type Result } from '../../../domain/values/result.ts';
import { type CellChanges, getRowAt, getRowCount, type PackedSheet, unpackSheet } from '../../../sheets/read/packed-sheet.ts';
import { readTableFile } from '../../../sheets/read/read-table.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import { LISTS } from './all-ledgers.ts';
import { HEADER_ROWS } from './header.ts';
import { type Columns, type ListValues, openList, type OpenList } from './layout.ts';
import { findLedgerByName } from './recognise.ts';

/** A decoded file. A sheet that `lists` knows has its head alone in the table. */
export interface DecodedFile {
  readonly table: TableFile;
  readonly lists: ReadonlyMap<SheetTable, ListValues>;
}

function listIn(head: SheetTable): OpenList | null {
  const kind = findLedgerByName(head);
  if (kind === null || kind === 'base') return null;
  const columns: Columns = LISTS[kind].columns;
  return openList(head, { columns });
}

/** The lists as read; null where one has to be read as a whole, since its rows are not in order or its header stands in merged cells. */
function closed(table: TableFile, open: ReadonlyMap<number, OpenList>): ReadonlyMap<SheetTable, ListValues> | null {
  const lists = new Map<SheetTable, ListValues>();
  for (const [nth, list] of open) {
    const sheet = table.sheets[nth];
    const values = sheet === undefined ? null : list.close(sheet);
    if (sheet === undefined || values === null) return null;
    lists.set(sheet, values);
  }
  return lists;
}

/** Decodes a file. Rows behind number `head` are read as they come. Refuses as `readTableFile` does. */
export async function readFile(bytes: Uint8Array, head: number = HEADER_ROWS): Promise<Result<DecodedFile>> {
  const open = new Map<number, OpenList>();
  const takerOf = (sheet: SheetTable, nth: number): OpenList['take'] | null => {
    const list = listIn(sheet);
    if (list !== null) open.set(nth, list);
    return list?.take ?? null;
  };
  const table = await readTableFile(bytes, { head, takerOf });
  const lists = table.ok ? closed(table.value, open) : null;
  if (table.ok && lists !== null) return ok({ table: table.value, lists });
  // What is refused is refused by the reading of the whole, which looks at the order of rows first.
  const whole = open.size === 0 ? table : await readTableFile(bytes);
  return whole.ok ? ok({ table: whole.value, lists: new Map() }) : whole;
}

/** A sheet as it is kept between a drop and its taking, with what a person changed in it. */
export interface ChangedSheet {
  readonly packed: PackedSheet;
  readonly changes: CellChanges;
}

/** A packed ledger, read row by row; null where it is short, no list, or has to be read as a whole. */
function packedList({ packed, changes }: ChangedSheet, head: number): { readonly head: SheetTable; readonly list: ListValues } | null {
  const behind = packed.rows.numbers.findIndex((number) => number > head);
  if (behind < 0) return null;
  const early = Array.from({ length: behind }, (_, at) => at);
  const sheet = unpackSheet(packed, changes, early);
  const open = listIn(sheet);
  if (open === null) return null;
  for (let at = behind; at < getRowCount(packed); at += 1) {
    const { number, cells } = getRowAt(packed, at, changes);
    open.take(number, cells);
  }
  const list = open.close(sheet);
  return list === null ? null : { head: sheet, list };
}

/** Reads a file whose sheets are packed. */
export function decodePacked(format: TableFile['format'], packed: readonly ChangedSheet[], head: number = HEADER_ROWS): DecodedFile {
  const lists = new Map<SheetTable, ListValues>();
  const sheets = packed.map((sheet) => {
    const read = packedList(sheet, head);
    if (read === null) return unpackSheet(sheet.packed, sheet.changes);
    lists.set(read.head, read.list);
    return read.head;
  });
  return { table: { format, sheets }, lists };
}
