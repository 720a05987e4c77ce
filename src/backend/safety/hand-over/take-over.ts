// Takes a hand-over pack over as the base of a folder that has none: everything is verified first, and whatever is wrong leaves nothing behind.
import { existsSync, mkdtempSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { openRaw, isSqliteError, prepareStatement } from '../../core/db/rows.ts';
import { discardDatabase } from '../../core/db/database-files.ts';
import { closeBase, getDatabaseFile, openBase } from '../../core/db/open.ts';
import { findOwnCheckpoint } from '../../core/db/history-integrity.ts';
import type { Actor, Change } from '../../core/db/tx.ts';
import { decryptFile, isEncryptedCopy } from '../../core/files/encrypted-file.ts';
import { trackPartialFile, markFileComplete } from '../../core/files/partial-files.ts';
import { checkBase } from '../check.ts';
import { type Place, restore } from '../restore.ts';
import { digestReasons, LIST_NAME, type Pack, type PackList, readPack } from './pack.ts';

/** A base that was taken over. */
export interface TakenOver {
  readonly file: string;
  readonly rows: number;
  readonly list: PackList;
}

/** What a take-over is done with. */
export interface TakeOverWays {
  readonly file: string;
  readonly passphrase: string | null;
}

/** What a full check may find of a base that was never backed up here. */
const BESIDES: ReadonlySet<string> = new Set(['backup']);

/** The base's own history says where it came from. */
function noteOf(file: string, { who, to, why, atMs, computer, months, head }: PackList): Change {
  const made = formatIsoInstant(convertMillisecondsToInstant(atMs));
  const after = { file: path.basename(file), from: who, to, computer, made, head: head.seq, hash: head.hash, months: months.length };
  return { action: 'take_over', entity: 'base', entityId: null, after, reason: why === '' ? null : why };
}

/** Opens the backup of a pack into `plain`. Refuses PASSPHRASE_NEEDED, PASSPHRASE_WRONG, HAND_OVER_DAMAGED. */
function openBackup({ list, backup }: Pack, plain: string, { file, passphrase }: TakeOverWays): Result<null> {
  const packed = `${plain}.packed`;
  writeFileSync(packed, backup, { mode: 0o600 });
  if (!isEncryptedCopy(packed)) {
    writeFileSync(plain, backup, { mode: 0o600 });
    return ok(null);
  }
  if (passphrase === null) return refuse('PASSPHRASE_NEEDED', { file });
  const trouble = decryptFile(packed, plain, passphrase);
  if (trouble === 'passphrase') return refuse('PASSPHRASE_WRONG', { file });
  return trouble === null ? ok(null) : refuse('HAND_OVER_DAMAGED', { file, detail: list.backup });
}

const HANDED_OVER = `SELECT after ->> '$.list' FROM history WHERE seq = ? AND action = 'hand_over'`;

/** The first part of the list that the backup's history does not bear out: the row that it ends in, or who, to whom, why and when; null: none. */
function findUnlisted(plain: string, list: PackList): string | null {
  const { head, backup } = list;
  const db = openRaw(plain, 'read');
  try {
    const own = findOwnCheckpoint(db);
    if (own === null || own.seq !== head.seq || own.hash !== head.hash) return backup;
    return prepareStatement(db, HANDED_OVER).pluck().get(head.seq) === digestReasons(list) ? null : LIST_NAME;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return backup;
  } finally {
    db.close();
  }
}

/** Looks through the new base in full; one that does not hold is removed again. */
function checkTaken(place: Place, file: string): Result<null> {
  const opened = openBase(place.folder, place.clock);
  const wrong = opened.ok ? checkBase(opened.value, { full: true }).checks.filter((one) => !one.ok && !BESIDES.has(one.name)) : [];
  if (opened.ok) closeBase(opened.value);
  if (opened.ok && wrong.length === 0) return ok(null);
  discardDatabase(getDatabaseFile(place.folder));
  return opened.ok ? refuse('HAND_OVER_DAMAGED', { file, detail: wrong.map(({ name }) => name).join(',') }) : opened;
}

async function takeFrom(place: Place, actor: Actor, ways: TakeOverWays, temporary: string): Promise<Result<TakenOver>> {
  const { file } = ways;
  const pack = await readPack(file);
  if (!pack.ok) return pack;
  const { list } = pack.value;
  const plain = path.join(temporary, 'base.db');
  const opened = openBackup(pack.value, plain, ways);
  if (!opened.ok) return opened;
  const unlisted = findUnlisted(plain, list);
  if (unlisted !== null) return refuse('HAND_OVER_DAMAGED', { file, detail: unlisted });
  const restored = restore(place, plain, actor, { note: noteOf(file, list) });
  if (!restored.ok) return restored;
  trackPartialFile(restored.value.file);
  const checked = checkTaken(place, file);
  return checked.ok ? ok({ file: restored.value.file, rows: restored.value.rows, list }) : checked;
}

/**
 * Takes the pack over as the base of `place`. Refuses BASE_EXISTS where there is one, FILE_NOT_FOUND, HAND_OVER_FOREIGN, HAND_OVER_DAMAGED,
 * PASSPHRASE_NEEDED, PASSPHRASE_WRONG, and as `restore`; then the folder is as it was.
 */
export async function takeOver(place: Place, actor: Actor, ways: TakeOverWays): Promise<Result<TakenOver>> {
  const { folder } = place;
  const found = statSync(ways.file, { throwIfNoEntry: false });
  if (found === undefined) return refuse('FILE_NOT_FOUND', { file: ways.file });
  if (!found.isFile()) return refuse('HAND_OVER_FOREIGN', { file: ways.file });
  if (existsSync(getDatabaseFile(folder))) return refuse('BASE_EXISTS', { file: getDatabaseFile(folder) });
  const isNew = !existsSync(folder);
  const temporary = mkdtempSync(path.join(tmpdir(), 'livebase-take-over-'));
  for (const made of isNew ? [temporary, folder] : [temporary]) trackPartialFile(made);
  try {
    const taken = await takeFrom(place, actor, ways, temporary);
    if (!taken.ok && isNew && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
    for (const whole of [folder, getDatabaseFile(folder)]) markFileComplete(whole);
    return taken;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
