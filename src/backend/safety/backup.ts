// `livebase backup`: a copy that was opened, looked through and compared before it gets its name.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/rows.ts';
import { refuseFileError } from '../core/db/database-files.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import {
  makeEncryptedCopy,
  findStoredCopyKey,
  BACKUP_FOLDER,
  makeVerifiedCopy,
  noteCopy,
  type VerifiedCopy,
} from '../core/db/verified-copy.ts';
import { copyKey } from '../core/files/encrypted-file.ts';

/** A backup that was verified. */
export interface BackupMade extends VerifiedCopy {
  /** False where the base could not write down that the backup was made (its disk is full, say); the backup is good. */
  readonly noted: boolean;
}

function noteBackup(base: Base, actor: Actor, copy: VerifiedCopy): boolean {
  // A note of a backup is no step of its own: a close that failed behind its backup was not done.
  const noted = inTx(base, { ...actor, step: null }, (tx) => {
    noteCopy(tx, base, copy);
    return ok(null);
  });
  return noted.ok;
}

function readyFolder(base: Base, target: string | null): Result<string> {
  const folder = path.resolve(target ?? path.join(base.folder, BACKUP_FOLDER));
  try {
    if (target === null) mkdirSync(folder, { recursive: true });
  } catch (error) {
    return refuseFileError(error, folder);
  }
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? ok(folder) : refuse('FOLDER_MISSING', { folder });
}

/** Why a backup is made, where nobody asked for it: part of its name, and what rotation goes by. */
export type BackupOccasion = 'daily' | 'close' | 'restore' | 'migration' | 'forget';

/**
 * Makes a verified backup in `folder` (null: `backups` in the data folder, made if missing). It never takes the
 * place of an older one. Refuses FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL, BASE_BUSY, BASE_DAMAGED, BACKUP_DIFFERS;
 * a refusal leaves nothing behind.
 */
export function createBackup(
  base: Base,
  actor: Actor,
  { folder: targetFolder, occasion = null }: { readonly folder: string | null; readonly occasion?: BackupOccasion | null },
): Result<BackupMade> {
  const folder = readyFolder(base, targetFolder);
  if (!folder.ok) return folder;
  const copy = makeVerifiedCopy(base, folder.value, occasion === null ? '' : `${occasion}-`);
  if (!copy.ok) return copy;
  return ok({ ...copy.value, noted: noteBackup(base, actor, copy.value) });
}

/** An encrypted copy in `folder` of a backup just made. Refuses as `makeEncryptedCopy`. */
export function createEncryptedBackup(base: Base, actor: Actor, folder: string, made: BackupMade): Result<BackupMade> {
  const copy = makeEncryptedCopy(findStoredCopyKey(base.folder), folder, made);
  return copy.ok ? ok({ ...copy.value, noted: noteBackup(base, actor, copy.value) }) : copy;
}

/** A verified backup in the base's own folder, and in another folder its copy that only this passphrase opens. Refuses as `backUp` and `makeEncryptedCopy`. */
export function createSealedBackup(
  base: Base,
  actor: Actor,
  { folder, passphrase }: { readonly folder: string; readonly passphrase: string },
): Result<BackupMade> {
  const made = createBackup(base, actor, { folder: null });
  const copy = made.ok ? makeEncryptedCopy(copyKey(passphrase), folder, made.value) : made;
  return copy.ok ? ok({ ...copy.value, noted: noteBackup(base, actor, copy.value) }) : copy;
}
