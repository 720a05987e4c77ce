// Files kept with tenants and their papers: bytes in the database, their hash in the history.
import { z } from 'zod';
import { instantFromMilliseconds, dayOfInstant, isoInstant } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { sha256Of } from '../../core/db/sha256.ts';
import { statement } from '../../core/db/statements.ts';
import { appendHistory } from '../../core/db/tx.ts';
import type { Tx } from '../../core/db/tx.ts';

/** Whose a file is: a tenant's, or one of its papers'. */
export interface FileOwner {
  readonly entity: 'tenant' | 'paper';
  readonly entityId: number;
}

const row = z.object({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  entity: z.string(),
  entity_id: z.number(),
  added_ms: z.number(),
  retired_at: z.number().nullable(),
  who: z.string().nullable(),
});

/** A file as lists name it. */
export interface FileLine {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly paper: number | null;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly retiredOn: string | null;
}

const COLUMNS = `a.id, a.version, a.name, length(a.bytes) AS size, a.sha256, a.entity, a.entity_id, a.added_ms, a.retired_at,
  (SELECT who FROM history h WHERE h.entity = 'attachment' AND h.entity_id = a.id ORDER BY h.seq LIMIT 1) AS who`;
const OF_TENANT = `SELECT ${COLUMNS} FROM attachment a WHERE (a.entity = 'tenant' AND a.entity_id = @tenant
  OR a.entity = 'paper' AND a.entity_id IN (SELECT id FROM paper WHERE tenant_id = @tenant)) ORDER BY a.added_ms DESC, a.id DESC`;
const BY_ID = `SELECT ${COLUMNS} FROM attachment a WHERE a.id = ?`;

function lineOf(found: unknown): FileLine {
  const { id, version, name, size, sha256, entity, entity_id: entityId, added_ms: addedMs, retired_at: retiredAt, who } = row.parse(found);
  return {
    id,
    version,
    name,
    size,
    sha256,
    paper: entity === 'paper' ? entityId : null,
    addedAt: isoInstant(instantFromMilliseconds(addedMs)),
    addedBy: who ?? '',
    retiredOn: retiredAt === null ? null : dayOfInstant(instantFromMilliseconds(retiredAt)),
  };
}

/** The files of a tenant and of its papers, newest first. */
export function filesOfTenant(db: Connection, tenant: number, retired: boolean): FileLine[] {
  const lines = statement(db, OF_TENANT).all({ tenant }).map(lineOf);
  return retired ? lines : lines.filter(({ retiredOn }) => retiredOn === null);
}

/** Keeps a file. Answers it as lists name it. */
export function keepAttachment(tx: Tx, owner: FileOwner, file: { readonly name: string; readonly bytes: Uint8Array }): FileLine {
  const sha256 = sha256Of(file.bytes);
  const sql = 'INSERT INTO attachment (entity, entity_id, name, bytes, sha256, added_ms) VALUES (?, ?, ?, ?, ?, ?)';
  const { entity, entityId } = owner;
  const id = Number(statement(tx.db, sql).run(entity, entityId, file.name, file.bytes, sha256, tx.nowMs).lastInsertRowid);
  const after = { entity, entity_id: entityId, name: file.name, sha256, added_ms: tx.nowMs };
  appendHistory(tx, { action: 'add', entity: 'attachment', entityId: id, after });
  return lineOf(statement(tx.db, BY_ID).get(id));
}

const bytesRow = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** A file's name and bytes, retired or not; null if there is none. */
export function attachmentBytes(db: Connection, id: number): { readonly name: string; readonly bytes: Uint8Array } | null {
  const found = statement(db, 'SELECT name, bytes FROM attachment WHERE id = ?').get(id);
  return found === undefined ? null : bytesRow.parse(found);
}
