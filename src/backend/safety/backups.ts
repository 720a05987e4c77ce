// Use case: the backups of a base as people see them, a second folder for them, and what happens before a restore.
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { BackupLine, BackupsView } from '../../contract/base/settings-shapes.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { dropCopyKey, renewCopyKey } from '../core/db/verified-copy.ts';
import type { Actor } from '../core/db/tx.ts';
import { readSetting, setSetting } from '../core/records/settings.ts';
import { type BackupFile, canBeWritten, findListedBackup, isSame, listBackupsIn } from './backup-files.ts';
import { sweepIfNoted } from './forget/sweep.ts';
import {
  backupFolderOf,
  computeNewestAge,
  createBackupFor,
  createBackupIfDue,
  findNewestBackup,
  isBackupVerified,
  type OwnBackup,
} from './own-backups.ts';
import { findDrillAge } from './drill.ts';
import { findFreeSpace } from './machine-facts.ts';

type BackupWish = Asked<typeof settingsMethods.soundBackup>;

function placeFolder(base: Base, place: BackupWish['place']): string | null {
  if (place === 'own') return backupFolderOf(base);
  return place === 'data' ? base.folder : readSetting(base.db, 'backup.second');
}

/** `2026-11-25T21:37:55` from a name's `20261125-213755`. */
function timeOf(day: Day, stamp: string): string {
  const time = stamp.slice(9);
  return `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`;
}

/** The lines of a place's files. `isVerified`: whether the base wrote down that a file was verified when it was made. */
function listed(place: BackupWish['place'], files: readonly BackupFile[], isVerified: (file: BackupFile) => boolean): BackupLine[] {
  return files.map((file) => ({
    place,
    name: file.name,
    purpose: file.purpose,
    at: timeOf(file.day, file.stamp),
    size: file.size,
    hasHash: file.sha256 !== null,
    isVerified: isVerified(file),
  }));
}

/** Everything about the base's backups. Reads names and sizes only: whether a file is sound is asked of each (`soundBackup`). */
export function getBackupsView(base: Base): BackupsView {
  const second = readSetting(base.db, 'backup.second');
  const own = listBackupsIn(backupFolderOf(base)) ?? [];
  const replaced = (listBackupsIn(base.folder) ?? []).filter((one) => one.purpose === 'replaced');
  const onSecond = second === null ? null : listBackupsIn(second);
  const newest = findNewestBackup(base);
  const verified = isBackupVerified(base);
  const files = [
    ...listed('own', own, (file) => verified(backupFolderOf(base), file)),
    ...listed('second', onSecond ?? [], (file) => second !== null && verified(second, file)),
    ...listed('data', replaced, () => false),
  ];
  return {
    newest:
      newest === null ? null : { at: newest.at, file: newest.file, rows: newest.rows, isThere: newest.isThere, isNoted: newest.isNoted },
    age: computeNewestAge(base, newest),
    folder: backupFolderOf(base),
    free: findFreeSpace(base.folder),
    second:
      second === null
        ? null
        : {
            folder: second,
            isThere: onSecond !== null,
            free: onSecond === null ? null : findFreeSpace(second),
            isEncrypted: readSetting(base.db, 'backup.encrypted'),
          },
    drill: findDrillAge(base),
    daily: readSetting(base.db, 'backup.daily'),
    monthly: readSetting(base.db, 'backup.monthly'),
    files: files.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

/** The backups as a caller may see them: a joined computer learns no path of the host. */
export function listBackupsFor(base: Base, { device = null }: Actor): Result<BackupsView> {
  const view = getBackupsView(base);
  if (device === null) return ok(view);
  const { folder, second, newest } = view;
  return ok({
    ...view,
    folder: path.basename(folder),
    second: second === null ? null : { ...second, folder: path.basename(second.folder) },
    newest: newest === null ? null : { ...newest, file: path.basename(newest.file) },
  });
}

/** The file of a listed backup. Refuses FILE_NOT_FOUND. */
export function getBackupFile(base: Base, wish: BackupWish): Result<string> {
  const folder = placeFolder(base, wish.place);
  const file = folder === null ? null : findListedBackup(folder, wish.name);
  return file === null ? refuse('FILE_NOT_FOUND', { file: wish.name }) : ok(file);
}

/** Whether a listed backup is byte for byte what it was: null where no hash stands beside it. Refuses FILE_NOT_FOUND. */
export function isBackupSound(base: Base, wish: BackupWish): Result<Answer<typeof settingsMethods.soundBackup>> {
  const file = getBackupFile(base, wish);
  return file.ok ? ok({ sound: isSame(file.value) }) : file;
}

/** Sets the second folder if it can be written, or clears it (null). Refuses FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL. */
export function setSecondFolder(base: Base, actor: Actor, folder: string | null): Result<{ readonly folder: string | null }> {
  const writable = folder === null ? ok(null) : canBeWritten(folder);
  if (!writable.ok) return writable;
  const written = setSetting(base, actor, 'backup.second', folder);
  return written.ok ? ok({ folder }) : written;
}

/** Encrypts the second folder's copies with a new passphrase, answered this once, or writes them plain again (null). Refuses as the folder. */
export function encryptSecond(
  base: Base,
  actor: Actor,
  { on }: Asked<typeof settingsMethods.encryptSecond>,
): Result<{ readonly passphrase: string | null }> {
  const writable = on ? canBeWritten(base.folder) : ok(null);
  if (!writable.ok) return writable;
  const passphrase = on ? renewCopyKey(base.folder) : null;
  const written = setSetting(base, actor, 'backup.encrypted', on);
  if (written.ok && !on) dropCopyKey(base.folder);
  return written.ok ? ok({ passphrase }) : written;
}

/** A backup as hosts hear of it. */
type BackupNews = Answer<typeof settingsMethods.backUp>;

function newsOf({ made: { file, sha256, rows }, second, dropped }: OwnBackup): BackupNews {
  const isMissed = second !== null && !second.ok;
  return {
    file,
    sha256,
    rows,
    second: second?.ok === true ? second.value.file : null,
    secondRefusal: isMissed ? second.refusal : null,
    dropped,
  };
}

/** Makes a backup that somebody asks for, on the second folder too. Refuses as `backUp`. */
export function createRequestedBackup(base: Base, actor: Actor): Result<BackupNews> {
  const made = createBackupFor(base, actor, null);
  return made.ok ? ok(newsOf(made.value)) : made;
}

/** Makes the day's backup unless it is there (then null). Refuses as `backUp`. */
export function createDailyBackup(base: Base, actor: Actor): Result<BackupNews | null> {
  sweepIfNoted(base);
  const made = createBackupIfDue(base, actor);
  if (!made.ok) return made;
  return ok(made.value === null ? null : newsOf(made.value));
}

/** The backup before a restore; what is damaged can't be backed up and is kept by the restore itself. Refuses DISK_FULL and what a folder refuses. */
export function createBackupBeforeRestore(base: Base, actor: Actor): Result<OwnBackup | null> {
  const made = createBackupFor(base, actor, 'restore');
  if (made.ok) return made;
  return made.refusal.code === 'BASE_DAMAGED' || made.refusal.code === 'BACKUP_DIFFERS' ? ok(null) : made;
}
