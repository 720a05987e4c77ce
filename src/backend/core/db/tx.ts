// The one writer: a synchronous BEGIN IMMEDIATE transaction, with the history written inside it.
import type Database from 'better-sqlite3';
import type { Result } from '../../../domain/values/result.ts';
import { type Base, prepareStatement, type SqlValue, refusalOf } from './rows.ts';
import { computeContentDigest, computeHistoryHash, CONTENT_COLUMNS, createSalt, HASHED_COLUMNS } from './history-chain.ts';
import { keepAnswer, type KeyedCall } from './idempotency-keys.ts';
import { runInOneView } from './external-data-version.ts';
import { dropMarks, recordRollback, discardTrackedWrites, takeMarks, trackWrites } from './row-digests.ts';
import { findDistrustRefusal } from './history-integrity.ts';

/** Who writes, and through which host. */
export interface Actor {
  readonly who: string;
  readonly host: 'cli' | 'window' | 'http' | 'program' | 'guest';
  /** The number of the joined computer that the call came from. */
  readonly device?: number | null;
  /** The key that a page gave its call: the history keeps it behind the host, so that the page can ask later whether the step was done. */
  readonly step?: string | null;
  /** A call that writes at once: what its transaction answers is kept under its key. */
  readonly keyed?: KeyedCall;
  /** The person's number, where the base has people. */
  readonly personId?: number | null;
  /** The manager who lent the right to this one action. */
  readonly allowedBy?: { readonly id: number; readonly name: string } | null;
}

/** A running transaction. Only `inTx` makes one; it dies with the commit. */
export interface Tx {
  readonly db: Database.Database;
  readonly actor: Actor;
  /** The time that everything in this transaction is stamped with. */
  readonly nowMs: number;
}

/** A change as the history keeps it. `before` and `after` hold the changed fields only. */
export interface Change {
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly batchId?: number | null;
  readonly before?: Readonly<Record<string, SqlValue>> | null;
  readonly after?: Readonly<Record<string, SqlValue>> | null;
  readonly reason?: string | null;
  /** Of a forgetting: digests of what it left, as `formatForgotten` writes them. */
  readonly forgotten?: string | null;
}

interface PendingAdds extends AddedRecords {
  readonly rows: (readonly SqlValue[])[];
}

interface TxState {
  seq: number;
  hash: string;
  pending: PendingAdds | null;
  /** Everything is rolled back at the end, its history rows too. */
  readonly isRehearsed: boolean;
}

/** Adds of one import that share a history row. */
export const ADDS_PER_ROW = 500;
const FIRST_PREVIOUS = 'start';
const running = new WeakMap<Tx, TxState>();
const commits = new WeakMap<Database.Database, Int32Array>();

/**
 * Counts the commits of this connection in the first of `cells` from now on. Memory that threads share lets another one see,
 * also after this one has ended, whether anything was written.
 */
export function countCommits(base: Base, cells: Int32Array): void {
  commits.set(base.db, cells);
}

function stateOf(tx: Tx): TxState {
  const state = running.get(tx);
  if (state === undefined) throw new Error('this transaction is over');
  return state;
}

/** A change whose fields are already text. */
type WrittenChange = Omit<Change, 'before' | 'after'> & { readonly before: string | null; readonly after: string | null };

/** Through what a row was written: the host, for a joined computer with its number, and behind `#` the key of a page's call. */
export function getWrittenThrough({ host, device = null, step = null }: Pick<Actor, 'host' | 'device' | 'step'>): string {
  const through = device === null ? host : `${host} ${device}`;
  return step === null ? through : `${through}#${step}`;
}

/** SQL: the host alone. */
export const HOST_COLUMN = `substr(host, 1, instr(host || '#', '#') - 1) AS host`;

/** The marks of what was written since the last history row; none in a rehearsal, whose rows nobody will read. */
function marksOf(tx: Tx): string | null {
  if (!stateOf(tx).isRehearsed) return takeMarks(tx.db);
  discardTrackedWrites(tx.db);
  return null;
}

const INSERT_HISTORY = `INSERT INTO history (${HASHED_COLUMNS}, ${CONTENT_COLUMNS}, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function writeHistory(tx: Tx, state: TxState, change: WrittenChange, marks: string | null): void {
  const { personId = null, allowedBy = null } = tx.actor;
  const content: readonly SqlValue[] = [change.before, change.after, change.reason ?? null, createSalt()];
  const hashed: readonly SqlValue[] = [
    state.seq + 1,
    tx.nowMs,
    tx.actor.who,
    getWrittenThrough(tx.actor),
    change.action,
    change.entity,
    change.entityId,
    change.batchId ?? null,
    personId,
    allowedBy?.id ?? null,
    allowedBy?.name ?? null,
    computeContentDigest(content),
    marks,
    change.forgotten ?? null,
    state.hash,
  ];
  const hash = computeHistoryHash(hashed);
  prepareStatement(tx.db, INSERT_HISTORY).run([...hashed, ...content, hash]);
  state.seq += 1;
  state.hash = hash;
}

function flushAdds(tx: Tx, state: TxState): void {
  const { pending } = state;
  if (pending === null) return;
  state.pending = null;
  const after = JSON.stringify({ columns: ['id', ...pending.columns], rows: pending.rows });
  const change = { action: 'import', entity: pending.entity, entityId: null, batchId: pending.batchId, before: null, after };
  writeHistory(tx, state, change, marksOf(tx));
}

/** The action of a row that carries marks alone: of what was written behind a transaction's last change, or by a migration. */
export const MARKS_ONLY = 'marks';

/** Appends marks that belong to no change. */
export function appendMarks(tx: Tx, marks: string): void {
  const state = stateOf(tx);
  flushAdds(tx, state);
  writeHistory(tx, state, { action: MARKS_ONLY, entity: 'base', entityId: null, before: null, after: null }, marks);
}

/** Appends a change to the history. */
export function appendHistory(tx: Tx, change: Change): void {
  const state = stateOf(tx);
  flushAdds(tx, state);
  const text = (fields: Change['before']): string | null => (fields ? JSON.stringify(fields) : null);
  writeHistory(tx, state, { ...change, before: text(change.before), after: text(change.after) }, marksOf(tx));
}

/** Records that an import added: their table with the columns that each of `rows` lists behind the id. */
export interface AddedRecords {
  readonly entity: string;
  readonly batchId: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Writes the open row of the history where it is for other records, or lists other columns of them. */
export function closeOtherAdds(tx: Tx, { entity, batchId, columns }: Omit<AddedRecords, 'rows'>): void {
  const state = stateOf(tx);
  const { pending } = state;
  if (pending?.entity !== entity || pending.batchId !== batchId || pending.columns.join() !== columns.join()) flushAdds(tx, state);
}

/**
 * Notes records that an import added, not more than there is room for (`countRoomForAdds`); up to 500 of one kind share a history row. `columns`
 * may leave out those in which all of `rows` hold nothing.
 */
export function noteAdded(tx: Tx, { entity, batchId, columns, rows }: AddedRecords): void {
  closeOtherAdds(tx, { entity, batchId, columns });
  const state = stateOf(tx);
  state.pending ??= { entity, batchId, columns, rows: [] };
  for (const row of rows) state.pending.rows.push(row);
  if (state.pending.rows.length >= ADDS_PER_ROW) flushAdds(tx, state);
}

/**
 * How many records of an import the open row of the history still takes. One where it is open for others: it is written with the next
 * record, and carries the marks of what was written by then.
 */
export function countRoomForAdds(tx: Tx, { entity, batchId }: Pick<AddedRecords, 'entity' | 'batchId'>): number {
  const { pending } = stateOf(tx);
  if (pending === null) return ADDS_PER_ROW;
  return pending.entity === entity && pending.batchId === batchId ? ADDS_PER_ROW - pending.rows.length : 1;
}

/** The number of the newest row of the history, those that this transaction wrote included. */
export function getNewestSeq(tx: Tx): number {
  return stateOf(tx).seq;
}

/** The newest row of the chain: its number and hash (`start` before the first). */
export function getHistoryHead(db: Database.Database): { readonly seq: number; readonly hash: string } {
  const row = prepareStatement(db, 'SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1').get();
  if (row === undefined || row === null || typeof row !== 'object' || !('seq' in row) || !('hash' in row))
    return { seq: 0, hash: FIRST_PREVIOUS };
  return { seq: Number(row.seq), hash: String(row.hash) };
}

function attempt<T>(tx: Tx, work: (tx: Tx) => Result<T>): Result<T> {
  const result = work(tx);
  if (result instanceof Promise) throw new Error('a transaction must not wait: its work is synchronous');
  if (!result.ok) return result;
  flushAdds(tx, stateOf(tx));
  const marks = marksOf(tx);
  if (marks !== null) appendMarks(tx, marks);
  if (tx.actor.keyed !== undefined) keepAnswer(tx.db, tx.actor.keyed, tx.nowMs, result.value);
  return result;
}

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction: committed if it answers ok, rolled back if it refuses or throws.
 * Rules of the database that it breaks come back as refusals. With `rehearse` everything is rolled back at the end. Refuses HISTORY_UNTRUSTED
 * where the base lacks what is known of it outside, unless the work `decides` about that.
 */
export function inTx<T>(
  base: Base,
  actor: Actor,
  work: (tx: Tx) => Result<T>,
  options: { readonly rehearse?: boolean; readonly decides?: boolean } = {},
): Result<T> {
  const { db } = base;
  const untrusted = options.decides === true ? null : findDistrustRefusal(db);
  if (untrusted !== null) return { ok: false, refusal: untrusted };
  try {
    trackWrites(db);
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
  const tx: Tx = { db, actor, nowMs: base.clock.nowMs() };
  try {
    // What was written on this connection outside of a transaction of ours is nobody's work.
    dropMarks(db);
    const head = getHistoryHead(db);
    running.set(tx, { seq: head.seq, hash: head.hash, pending: null, isRehearsed: options.rehearse === true });
    const result = runInOneView(db, () => attempt(tx, work));
    const isKept = result.ok && options.rehearse !== true;
    db.exec(isKept ? 'COMMIT' : 'ROLLBACK');
    if (!isKept) recordRollback(db);
    const cells = commits.get(db);
    if (isKept && cells !== undefined) Atomics.add(cells, 0, 1);
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    recordRollback(db);
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  } finally {
    running.delete(tx);
  }
}

/** Runs reads that must agree with each other on one state of the database. */
export function readTx<T>(base: Base, read: (db: Database.Database) => T): T {
  if (base.db.inTransaction) return read(base.db);
  base.db.exec('BEGIN');
  try {
    return runInOneView(base.db, () => read(base.db));
  } finally {
    base.db.exec('COMMIT');
  }
}
