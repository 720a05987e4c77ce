// Opens a base's database: pragmas set and read back, other programs' and newer files refused untouched.
import Database from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { APPLICATION_ID, type Base, BUSY_TIMEOUT_MS, type Clock, DATABASE_NAME, refusalOf } from './rows.ts';
import {
  LOG_INDEX_SUFFIX,
  discardDatabase,
  moveLog,
  placeUnlessTaken,
  findRefusalOfFile,
  releaseGuard,
  syncFile,
  syncFolder,
  takeGuard,
} from './database-files.ts';
import { makeFolderPrivate } from '../files/private-files.ts';
import { runMissing, getSchemaVersion } from './migrate.ts';
import { stepUp } from './migrate-swap.ts';
import { FIRST_VERSION, type Migration, MIGRATIONS } from './migrations.ts';
import { trackPartialFile, runUninterrupted } from '../files/partial-files.ts';
import { recoverRestore } from './restore-swap.ts';
import { readOutsideCheckpoints, readOutsideOf, checkHistoryIntegrity, recordCheckpoint, noteStep } from './history-integrity.ts';
import { BACKUP_FOLDER } from './verified-copy.ts';

/** Where a SQLite file's first page holds the schema that the base has (`user_version`). */
const SCHEMA_OFFSET = 60;
const NAME = /^livebase-migration-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})\d{2}(?: \(\d+\))?\.db$/;

/** A backup that an older program opens: its name, its schema, and when it was made. */
interface DowngradeBackup {
  readonly backup: string;
  readonly of: number;
  readonly at: string;
}

function schemaIn(file: string): number {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(SCHEMA_OFFSET + 4);
    const read = readSync(handle, head, 0, head.length, 0);
    return read === head.length ? head.readUInt32BE(SCHEMA_OFFSET) : Number.MAX_SAFE_INTEGER;
  } finally {
    closeSync(handle);
  }
}

/** The newest backup from before an update that a program of schema `known` opens; null where none is there. */
function findDowngradeBackup(folder: string, known: number): DowngradeBackup | null {
  const backups = path.join(folder, BACKUP_FOLDER);
  const names = existsSync(backups) ? readdirSync(backups).filter((name) => NAME.test(name)) : [];
  for (const backup of names.toSorted().toReversed()) {
    const of = schemaIn(path.join(backups, backup));
    const [, year, month, day, hour, minute] = NAME.exec(backup) ?? [];
    if (of >= FIRST_VERSION && of <= known)
      return { backup, of, at: `${year ?? ''}-${month ?? ''}-${day ?? ''} ${hour ?? ''}:${minute ?? ''}` };
  }
  return null;
}

export { APPLICATION_ID, DATABASE_NAME } from './rows.ts';
export type { Base, Clock } from './rows.ts';

/** Where the base of a data folder is. */
export function getDatabaseFile(folder: string): string {
  return path.join(folder, DATABASE_NAME);
}

/** Loads SQLite's addon; it is loaded for a thread's first database otherwise. */
export function loadSqlite(): void {
  new Database(':memory:').close();
}

/** Where SQLite keeps `application_id` in a file's first page. */
const APPLICATION_ID_OFFSET = 68;

function pragma(db: Database.Database, set: string, read: string, expected: string | number): void {
  db.pragma(set);
  const value: unknown = db.pragma(read, { simple: true });
  if (String(value).toLowerCase() !== String(expected)) throw new Error(`${set}: reads back ${String(value)}`);
}

/** Sets the rules that a write goes by, whether it is kept or not. @throws Error where a pragma does not hold. */
export function setRules(db: Database.Database): void {
  pragma(db, 'foreign_keys = ON', 'foreign_keys', 1);
  pragma(db, 'recursive_triggers = ON', 'recursive_triggers', 1);
  pragma(db, 'trusted_schema = OFF', 'trusted_schema', 0);
  pragma(db, 'temp_store = MEMORY', 'temp_store', 2);
}

/** Sets what belongs to the connection and reads each back. @throws Error where a pragma does not hold. */
export function setPragmas(db: Database.Database): void {
  pragma(db, `busy_timeout = ${BUSY_TIMEOUT_MS}`, 'busy_timeout', BUSY_TIMEOUT_MS);
  pragma(db, 'journal_mode = WAL', 'journal_mode', 'wal');
  pragma(db, 'synchronous = FULL', 'synchronous', 2);
  pragma(db, 'cache_size = -16000', 'cache_size', -16_000);
  setRules(db);
}

/** What a file's first bytes say. */
export interface FileMarks {
  readonly sqlite: boolean;
  readonly applicationId: number;
}

/** Reads the marks from the file's first page, without opening it as a database. */
export function marksOf(file: string): FileMarks {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  return { sqlite: head.toString('latin1', 0, 16) === 'SQLite format 3\0', applicationId: head.readUInt32BE(APPLICATION_ID_OFFSET) };
}

/** The marks as SQLite reads them; null where it can't without writing. */
function marksThroughSqlite(file: string): FileMarks | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true });
    return { sqlite: true, applicationId: Number(db.pragma('application_id', { simple: true })) };
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  } finally {
    db?.close();
  }
}

/**
 * What the file says it is. Where somebody may have it open, SQLite reads it: were it this process, closing a plain handle
 * would drop the locks of its connections (POSIX), and another program could take the base away from under them.
 */
function marksOfBase(file: string): FileMarks {
  return (existsSync(file + LOG_INDEX_SUFFIX) ? marksThroughSqlite(file) : null) ?? marksOf(file);
}

/** Refuses a file that is not a base of ours; reads only. */
function recognise(file: string): Result<null> {
  try {
    const marks = marksOfBase(file);
    if (!marks.sqlite) return refuse('BASE_DAMAGED', { file, detail: '' });
    return marks.applicationId === APPLICATION_ID ? ok(null) : refuse('BASE_OF_OTHER_PROGRAM', { file });
  } catch (error) {
    return refuse('BASE_READ_ONLY', { file, detail: error instanceof Error ? error.message : '' });
  }
}

/** Whether a base of this schema can be opened: by itself, or once it is brought up to date. */
function judgeVersion(folder: string, found: number, known: number): Result<null> {
  const file = path.join(folder, DATABASE_NAME);
  if (found > known) return refuse('BASE_TOO_NEW', { file, found, known, ...findDowngradeBackup(folder, known) });
  return found < FIRST_VERSION ? refuse('BASE_TOO_OLD', { file, found, first: FIRST_VERSION }) : ok(null);
}

function openDatabase(file: string, folder: string, clock: Clock, migrations: readonly Migration[]): Result<Base> {
  let db: Database.Database | null = null;
  try {
    db = new Database(file);
    const version = getSchemaVersion(db);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version !== newest) {
      db.close();
      const known = judgeVersion(folder, version, newest);
      const stepped = known.ok ? stepUp({ folder, clock, migrations }) : known;
      return stepped.ok ? openDatabase(file, folder, clock, migrations) : stepped;
    }
    setPragmas(db);
    // The first read in this mode takes the lock that tells other programs that the base is open.
    db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    const base = { db, folder, clock };
    checkHistoryIntegrity(base, readOutsideOf(base, null));
    return ok(base);
  } catch (error) {
    db?.close();
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { ok: false, refusal: { code: refusal.code, data: { ...refusal.data, file } } };
  }
}

/**
 * Opens the base in `folder`; a restore that a crash cut short is ended first, and an older schema is brought up to date.
 * Refuses BASE_MISSING, BASE_OF_OTHER_PROGRAM, BASE_TOO_NEW `{file, found, known, backup?, of?, at?}`, BASE_TOO_OLD `{file, found, first}`,
 * BASE_DAMAGED, BASE_BUSY, BASE_READ_ONLY, and as `stepUp`.
 * @param migrations those of this program, or in tests those of a later one
 */
export function openBase(folder: string, clock: Clock, migrations: readonly Migration[] = MIGRATIONS): Result<Base> {
  const file = path.join(folder, DATABASE_NAME);
  const recovered = recoverRestore(folder);
  if (!recovered.ok) return recovered;
  if (!existsSync(file)) return refuse('BASE_MISSING', { folder });
  const known = recognise(file);
  if (known.ok) makeFolderPrivate(folder);
  return known.ok ? openDatabase(file, folder, clock, migrations) : known;
}

/**
 * Opens a connection that only reads to a base that this process has open already: its file is known, of this schema and in its place.
 * Refuses BASE_MISSING {folder}, and as SQLite does.
 */
export function openForReading(folder: string, clock: Clock): Result<Base> {
  const file = path.join(folder, DATABASE_NAME);
  if (folder === '' || !existsSync(file)) return refuse('BASE_MISSING', { folder });
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    setPragmas(db);
    return ok({ db, folder, clock });
  } catch (error) {
    db?.close();
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { ok: false, refusal: { code: refusal.code, data: { ...refusal.data, file } } };
  }
}

/** Makes an empty database under a name of its own: a crash on the way leaves no half base. */
function makeEmpty(file: string): void {
  const db = new Database(file);
  try {
    db.pragma('synchronous = FULL');
    runMissing(db, MIGRATIONS);
    db.pragma(`application_id = ${APPLICATION_ID}`);
  } finally {
    db.close();
  }
  syncFile(file);
}

/** Gives the new database its name. Only one process at a time may be here: another's log must not be moved from under it. */
function putInPlace(fresh: string, file: string, nowMs: number): Result<null> {
  const guard = `${file}.creating`;
  if (!takeGuard(guard)) return refuse('BASE_BUSY', { file, detail: 'creating' });
  try {
    if (existsSync(file)) return refuse('BASE_EXISTS', { file });
    // A log that was left by a lost database would be played into the new one.
    moveLog(file, `${file}.lost-${nowMs}`);
    return placeUnlessTaken(fresh, file) ? ok(null) : refuse('BASE_EXISTS', { file });
  } finally {
    releaseGuard(guard);
  }
}

function makeBase(folder: string, file: string, nowMs: number): Result<null> {
  const fresh = `${file}.new-${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const recovered = recoverRestore(folder);
    if (!recovered.ok) return recovered;
    if (existsSync(file)) return refuse('BASE_EXISTS', { file });
    discardDatabase(fresh);
    trackPartialFile(fresh);
    makeEmpty(fresh);
    const placed = runUninterrupted(() => putInPlace(fresh, file, nowMs));
    syncFolder(folder);
    return placed;
  } catch (error) {
    const refusal = findRefusalOfFile(error, folder) ?? refusalOf(error);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  } finally {
    if (existsSync(folder)) discardDatabase(fresh);
  }
}

/** Creates an empty base in `folder` (made if missing). Refuses BASE_EXISTS, BASE_BUSY, FOLDER_READ_ONLY, DISK_FULL. */
export function createBase(folder: string, clock: Clock): Result<Base> {
  const file = path.join(folder, DATABASE_NAME);
  const made = makeBase(folder, file, clock.nowMs());
  // What is known of a base that once was here is not expected of the new one.
  if (made.ok && readOutsideCheckpoints(folder, null, () => null).heads.length > 0)
    noteStep(folder, { atMs: clock.nowMs(), kind: 'create', fork: null }, { second: null, present: null });
  if (made.ok) makeFolderPrivate(folder);
  return made.ok ? openDatabase(file, folder, clock, MIGRATIONS) : made;
}

/** Closes the base; its write-ahead log is folded in first where no other process holds it. Its newest row is written down outside. */
export function closeBase(base: Base): void {
  try {
    if (base.db.open) recordCheckpoint(base, null);
  } catch (error) {
    // A damaged file closes too.
    if (refusalOf(error) === null) throw error;
  } finally {
    base.db.close();
  }
}
