// `livebase restore`: verifies a copy of the file first, then lets it take the present database's place, which is kept.
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isSqliteError, openRaw } from '../core/db/connection.ts';
import type { Connection } from '../core/db/connection.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import {
  LOG_SUFFIX,
  discardDatabase,
  firstFreeName,
  moveDatabase,
  refusalOfFile,
  syncFile,
  syncFolder,
} from '../core/db/database-files.ts';
import { decryptFile, isEncryptedCopy } from '../core/files/encrypted-file.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import { APPLICATION_ID, DATABASE_NAME, closeBase, marksOf, openBase } from '../core/db/open.ts';
import type { Clock } from '../core/db/open.ts';
import { MARKER_NAME, recoverRestore, swapDatabases } from '../core/db/restore-swap.ts';
import type { StepHook } from '../core/db/restore-swap.ts';
import { refusalOf } from '../core/db/sqlite-errors.ts';
import { holdsHead, knownOutside, noteStep, ownHead } from '../core/db/trust.ts';
import type { Outside } from '../core/db/trust.ts';
import type { Head } from '../core/db/head-files.ts';
import { appendHistory, inTx } from '../core/db/tx.ts';
import type { Actor } from '../core/db/tx.ts';
import { danglingRows, integrityFindings, rowCounts, totalRows } from '../core/db/soundness.ts';
import { schemaDifferences, walkChain, wrongFiles, wrongSnapshots } from './examine.ts';
import { replayHistory } from './history-replay.ts';
import { hashOfFile, takeSeal } from '../core/db/seal.ts';
import { stampOf } from '../core/db/stamp.ts';

/** What a restore did. */
export interface Restored {
  /** The database that now holds the backup's records. */
  readonly file: string;
  /** The replaced database under its new name, which `restore` takes like a backup; null if there was none. */
  readonly kept: string | null;
  /** All rows of all tables that were restored. */
  readonly rows: number;
}

/** Where a base lives, and the time that its names are stamped with. */
export interface Place {
  readonly folder: string;
  readonly clock: Clock;
}

/** How a restore is done: what opens an encrypted copy, and who stops between the steps. */
export interface RestoreWays {
  readonly passphrase?: string | null;
  readonly hook?: StepHook;
}

const BUSY_TIMEOUT_MS = 2000;
const HASH_SHAPE = /^([0-9a-f]{64})\b/i;

function hashBeside(file: string): string | null {
  const beside = `${file}.sha256`;
  return statSync(beside, { throwIfNoEntry: false })?.isFile() === true
    ? (HASH_SHAPE.exec(readFileSync(beside, 'latin1'))?.[1]?.toLowerCase() ?? '')
    : null;
}

/** Looks at the copy's bytes before SQLite does. `file` is the name that a refusal speaks of. */
function checkBytes(staged: string, file: string): Result<null> {
  const marks = marksOf(staged);
  if (!marks.sqlite) return refuse('BACKUP_UNREADABLE', { file, detail: 'header' });
  if (marks.applicationId !== APPLICATION_ID) return refuse('BASE_OF_OTHER_PROGRAM', { file });
  // With its log beside it a database may be longer or shorter than its header says.
  if (!existsSync(staged + LOG_SUFFIX) && takeSeal(staged) === 'broken') return refuse('BACKUP_ALTERED', { file, detail: 'seal' });
  return ok(null);
}

/** What is wrong inside; `history` includes rows that the chain does not lead to. */
function findings(db: Connection, version: number): string[] {
  const looks: readonly (readonly [string, () => boolean])[] = [
    ['integrity', () => integrityFindings(db, true).length === 0],
    ['foreign_keys', () => danglingRows(db).length === 0],
    ['schema', () => schemaDifferences(db, version).length === 0],
    ['history_chain', () => walkChain(db, null).brokenAt === null],
    ['snapshots', () => wrongSnapshots(db).length === 0],
    ['stored_files', () => wrongFiles(db).length === 0],
    ['history_rows', () => replayHistory(db).wrongCount === 0],
  ];
  for (const [name, look] of looks) if (!look()) return [name];
  return [];
}

function checkContents(staged: string, file: string): Result<number> {
  let db: Connection | null = null;
  try {
    db = openRaw(staged, 'write');
    // Folds in a log that came along, and leaves one file to move.
    db.pragma('journal_mode = DELETE');
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > SCHEMA_VERSION) return refuse('BASE_TOO_NEW', { file, found: version, known: SCHEMA_VERSION });
    if (version < 1) return refuse('BACKUP_UNREADABLE', { file, detail: 'version' });
    const wrong = findings(db, version);
    return wrong.length > 0 ? refuse('BACKUP_UNREADABLE', { file, detail: wrong.join(',') }) : ok(totalRows(rowCounts(db)));
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    const refusal = refusalOf(error);
    return refusal?.code === 'DISK_FULL' ? { ok: false, refusal } : refuse('BACKUP_UNREADABLE', { file, detail: error.code });
  } finally {
    db?.close();
  }
}

/** Opens an encrypted copy into the data folder. Refuses BACKUP_PASSPHRASE_NEEDED, BACKUP_PASSPHRASE_WRONG, BACKUP_ALTERED. */
function openCopy(file: string, staged: string, passphrase: string | null): Result<null> {
  if (passphrase === null) return refuse('BACKUP_PASSPHRASE_NEEDED', { file });
  const trouble = decryptFile(file, staged, passphrase);
  if (trouble === 'passphrase') return refuse('BACKUP_PASSPHRASE_WRONG', { file });
  return trouble === null ? ok(null) : refuse('BACKUP_ALTERED', { file, detail: 'encrypted' });
}

/** Copies the file (and its log, if it is a database that was kept with one) into the data folder and verifies the copy. */
function stage(file: string, staged: string, passphrase: string | null): Result<number> {
  const expected = hashBeside(file);
  if (expected !== null && hashOfFile(file) !== expected) return refuse('BACKUP_ALTERED', { file, detail: 'sha256' });
  if (isEncryptedCopy(file)) {
    const opened = openCopy(file, staged, passphrase);
    if (!opened.ok) return opened;
  } else {
    copyFileSync(file, staged);
    if (existsSync(file + LOG_SUFFIX)) copyFileSync(file + LOG_SUFFIX, staged + LOG_SUFFIX);
  }
  const bytes = checkBytes(staged, file);
  if (!bytes.ok) return bytes;
  const rows = checkContents(staged, file);
  if (rows.ok) syncFile(staged);
  return rows;
}

/**
 * Folds the present database's log in, which works only while nobody else has it open. A damaged one is moved as it is.
 * Refuses BASE_BUSY.
 */
function quiesce(present: string): Result<null> {
  if (!existsSync(present)) return ok(null);
  let db: Connection | null = null;
  try {
    db = openRaw(present, 'write');
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    db.pragma('journal_mode = DELETE');
    return ok(null);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    const refusal = refusalOf(error);
    return refusal?.code === 'BASE_BUSY'
      ? { ok: false, refusal: { code: 'BASE_BUSY', data: { ...refusal.data, file: present } } }
      : ok(null);
  } finally {
    db?.close();
  }
}

function freeKeptName(folder: string, nowMs: number): string {
  return firstFreeName(folder, `livebase-replaced-${stampOf(nowMs)}`, '.db', (file) => !existsSync(file) && !existsSync(file + LOG_SUFFIX));
}

function isPresent(file: string, present: string): boolean {
  return existsSync(present) && realpathSync(file) === realpathSync(present);
}

const SECOND = `SELECT value ->> '$' FROM setting WHERE name = 'backup.second'`;

/** What a database file says about its end and the second folder of backups; nulls where it can't be read. */
function endOf(file: string): { readonly head: Head | null; readonly second: string | null } {
  if (!existsSync(file)) return { head: null, second: null };
  let db: Connection | null = null;
  try {
    db = openRaw(file, 'read');
    const second: unknown = db.prepare(SECOND).pluck().get();
    return { head: ownHead(db), second: typeof second === 'string' ? second : null };
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return { head: null, second: null };
  } finally {
    db?.close();
  }
}

/** Whether a copy's history was rewritten: it ends in no row that is known here, and lacks rows that are. */
function isRewritten(staged: string, present: string, outside: Outside): boolean {
  const db = openRaw(staged, 'read');
  try {
    const own = ownHead(db);
    if (own === null) return false;
    const isKnown = outside.heads.some(({ hash }) => hash === own.hash) || outside.steps.some(({ settled }) => settled.includes(own.hash));
    if (isKnown || holdsRow(present, own)) return false;
    return outside.heads.some((head) => head.origin === own.origin && head.seq <= own.seq && !holdsHead(db, head));
  } finally {
    db.close();
  }
}

/** Whether a base or a backup holds a row of the history; a file that is not there or no database holds none. */
export function holdsRow(file: string, head: Head): boolean {
  if (!existsSync(file)) return false;
  let db: Connection | null = null;
  try {
    db = openRaw(file, 'read');
    return holdsHead(db, head);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return false;
  } finally {
    db?.close();
  }
}

/** Says outside, before it is done, that this copy takes the base's place. */
function announceRestore({ folder, clock }: Place, staged: string, present: string): void {
  const [was, is] = [endOf(present), endOf(staged)];
  const step = { atMs: clock.nowMs(), kind: 'restore', fork: is.head } as const;
  noteStep(folder, step, { second: was.second ?? is.second, present: was.head });
}

function exchange(place: Place, file: string, { hook, passphrase = null }: RestoreWays): Result<Restored> {
  const { folder } = place;
  const nowMs = place.clock.nowMs();
  const present = path.join(folder, DATABASE_NAME);
  const staged = path.join(folder, `livebase-restoring-${process.pid}.db`);
  try {
    discardDatabase(staged);
    const rows = stage(file, staged, passphrase);
    if (!rows.ok) return rows;
    const free = quiesce(present);
    if (!free.ok) return free;
    if (isRewritten(staged, present, knownOutside(folder, endOf(present).second)))
      return refuse('BACKUP_ALTERED', { file, detail: 'history' });
    announceRestore(place, staged, present);
    const kept = existsSync(present) ? freeKeptName(folder, nowMs) : null;
    const keptName = path.basename(kept ?? freeKeptName(folder, nowMs));
    swapDatabases({ folder, present: DATABASE_NAME, staged: path.basename(staged), kept: keptName, occasion: 'restore' }, hook);
    return ok({ file: present, kept, rows: rows.value });
  } finally {
    // After a failure between the steps the marker leads: the next opening ends what was begun.
    if (!existsSync(path.join(folder, MARKER_NAME))) discardDatabase(staged);
  }
}

/**
 * Restores the base of `place` from `file` (a backup, or a database that an earlier restore kept). The present database
 * may be damaged or missing; it is kept beside under a dated name. Nobody may have the base open.
 * Refuses FILE_NOT_FOUND, BACKUP_UNREADABLE, BACKUP_ALTERED, BACKUP_PASSPHRASE_NEEDED, BACKUP_PASSPHRASE_WRONG, BASE_OF_OTHER_PROGRAM, BASE_TOO_NEW, BASE_BUSY, DISK_FULL,
 * FOLDER_READ_ONLY; a refusal leaves the present database as it is.
 */
export function restore(place: Place, file: string, actor: Actor, ways: RestoreWays = {}): Result<Restored> {
  const { folder } = place;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('FILE_NOT_FOUND', { file });
  // A pipe would be waited for, and a folder is no backup.
  if (!found.isFile()) return refuse('BACKUP_UNREADABLE', { file, detail: found.isDirectory() ? 'folder' : 'no_file' });
  if (isPresent(file, path.join(folder, DATABASE_NAME))) return refuse('BACKUP_UNREADABLE', { file, detail: 'present' });
  try {
    mkdirSync(folder, { recursive: true });
    const recovered = recoverRestore(folder);
    if (!recovered.ok) return recovered;
    const restored = exchange(place, path.resolve(file), ways);
    if (restored.ok) noteRestore(place, file, restored.value, actor);
    return restored;
  } catch (error) {
    const refusal = refusalOfFile(error, folder);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}

/** The restored base's own history says where it came from. It is restored whether or not that can be written. */
function noteRestore(place: Place, file: string, restored: Restored, actor: Actor): void {
  const base = openBase(place.folder, place.clock);
  if (!base.ok) return;
  try {
    inTx(base.value, actor, (tx) => {
      appendHistory(tx, { action: 'restore', entity: 'base', entityId: null, after: { file, kept: restored.kept, rows: restored.rows } });
      return ok(null);
    });
  } finally {
    closeBase(base.value);
  }
}

/**
 * Moves the present database aside under a dated name, for a new one to be created (`init --force-empty`).
 * Answers the new name, or null if there was none. Refuses BASE_BUSY, FOLDER_READ_ONLY.
 */
export function keepAside(place: Place): Result<string | null> {
  const { folder } = place;
  const present = path.join(folder, DATABASE_NAME);
  try {
    const recovered = recoverRestore(folder);
    if (!recovered.ok) return recovered;
    if (!existsSync(present)) return ok(null);
    const free = quiesce(present);
    if (!free.ok) return free;
    const kept = freeKeptName(folder, place.clock.nowMs());
    moveDatabase(present, kept);
    syncFolder(folder);
    return ok(kept);
  } catch (error) {
    const refusal = refusalOfFile(error, folder);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}
