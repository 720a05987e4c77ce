// Tenants' replies as they were taken, what was said about each, when forms were made, and files that were not taken.
import { z } from 'zod';
import { REPLY_STATES } from '../../../domain/base/catalogue.ts';
import { type Connection, findFirstRow, defineJsonColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { readMergedTenants } from '../../core/records/tenant-names.ts';
import type { Tx } from '../../core/db/tx.ts';

/** How far a reply is. */
export type ReplyState = (typeof REPLY_STATES)[number];

const replyRow = z.object({
  id: z.int(),
  month: z.string(),
  tenantId: z.int(),
  formId: z.int().nullable(),
  fileId: z.int(),
  file: z.string(),
  batchId: z.int(),
  atMs: z.int(),
  who: z.string(),
});

/** A reply without what it says. */
export type ReplyRow = z.infer<typeof replyRow>;

const COLUMNS = `r.id, r.month, r.tenant_id AS tenantId, r.form_id AS formId, r.file_id AS fileId, r.file_name AS file,
  r.batch_id AS batchId, r.at_ms AS atMs, r.who`;
/** One whose import was taken back was never given. */
const CURRENT = `FROM form_reply r JOIN import_batch b ON b.id = r.batch_id WHERE b.undone_ms IS NULL`;

/** Replies stay as they came: those of a tenant that was merged count as the tenant's that stays. */
function asTheyAreNow(db: Connection, sql: string, bound: string | number): ReplyRow[] {
  const replies = rowsOf(db, `SELECT ${COLUMNS} ${sql}`, replyRow, [bound]);
  const merged = readMergedTenants(db);
  return replies.map((row) => ({ ...row, tenantId: merged.get(row.tenantId) ?? row.tenantId }));
}

/** A month's replies, oldest first. */
export function repliesOf(db: Connection, month: string): ReplyRow[] {
  return asTheyAreNow(db, `${CURRENT} AND r.month = ? ORDER BY r.id`, month);
}

/** A tenant's replies of a month, oldest first. */
export function listRepliesOfTenant(db: Connection, month: string, tenant: number): ReplyRow[] {
  return repliesOf(db, month).filter((row) => row.tenantId === tenant);
}

/** Every reply of a month, those too whose import was taken back, oldest first. */
export function everyReplyOf(db: Connection, month: string): ReplyRow[] {
  return asTheyAreNow(db, 'FROM form_reply r WHERE r.month = ? ORDER BY r.id', month);
}

/** A reply that stands, or null. */
export function replyById(db: Connection, id: number): ReplyRow | null {
  return asTheyAreNow(db, `${CURRENT} AND r.id = ?`, id)[0] ?? null;
}

const figuresRow = z.object({ figures: z.string() });

/** What a reply says, as the JSON text that was kept; null where there is no such reply. */
export function replyFigures(db: Connection, id: number): string | null {
  return findFirstRow(db, 'SELECT figures FROM form_reply WHERE id = ?', figuresRow, [id])?.figures ?? null;
}

const fileRow = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), sha256: z.string() });

/** A reply's file as it was received, under the name it came with. */
export function replyFile(db: Connection, id: number): z.infer<typeof fileRow> | null {
  const sql = `SELECT r.file_name AS name, f.bytes, f.sha256 FROM form_reply r JOIN received_file f ON f.id = r.file_id WHERE r.id = ?`;
  return findFirstRow(db, sql, fileRow, [id]);
}

/** A file that came in and was not taken, as it was received; null where there is none such. */
export function findIntakeFile(db: Connection, intake: number): z.infer<typeof fileRow> | null {
  const sql = `SELECT i.file_name AS name, f.bytes, f.sha256 FROM intake i JOIN received_file f ON f.id = i.file_id
    WHERE i.id = ? AND i.outcome IN ('refused', 'parked')`;
  return findFirstRow(db, sql, fileRow, [intake]);
}

const cell = z.object({ cell: z.string(), label: z.string(), question: z.string() });

/** A cell that was asked about. */
export type AskedCellRow = z.infer<typeof cell>;

const stepRow = z.object({
  id: z.int(),
  replyId: z.int(),
  atMs: z.int(),
  who: z.string(),
  state: z.enum(REPLY_STATES),
  cells: defineJsonColumn(z.array(cell)),
  words: z.string().nullable(),
  relation: z.string().nullable(),
});

/** Something that was said about a reply. */
export type ReplyStep = z.infer<typeof stepRow>;

const STEPS = `SELECT s.id, s.reply_id AS replyId, s.at_ms AS atMs, s.who, s.state, s.cells, s.words, s.relation
  FROM form_reply r JOIN reply_step s ON s.reply_id = r.id WHERE r.month = ?`;

/** What was said about the replies of a month, oldest first, by reply. */
export function stepsOf(db: Connection, month: string): ReadonlyMap<number, readonly ReplyStep[]> {
  const rows = rowsOf(db, `${STEPS} ORDER BY s.id`, stepRow, [month]);
  return Map.groupBy(rows, (step) => step.replyId);
}

/** Where a reply stands by its steps: the newest says it; `received` before the first. */
export function stateOf(steps: readonly ReplyStep[] | undefined): ReplyState {
  return steps?.at(-1)?.state ?? 'received';
}

/** Something to say about a reply. */
export interface NewStep extends Omit<ReplyStep, 'id' | 'atMs' | 'who' | 'cells'> {
  readonly cells: readonly AskedCellRow[];
}

/** Writes a step of a reply and answers its id. */
export function addStep(tx: Tx, { replyId, state, cells: asked, words, relation }: NewStep): number {
  const result = prepareStatement(
    tx.db,
    'INSERT INTO reply_step (reply_id, at_ms, who, state, cells, words, relation) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(replyId, tx.nowMs, tx.actor.who, state, JSON.stringify(asked), words, relation);
  return Number(result.lastInsertRowid);
}

const madeRow = z.object({ tenantId: z.int(), madeMs: z.int(), forms: z.int() });

/** When each tenant's newest form of the month was made, and how many forms there are of it. */
export function listFormsMade(db: Connection, month: string): ReadonlyMap<number, { readonly madeMs: number; readonly forms: number }> {
  const sql =
    'SELECT tenant_id AS tenantId, max(made_ms) AS madeMs, count(*) AS forms FROM tenant_form WHERE month = ? GROUP BY tenant_id ORDER BY tenant_id';
  return new Map(rowsOf(db, sql, madeRow, [month]).map(({ tenantId, ...made }) => [tenantId, made]));
}

const refusedRow = z.object({
  id: z.int(),
  file: z.string(),
  atMs: z.int(),
  who: z.string(),
  outcome: z.enum(['refused', 'parked']),
  note: z.string(),
});

/** A file that came in and was not taken. */
export type RefusedFile = z.infer<typeof refusedRow>;

/**
 * Files that were refused in [from, until) (minutes since the epoch), or parked for the month and not taken in since; of equal bytes the
 * newest word counts, and those that were taken later are left out. Newest first.
 */
const REFUSED = `SELECT i.id, i.file_name AS file, i.at_ms AS atMs, i.who, i.outcome, i.note FROM intake i
  WHERE i.outcome <> 'taken'
    AND (i.outcome = 'parked' AND i.file_id IN (SELECT p.file_id FROM parked_file p WHERE p.month = ? AND p.taken_batch_id IS NULL)
      OR i.outcome = 'refused' AND i.at_ms >= ? * 60000 AND i.at_ms < ? * 60000)
    AND NOT EXISTS (SELECT 1 FROM intake later WHERE later.file_id = i.file_id AND later.id > i.id)
  ORDER BY i.id DESC`;

/** Those files, for a month and the time that they are looked for in. */
export function listRefusedFiles(db: Connection, month: string, span: { readonly from: number; readonly until: number }): RefusedFile[] {
  return rowsOf(db, REFUSED, refusedRow, [month, span.from, span.until]);
}
