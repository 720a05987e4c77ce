// Use case: a base handed over to somebody else: a verified backup without PINs, the papers of all closed months, and a list of it all, in one zip.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { safetyMethods } from '../../contract/safety/safety.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { writeZip, type ZipEntry } from '../../sheets/zip/zip-write.ts';
import { openRaw, stampOf } from '../core/db/rows.ts';
import { refuseFileError, hashSha256 } from '../core/db/database-files.ts';
import type { Head } from '../core/db/checkpoint-files.ts';
import type { Base } from '../core/db/open.ts';
import { appendChecksum, verifyAndStripChecksum } from '../core/db/file-checksum.ts';
import { createChecksumNote, findOwnCheckpoint } from '../core/db/history-integrity.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { makeVerifiedCopy } from '../core/db/verified-copy.ts';
import { copyKey, encryptFile, createPassphrase } from '../core/files/encrypted-file.ts';
import { createTempFolder } from '../core/files/temp-folders.ts';
import { readKind } from '../core/db/read-kind.ts';
import { listClosedMonths } from '../report/sql/filings.ts';
import { digestReasons, LIST_NAME, PACK_TITLE, type PackList, type PackReasons } from '../safety/hand-over/pack.ts';
import { createLeavingFiles } from './ledgers.ts';
import { createMonthPapers } from './papers.ts';

type Wish = Asked<typeof safetyMethods.handOver>;

const PAPERS = '各月资料';
/** Secrets that stay here: anyone who takes over sets PINs of his own. */
const SECRETS = ['person_pin', 'recovery_code'] as const;

/** Empties the tables of secrets in a copy. What forbids that in a base stands again behind it, letter by letter. */
function withoutSecrets(copy: Base, actor: Actor, reasons: PackReasons): Result<null> {
  const { to, why } = reasons;
  return inTx(copy, actor, (tx) => {
    for (const table of SECRETS) {
      const guards = tx.db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`).raw().all(table);
      const known = guards.map((row) => (Array.isArray(row) ? row.map(String) : []));
      for (const [name = ''] of known) tx.db.exec(`DROP TRIGGER "${name}"`);
      tx.db.exec(`DELETE FROM ${table}`);
      for (const [, sql = ''] of known) tx.db.exec(sql);
    }
    appendHistory(tx, {
      action: 'hand_over',
      entity: 'base',
      entityId: null,
      after: { to, list: digestReasons(reasons) },
      reason: why === '' ? null : why,
    });
    return ok(null);
  });
}

/** The backup as the pack holds it, and the row that its history ends in. */
function packedBackup(
  base: Base,
  actor: Actor,
  reasons: PackReasons,
  folder: string,
): Result<{ readonly file: string; readonly head: Head }> {
  const made = makeVerifiedCopy(base, folder, '');
  if (!made.ok) return made;
  const { file } = made.value;
  verifyAndStripChecksum(file);
  const db = openRaw(file, 'write');
  try {
    const emptied = withoutSecrets({ ...base, db }, actor, reasons);
    if (!emptied.ok) return emptied;
    db.exec('VACUUM');
    const head = findOwnCheckpoint(db);
    if (head === null) throw new Error('hand-over: no history');
    db.close();
    appendChecksum(file, createChecksumNote(folder, head));
    return ok({ file, head });
  } finally {
    db.close();
  }
}

/** A month's papers, or those that can't be made, by their month. */
async function papersOf(base: Base): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for (const month of listClosedMonths(base.db)) {
    const papers = await createMonthPapers(base, { month });
    if (papers.ok) entries.push({ name: `${PAPERS}/${month}_本月资料.zip`, bytes: papers.value.bytes });
  }
  return entries;
}

/** The entries sealed by one passphrase, each as a file of its own; null: as they are. */
function sealed(entries: readonly ZipEntry[], passphrase: string | null, folder: string): readonly ZipEntry[] {
  if (passphrase === null) return entries;
  const key = copyKey(passphrase);
  const [plain, secret] = [path.join(folder, 'plain'), path.join(folder, 'sealed')];
  return entries.map(({ name, bytes }) => {
    writeFileSync(plain, bytes, { mode: 0o600 });
    encryptFile(plain, secret, key);
    const entry = { name: `${name}.dbx`, bytes: readFileSync(secret) };
    for (const file of [plain, secret]) rmSync(file);
    return entry;
  });
}

function readmeOf(list: Omit<PackList, 'files'>, isEncrypted: boolean): ZipEntry {
  const lines = [
    `基地：${list.base ?? '（没有填写名称）'}`,
    `交出：${list.who}，${formatIsoInstant(convertMillisecondsToInstant(list.atMs)).replace('T', ' ')}，电脑 ${list.computer}`,
    `接收：${list.to}`,
    `原因：${list.why === '' ? '（没有写）' : list.why}`,
    `历史到第 ${list.head.seq} 条，${list.head.hash}`,
    `已结账的月份：${list.months.join('、') || '没有'}`,
    '',
    '接收：在另一台电脑的第一次打开画面点“从备份或交接包恢复”选这个文件，或 livebase take-over 这个文件 --data 新文件夹。',
    isEncrypted ? '数据库和各月资料是加密的，要用交出时显示的口令。' : '数据库和各月资料没有加密，请当面交接或放在可靠的地方。',
    '不再用这个程序时：“台账.xlsx”是录进去的全部台账，可以导入空的基地；“操作记录.csv”是谁什么时候改了什么。停用的时段没有台账，只在备份里。',
    '密码和恢复码不在里面，接收后由新的主管另设。',
    `每个文件的 SHA-256 在“${LIST_NAME}”。`,
  ];
  return { name: 'README.txt', bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) };
}

function baseName(base: Base): string | null {
  return readKind(base.db, 'base_fact', { order: ['startsOn'] }).at(-1)?.fullName ?? null;
}

async function packIn(base: Base, actor: Actor, wish: Wish, folder: string): Promise<Result<Answer<typeof safetyMethods.handOver>>> {
  const months = [...listClosedMonths(base.db)];
  const { to, why } = wish;
  const reasons = { who: actor.who, to, why, atMs: base.clock.nowMs(), base: baseName(base), computer: hostname(), months };
  const backup = packedBackup(base, actor, reasons, folder);
  if (!backup.ok) return backup;
  const { head, file } = backup.value;
  const papers = await papersOf(base);
  const passphrase = wish.encrypt ? createPassphrase() : null;
  const entries = sealed(
    [{ name: path.basename(file), bytes: readFileSync(file) }, ...createLeavingFiles(base), ...papers],
    passphrase,
    folder,
  );
  const about = { title: PACK_TITLE, ...reasons, head, backup: entries[0]?.name ?? '' } as const;
  const all = [readmeOf(about, wish.encrypt), ...entries];
  const list: PackList = {
    ...about,
    files: all.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: hashSha256(bytes) })),
  };
  const bytes = writeZip([{ name: LIST_NAME, bytes: Buffer.from(`${JSON.stringify(list, null, 1)}\n`) }, ...all]);
  return ok({ name: `livebase-交接-${stampOf(base.clock.nowMs())}.zip`, bytes, passphrase, months, files: list.files.length });
}

/**
 * A hand-over pack. The history says who handed over, to whom and why, here and in the pack. With `encrypt` backup and papers are sealed by a
 * passphrase that is answered this once. Refuses as `makeVerifiedCopy`; a refusal leaves nothing behind.
 */
export async function handOver(base: Base, actor: Actor, wish: Wish): Promise<Result<Answer<typeof safetyMethods.handOver>>> {
  const parent = path.join(base.folder, 'temp');
  try {
    const folder = createTempFolder(base.folder, 'livebase-hand-over-');
    try {
      const packed = await packIn(base, actor, wish, folder);
      if (!packed.ok) return packed;
      const after = { to: wish.to, sha256: hashSha256(packed.value.bytes), months: packed.value.months.length };
      const noted = inTx(base, actor, (tx) => {
        appendHistory(tx, { action: 'hand_over', entity: 'base', entityId: null, after, reason: wish.why === '' ? null : wish.why });
        return ok(null);
      });
      return noted.ok ? packed : noted;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      if (readdirSync(parent).length === 0) rmSync(parent, { recursive: true, force: true });
    }
  } catch (error) {
    return refuseFileError(error, parent);
  }
}
