// New records of an import, written many in one statement.
import { memoizeByKey } from '../memoize.ts';
import type { Connection } from './connection.ts';
import { ADDS_PER_ROW, closeOtherAdds, countRoomForAdds, isRehearsed, noteAdded, type Tx } from './tx.ts';
import { prepareStatement, type SqlValue } from './statements.ts';
import { trustedColumns, insertTrusted } from './row-digests.ts';
import type { TrustedColumn } from './trusted-columns.ts';
import type { Origin, RecordValues } from './record-store.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/kind.ts';

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

/** A value of the program's own as SQL. */
function literal(value: SqlValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** What a record of each kind holds in its columns where nobody gives a value. */
const STANDARDS: ReadonlyMap<string, ReadonlyMap<string, SqlValue>> = new Map(
  Object.values(RECORD_KINDS).map(({ name, columns, standard }: RecordKind) => [
    name,
    new Map(columns.map((column) => [column, standard[column] ?? null])),
  ]),
);

type Standards = ReadonlyMap<string, SqlValue>;

function standardsOf(name: RecordName): Standards {
  const found = STANDARDS.get(name);
  if (found === undefined) throw new Error(`no kind of record: ${name}`);
  return found;
}

/** Whether the values are those of these columns, in this order; so it is with nearly all rows of a sheet. */
function isOf(values: RecordValues, columns: readonly string[]): boolean {
  let at = 0;
  for (const column in values) {
    if (column !== columns[at]) return false;
    at += 1;
  }
  return at === columns.length;
}

/** The columns that hold something else than the standard in some of the records, in their kind's order. */
function boundIn(standards: Standards, records: readonly NewRecord[]): readonly string[] {
  const given = new Set<string>();
  let last: readonly string[] = [];
  for (const { values } of records) {
    if (isOf(values, last)) continue;
    last = Object.keys(values);
    for (const column of last) given.add(column);
  }
  return [...standards].flatMap(([column, standard]) =>
    given.has(column) && records.some(({ values }) => (values[column] ?? standard) !== standard) ? [column] : [],
  );
}

/** A row with places: what is the same in all rows, and where each parameter of the row stands in it. */
interface Template {
  readonly same: readonly SqlValue[];
  readonly id: number;
  /** By parameter; `NOWHERE`: it does not stand in it. */
  readonly places: readonly number[];
}

const NOWHERE = -1;
/** The first parameters of a row; those that are bound stand behind them. */
const ORIGIN = ['sheet_id', 'sheet_row'] as const;

/** The template of rows whose columns hold this where no parameter gives something else. */
function templateOf(columns: ReadonlyMap<string, SqlValue>, bound: readonly string[]): Template {
  const names = [...columns.keys()];
  return { same: [...columns.values()], id: names.indexOf('id'), places: [...ORIGIN, ...bound].map((column) => names.indexOf(column)) };
}

/** What all blocks of a kind have in common in which the same columns hold something of their own. */
interface BlockKind {
  /** The columns that are bound. */
  readonly bound: readonly string[];
  /** What a record holds in each of them where nobody gives a value. */
  readonly standards: readonly SqlValue[];
  /** Their types; null where the table's rows are told by its trigger alone. */
  readonly types: readonly (TrustedColumn['type'] | undefined)[] | null;
  readonly insertOf: (length: number) => string;
  /** The columns that the history lists: those that hold nothing in any row are left out. */
  readonly listed: readonly string[];
  /** What it says of a row: its id, then these. */
  readonly said: Template;
  /** What a row's mark is made of: its table, then all columns. */
  readonly marked: Template;
}

function insertInto(name: RecordName, named: readonly (readonly [column: string, value: string])[]): (length: number) => string {
  const row = `(${['?', '?', ...named.map(([, value]) => value)].join(', ')})`;
  const columns = ['sheet_id', 'sheet_row', ...named.map(([column]) => column)].join(', ');
  return (length) => `INSERT INTO ${name} (${columns}) VALUES ${Array(length).fill(row).join(', ')}`;
}

function blockKind(db: Connection, name: RecordName, bound: readonly string[]): BlockKind {
  const standards = standardsOf(name);
  const told = trustedColumns(db, name);
  const ofTable = new Map(told?.map((one) => [one.name, one]));
  // A column to which its table gives the same goes without being named.
  const named = [...standards].flatMap(([column, standard]): [string, string][] => {
    if (bound.includes(column)) return [[column, '?']];
    return ofTable.get(column)?.standard === standard ? [] : [[column, literal(standard)]];
  });
  const listed = [...standards].filter(([column, standard]) => bound.includes(column) || standard !== null);
  const stored = (told ?? []).map((column): [string, SqlValue] => {
    const given = standards.get(column.name);
    return [column.name, given === undefined ? column.standard : given];
  });
  return {
    bound,
    standards: bound.map((column) => standards.get(column) ?? null),
    types: told === null ? null : bound.map((column) => ofTable.get(column)?.type),
    insertOf: memoizeByKey(insertInto(name, named)),
    listed: listed.map(([column]) => column),
    said: templateOf(new Map([['id', null], ...listed]), bound),
    marked: templateOf(new Map([['', name], ...stored]), bound),
  };
}

/** The same few are asked for block after block: a statement of 20 kB is not made, and not compared, each time. */
const kinds = new WeakMap<Connection, Map<string, BlockKind>>();

function knownKind(db: Connection, name: RecordName, records: readonly NewRecord[]): BlockKind {
  const ofConnection = kinds.get(db) ?? new Map<string, BlockKind>();
  kinds.set(db, ofConnection);
  const bound = boundIn(standardsOf(name), records);
  const key = `${name} ${bound.join(' ')}`;
  const known = ofConnection.get(key) ?? blockKind(db, name, bound);
  ofConnection.set(key, known);
  return known;
}

/** The parameters of the statement: of each record its sheet, its row there, and what is bound. */
function parametersOf({ bound, standards }: BlockKind, records: readonly NewRecord[], sheetId: number): SqlValue[] {
  const parameters: SqlValue[] = [];
  for (const { values, spot } of records) {
    parameters.push(sheetId, spot.row);
    for (let at = 0; at < bound.length; at += 1) parameters.push(values[bound[at] ?? ''] ?? standards[at] ?? null);
  }
  return parameters;
}

/** Whether SQLite stores a value in a column of this type as it is given. */
function isStoredAsGiven(value: SqlValue, type: TrustedColumn['type'] | undefined): boolean {
  if (value === null || type === undefined) return true;
  if (type === 'INTEGER') return typeof value === 'number' && Number.isInteger(value);
  return typeof value === 'string' && value.isWellFormed();
}

function areStoredAsGiven(types: NonNullable<BlockKind['types']>, parameters: readonly SqlValue[]): boolean {
  const length = ORIGIN.length + types.length;
  for (let row: number = ORIGIN.length; row < parameters.length; row += length)
    for (let at = 0; at < types.length; at += 1) if (!isStoredAsGiven(parameters[row + at] ?? null, types[at])) return false;
  return true;
}

/** The nth row of the parameters, whose number is `id`, put into the template. */
function filledIn({ same, id: idAt, places }: Template, parameters: readonly SqlValue[], nth: number, id: number): SqlValue[] {
  const row = [...same];
  const from = nth * places.length;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? NOWHERE;
    if (place !== NOWHERE) row[place] = parameters[from + at] ?? null;
  }
  row[idAt] = id;
  return row;
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
  const { length } = records;
  const kind = knownKind(tx.db, name, records);
  const added = { entity: name, batchId, columns: kind.listed };
  closeOtherAdds(tx, added);
  const parameters = parametersOf(kind, records, sheetId);
  const insert = prepareStatement(tx.db, kind.insertOf(length));
  const write = (): number => Number(insert.run(parameters).lastInsertRowid) - length + 1;
  const listAt = (nth: number, id: number): SqlValue[] => filledIn(kind.marked, parameters, nth, id);
  const isTold = kind.types !== null && areStoredAsGiven(kind.types, parameters);
  const first = isTold ? insertTrusted(tx.db, { table: name, length, write, listAt }, !isRehearsed(tx)) : write();
  const rows = records.map((_, nth) => filledIn(kind.said, parameters, nth, first + nth));
  noteAdded(tx, { ...added, rows });
  return first;
}
