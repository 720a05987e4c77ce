// Backups that the program makes by itself: on a day's first start, before a close, before a restore; older ones go (docs/rules/safety.md, Backup).
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type BackupAge, computeBackupAge } from '../../domain/base/backup-age.ts';
import { chooseBackupsToDrop } from '../../domain/base/backup-rotation.ts';
import { createInstantAt, convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { findRefusalOfFile, syncFolder } from '../core/db/database-files.ts';
import type { Base } from '../core/db/open.ts';
import { configFileOf, placeOf } from '../core/db/checkpoint-files.ts';
import { prepareStatement } from '../core/db/rows.ts';
import { BACKUP_FOLDER } from '../core/db/verified-copy.ts';
import { distrustOf, readOutsideOf, checkHistoryIntegrity, recordCheckpoint } from '../core/db/history-integrity.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { readSetting } from '../core/records/settings.ts';
import { type BackupMade, type BackupOccasion, createBackup, createEncryptedBackup } from './backup.ts';
import { type BackupFile, listBackupsIn, ROTATED } from './backup-files.ts';

/** Writes the newest row of the history down outside: in the configuration folder and in both folders of backups. */
export function noteHeadEverywhere(base: Base): void {
  recordCheckpoint(base, readSetting(base.db, 'backup.second'));
}

/** The base's own folder of backups. */
export function backupFolderOf(base: Base): string {
  return path.join(base.folder, BACKUP_FOLDER);
}

/** A backup made by the program: the copy, the one on the second folder (null: none is set), and which older ones went. */
export interface OwnBackup {
  readonly made: BackupMade;
  readonly second: Result<BackupMade> | null;
  readonly dropped: readonly string[];
}

/** What a crash or a cut-short job left half made: a copy, its hash, or a file of heads beside backups or in the configuration folder. */
const LEFTOVER =
  /^(?:\.livebase-.*\.part(?:-wal|-shm|-journal)?|livebase-.*\.sha256\.part|(?:livebase-heads|[0-9a-f]{16})\.json\.part-\d+)$/;
const LEFTOVER_AGE_MS = 86_400_000;

/** Removes files of a folder that belong together; false where they are held, or the folder can't be written. */
function remove(folder: string, names: readonly string[]): boolean {
  try {
    for (const name of names) rmSync(path.join(folder, name), { force: true });
    return true;
  } catch (error) {
    if (findRefusalOfFile(error, folder) === null) throw error;
    return false;
  }
}

function sweep(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder).filter((one) => LEFTOVER.test(one)) : []) {
    const age = Date.now() - (statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LEFTOVER_AGE_MS) remove(folder, [name]);
  }
}

/** Removes automatic backups that no day and no month needs any more. Names of what went; a file that is held stays for the next time. */
function rotate(base: Base, folder: string): readonly string[] {
  const automatic = (listBackupsIn(folder) ?? [])
    .filter((one) => ROTATED.has(one.purpose) && one.sha256 !== null)
    .map((one) => ({ ...one, isBeforeStep: one.purpose !== 'daily' }));
  const counts = { daily: readSetting(base.db, 'backup.daily'), monthly: readSetting(base.db, 'backup.monthly') };
  const gone: string[] = [];
  sweep(folder);
  for (const name of chooseBackupsToDrop(automatic, counts)) {
    if (remove(folder, [name, `${name}.sha256`])) gone.push(name);
  }
  if (gone.length > 0) syncFolder(folder);
  return gone;
}

/** Notes in the history that the second folder has no copy of a backup. */
function noteMissed(base: Base, actor: Actor, folder: string, { code }: Refusal): void {
  // A note of a backup is no step of its own, as where one was made.
  inTx(base, { ...actor, step: null }, (tx) => {
    appendHistory(tx, { action: 'backup_missed', entity: 'base', entityId: null, after: { folder, failed: code } });
    return ok(null);
  });
}

/** Makes a backup (`occasion` null: somebody asked for it), another on the second folder where one is set, then lets older automatic ones go. Refuses as `backUp`. */
export function createBackupFor(base: Base, actor: Actor, occasion: BackupOccasion | null): Result<OwnBackup> {
  const second = readSetting(base.db, 'backup.second');
  checkHistoryIntegrity(base, readOutsideOf(base, second));
  const made = createBackup(base, actor, { folder: null, occasion });
  if (!made.ok) return made;
  const isEncrypted = readSetting(base.db, 'backup.encrypted');
  const toSecond = (folder: string): Result<BackupMade> =>
    isEncrypted ? createEncryptedBackup(base, actor, folder, made.value) : createBackup(base, actor, { folder, occasion });
  const copied = second === null ? null : toSecond(second);
  if (second !== null && copied?.ok === false) noteMissed(base, actor, second, copied.refusal);
  recordCheckpoint(base, second);
  sweep(path.dirname(configFileOf(placeOf(base.folder))));
  // Before a restore nothing goes: the file that is about to be restored may be among them. Nor does a base that is not trusted push good ones out.
  const isRotated = occasion !== 'restore' && distrustOf(base.db) === null;
  const dropped = isRotated
    ? [...rotate(base, backupFolderOf(base)), ...(second !== null && copied?.ok === true ? rotate(base, second) : [])]
    : [];
  return ok({ made: made.value, second: copied, dropped });
}

const NEWEST = 'SELECT at_ms, file, sha256, rows FROM backup_made ORDER BY id DESC LIMIT 200';
const madeRows = z.array(z.object({ at_ms: z.int(), file: z.string(), sha256: z.string(), rows: z.int() }));

/** A backup that was verified when it was made. */
export interface NewestBackup {
  readonly at_ms: number;
  readonly file: string;
  readonly sha256: string;
  /** Null where this base has no note of it. */
  readonly rows: number | null;
  /** When it was made, by the wall clock. */
  readonly at: string;
  readonly isThere: boolean;
  /** False for a file that only its name and fingerprint vouch for: made before the base went back to an older state by a restore, say. */
  readonly isNoted: boolean;
}

function notes(base: Base): z.infer<typeof madeRows> {
  return madeRows.parse(prepareStatement(base.db, NEWEST).all());
}

/** Whether this base wrote down that the file in `folder` was verified, with the fingerprint that stands beside it. */
export function isBackupVerified(base: Base): (folder: string, file: BackupFile) => boolean {
  const known = new Set(notes(base).map((one) => `${path.resolve(base.folder, one.file)} ${one.sha256}`));
  return (folder, { name, sha256 }) => sha256 !== null && known.has(`${path.join(folder, name)} ${sha256}`);
}

/** The newest file with a fingerprint in the base's own folder of backups, as one that this base has no note of. */
function newestUnnoted(base: Base): NewestBackup | null {
  const file = (listBackupsIn(backupFolderOf(base)) ?? []).find((one) => one.sha256 !== null && one.purpose !== 'replaced');
  if (file === undefined) return null;
  const at = createInstantAt(file.day, Number(file.stamp.slice(9, 11)) * 60 + Number(file.stamp.slice(11, 13)));
  const place = `${BACKUP_FOLDER}/${file.name}`;
  return {
    at_ms: at * 60_000,
    file: place,
    sha256: file.sha256 ?? '',
    rows: null,
    at: formatIsoInstant(at),
    isThere: true,
    isNoted: false,
  };
}

/**
 * The newest backup that this base verified and that is still there; else the newest that lies in its folder all the same; else the
 * newest of all that it made, as `isThere` false; null if none was ever made.
 */
export function findNewestBackup(base: Base): NewestBackup | null {
  const made = notes(base);
  const there = made.find((one) => existsSync(path.resolve(base.folder, one.file)));
  const unnoted = there === undefined ? newestUnnoted(base) : null;
  const newest = there ?? made[0];
  if (unnoted !== null || newest === undefined) return unnoted;
  return { ...newest, at: formatIsoInstant(convertMillisecondsToInstant(newest.at_ms)), isThere: there !== undefined, isNoted: true };
}

const NEWEST_OWN = `SELECT max(at_ms) FROM backup_made WHERE substr(file, 1, ${BACKUP_FOLDER.length + 1}) = '${BACKUP_FOLDER}/'`;
const NEWEST_SECOND = 'SELECT max(at_ms) FROM backup_made WHERE substr(file, 1, length(?)) = ?';

/** How the second folder stands: there with the newest backup, away, or without that one; null where none is set. */
export function findSecondState(base: Base): 'ok' | 'away' | 'behind' | null {
  const second = readSetting(base.db, 'backup.second');
  if (second === null) return null;
  if (!existsSync(second)) return 'away';
  const newestMs = (sql: string, ...given: readonly string[]): number =>
    Number(
      prepareStatement(base.db, sql)
        .pluck()
        .get(...given) ?? 0,
    );
  return newestMs(NEWEST_SECOND, second, second) < newestMs(NEWEST_OWN) ? 'behind' : 'ok';
}

/** How old it is. */
export function computeNewestAge(base: Base, newest: NewestBackup | null): BackupAge {
  return computeBackupAge(newest?.at_ms ?? null, base.clock.nowMs());
}

/** Whether the day's backup is still to be made: none of today is there, or none that this base knows of. */
export function isBackupDue(base: Base): boolean {
  const newest = findNewestBackup(base);
  return newest === null || !newest.isThere || !newest.isNoted || computeNewestAge(base, newest).days !== 0;
}

/** Makes the day's backup unless one of today is there (then null). Refuses as `backUp`. */
export function createBackupIfDue(base: Base, actor: Actor): Result<OwnBackup | null> {
  return isBackupDue(base) ? createBackupFor(base, actor, 'daily') : ok(null);
}
