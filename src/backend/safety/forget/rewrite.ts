// Takes a person out of a base, in one transaction: records, what batches keep for undo, the history, kept files; digests of what went stay.
import { z } from 'zod';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import type { PersonToForget } from '../../../contract/safety/safety.ts';
import type { Forgetting } from '../../../domain/base/forget-text.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { type Connection, findFirstRow, prepareStatement, type SqlValue } from '../../core/db/rows.ts';
import type { ForgottenPlace } from '../../core/db/forgotten.ts';
import { computeContentDigest, createSalt } from '../../core/db/history-chain.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import type { Tx } from '../../core/db/tx.ts';
import {
  type Found,
  type FoundFile,
  findPersonFiles,
  findPersonRows,
  HISTORY,
  HISTORY_WHERE,
  listTextTables,
  type TextTable,
} from './places.ts';

const KINDS: ReadonlySet<string> = new Set(Object.keys(RECORD_KINDS));

/** What was rewritten. */
export interface Rewritten {
  readonly rows: number;
  readonly history: number;
  readonly files: number;
  /** What is left of rows of the history and of files: the history keeps their digests. */
  readonly left: readonly ForgottenPlace[];
}

/**
 * Lifts the rules of tables while `work` rewrites them: a closed month, a frozen copy, an append-only row say that nobody changes them, and
 * forgetting is the one that must. They stand again behind it, letter by letter, before anybody else sees the base.
 */
function withoutRules(db: Connection, tables: readonly string[], work: () => void): void {
  const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`;
  const rules = db.prepare(sql).raw().all(JSON.stringify(tables)).filter(Array.isArray);
  for (const [name] of rules) db.exec(`DROP TRIGGER "${String(name)}"`);
  work();
  for (const [, text] of rules) db.exec(String(text));
}

function idOf({ key }: Found): SqlValue {
  return key[0] ?? null;
}

/** A form that somebody has open must not bring the person back: the record counts as changed, and what a batch keeps of it still fits. */
function countVersion(db: Connection, name: string, id: SqlValue): void {
  prepareStatement(
    db,
    `UPDATE batch_change SET version_after = version_after + 1 WHERE entity = ? AND entity_id = ?
    AND version_after = (SELECT version FROM "${name}" WHERE id = ?)`,
  ).run(name, id, id);
  prepareStatement(db, `UPDATE "${name}" SET version = version + 1 WHERE id = ?`).run(id);
}

function writeRow(db: Connection, { name, key }: TextTable, found: Found): void {
  const columns = Object.keys(found.changes);
  const sql = `UPDATE "${name}" SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE ${key.map((one) => `"${one}" = ?`).join(' AND ')}`;
  prepareStatement(db, sql).run(...Object.values(found.changes), ...found.key);
  if (KINDS.has(name)) countVersion(db, name, idOf(found));
}

const WRITE_CONTENT = 'UPDATE history SET before = ?, after = ?, reason = ?, salt = ? WHERE seq = ?';
const CONTENT = 'SELECT before, after, reason FROM history WHERE seq = ?';
const contentRow = z.object({ before: z.string().nullable(), after: z.string().nullable(), reason: z.string().nullable() });

/** The old salt goes too: the digest that stays tells nobody what the row said. */
function writeHistoryRow(db: Connection, found: Found): ForgottenPlace {
  const seq = Number(idOf(found));
  const content = findFirstRow(db, CONTENT, contentRow, [seq]);
  if (content === null) throw new Error(`history: no row ${seq}`);
  const { before, after, reason } = { ...content, ...found.changes };
  const left = [before, after, reason, createSalt()];
  prepareStatement(db, WRITE_CONTENT).run(...left, seq);
  return ['history', seq, computeContentDigest(left)];
}

function noteInPlace(sha256: string, nowMs: number): Uint8Array {
  const at = formatIsoInstant(convertMillisecondsToInstant(nowMs)).replace('T', ' ');
  const lines = ['这份文件里有一位要求被遗忘的人，内容已按主管的决定删除。', `删除时间：${at}`, `原文件的 SHA-256：${sha256}`];
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

const keptRow = z.object({ bytes: z.instanceof(Uint8Array) });
function writeFile(tx: Tx, { table, column, id, isJson }: FoundFile, { takeOut }: Forgetting): ForgottenPlace {
  const kept = findFirstRow(tx.db, `SELECT ${column} AS bytes FROM ${table} WHERE id = ?`, keptRow, [id]);
  if (kept === null) throw new Error(`${table}: no row ${id}`);
  const { bytes } = kept;
  const left = isJson ? new TextEncoder().encode(takeOut(new TextDecoder().decode(bytes))) : noteInPlace(hashSha256(bytes), tx.nowMs);
  tx.db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(left, id);
  return [table, id, hashSha256(left)];
}

/** Takes the person out of everything. Read whole before anything is written. */
export function takeOutOfAll(tx: Tx, forgetting: Forgetting, person: PersonToForget): Rewritten {
  const { db } = tx;
  const tables = listTextTables(db).map((table) => ({ table, rows: findPersonRows(db, table, forgetting) }));
  const standing = tables.filter(({ rows }) => rows.length > 0);
  const history = findPersonRows(db, HISTORY, forgetting, HISTORY_WHERE);
  const files = findPersonFiles(db, forgetting, person).filter(({ isHeld }) => isHeld === true);
  const touched = [...standing.map(({ table }) => table.name), ...files.map(({ table }) => table), 'history', 'batch_change'];
  const left: ForgottenPlace[] = [];
  withoutRules(db, [...new Set(touched)], () => {
    for (const { table, rows } of standing) for (const row of rows) writeRow(db, table, row);
    db.exec('UPDATE idempotency_key SET answer = NULL');
    for (const row of history) left.push(writeHistoryRow(db, row));
    for (const file of files) left.push(writeFile(tx, file, forgetting));
  });
  return { rows: standing.reduce((sum, { rows }) => sum + rows.length, 0), history: history.length, files: files.length, left };
}
