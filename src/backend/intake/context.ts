// What applying an import's rows shares: the transaction, the base's names, and the tally of each sheet.
import { removeDirectionMarks } from '../../domain/values/direction-marks.ts';
import type { Day, Instant, Month } from '../../domain/time/calendar.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import type { FigureUnits } from '../../domain/report/specs.ts';
import type { Refusal, RefusalValue, Result } from '../../domain/values/result.ts';
import { refusalOf, prepareStatement, type SqlValue } from '../core/db/rows.ts';
import type { Tx } from '../core/db/tx.ts';
import type { FactQuestion } from '../../contract/intake/intake-shapes.ts';
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import type { RowIssue } from './recognise/layout.ts';
import type { SheetPlace } from './recognise/read-batch.ts';
import { listChangedFields, type Origin, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import type { Names } from '../core/records/names.ts';
import type { listMonthsBefore } from '../report/collected-month.ts';
import type { LastMonth } from '../desk/slot-context.ts';

/** What the profile says that imports need. */
export interface ImportRules extends FigureUnits {
  readonly platforms: readonly string[];
  readonly goodsClasses: readonly string[];
  readonly refundBasis: 'paid_time' | 'refund_time';
}

/** What bookings that lie ahead are asked for: a reason, of somebody with the permission, where a rule wants one. */
export interface ImportConsent {
  readonly reason: string | null;
  readonly mayOverride: boolean;
  readonly lastMonth: LastMonth;
}

/** What a user chose for an import. */
export interface ImportChoices {
  /** The tenant that files without an account are of. */
  readonly tenant: string | null;
  /** Its account, where it has several on the platform. */
  readonly account: string | null;
  /** What to do with a row whose key is there with other figures: `replace`, or `keep` what is there; null: nobody has said, then forms ask. */
  readonly onDifference: 'keep' | 'replace' | null;
  /** Base facts (by column) that a person chose by themselves: true keeps what is there. The others go by `onDifference`. */
  readonly facts?: ReadonlyMap<string, boolean>;
  /** From which day tenants bear the names that their forms say. */
  readonly renamedFrom?: Day | null;
  readonly consent: ImportConsent;
}

/** Whose a file without an account is. */
export type FileOwner = Pick<ImportChoices, 'tenant' | 'account'>;

/** A figure that a row says otherwise than what is stored. */
export interface Difference {
  readonly row: number;
  readonly entity: string;
  readonly field: string;
  readonly before: SqlValue;
  readonly after: SqlValue;
}

/** So many differences of a sheet are named; all of them count. */
const NAMED_DIFFERENCES = 500;
/** Rows after which the host hears how far a sheet is. */
const ROWS_A_STEP = 500;

/** The row of this import that first spoke of a record. */
interface Claim {
  readonly run: SheetRun;
  readonly spot: Spot;
  isRefused: boolean;
}

/** A form of this import: whose it is, and everything it says as text. */
export interface FormClaim {
  readonly run: SheetRun;
  readonly spot: Spot;
  readonly content: string;
  isRefused: boolean;
}

/** What the forms of an import share. */
export interface FormsGround {
  /** By month and tenant. */
  readonly claims: Map<string, FormClaim>;
  /** Who has to report, by month. */
  readonly due: Map<string, ReadonlySet<number>>;
  /** What tenants said in the months before one. */
  readonly past: (month: Month) => ReturnType<typeof listMonthsBefore>;
  /** Files (by place in the batch) that an earlier try refused: a form is taken whole or not at all. */
  readonly leftOut: Set<number>;
}

/** One import's shared ground. */
export interface ImportContext {
  readonly tx: Tx;
  readonly batchId: number;
  readonly now: Instant;
  readonly today: Day;
  readonly thisMonth: Month;
  readonly closedMonths: ReadonlySet<string>;
  readonly rules: ImportRules;
  readonly choices: ImportChoices;
  readonly names: Names;
  /** Rows that an earlier try refused and that are left out now, as `getRowId`. */
  readonly leftOut: ReadonlySet<string>;
  /** Months of accounts whose sessions changed (keys of `getRollUpKey`), with the sheets that touched them. */
  readonly touched: Map<string, Set<SheetTally>>;
  /** Which rows of this import have spoken of which records: two of them can't contradict each other. */
  readonly claims: Map<string, Claim>;
  readonly forms: FormsGround;
  /** Files (by place in the batch) of which a differing row was not taken, since what is there was to be kept. */
  readonly keptFiles: Set<number>;
  /** Whose a file (by place in the batch) without an account is. */
  readonly ownerOfFile: (fileIndex: number) => FileOwner;
  /** From which day the tenant of a form (by its file's place in the batch) bears the name that it says; null: nobody has said so. */
  readonly renamedFrom: (fileIndex: number) => Day | null;
  /** Called every few hundred rows how many of a sheet are done; it may throw to end the import. */
  readonly onRows: ((run: SheetRun) => void) | null;
}

/** Whose a form is. */
export interface FormOwner {
  readonly tenantId: number;
  readonly name: string;
  readonly month: Month;
}

/** A tenant that a sheet brings, by its newest code and name. */
export interface NewTenant {
  readonly uscc: string;
  readonly name: string;
}

/** What became of a sheet's rows. */
export interface SheetTally {
  added: number;
  changed: number;
  same: number;
  readonly refused: RowIssue[];
  /** Things to know that refuse nothing. */
  readonly notes: Refusal[];
  /** Figures that differ from what is stored, the first few hundred; `differing` counts all. */
  readonly differences: Difference[];
  differing: number;
  /** Base facts that differ. */
  readonly facts: Omit<FactQuestion, 'file' | 'sheet'>[];
  /** Whose a form is, once that is known. */
  form: FormOwner | null;
  /** Tenants that were not there before this import. */
  readonly tenants: NewTenant[];
}

/** A sheet while it is applied. */
export interface SheetRun {
  readonly context: ImportContext;
  readonly place: SheetPlace;
  readonly sheetId: number;
  readonly fileId: number;
  readonly tally: SheetTally;
  /** Rows that were refused when the sheet was read. */
  readonly broken: Set<number>;
  /** Rows looked at so far. */
  seen: number;
}

/** A cell that a refusal names. */
export interface Spot {
  readonly row: number;
  readonly column: string;
  readonly found: string | number | null;
  /** The row's whole key, where one cell does not hold it. */
  readonly key?: string | undefined;
}

/** Identifies a row over all files of a batch. */
export function getRowId(place: SheetPlace, row: number): string {
  return `${place.fileIndex}|${place.sheet}|${row}`;
}

/** The origin of a record read from this row. */
export function originOf(run: SheetRun, row: number): Origin {
  return { batchId: run.context.batchId, sheetId: run.sheetId, row };
}

/** Notes a row as refused. */
export function refuseRow(run: SheetRun, spot: Spot, code: RefusalCode, data: Readonly<Record<string, RefusalValue>> = {}): void {
  const { row, column, found } = spot;
  run.tally.refused.push({ row, column, found: found === null ? '' : String(found), code, data });
}

/** Notes what was refused when the sheet was read; these rows are not applied. */
export function refuseRead(run: SheetRun, troubles: readonly RowIssue[]): void {
  for (const trouble of troubles) {
    if (run.context.leftOut.has(getRowId(run.place, trouble.row))) continue;
    run.tally.refused.push(trouble);
    run.broken.add(trouble.row);
  }
}

/** True if the row is to be passed over: refused when it was read, or in an earlier try. */
export function isLeftOut(run: SheetRun, row: number): boolean {
  run.seen += 1;
  if (run.seen % ROWS_A_STEP === 0) run.context.onRows?.(run);
  return run.broken.has(row) || (run.context.leftOut.size > 0 && run.context.leftOut.has(getRowId(run.place, row)));
}

/** The outcome of keeping a record. */
export type Kept = 'added' | 'changed' | 'same';

/** Counts an outcome. */
export function countKept(run: SheetRun, kept: Kept): void {
  run.tally[kept] += 1;
}

/** What two writes of one row come to. */
export function combineWrites(a: Kept, b: Kept): Kept {
  if (a === 'added' || b === 'added') return 'added';
  return a === 'changed' || b === 'changed' ? 'changed' : 'same';
}

/**
 * Runs a write for one row: a rule of the database that it breaks refuses the row, and nothing else.
 * @returns null if the row was refused
 */
export function runGuarded<T>(run: SheetRun, spot: Spot, write: () => T): T | null {
  try {
    return write();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.code.startsWith('BASE_') || refusal.code === 'DISK_FULL') throw error;
    refuseRow(run, spot, refusal.code, refusal.data);
    return null;
  }
}

function rowName(run: SheetRun, other: SheetRun, row: number): string {
  if (run === other) return String(row);
  return other.place.file === run.place.file ? `${other.place.sheet} ${row}` : `${other.place.file} ${row}`;
}

/**
 * Notes that a row speaks of the record `key`. Another row of this import that has said something else of it refuses both with
 * ROW_KEY_TWICE `{key, rows}`: which one is right can't be guessed. Answers whether the row may be taken.
 * @param differs whether what is stored by now is not what this row says
 */
export function isOnlyClaim(run: SheetRun, key: string, spot: Spot, differs: boolean): boolean {
  const { claims } = run.context;
  const before = claims.get(key);
  if (before === undefined || (before.run === run && before.spot.row === spot.row)) {
    claims.set(key, { run, spot, isRefused: false });
    return true;
  }
  if (!differs) return true;
  const twice = (of: SheetRun, at: Spot): void => {
    const rows = [rowName(of, before.run, before.spot.row), rowName(of, run, spot.row)];
    refuseRow(of, at, 'ROW_KEY_TWICE', { key: at.key ?? String(at.found ?? ''), rows });
  };
  if (!before.isRefused) twice(before.run, before.spot);
  before.isRefused = true;
  twice(run, spot);
  return false;
}

/** The tenant a code names, by any code it ever had; refuses the row if there is none. */
export function getTenantOfCode(run: SheetRun, spot: Spot, code: string): number | null {
  const tenantId = run.context.names.tenantByCode(code);
  if (tenantId === null) refuseRow(run, spot, 'ROW_TENANT_UNKNOWN', { tenant: code });
  return tenantId;
}

/** The studio of a code; refuses the row if there is none. */
export function getStudioOfCode(run: SheetRun, spot: Spot, code: string): number | null {
  const studioId = run.context.names.studioByCode(code);
  if (studioId === null) refuseRow(run, { ...spot, found: code }, 'ROW_STUDIO_UNKNOWN', { studio: code });
  return studioId;
}

/** Refuses a month that lies ahead. Answers whether it may be taken. */
export function isMonthTaken(run: SheetRun, spot: Spot, month: Month): boolean {
  if (month <= run.context.thisMonth) return true;
  refuseRow(run, spot, 'CELL_FUTURE_MONTH', { month, limit: run.context.thisMonth });
  return false;
}

/** Refuses a day that lies ahead. Answers whether it may be taken. */
export function isDayTaken(run: SheetRun, spot: Spot, day: string | null): boolean {
  if (day === null || day <= run.context.today) return true;
  refuseRow(run, spot, 'CELL_FUTURE_DAY', { day, limit: run.context.today });
  return false;
}

/** Refuses an end (at `spot`) that lies before its start. Answers whether it may be taken. */
export function isSpanRight(
  run: SheetRun,
  spot: Spot,
  { from, until }: { readonly from: string; readonly until: string | null },
  code: RefusalCode = 'ROW_ENDS_BEFORE_START',
): boolean {
  if (until === null || until >= from) return true;
  refuseRow(run, spot, code, { from, until });
  return false;
}

/** The value of a result, or a refused row. */
export function unwrapOrRefuse<T>(run: SheetRun, spot: Spot, result: Result<T>): T | null {
  if (result.ok) return result.value;
  refuseRow(run, spot, result.refusal.code, result.refusal.data);
  return null;
}

/** Rows to be applied in their order. */
type Lines<L> = Iterable<L> & { readonly length: number };

/** What rows wait for. */
interface Waits<L> {
  /** What the others may take away. */
  readonly codes: readonly RefusalCode[];
  /** Writes what is still to be written, and answers the rows that only then were refused with one of `codes`, which are not noted as refused. */
  readonly settle?: (codes: readonly RefusalCode[]) => readonly L[];
}

/**
 * Applies rows that may stand in each other's way for a while (a slot that another row gives up): what is refused only with one of
 * `codes` is tried again once the others are in, so that the order of rows does not matter.
 */
export function applyInPasses<L>(run: SheetRun, lines: Lines<L>, { codes, settle }: Waits<L>, apply: (line: L) => void): void {
  const { tally } = run;
  const { refused, notes, differences } = tally;
  const waits = (line: L): boolean => {
    const refusedBefore = refused.length;
    const notesBefore = notes.length;
    const [namedBefore, differingBefore] = [differences.length, tally.differing];
    apply(line);
    if (refused.length === refusedBefore) return false;
    const own = refused.slice(refusedBefore);
    if (!own.every((trouble) => codes.includes(trouble.code))) return false;
    refused.length = refusedBefore;
    notes.length = notesBefore;
    differences.length = namedBefore;
    tally.differing = differingBefore;
    return true;
  };
  let waiting: Lines<L> = lines;
  for (;;) {
    const before = refused.length;
    const next: L[] = [];
    for (const line of waiting) if (waits(line)) next.push(line);
    next.push(...(settle?.(codes) ?? []));
    if (settle) inOrder(refused, before);
    if (next.length === 0) return;
    if (next.length === waiting.length) {
      for (const line of next) apply(line);
      settle?.([]);
      if (settle) inOrder(refused, before);
      return;
    }
    waiting = next;
  }
}

/** What a pass refused, by row: some of it was only found when its rows were written. */
function inOrder(refused: RowIssue[], from: number): void {
  refused.push(...refused.splice(from).toSorted((a, b) => a.row - b.row));
}

/** Opens a sheet of the batch: its row in `import_sheet`. */
export function openSheet(context: ImportContext, place: SheetPlace, kind: SheetKind, fileId: number): SheetRun {
  const result = prepareStatement(
    context.tx.db,
    'INSERT INTO import_sheet (batch_id, file_id, file_name, sheet, kind) VALUES (?, ?, ?, ?, ?)',
  ).run(context.batchId, fileId, place.file, removeDirectionMarks(place.sheet), kind);
  return { context, place, sheetId: Number(result.lastInsertRowid), fileId, tally: createTally(), broken: new Set(), seen: 0 };
}

/** A tally of nothing yet. */
export function createTally(): SheetTally {
  return { added: 0, changed: 0, same: 0, refused: [], notes: [], differences: [], differing: 0, facts: [], form: null, tenants: [] };
}

/** Notes each field in which a row differs from what is stored. */
export function noteDifferences(run: SheetRun, row: number, stored: StoredRecord, values: RecordValues): void {
  for (const [field, after] of Object.entries(listChangedFields(stored, values)))
    noteDifference(run, { row, entity: stored.name, field, before: stored.values[field] ?? null, after });
}

/** Counts a difference, and names it while there are few. */
export function noteDifference({ tally }: SheetRun, difference: Difference): void {
  tally.differing += 1;
  if (tally.differences.length < NAMED_DIFFERENCES) tally.differences.push(difference);
}
