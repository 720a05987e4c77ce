// New records of an import, written many in one statement.
import { ADDS_PER_ROW, closeOtherAdds, countRoomForAdds, noteAdded, type Tx } from './tx.ts';
import { prepareStatement, type SqlValue } from './rows.ts';
import { insertInto, type Origin, type RecordValues, listColumnValues } from './record-store.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';

/** How many rows `addRecords` may write in one statement: as many as a row of the history holds, or a tenth of them. */
const BLOCKS = [ADDS_PER_ROW, ADDS_PER_ROW / 10] as const;

/** How many of `left` new records of an import go into the next statement: never more than the open row of the history takes. */
export function sizeNextBlock(tx: Tx, added: { readonly entity: RecordName; readonly batchId: number }, left: number): number {
  const room = Math.min(left, countRoomForAdds(tx, added));
  return BLOCKS.find((block) => block <= room) ?? 1;
}

/** A record about to be added, and the row of the sheet that it was read from. */
export interface NewRecord {
  readonly values: RecordValues;
  readonly spot: { readonly row: number };
}

/**
 * Adds a block (`sizeNextBlock`) of records of one sheet in one statement, several times quicker than one by one: all of them, or none where a
 * rule of the database refuses one (it throws). Their ids follow each other: answers the first.
 */
export function addRecords(
  tx: Tx,
  name: RecordName,
  records: readonly NewRecord[],
  { batchId, sheetId }: Pick<Origin, 'batchId' | 'sheetId'>,
): number {
  const { columns, standard }: RecordKind = RECORD_KINDS[name];
  const rows = records.map(({ values }) => listColumnValues(name, values));
  // What no row fills is neither bound nor said: a history of rows of thirty columns is a quarter of a base.
  const filled = columns.flatMap((column, at) =>
    (standard[column] ?? null) !== null || rows.some((row) => row[at] !== null) ? [{ column, at }] : [],
  );
  const added = { entity: name, batchId, columns: filled.map(({ column }) => column) };
  closeOtherAdds(tx, added);
  const given = rows.map((row) => filled.map(({ at }) => row[at] ?? null));
  const parameters: SqlValue[] = [];
  for (const [nth, { spot }] of records.entries()) parameters.push(sheetId, spot.row, ...(given[nth] ?? []));
  const insert = prepareStatement(tx.db, insertInto(name, added.columns, records.length));
  const first = Number(insert.run(parameters).lastInsertRowid) - records.length + 1;
  noteAdded(tx, { ...added, rows: given.map((row, nth) => [first + nth, ...row]) });
  return first;
}
