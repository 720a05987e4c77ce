// What stands in a received file, recognised again from its bytes: who may be handed it.
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import type { SheetTable } from '../../sheets/read/table.ts';
import type { Base } from '../core/db/open.ts';
import { recogniseFormByRows, recogniseSheetByRows, headOf } from './recognise/sheet-about.ts';
import type { NamedSheet } from './sheet-authorization.ts';
import { listKindsOfFile } from './sql/batches.ts';
import { createMappedKinds } from './staged/stage.ts';

/** A file that was received. */
interface ReceivedFile {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sheets of a file, each with its kind: an empty one holds nothing, a file that can't be read is one sheet of no known kind. */
export async function listSheetsInside(base: Base, { id, name: file, bytes }: ReceivedFile): Promise<readonly NamedSheet[]> {
  const table = await readTableFile(bytes);
  if (!table.ok) return [{ file, sheet: '', kind: 'unknown' }];
  const { format, sheets } = table.value;
  const form = recogniseFormByRows(table.value);
  const taken = listKindsOfFile(base.db, id);
  const kindOf = (sheet: SheetTable): SheetKind => {
    if (sheet.rows.length === 0) return 'aside';
    const { kind } = form?.(sheet, 0) ?? recogniseSheetByRows(headOf(sheet), format, 0, createMappedKinds(base));
    // Columns that were named when it was taken, and are no more.
    return kind === 'unknown' ? (taken.get(sheet.name) ?? kind) : kind;
  };
  return sheets.map((sheet) => ({ file, sheet: sheet.name, kind: kindOf(sheet) }));
}
