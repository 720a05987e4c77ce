// Keeps the record that a row speaks of: added where its key is new, changed where something differs.
// What of a ledger's columns goes to a record by its name alone.
import { refusalOf, type SqlValue } from '../../core/db/rows.ts';
import { countRoomForAdds } from '../../core/db/tx.ts';
import { addRecords, sizeNextBlock } from '../../core/db/record-blocks.ts';
import {
  addRecord,
  changeRecord,
  listChangedFields,
  recordByKey,
  type RecordValues,
  type StoredRecord,
} from '../../core/db/record-store.ts';
import { type RecordName, RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import type { ListKind } from '../../../contract/intake/sheet-kinds.ts';
import { type ColumnsOf, LISTS, type RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import {
  countKept,
  isLeftOut,
  isOnlyClaim,
  type Kept,
  noteDifferences,
  originOf,
  runGuarded,
  type SheetRun,
  type Spot,
} from '../context.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import type { SheetReading } from '../recognise/layout.ts';

/** A record as a row gives it. */
export interface GivenRecord {
  readonly name: RecordName;
  /** Values of the kind's key columns, in their order. */
  readonly key: readonly SqlValue[];
  /** Key columns and every column that the sheet has. */
  readonly values: RecordValues;
  /** The row's whole key in words, where the cell of its key field does not hold it. */
  readonly called?: string;
}

/** A block of which the database refuses a row is written one by one: where a month is closed, that is likely. */
const ROWS_BESIDE_CLOSED = 50;

/** Whether so many new records of a sheet are to be written now: with them the open row of the history is full. */
export function isBlockFull({ context }: SheetRun, entity: RecordName, waiting: number): boolean {
  const { tx, batchId, closedMonths } = context;
  return waiting >= (closedMonths.size > 0 ? ROWS_BESIDE_CLOSED : countRoomForAdds(tx, { entity, batchId }));
}

/** Changes what differs, unless what is there was to be kept. */
export function keepDifference(
  run: SheetRun,
  name: RecordName,
  stored: StoredRecord,
  given: { readonly values: RecordValues; readonly row: number },
): Kept {
  const { tx, choices, keptFiles } = run.context;
  noteDifferences(run, given.row, stored, given.values);
  if (choices.onDifference !== 'keep') return changeRecord(tx, stored, given.values, originOf(run, given.row)) ? 'changed' : 'same';
  if (isDifferent(stored, given.values)) keptFiles.add(run.place.fileIndex);
  return 'same';
}

/** Whether the record says something else. */
export function isDifferent(stored: StoredRecord, values: RecordValues): boolean {
  return Object.keys(listChangedFields(stored, values)).length > 0;
}

function claimOf({ name, key }: GivenRecord): string {
  return `${name}|${key.join('|')}`;
}

function keep(run: SheetRun, record: GivenRecord, spot: Spot): Kept | null {
  const { name, key, values } = record;
  const stored = recordByKey(run.context.tx.db, name, key);
  const claim = claimOf(record);
  if (!isOnlyClaim(run, claim, spot, stored !== null && isDifferent(stored, values))) return null;
  if (stored !== null) return keepDifference(run, name, stored, { values, row: spot.row });
  addRecord(run.context.tx, name, values, originOf(run, spot.row));
  return 'added';
}

/** Keeps a record and counts the row; a rule that it breaks refuses the row. */
export function takeRecord(run: SheetRun, record: GivenRecord, spot: Spot): Kept | null {
  const kept = runGuarded(run, spot, () => keep(run, record, spot));
  if (kept !== null) countKept(run, kept);
  else if (run.context.claims.get(claimOf(record))?.isRefused === false) run.context.claims.delete(claimOf(record));
  return kept;
}

/** The cell of a field in a row of a list, as a refusal names it. */
export function cellOf<K extends ListKind>(sheet: ListSheet<K>, line: RowOfKind<K>, field: keyof ColumnsOf<K> & string): Spot {
  const found: unknown = line.fields[field];
  const { rows } = sheet;
  return { row: line.row, column: rows.headerOf(field), found: typeof found === 'string' || typeof found === 'number' ? found : null };
}

/** Takes each row of a list as the record that it gives; null for one that was refused. */
export function takeRecords<K extends ListKind>(
  run: SheetRun,
  sheet: ListSheet<K>,
  recordOf: (line: RowOfKind<K>, cell: (field: keyof ColumnsOf<K> & string) => Spot) => GivenRecord | null,
): void {
  const { keyField } = LISTS[sheet.kind];
  for (const line of sheet.rows.rows) {
    if (isLeftOut(run, line.row)) continue;
    const record = recordOf(line, (field) => cellOf(sheet, line, field));
    if (record !== null) takeRecord(run, record, { ...cellOf(sheet, line, keyField), key: record.called });
  }
}

/** A new record of a sheet, and the cell that a refusal of it names. */
export interface NewRow {
  readonly values: RecordValues;
  readonly spot: Spot;
}

function writtenAtOnce(run: SheetRun, name: RecordName, rows: readonly NewRow[]): readonly number[] | null {
  if (rows.length === 1) return null;
  try {
    const { context, sheetId } = run;
    const first = addRecords(context.tx, name, rows, { batchId: context.batchId, sheetId });
    return rows.map((_, at) => first + at);
  } catch (error) {
    // Some row breaks a rule: one by one they tell which.
    if (refusalOf(error) === null) throw error;
    return null;
  }
}

/** Writes new records in blocks and counts them. Answers the id of each; null for one that the database refuses, which is noted. */
export function writeNew(run: SheetRun, name: RecordName, rows: readonly NewRow[]): readonly (number | null)[] {
  const { tx, batchId } = run.context;
  const ids: (number | null)[] = [];
  const addOne = ({ values, spot }: NewRow): number | null =>
    runGuarded(run, spot, () => addRecord(tx, name, values, originOf(run, spot.row)));
  while (ids.length < rows.length) {
    const length = sizeNextBlock(tx, { entity: name, batchId }, rows.length - ids.length);
    const block = rows.slice(ids.length, ids.length + length);
    ids.push(...(writtenAtOnce(run, name, block) ?? block.map(addOne)));
  }
  run.tally.added += ids.filter((id) => id !== null).length;
  return ids;
}

/** Takes the rows of a long ledger; `end` must follow the last one. */
export interface ManyRecords {
  /** `isNew`: no record of this key was there before this import. Such rows are written many at a time. */
  readonly take: (record: GivenRecord, spot: Spot, isNew: boolean) => void;
  readonly end: () => void;
}

/** Takes records of one kind as `takeRecord` does. */
export function takeManyRecords(run: SheetRun, name: RecordName): ManyRecords {
  const { claims } = run.context;
  let waiting: (NewRow & { readonly claim: string })[] = [];
  const end = (): void => {
    const rows = waiting;
    waiting = [];
    const ids = writeNew(run, name, rows);
    // A row that the database refuses speaks of no record.
    for (const [at, { claim }] of rows.entries()) if (ids[at] === null) claims.delete(claim);
  };
  return {
    take: (record, spot, isNew) => {
      const claim = claimOf(record);
      if (!isNew || claims.has(claim)) {
        end();
        takeRecord(run, record, spot);
        return;
      }
      claims.set(claim, { run, spot, isRefused: false });
      waiting.push({ values: record.values, spot, claim });
      if (isBlockFull(run, name, waiting.length)) end();
    },
    end,
  };
}

/** The column of a layout's field: `startsAt` is starts_at. */
const columnOf = memoizeByKey((field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

function storedValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/**
 * The values of those columns that the sheet has and that are fields of the kind of record under the same name, in the layout's order:
 * what the sheet lacks stays as it is stored. A blank cell is what a new record holds there; a blank key is left out. They are put into
 * `values`, which is answered.
 */
export function selectGivenValues(
  name: RecordName,
  { present }: Pick<SheetReading, 'present'>,
  fields: Readonly<Record<string, unknown>>,
  values: Record<string, SqlValue> = {},
): Record<string, SqlValue> {
  const { columns, key, standard }: RecordKind = RECORD_KINDS[name];
  for (const field in fields) {
    const column = columnOf(field);
    if (!present.has(field) || !columns.includes(column)) continue;
    const stored = storedValue(fields[field]) ?? standard[column] ?? null;
    if (stored !== null || !key.includes(column)) values[column] = stored;
  }
  return values;
}
