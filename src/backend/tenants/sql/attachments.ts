// Files kept with tenants and their papers: bytes in the database, their hash in the history.
import { z } from 'zod';
import { convertMillisecondsToInstant, getDayOfInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { type FileLine, fileLineSchema } from '../../../contract/tenants/tenants.ts';
import { type Connection, findFirstRow, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { appendHistory, type Tx } from '../../core/db/tx.ts';

/** Whose a file is: a tenant's, or one of its papers'. */
export interface FileOwner {
  readonly entity: 'tenant' | 'paper';
  readonly entityId: number;
}

const fileRow = fileLineSchema
  .omit({ addedAt: true, retiredOn: true, addedBy: true })
  .extend({ addedMs: z.int(), retiredMs: z.int().nullable(), addedBy: z.string().nullable() });

const COLUMNS = `a.id, a.version, a.name, length(a.bytes) AS size, a.sha256, iif(a.entity = 'paper', a.entity_id, NULL) AS paper,
  a.added_ms AS addedMs, a.retired_at AS retiredMs,
  (SELECT who FROM history h WHERE h.entity = 'attachment' AND h.entity_id = a.id ORDER BY h.seq LIMIT 1) AS addedBy`;
const OF_TENANT = `SELECT ${COLUMNS} FROM attachment a WHERE (a.entity = 'tenant' AND a.entity_id = @tenant
  OR a.entity = 'paper' AND a.entity_id IN (SELECT id FROM paper WHERE tenant_id = @tenant)) ORDER BY a.added_ms DESC, a.id DESC`;
const BY_ID = `SELECT ${COLUMNS} FROM attachment a WHERE a.id = ?`;

function lineOf({ addedMs, retiredMs, addedBy, ...row }: z.infer<typeof fileRow>): FileLine {
  return {
    ...row,
    addedAt: formatIsoInstant(convertMillisecondsToInstant(addedMs)),
    addedBy: addedBy ?? '',
    retiredOn: retiredMs === null ? null : getDayOfInstant(convertMillisecondsToInstant(retiredMs)),
  };
}

/** The files of a tenant and of its papers, newest first. */
export function listFilesOfTenant(db: Connection, tenant: number, retired: boolean): FileLine[] {
  const lines = rowsOf(db, OF_TENANT, fileRow, { tenant }).map(lineOf);
  return retired ? lines : lines.filter(({ retiredOn }) => retiredOn === null);
}

/** Keeps a file. Answers it as lists name it. */
export function keepAttachment(tx: Tx, owner: FileOwner, file: { readonly name: string; readonly bytes: Uint8Array }): FileLine {
  const sha256 = hashSha256(file.bytes);
  const sql = 'INSERT INTO attachment (entity, entity_id, name, bytes, sha256, added_ms) VALUES (?, ?, ?, ?, ?, ?)';
  const { entity, entityId } = owner;
  const id = Number(prepareStatement(tx.db, sql).run(entity, entityId, file.name, file.bytes, sha256, tx.nowMs).lastInsertRowid);
  const after = { entity, entity_id: entityId, name: file.name, sha256, added_ms: tx.nowMs };
  appendHistory(tx, { action: 'add', entity: 'attachment', entityId: id, after });
  const [line] = rowsOf(tx.db, BY_ID, fileRow, [id]).map(lineOf);
  if (line === undefined) throw new Error(`no attachment ${id}`);
  return line;
}

const bytesRow = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** A file's name and bytes, retired or not; null if there is none. */
export function findAttachment(db: Connection, id: number): { readonly name: string; readonly bytes: Uint8Array } | null {
  return findFirstRow(db, 'SELECT name, bytes FROM attachment WHERE id = ?', bytesRow, [id]);
}
