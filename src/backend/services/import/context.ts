// What applying an import's rows shares: the transaction, the base's names, and the tally of each sheet.
import type { Day, Instant, Month } from '../../../domain/calendar.ts';
import type { RefusalCode } from '../../../domain/refusal-codes.ts';
import type { Refusal, RefusalValue, Result } from '../../../domain/result.ts';
import { refusalOf } from '../../db/sqlite-errors.ts';
import type { SqlValue } from '../../db/statements.ts';
import { statement } from '../../db/statements.ts';
import type { Tx } from '../../db/tx.ts';
import type { Trouble } from '../../imports/layout.ts';
import type { SheetPlace } from '../../imports/read-batch.ts';
import { addRecord, changeRecord, recordByKey } from '../../repos/record-store.ts';
import type { Origin, RecordValues } from '../../repos/record-store.ts';
import type { RecordName } from '../../repos/record-kinds.ts';
import type { Names } from '../../repos/names.ts';

/** What the profile says that imports need. */
export interface ImportRules {
  readonly platforms: readonly string[];
  readonly goodsClasses: readonly string[];
  readonly refundBasis: 'paid_time' | 'refund_time';
  /** The printed unit of a figure's address, or null if the profile has no such figure. */
  readonly unitOf: (figure: string) => string | null;
}

/** What a user chose for an import. */
export interface ImportChoices {
  /** The tenant that files without an account are of. */
  readonly tenant: string | null;
  /** Its account, where it has several on the platform. */
  readonly account: string | null;
  /** What to do with a row whose key is there with other figures: `replace`, or `keep` what is there. */
  readonly onDifference: 'keep' | 'replace';
}

/** One import's shared ground. */
export interface ImportContext {
  readonly tx: Tx;
  readonly batchId: number;
  readonly now: Instant;
  readonly today: Day;
  readonly thisMonth: Month;
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly names: Names;
  /** Rows that an earlier try refused and that are left out now, as `rowId`. */
  readonly leftOut: ReadonlySet<string>;
  /** Months of accounts whose sessions changed, for the roll-up: `tenant|platform|month`. */
  readonly touched: Set<string>;
  /** Sessions and shop-days of this batch by key: what they say and where they stand, so that two files can't contradict each other. */
  readonly seenSessions: Map<string, { readonly content: string; readonly where: string }>;
}

/** What became of a sheet's rows. */
export interface SheetTally {
  added: number;
  changed: number;
  same: number;
  readonly refused: Trouble[];
  /** Things to know that refuse nothing. */
  readonly notes: Refusal[];
}

/** A sheet while it is applied. */
export interface SheetRun {
  readonly context: ImportContext;
  readonly place: SheetPlace;
  readonly sheetId: number;
  readonly tally: SheetTally;
}

/** Identifies a row over all files of a batch. */
export function rowId(place: SheetPlace, row: number): string {
  return `${place.fileIndex}|${place.sheet}|${row}`;
}

/** The origin of a record read from this row. */
export function originOf(run: SheetRun, row: number): Origin {
  return { batchId: run.context.batchId, sheetId: run.sheetId, row };
}

/** Notes a row as refused. */
export function refuseRow(
  run: SheetRun,
  row: number,
  column: string,
  found: string | number | null,
  code: RefusalCode,
  data: Readonly<Record<string, RefusalValue>> = {},
): void {
  run.tally.refused.push({ row, column, found: found === null ? '' : String(found), code, data });
}

/** True if the row is to be passed over: refused in an earlier try. */
export function isLeftOut(run: SheetRun, row: number): boolean {
  return run.context.leftOut.size > 0 && run.context.leftOut.has(rowId(run.place, row));
}

/** The outcome of keeping a record. */
export type Kept = 'added' | 'changed' | 'same';

/** Counts an outcome. */
export function countKept(run: SheetRun, kept: Kept): void {
  run.tally[kept] += 1;
}

/**
 * Runs a write for one row: a rule of the database that it breaks refuses the row, and nothing else.
 * @returns null if the row was refused
 */
export function guarded<T>(run: SheetRun, row: number, column: string, found: string, write: () => T): T | null {
  try {
    return write();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.code.startsWith('BASE_') || refusal.code === 'DISK_FULL') throw error;
    refuseRow(run, row, column, found, refusal.code, refusal.data);
    return null;
  }
}

/** Adds a record that is known to be new. */
export function addNew(run: SheetRun, name: RecordName, values: RecordValues, row: number): Kept {
  addRecord(run.context.tx, name, values, originOf(run, row));
  return 'added';
}

/** Adds the record of this key, or changes what differs in it. `values` holds key and value columns. */
export function keepRecord(run: SheetRun, name: RecordName, key: readonly SqlValue[], values: RecordValues, row: number): Kept {
  const { tx, choices } = run.context;
  const stored = recordByKey(tx.db, name, key);
  if (stored === null) {
    addRecord(tx, name, values, originOf(run, row));
    return 'added';
  }
  if (choices.onDifference === 'keep') return 'same';
  return changeRecord(tx, name, stored, values, originOf(run, row)) ? 'changed' : 'same';
}

/** The tenant a code names, by any code it ever had; refuses the row if there is none. */
export function tenantOfCode(run: SheetRun, row: number, column: string, code: string): number | null {
  const tenantId = run.context.names.tenantByCode(code);
  if (tenantId === null) refuseRow(run, row, column, code, 'ROW_TENANT_UNKNOWN', { tenant: code });
  return tenantId;
}

/** Refuses a month that lies ahead. Answers whether it may be taken. */
export function isMonthTaken(run: SheetRun, row: number, column: string, month: Month): boolean {
  if (month <= run.context.thisMonth) return true;
  refuseRow(run, row, column, month, 'CELL_FUTURE_MONTH', { month, limit: run.context.thisMonth });
  return false;
}

/** Refuses a day that lies ahead. Answers whether it may be taken. */
export function isDayTaken(run: SheetRun, row: number, column: string, day: string | null): boolean {
  if (day === null || day <= run.context.today) return true;
  refuseRow(run, row, column, day, 'CELL_FUTURE_DAY', { day, limit: run.context.today });
  return false;
}

/** The value of a result, or a refused row. */
export function valueOr<T>(run: SheetRun, row: number, column: string, found: string, result: Result<T>): T | null {
  if (result.ok) return result.value;
  refuseRow(run, row, column, found, result.refusal.code, result.refusal.data);
  return null;
}

/** Opens a sheet of the batch: its row in `import_sheet`. */
export function openSheet(context: ImportContext, place: SheetPlace, kind: string, fileId: number): SheetRun {
  const result = statement(
    context.tx.db,
    'INSERT INTO import_sheet (batch_id, file_id, file_name, sheet, kind) VALUES (?, ?, ?, ?, ?)',
  ).run(context.batchId, fileId, place.file, place.sheet, kind);
  return { context, place, sheetId: Number(result.lastInsertRowid), tally: { added: 0, changed: 0, same: 0, refused: [], notes: [] } };
}
