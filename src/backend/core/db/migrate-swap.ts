// Brings a base of an older schema up to date: a verified backup, the missing migrations on a copy of it, then an exchange by rename.
import { makeEncryptedCopy, findStoredCopyKey, BACKUP_FOLDER, makeVerifiedCopy, noteCopy, type VerifiedCopy } from './verified-copy.ts';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import { trackPartialFile } from '../files/partial-files.ts';
import { type Clock, DATABASE_NAME, type Connection, isSqliteError, openRaw, refusalOf, stampOf } from './rows.ts';
import { claimFirstFreeName, findRefusalOfFile, syncFile } from './database-files.ts';
import { runMissing, getSchemaVersion } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { announceSwap, recoverRestore, refreshMarker, type StepHook, type Swap, swapDatabases } from './restore-swap.ts';
import { verifyAndStripChecksum } from './file-checksum.ts';
import { listIntegrityFindings } from './soundness.ts';
import { backfillRowDigests } from './backfill-row-digests.ts';
import { type Actor, appendHistory, inTx } from './tx.ts';

/** A base to bring up to date. */
export interface StepUp {
  readonly folder: string;
  readonly clock: Clock;
  /** All migrations, oldest first. */
  readonly migrations: readonly Migration[];
  /** Called between the steps; tests end the process there. */
  readonly hook?: (step: MigrationStep) => void;
}

/** The steps after which a crash can come. */
export type MigrationStep = 'announced' | 'locked' | 'backed-up' | 'staged' | 'migrated' | Parameters<StepHook>[0];

const PROGRAM: Actor = { who: 'Livebase', host: 'program' };
const LOCK_TIMEOUT_MS = 2000;
/** An opening that looked for the marker just before it was written has the file open by then. */
const SETTLE_MS = 50;

function settle(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLE_MS);
}

/**
 * A connection beside which nobody else, in this process or another, can read or write the base. In this mode SQLite
 * gets the file's lock only where no other connection has it open, and keeps it. The file's bytes stay as they are.
 * @throws SQLITE_BUSY
 */
function openAlone(file: string): Connection {
  const db = openRaw(file, 'write');
  try {
    db.pragma(`busy_timeout = ${LOCK_TIMEOUT_MS}`);
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    db.exec('COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The backup before the migration; on the second folder too where one is set and here. */
function backUpBefore({ folder, clock }: StepUp, db: Connection): Result<VerifiedCopy> {
  const target = path.join(folder, BACKUP_FOLDER);
  mkdirSync(target, { recursive: true });
  const base = { db, folder, clock };
  const made = makeVerifiedCopy(base, target, 'migration-');
  const second: unknown = db.prepare(`SELECT value ->> '$' FROM setting WHERE name = 'backup.second'`).pluck().get();
  const isEncrypted = db.prepare(`SELECT value FROM setting WHERE name = 'backup.encrypted'`).pluck().get() === 'true';
  if (made.ok && typeof second === 'string' && existsSync(second)) {
    if (isEncrypted) makeEncryptedCopy(findStoredCopyKey(folder), second, made.value);
    else makeVerifiedCopy(base, second, 'migration-');
  }
  return made;
}

/** What went wrong on the copy, or nothing. */
function migrateCopy({ folder, clock, migrations }: StepUp, staged: string, backup: VerifiedCopy): readonly string[] {
  const db = openRaw(staged, 'write');
  try {
    db.pragma('synchronous = FULL');
    db.pragma('recursive_triggers = ON');
    const from = getSchemaVersion(db);
    const broken = runMissing(db, migrations);
    if (broken.length > 0) return broken;
    const unsound = listIntegrityFindings(db, false);
    if (unsound.length > 0) return unsound;
    const base = { db, folder, clock };
    const noted = inTx(base, PROGRAM, (tx) => {
      backfillRowDigests(tx);
      noteCopy(tx, base, backup);
      appendHistory(tx, {
        action: 'migrate',
        entity: 'base',
        entityId: null,
        before: { version: from },
        after: { version: getSchemaVersion(db) },
      });
      return ok(null);
    });
    return noted.ok ? [] : [noted.refusal.code];
  } finally {
    db.close();
  }
}

/** The refusal behind trouble with the disk or another program; null where the migration itself is to blame. */
function troubleOutside(error: unknown, folder: string): Refusal | null {
  const ofFile = findRefusalOfFile(error, folder);
  if (ofFile !== null) return ofFile;
  const refusal = refusalOf(error);
  if (refusal === null || !['BASE_BUSY', 'DISK_FULL', 'BASE_READ_ONLY'].includes(refusal.code)) return null;
  return { code: refusal.code, data: { ...refusal.data, folder } };
}

interface Ground {
  readonly request: StepUp;
  readonly swap: Swap;
  readonly from: number;
  readonly to: number;
}

function failed({ request, from, to }: Ground, backup: VerifiedCopy | null, detail: string): Result<never> {
  const file = path.join(request.folder, DATABASE_NAME);
  return refuse('BASE_MIGRATION_FAILED', { file, from, to, backup: backup === null ? null : backup.file, detail });
}

/** Makes the copy and brings it up to date. */
function stage(ground: Ground, backup: VerifiedCopy): Result<null> {
  const { request, swap } = ground;
  const staged = path.join(request.folder, swap.staged);
  trackPartialFile(staged);
  try {
    copyFileSync(backup.file, staged);
    if (verifyAndStripChecksum(staged) !== 'sealed') return failed(ground, backup, 'seal');
    request.hook?.('staged');
    const wrong = migrateCopy(request, staged, backup);
    syncFile(staged);
    return wrong.length === 0 ? ok(null) : failed(ground, backup, wrong.slice(0, 5).join(', '));
  } catch (error) {
    const refusal = troubleOutside(error, request.folder);
    if (refusal !== null) return { ok: false, refusal };
    if (!isSqliteError(error)) throw error;
    return failed(ground, backup, error.message);
  }
}

/** Everything that happens while nobody else can reach the base. Answers false where nothing is left to do. */
function prepare(request: StepUp, swap: Swap, old: Connection): Result<boolean> {
  const from = getSchemaVersion(old);
  const to = request.migrations.at(-1)?.version ?? 0;
  if (from >= to) return ok(false);
  const ground = { request, swap, from, to };
  const backup = backUpBefore(request, old);
  if (!backup.ok) return backup.refusal.code === 'BACKUP_DIFFERS' ? failed(ground, null, String(backup.refusal.data['detail'])) : backup;
  request.hook?.('backed-up');
  refreshMarker(request.folder);
  const staged = stage(ground, backup.value);
  if (!staged.ok) return staged;
  request.hook?.('migrated');
  refreshMarker(request.folder);
  return ok(true);
}

function exchange(request: StepUp, swap: Swap): Result<null> {
  request.hook?.('announced');
  settle();
  const old = openAlone(path.join(request.folder, DATABASE_NAME));
  let prepared: Result<boolean>;
  try {
    request.hook?.('locked');
    prepared = prepare(request, swap, old);
  } finally {
    // Before the exchange: what it removes on closing is found by its name. The marker keeps others out.
    old.close();
  }
  if (prepared.ok && prepared.value) swapDatabases(swap, request.hook);
  return prepared.ok ? ok(null) : prepared;
}

/** A name that nothing in the folder has, for the old database. */
function keptName({ folder, clock }: StepUp): string {
  return path.basename(claimFirstFreeName(folder, `livebase-before-update-${stampOf(clock.nowMs())}`, '.db', (file) => !existsSync(file)));
}

/**
 * Brings the base in the folder to the newest schema. The old database is kept beside it under a dated name, and a verified
 * backup of it among the backups. A crash at any point leaves the old base or the new one.
 * Refuses BASE_BUSY where another program has the base open, BASE_MIGRATION_FAILED `{file, from, to, backup, detail}`,
 * FOLDER_READ_ONLY, DISK_FULL, BASE_READ_ONLY: the base is then as it was.
 */
export function stepUp(request: StepUp): Result<null> {
  const { folder } = request;
  const file = path.join(folder, DATABASE_NAME);
  const staged = `livebase-migrating-${process.pid}.db`;
  const swap: Swap = { folder, present: DATABASE_NAME, staged, kept: keptName(request), occasion: 'migration' };
  try {
    if (!announceSwap(swap)) return refuse('BASE_BUSY', { file, detail: 'migration' });
    try {
      return exchange(request, swap);
    } finally {
      // Takes the marker away and what was begun with it: after a refusal the copy, after an exchange nothing.
      recoverRestore(folder);
    }
  } catch (error) {
    const refusal = troubleOutside(error, folder);
    if (refusal === null) throw error;
    return { ok: false, refusal: { code: refusal.code, data: { ...refusal.data, file } } };
  }
}
