// Encrypted copies of verified backups, for a folder that leaves the house: the key is kept beside the base, the passphrase nowhere.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import { copyKey, type CopyKey, createPassphrase, decryptFile, encryptFile } from '../files/encrypted-file.ts';
import { parseJsonInShape } from '../files/json-file.ts';
import { trackPartialFile, runUninterrupted } from '../files/partial-files.ts';
import { claimFirstFreeName, placeUnlessTaken, findRefusalOfFile, syncFolder } from './database-files.ts';
import { hashOfFile } from './file-checksum.ts';
import type { VerifiedCopy } from './verified-copy.ts';

/** How encrypted copies end. */
export const ENCRYPTED_EXTENSION = '.dbx';
const KEY_NAME = 'livebase.copy-key';

const keyShape = z.strictObject({ salt: z.base64(), key: z.base64() });

/** The key for the second folder's copies; null where this PC has none that can be read (the base came from another, the file is damaged). */
export function findStoredCopyKey(folder: string): CopyKey | null {
  const file = path.join(folder, KEY_NAME);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const kept = parseJsonInShape(readFileSync(file, 'utf8'), keyShape);
  return kept === null ? null : { salt: Buffer.from(kept.salt, 'base64'), key: Buffer.from(kept.key, 'base64') };
}

/** A new passphrase for the second folder's copies: its key is kept beside the base, itself only with anyone who writes it down. */
export function renewCopyKey(folder: string): string {
  const passphrase = createPassphrase();
  const { salt, key } = copyKey(passphrase);
  const file = path.join(folder, KEY_NAME);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ salt: salt.toString('base64'), key: key.toString('base64') }), { mode: 0o600, flag: 'wx' });
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  syncFolder(folder);
  return passphrase;
}

/** No copies are encrypted any more: the key goes. */
export function dropCopyKey(folder: string): void {
  rmSync(path.join(folder, KEY_NAME), { force: true });
}

/**
 * An encrypted copy in `target` of a verified backup, sealed with `key`, with its hash beside it. It is opened again before it gets its name.
 * Refuses BACKUP_KEY_MISSING where there is no key, BACKUP_DIFFERS, and as the folder refuses; a refusal leaves nothing behind.
 */
export function makeEncryptedCopy(key: CopyKey | null, target: string, copy: VerifiedCopy): Result<VerifiedCopy> {
  if (key === null) return refuse('BACKUP_KEY_MISSING', {});
  if (!existsSync(target)) return refuse('FOLDER_MISSING', { folder: target });
  const name = path.basename(copy.file, '.db');
  const temporary = path.join(target, `.${name}-${process.pid}.part`);
  try {
    rmSync(temporary, { force: true });
    trackPartialFile(temporary);
    encryptFile(copy.file, temporary, key);
    if (decryptFile(temporary, null, key) !== null) return refuse('BACKUP_DIFFERS', { file: target, detail: 'encrypted' });
    const sha256 = hashOfFile(temporary);
    const isFree = (file: string): boolean => !existsSync(`${file}.sha256`) && placeUnlessTaken(temporary, file);
    const file = runUninterrupted(() => {
      const placed = claimFirstFreeName(target, name, ENCRYPTED_EXTENSION, isFree);
      writeFileSync(`${placed}.sha256`, `${sha256}  ${path.basename(placed)}\n`, { mode: 0o600 });
      syncFolder(target);
      return placed;
    });
    return { ok: true, value: { ...copy, file, sha256 } };
  } catch (error) {
    const refusal: Refusal | null = findRefusalOfFile(error, target);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  } finally {
    if (existsSync(target)) rmSync(temporary, { force: true });
  }
}
