// A backup's file before it takes a base's place, or is only looked at: copied into the data folder (opened, where it is encrypted) and verified there.
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Connection, isSqliteError, openRaw, refusalOf } from '../core/db/rows.ts';
import { LOG_SUFFIX, syncFile } from '../core/db/database-files.ts';
import { FIRST_VERSION, SCHEMA_VERSION } from '../core/db/migrations.ts';
import { APPLICATION_ID, marksOf } from '../core/db/open.ts';
import { hashOfFile, verifyAndStripChecksum } from '../core/db/file-checksum.ts';
import { listDanglingRows, listIntegrityFindings, countRows, sumRows } from '../core/db/soundness.ts';
import { decryptFile, isEncryptedCopy, type OpenTrouble, tryPassphrase } from '../core/files/encrypted-file.ts';
import { listSchemaDifferences, walkChain, listWrongFiles, listWrongSnapshots } from './examine.ts';
import { replayHistory } from './history-replay.ts';

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
  if (!existsSync(staged + LOG_SUFFIX) && verifyAndStripChecksum(staged) === 'broken')
    return refuse('BACKUP_ALTERED', { file, detail: 'seal' });
  return ok(null);
}

/** What is wrong inside; `history` includes rows that the chain does not lead to. */
function findings(db: Connection, version: number): string[] {
  const looks: readonly (readonly [string, () => boolean])[] = [
    ['integrity', () => listIntegrityFindings(db, true).length === 0],
    ['foreign_keys', () => listDanglingRows(db).length === 0],
    ['schema', () => listSchemaDifferences(db, version).length === 0],
    ['history_chain', () => walkChain(db, null).brokenAt === null],
    ['snapshots', () => listWrongSnapshots(db).length === 0],
    ['stored_files', () => listWrongFiles(db).length === 0],
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
    if (version < FIRST_VERSION) return refuse('BASE_TOO_OLD', { file, found: version, first: FIRST_VERSION });
    const wrong = findings(db, version);
    return wrong.length > 0 ? refuse('BACKUP_UNREADABLE', { file, detail: wrong.join(',') }) : ok(sumRows(countRows(db)));
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    const refusal = refusalOf(error);
    return refusal?.code === 'DISK_FULL' ? { ok: false, refusal } : refuse('BACKUP_UNREADABLE', { file, detail: error.code });
  } finally {
    db?.close();
  }
}

function openedAs(file: string, trouble: OpenTrouble | null): Result<null> {
  if (trouble === 'passphrase') return refuse('PASSPHRASE_WRONG', { file });
  return trouble === null ? ok(null) : refuse('BACKUP_ALTERED', { file, detail: 'encrypted' });
}

/** Opens an encrypted copy into the data folder. Refuses PASSPHRASE_NEEDED, PASSPHRASE_WRONG, BACKUP_ALTERED. */
function openCopy(file: string, staged: string, passphrase: string | null): Result<null> {
  return passphrase === null ? refuse('PASSPHRASE_NEEDED', { file }) : openedAs(file, decryptFile(file, staged, passphrase));
}

/** Whether there is a file at all. Refuses FILE_NOT_FOUND, BACKUP_UNREADABLE: a pipe would be waited for, and a folder is no backup. */
export function judgeFile(file: string): Result<null> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('FILE_NOT_FOUND', { file });
  return found.isFile() ? ok(null) : refuse('BACKUP_UNREADABLE', { file, detail: found.isDirectory() ? 'folder' : 'no_file' });
}

/**
 * Whether a file can be the source of a restore, as far as a short look tells: what a person may have to be asked again about. Refuses
 * FILE_NOT_FOUND, BACKUP_UNREADABLE, PASSPHRASE_NEEDED, PASSPHRASE_WRONG, BACKUP_ALTERED.
 */
export function judgeSource(file: string, passphrase: string | null): Result<null> {
  const found = judgeFile(file);
  if (!found.ok || !isEncryptedCopy(file)) return found;
  return passphrase === null ? refuse('PASSPHRASE_NEEDED', { file }) : openedAs(file, tryPassphrase(file, passphrase));
}

/**
 * Copies the file (and its log, if it is a database that was kept with one) to `staged` and verifies the copy; answers its rows. What is
 * refused leaves a copy that the caller discards. Refuses as `judgeSource`, and BASE_OF_OTHER_PROGRAM, BASE_TOO_NEW `{file, found, known}`,
 * BASE_TOO_OLD `{file, found, first}`.
 */
export function stageBackup(file: string, staged: string, passphrase: string | null): Result<number> {
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
