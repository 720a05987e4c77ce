// New records of an import, written many in one statement.
import type { Connection } from './connection.ts';
import { ADDS_PER_ROW, isRehearsed, noteAdded, roomForAdds } from './tx.ts';
import type { Tx } from './tx.ts';
import { statement } from './statements.ts';
import type { SqlValue } from './statements.ts';
import { toldColumns, writeTold } from './row-marks.ts';
import type { ToldColumn } from './told-columns.ts';
import type { Origin, RecordValues } from './record-store.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/kind.ts';
import type { RecordName } from '../../../contract/records/record-kinds.ts';

/** How many rows `addRecords` may write in one statement: as many as a row of the history holds, or a tenth of them. */
const BLOCKS = [ADDS_PER_ROW, ADDS_PER_ROW / 10] as const;

/** How many of `left` new records of an import go into the next statement: never more than the open row of the history takes. */
export function nextBlock(tx: Tx, added: { readonly entity: RecordName; readonly batchId: number }, left: number): number {
  const room = Math.min(left, roomForAdds(tx, added));
  return BLOCKS.find((block) => block <= room) ?? 1;
}

/** A record about to be added, and the row of the sheet that it was read from. */
export interface NewRecord {
  readonly values: RecordValues;
  readonly spot: { readonly row: number };
}

/** A record's row: a place for its id, then a value of each column of its kind. */
type Row = [id: number, ...values: SqlValue[]];

const HOLDS_ID = 1;

/** A value of the program's own as SQL. */
function literal(value: SqlValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** What a record of each kind holds in the columns that nobody gives a value. */
const STANDARDS: ReadonlyMap<string, readonly SqlValue[]> = new Map(
  Object.values(RECORD_KINDS).map(({ name, columns, standard }: RecordKind) => [name, columns.map((column) => standard[column] ?? null)]),
);

/** The rows of records, and which of their columns hold something else than the standard in some of them. */
function rowsOf(name: RecordName, records: readonly NewRecord[]): { readonly rows: Row[]; readonly bound: readonly boolean[] } {
  const { columns }: RecordKind = RECORD_KINDS[name];
  const standards = STANDARDS.get(name) ?? [];
  const bound = columns.map(() => false);
  const rows = records.map(({ values }) => {
    const row: Row = [0];
    for (let at = 0; at < columns.length; at += 1) {
      const standard = standards[at] ?? null;
      const value = values[columns[at] ?? ''] ?? standard;
      row.push(value);
      if (value !== standard) bound[at] = true;
    }
    return row;
  });
  return { rows, bound };
}

/** The statement of so many rows; only columns in which some row holds something of its own are bound. */
function insertOf(name: RecordName, bound: readonly boolean[], length: number): string {
  const { columns }: RecordKind = RECORD_KINDS[name];
  const standards = STANDARDS.get(name) ?? [];
  const places = columns.map((_, at) => (bound[at] === true ? '?' : literal(standards[at] ?? null)));
  const row = `(?, ?, ${places.join(', ')})`;
  return `INSERT INTO ${name} (sheet_id, sheet_row, ${columns.join(', ')}) VALUES ${Array(length).fill(row).join(', ')}`;
}

/** The same few statements are asked for block after block: a text of 20 kB is not made, and not compared, each time. */
const inserts = new Map<string, string>();

function knownInsert(name: RecordName, bound: readonly boolean[], length: number): string {
  const key = `${name} ${length} ${bound.map(Number).join('')}`;
  const known = inserts.get(key) ?? insertOf(name, bound, length);
  inserts.set(key, known);
  return known;
}

/** Where a table's columns stand in a record's row; `SHEET`, `SHEET_ROW`: in its origin, `LEFT_OUT`: nowhere. */
interface Places {
  readonly columns: readonly ToldColumn[];
  readonly of: readonly number[];
  /** A row of what is left out. */
  readonly left: readonly SqlValue[];
}

const SHEET = -1;
const SHEET_ROW = -2;
const LEFT_OUT = -3;
const BESIDE: ReadonlyMap<string, number> = new Map([
  ['id', 0],
  ['sheet_id', SHEET],
  ['sheet_row', SHEET_ROW],
]);

const placed = new WeakMap<Connection, Map<RecordName, Places | null>>();

function placesIn(columns: readonly ToldColumn[], name: RecordName): Places {
  const kind: RecordKind = RECORD_KINDS[name];
  const of = columns.map((column) => {
    const at = kind.columns.indexOf(column.name);
    return BESIDE.get(column.name) ?? (at < 0 ? LEFT_OUT : at + HOLDS_ID);
  });
  return { columns, of, left: columns.map(({ standard }) => standard) };
}

/** Null where the rows of a kind's table are told by its trigger alone. */
function placesOf(db: Connection, name: RecordName): Places | null {
  const ofConnection = placed.get(db) ?? new Map<RecordName, Places | null>();
  placed.set(db, ofConnection);
  const known = ofConnection.get(name);
  if (known !== undefined) return known;
  const columns = toldColumns(db, name);
  const places = columns === null ? null : placesIn(columns, name);
  ofConnection.set(name, places);
  return places;
}

/** Whether SQLite stores a value in a column of this type as it is given. */
function isStoredAsGiven(value: SqlValue, type: ToldColumn['type']): boolean {
  if (value === null) return true;
  if (type === 'INTEGER') return typeof value === 'number' && Number.isInteger(value);
  return typeof value === 'string' && value.isWellFormed();
}

function areStoredAsGiven({ columns, of }: Places, rows: readonly Row[], bound: readonly boolean[]): boolean {
  return of.every((from, at) => {
    const type = columns[at]?.type;
    if (from < HOLDS_ID || type === undefined) return true;
    const asked = bound[from - HOLDS_ID] === true ? rows : rows.slice(0, 1);
    return asked.every((row) => isStoredAsGiven(row[from] ?? null, type));
  });
}

/** The row as its table holds it. */
function storedRow({ of, left }: Places, row: Row, sheetId: number, sheetRow: number): SqlValue[] {
  const stored = [...left];
  for (let at = 0; at < of.length; at += 1) {
    const from = of[at] ?? LEFT_OUT;
    if (from >= 0) stored[at] = row[from] ?? null;
    else if (from === SHEET) stored[at] = sheetId;
    else if (from === SHEET_ROW) stored[at] = sheetRow;
  }
  return stored;
}

function parametersOf(records: readonly NewRecord[], rows: readonly Row[], bound: readonly boolean[], sheetId: number): SqlValue[] {
  const places = bound.flatMap((isBound, at) => (isBound ? [at + HOLDS_ID] : []));
  const parameters: SqlValue[] = [];
  for (let nth = 0; nth < records.length; nth += 1) {
    const row = rows[nth];
    parameters.push(sheetId, records[nth]?.spot.row ?? null);
    for (const at of places) parameters.push(row?.[at] ?? null);
  }
  return parameters;
}

/**
 * Adds a block (`nextBlock`) of records of one sheet in one statement, several times quicker than one by one: all of them, or none where a
 * rule of the database refuses one (it throws). Their ids follow each other: answers the first.
 */
export function addRecords(
  tx: Tx,
  name: RecordName,
  records: readonly NewRecord[],
  { batchId, sheetId }: Pick<Origin, 'batchId' | 'sheetId'>,
): number {
  const { columns }: RecordKind = RECORD_KINDS[name];
  const { rows, bound } = rowsOf(name, records);
  const insert = statement(tx.db, knownInsert(name, bound, records.length));
  const parameters = parametersOf(records, rows, bound, sheetId);
  let first = 0;
  const write = (): number => {
    first = Number(insert.run(parameters).lastInsertRowid) - records.length + 1;
    rows.forEach((row, nth) => (row[0] = first + nth));
    return first;
  };
  const places = placesOf(tx.db, name);
  if (places === null || !areStoredAsGiven(places, rows, bound)) write();
  else {
    const rowAt = (nth: number): SqlValue[] => storedRow(places, rows[nth] ?? [0], sheetId, records[nth]?.spot.row ?? 0);
    writeTold(tx.db, { table: name, length: rows.length, write, rowAt }, !isRehearsed(tx));
  }
  noteAdded(tx, { entity: name, batchId, columns, rows });
  return first;
}
