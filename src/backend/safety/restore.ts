// `livebase restore`: verifies a copy of the file first, then lets it take the present database's place, which is kept.
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Connection, isSqliteError, openRaw, refusalOf, stampOf } from '../core/db/rows.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { LOG_SUFFIX, discardDatabase, claimFirstFreeName, moveDatabase, refuseFileError, syncFolder } from '../core/db/database-files.ts';
import { findStoredCopyKey } from '../core/db/verified-copy.ts';
import { type Base, type Clock, closeBase, DATABASE_NAME, openBase } from '../core/db/open.ts';
import { getSchemaVersion } from '../core/db/migrate.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import { MARKER_NAME, recoverRestore, type StepHook, swapDatabases } from '../core/db/restore-swap.ts';
import { findOwnCheckpoint, hasCheckpoint, noteStep, type Outside, readOutsideCheckpoints } from '../core/db/history-integrity.ts';
import type { Head } from '../core/db/checkpoint-files.ts';
import { type Actor, appendHistory, type Change, inTx } from '../core/db/tx.ts';
import { trackPartialFile, runUninterrupted } from '../core/files/partial-files.ts';
import { writeSetting } from '../core/records/settings.ts';
import { judgeFile, stageBackup } from './staged-backup.ts';

/** What a restore did. */
export interface Restored {
  /** The database that now holds the backup's records. */
  readonly file: string;
  /** The replaced database under its new name, which `restore` takes like a backup; null if there was none. */
  readonly kept: string | null;
  /** All rows of all tables that were restored. */
  readonly rows: number;
  /** The backup is from before the second folder's copies were encrypted; here they stay so. */
  readonly staysEncrypted: boolean;
  /** Its history has no row in common with what is known here: it is another base's, or was written again from its first row. */
  readonly isForeign: boolean;
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
  /** What the restored base's history says of it, where that is more than from which file. */
  readonly note?: Change;
}

const BUSY_TIMEOUT_MS = 2000;
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
  return claimFirstFreeName(
    folder,
    `livebase-replaced-${stampOf(nowMs)}`,
    '.db',
    (file) => !existsSync(file) && !existsSync(file + LOG_SUFFIX),
  );
}

function isPresent(file: string, present: string): boolean {
  return existsSync(present) && realpathSync(file) === realpathSync(present);
}

const ENCRYPTED = `SELECT value = 'true' FROM setting WHERE name = 'backup.encrypted'`;
const SECOND = `SELECT value ->> '$' FROM setting WHERE name = 'backup.second'`;

/** What a database file says about its end, the second folder of backups, and whether copies there are encrypted; nulls where it can't be read. */
interface FileEnd {
  readonly head: Head | null;
  readonly second: string | null;
  readonly isEncrypted: boolean | null;
}

const UNREADABLE: FileEnd = { head: null, second: null, isEncrypted: null };

function endOf(file: string): FileEnd {
  if (!existsSync(file)) return UNREADABLE;
  let db: Connection | null = null;
  try {
    db = openRaw(file, 'read');
    const second: unknown = db.prepare(SECOND).pluck().get();
    const isEncrypted = db.prepare(ENCRYPTED).pluck().get() === 1;
    return { head: findOwnCheckpoint(db), second: typeof second === 'string' ? second : null, isEncrypted };
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return UNREADABLE;
  } finally {
    db?.close();
  }
}

/** How a copy's history stands to what is known here. `rewritten`: it ends in no known row, and lacks known ones; `foreign`: not even its first row is known. */
function judgeHistory(staged: string, present: string, outside: Outside): 'known' | 'rewritten' | 'foreign' {
  const db = openRaw(staged, 'read');
  try {
    const own = findOwnCheckpoint(db);
    if (own === null) return 'known';
    const isKnown = outside.heads.some(({ hash }) => hash === own.hash) || outside.steps.some(({ settled }) => settled.includes(own.hash));
    if (isKnown || hasHistoryRow(present, own)) return 'known';
    const kin = outside.heads.filter((head) => head.origin === own.origin);
    if (kin.length === 0) return outside.heads.length === 0 || endOf(present).head?.origin === own.origin ? 'known' : 'foreign';
    return kin.some((head) => head.seq <= own.seq && !hasCheckpoint(db, head)) ? 'rewritten' : 'known';
  } finally {
    db.close();
  }
}

/** Whether a base or a backup holds a row of the history; a file that is not there or no database holds none. */
export function hasHistoryRow(file: string, head: Head): boolean {
  if (!existsSync(file)) return false;
  let db: Connection | null = null;
  try {
    db = openRaw(file, 'read');
    return hasCheckpoint(db, head);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return false;
  } finally {
    db?.close();
  }
}

/** Says outside, before it is done, that this copy takes the base's place. */
function announceRestore({ folder, clock }: Place, was: FileEnd, is: FileEnd): void {
  const step = { atMs: clock.nowMs(), kind: 'restore', fork: is.head } as const;
  noteStep(folder, step, { second: was.second ?? is.second, present: was.head });
}

/** Whether the second folder's copies are encrypted here: as the base says, else as the key beside it does, which goes where they are plain again. */
function isEncryptedHere(folder: string, was: FileEnd): boolean {
  return was.isEncrypted ?? findStoredCopyKey(folder) !== null;
}

function restoreNote(file: string, { kept, rows, isForeign }: Restored): Change {
  const after = { file, kept, rows, ...(isForeign ? { isForeign: 1 } : {}) };
  return { action: 'restore', entity: 'base', entityId: null, after };
}

/** What a restored base's history says of where it came from, by whom, and whether what this PC's copies are stays so. */
interface Told {
  readonly actor: Actor;
  readonly change: Change;
  readonly staysEncrypted: boolean;
}

function tell(base: Base, { actor, change, staysEncrypted }: Told): boolean {
  return inTx(base, actor, (tx) => {
    appendHistory(tx, change);
    if (staysEncrypted) writeSetting(tx, 'backup.encrypted', true);
    return ok(null);
  }).ok;
}

/** Tells it in the copy, before that takes the base's place: a crash leaves both or neither. False where its schema is an older one, or it can't be told. */
function tellInside(staged: string, { folder, clock }: Place, told: Told): boolean {
  const db = openRaw(staged, 'write');
  try {
    return getSchemaVersion(db) === SCHEMA_VERSION && tell({ db, folder, clock }, told);
  } finally {
    db.close();
  }
}

/** Brings the restored base up to date, and tells what is still to be told. It is restored whether or not that can be written. */
function openRestored(place: Place, told: Told | null): void {
  const base = openBase(place.folder, place.clock);
  if (!base.ok) return;
  try {
    if (told !== null) tell(base.value, told);
  } finally {
    closeBase(base.value);
  }
}

function exchange(place: Place, file: string, actor: Actor, { hook, passphrase = null, note }: RestoreWays): Result<Restored> {
  const { folder } = place;
  const nowMs = place.clock.nowMs();
  const present = path.join(folder, DATABASE_NAME);
  const staged = path.join(folder, `livebase-restoring-${process.pid}.db`);
  try {
    discardDatabase(staged);
    trackPartialFile(staged);
    const rows = stageBackup(file, staged, passphrase);
    if (!rows.ok) return rows;
    const free = quiesce(present);
    if (!free.ok) return free;
    const [was, is] = [endOf(present), endOf(staged)];
    const history = judgeHistory(
      staged,
      present,
      readOutsideCheckpoints(folder, was.second, () => was.head?.origin ?? null),
    );
    if (history === 'rewritten') return refuse('BACKUP_ALTERED', { file, detail: 'history' });
    const staysEncrypted = isEncryptedHere(folder, was) && is.isEncrypted !== true;
    const kept = existsSync(present) ? freeKeptName(folder, nowMs) : null;
    const keptName = path.basename(kept ?? freeKeptName(folder, nowMs));
    const restored: Restored = { file: present, kept, rows: rows.value, staysEncrypted, isForeign: history === 'foreign' };
    const told: Told = { actor, change: note ?? restoreNote(file, restored), staysEncrypted };
    const isTold = tellInside(staged, place, told);
    runUninterrupted(() => {
      announceRestore(place, was, is);
      swapDatabases({ folder, present: DATABASE_NAME, staged: path.basename(staged), kept: keptName, occasion: 'restore' }, hook);
      openRestored(place, isTold ? null : told);
    });
    return ok(restored);
  } finally {
    // After a failure between the steps the marker leads: the next opening ends what was begun.
    if (!existsSync(path.join(folder, MARKER_NAME))) discardDatabase(staged);
  }
}

/**
 * Restores the base of `place` from `file` (a backup, or a database that an earlier restore kept). The present database
 * may be damaged or missing; it is kept beside under a dated name. Nobody may have the base open.
 * Refuses FILE_NOT_FOUND, BACKUP_UNREADABLE, BACKUP_ALTERED, PASSPHRASE_NEEDED, PASSPHRASE_WRONG, BASE_OF_OTHER_PROGRAM, BASE_TOO_NEW, BASE_TOO_OLD,
 * BASE_BUSY, DISK_FULL, FOLDER_READ_ONLY; a refusal leaves the present database as it is.
 */
export function restore(place: Place, file: string, actor: Actor, ways: RestoreWays = {}): Result<Restored> {
  const { folder } = place;
  const found = judgeFile(file);
  if (!found.ok) return found;
  if (isPresent(file, path.join(folder, DATABASE_NAME))) return refuse('BACKUP_UNREADABLE', { file, detail: 'present' });
  try {
    mkdirSync(folder, { recursive: true });
    const recovered = recoverRestore(folder);
    if (!recovered.ok) return recovered;
    return exchange(place, path.resolve(file), actor, ways);
  } catch (error) {
    return refuseFileError(error, folder);
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
    // The second folder is known to the base that goes: what stands there is not expected of the new one.
    const was = endOf(present);
    noteStep(folder, { atMs: place.clock.nowMs(), kind: 'create', fork: null }, { second: was.second, present: was.head });
    moveDatabase(present, kept);
    syncFolder(folder);
    return ok(kept);
  } catch (error) {
    return refuseFileError(error, folder);
  }
}
