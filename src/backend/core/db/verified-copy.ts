// A copy of the base that was opened, looked through and compared before it gets its name, with its hash beside it.
// Encrypted copies of verified backups, for a folder that leaves the house: the key is kept beside the base, the passphrase nowhere.
import { existsSync, renameSync, rmSync, writeFileSync, closeSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ok, type Refusal, refuse, type Result } from '../../../domain/values/result.ts';
import { closeToOthers } from '../files/private-files.ts';
import { trackPartialFile, runUninterrupted } from '../files/partial-files.ts';
import { type Base, BUSY_TIMEOUT_MS, DATABASE_NAME, type Connection, openRaw, refusalOf, stampOf } from './rows.ts';
import {
  discardDatabase,
  claimFirstFreeName,
  placeUnlessTaken,
  findRefusalOfFile,
  refuseFileError,
  syncFile,
  syncFolder,
} from './database-files.ts';
import { externalDataVersion } from './external-data-version.ts';
import { appendChecksum, hashOfFile } from './file-checksum.ts';
import { listDanglingRows, listIntegrityFindings, countRows, sumRows } from './soundness.ts';
import { createChecksumNote, findOwnCheckpoint } from './history-integrity.ts';
import type { Head } from './checkpoint-files.ts';
import { appendHistory, getHistoryHead, readTx, type Tx } from './tx.ts';
import { z } from 'zod';
import { copyKey, type CopyKey, createPassphrase, decryptFile, encryptFile } from '../files/encrypted-file.ts';
import { parseJsonInShape } from '../files/json-file.ts';

/** The backups' folder unless another is given. */
export const BACKUP_FOLDER = 'backups';

/** What source and copy must agree on. */
interface Contents {
  readonly counts: ReadonlyMap<string, number>;
  readonly head: string;
  readonly newest: Head | null;
}

function contentsOf(db: Connection): Contents {
  const { seq, hash } = getHistoryHead(db);
  return { counts: countRows(db), head: `${seq} ${hash}`, newest: findOwnCheckpoint(db) };
}

/** Names of what differs; empty if the two hold as many rows each and end in the same history row. */
function differences(source: Contents, copy: Contents): string[] {
  const tables = [...new Set([...source.counts.keys(), ...copy.counts.keys()])].filter(
    (name) => source.counts.get(name) !== copy.counts.get(name),
  );
  return source.head === copy.head ? tables : [...tables, 'history'];
}

function copyTo(base: Base, file: string): Contents {
  const source = readTx(base, contentsOf);
  base.db.prepare('VACUUM INTO ?').run(file);
  return source;
}

/**
 * Copies the base and answers what it held at that moment. Writers go on meanwhile; only if one of them came between
 * the count and the copy is it done again while they wait.
 */
function copyConsistently(base: Base, file: string): Contents {
  const version = externalDataVersion(base.db);
  const source = copyTo(base, file);
  if (externalDataVersion(base.db) === version) return source;
  discardDatabase(file);
  const gate = openRaw(path.join(base.folder, DATABASE_NAME), 'write');
  try {
    gate.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    gate.exec('BEGIN IMMEDIATE');
    return copyTo(base, file);
  } finally {
    gate.close();
  }
}

/** Opens the copy again and looks through it; names what is wrong. */
function findings(file: string, source: Contents): string[] {
  const copy = openRaw(file, 'read');
  try {
    const damaged = [...listIntegrityFindings(copy, true), ...listDanglingRows(copy)];
    return damaged.length > 0 ? damaged : differences(source, contentsOf(copy));
  } finally {
    copy.close();
  }
}

/** Writes the hash beside the backup; if that fails the backup is taken back too, so that nothing half stays. */
function writeHash(file: string, sha256: string): void {
  const temporary = `${file}.sha256.part`;
  try {
    writeFileSync(temporary, `${sha256}  ${path.basename(file)}\n`, { mode: 0o600 });
    syncFile(temporary);
    renameSync(temporary, `${file}.sha256`);
  } catch (error) {
    rmSync(temporary, { force: true });
    discardDatabase(file);
    throw error;
  }
}

function refusalBehind(error: unknown, folder: string): Refusal | null {
  const ofFile = findRefusalOfFile(error, folder);
  if (ofFile !== null) return ofFile;
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  // The base itself is open and readable: what can't be written is the target.
  return refusal.code === 'BASE_READ_ONLY'
    ? refuse('FOLDER_READ_ONLY', { folder, detail: String(refusal.data['detail'] ?? '') }).refusal
    : { code: refusal.code, data: { ...refusal.data, folder } };
}

function place(temporary: string, folder: string, name: string): string {
  return claimFirstFreeName(folder, name, '.db', (file) => !existsSync(`${file}.sha256`) && placeUnlessTaken(temporary, file));
}

/** A copy that was verified. */
export interface VerifiedCopy {
  readonly file: string;
  /** Of the file itself; also beside it as `<file>.sha256`. */
  readonly sha256: string;
  /** All rows of all tables. */
  readonly rows: number;
  /** The newest row of the history in it. */
  readonly headSeq: number;
}

/**
 * Copies the base into `folder` as `livebase-<label><stamp>.db`; it never takes the place of an older file.
 * Refuses FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL, BASE_BUSY, BASE_DAMAGED, BACKUP_DIFFERS; a refusal leaves nothing behind.
 */
export function makeVerifiedCopy(base: Base, folder: string, label: string): Result<VerifiedCopy> {
  const name = `livebase-${label}${stampOf(base.clock.nowMs())}`;
  const temporary = path.join(folder, `.${name}-${process.pid}.part`);
  try {
    discardDatabase(temporary);
    trackPartialFile(temporary);
    const source = copyConsistently(base, temporary);
    syncFile(temporary);
    const wrong = findings(temporary, source);
    if (wrong.length > 0) return refuse('BACKUP_DIFFERS', { file: folder, detail: wrong.slice(0, 5).join(', ') });
    appendChecksum(temporary, createChecksumNote(base.folder, source.newest));
    closeToOthers(temporary);
    syncFile(temporary);
    const sha256 = hashOfFile(temporary);
    const file = runUninterrupted(() => {
      const placed = place(temporary, folder, name);
      writeHash(placed, sha256);
      syncFolder(folder);
      return placed;
    });
    return ok({ file, sha256, rows: sumRows(source.counts), headSeq: Number(source.head.split(' ')[0]) });
  } catch (error) {
    const refusal = refusalBehind(error, folder);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  } finally {
    if (existsSync(folder)) discardDatabase(temporary);
  }
}

/** A file of the base's own folder by its place in it, so that a folder that is moved still finds it; others by their whole path. */
function notedPlace(base: Base, file: string): string {
  const within = path.relative(base.folder, file);
  return within.startsWith('..') || path.isAbsolute(within) ? file : within.replaceAll(path.sep, '/');
}

/** Writes down that a backup was made: where it is and what proves it. */
export function noteCopy(tx: Tx, base: Base, copy: VerifiedCopy): void {
  const file = notedPlace(base, copy.file);
  const sql = 'INSERT INTO backup_made (at_ms, file, sha256, rows, history_seq) VALUES (?, ?, ?, ?, ?)';
  const id = Number(tx.db.prepare(sql).run(tx.nowMs, file, copy.sha256, copy.rows, copy.headSeq).lastInsertRowid);
  const after = { file, sha256: copy.sha256, rows: copy.rows };
  appendHistory(tx, { action: 'backup', entity: 'backup_made', entityId: id, after });
}

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
    return refuseFileError(error, target);
  } finally {
    if (existsSync(target)) rmSync(temporary, { force: true });
  }
}
