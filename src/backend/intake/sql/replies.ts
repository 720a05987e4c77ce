// Tenants' forms as they came back and were taken. Rows stay for good: a reply whose import was undone is no reply any more.
import { type Connection, prepareStatement, queryInt } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';

/** A reply about to be kept. `figures` is what it says, as JSON of `replyFiguresSchema`. */
export interface NewReply {
  readonly month: string;
  readonly tenantId: number;
  readonly formId: number | null;
  readonly fileId: number;
  readonly fileName: string;
  readonly batchId: number;
  readonly figures: string;
}

const INSERT = `INSERT INTO form_reply (month, tenant_id, form_id, file_id, file_name, batch_id, figures, at_ms, who)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const RECEIVED = "INSERT INTO reply_step (reply_id, at_ms, who, state) VALUES (?, ?, ?, 'received')";

/** Keeps a reply with its first step, received. Answers its id. */
export function addReply(tx: Tx, reply: NewReply): number {
  const { month, tenantId, formId, fileId, fileName, batchId, figures } = reply;
  const result = prepareStatement(tx.db, INSERT).run(month, tenantId, formId, fileId, fileName, batchId, figures, tx.nowMs, tx.actor.who);
  const id = Number(result.lastInsertRowid);
  prepareStatement(tx.db, RECEIVED).run(id, tx.nowMs, tx.actor.who);
  return id;
}

/** Holds for the replies `r` whose import stands. */
export const CURRENT_REPLY = 'EXISTS (SELECT 1 FROM import_batch b WHERE b.id = r.batch_id AND b.undone_ms IS NULL)';

const NEWEST = `SELECT r.id FROM form_reply r WHERE r.month = ? AND r.tenant_id = ? AND ${CURRENT_REPLY} ORDER BY r.id DESC LIMIT 1`;

/** The tenant's newest reply of a month whose import was not undone, or null. */
export function findCurrentReplyId(db: Connection, month: string, tenantId: number): number | null {
  return queryInt(db, NEWEST, [month, tenantId]);
}
