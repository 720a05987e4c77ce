// Statements: numbered, with a frozen copy that nothing changes any more.
import { z } from 'zod';
import { sha256Of } from '../../core/db/sha256.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';
import { appendHistory } from '../../core/db/tx.ts';
import type { Tx } from '../../core/db/tx.ts';

const row = z.object({
  id: z.int(),
  number: z.string(),
  tenant_id: z.int(),
  month: z.string(),
  total: z.int(),
  sha256: z.string(),
  made_ms: z.int(),
});
const rowWithCopy = row.extend({ copy: z.instanceof(Uint8Array) });

/** A statement as lists show it; `total` in fen. */
export type StatementRow = z.infer<typeof row>;

/** A statement with its frozen copy: JSON in UTF-8. */
export interface KeptStatement extends StatementRow {
  readonly text: string;
}

const COLUMNS = 'id, number, tenant_id, month, total, sha256, made_ms';
/** SQL of statements by tenant and by month, for tests of its plan. Within a month numbers grow with ids. */
export const STATEMENT_SQL = {
  ofTenant: `SELECT ${COLUMNS} FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? + 0 ORDER BY month, id`,
  ofMonth: `SELECT ${COLUMNS} FROM statement INDEXED BY statement_by_month WHERE month = ? || '' ORDER BY id`,
  newest: `SELECT ${COLUMNS}, copy FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? AND month = ? ORDER BY id DESC LIMIT 1`,
  lastOfMonth: 'SELECT number FROM statement INDEXED BY statement_by_month WHERE month = ? ORDER BY id DESC LIMIT 1',
  byId: `SELECT ${COLUMNS}, copy FROM statement WHERE id = ?`,
} as const;

/** Charges that statements wrote: nobody edits them. `charge` is the outer table. */
export const WRITTEN_BY_STATEMENT = `(charge.kind IN ('rent', 'studio') OR EXISTS (
  SELECT 1 FROM statement s, json_each(CAST(s.copy AS TEXT), '$.written') c
  WHERE s.tenant_id = charge.tenant_id AND s.month = charge.month AND c.value = charge.id))`;

function keptOf(found: unknown): KeptStatement | null {
  if (found === undefined) return null;
  const { copy, ...plain } = rowWithCopy.parse(found);
  return { ...plain, text: new TextDecoder('utf-8', { fatal: true }).decode(copy) };
}

/** A tenant's statements, by month and in the order that they were made. */
export function statementsOfTenant(db: Connection, tenantId: number): StatementRow[] {
  return z.array(row).parse(statement(db, STATEMENT_SQL.ofTenant).all(tenantId));
}

/** A month's statements, in the order that they were made. */
export function statementsOfMonth(db: Connection, month: string): StatementRow[] {
  return z.array(row).parse(statement(db, STATEMENT_SQL.ofMonth).all(month));
}

/** A tenant's newest statement of a month, or null. */
export function newestStatement(db: Connection, tenantId: number, month: string): KeptStatement | null {
  return keptOf(statement(db, STATEMENT_SQL.newest).get(tenantId, month));
}

/** A statement by its id, or null. */
export function statementById(db: Connection, id: number): KeptStatement | null {
  return keptOf(statement(db, STATEMENT_SQL.byId).get(id));
}

/** The number of the month's last statement, or null before the first. */
export function lastNumberOf(db: Connection, month: string): string | null {
  return z
    .string()
    .nullable()
    .parse(statement(db, STATEMENT_SQL.lastOfMonth).pluck().get(month) ?? null);
}

const WRITTEN = `SELECT charge.id FROM charge INDEXED BY charge_by_tenant
  WHERE charge.retired_at IS NULL AND charge.tenant_id = ? AND charge.month = ? AND ${WRITTEN_BY_STATEMENT} ORDER BY charge.id`;

/** The standing charges of a month that statements wrote. */
export function chargesByStatements(db: Connection, tenantId: number, month: string): ReadonlySet<number> {
  return new Set(z.array(z.int()).parse(statement(db, WRITTEN).pluck().all(tenantId, month)));
}

/** Whether a statement wrote the charge. */
export function isChargeOfStatement(db: Connection, chargeId: number): boolean {
  return statement(db, `SELECT 1 FROM charge WHERE id = ? AND ${WRITTEN_BY_STATEMENT}`).get(chargeId) !== undefined;
}

/** A statement about to be kept. */
export interface NewStatement {
  readonly number: string;
  readonly tenantId: number;
  readonly month: string;
  readonly total: number;
  readonly text: string;
}

const INSERT = 'INSERT INTO statement (number, tenant_id, month, total, copy, sha256, made_ms) VALUES (?, ?, ?, ?, ?, ?, ?)';

/** Keeps a statement for good, with its history. Answers its row. */
export function addStatement(tx: Tx, { number, tenantId, month, total, text }: NewStatement): StatementRow {
  const copy = new TextEncoder().encode(text);
  const sha256 = sha256Of(copy);
  const result = statement(tx.db, INSERT).run(number, tenantId, month, total, copy, sha256, tx.nowMs);
  const id = Number(result.lastInsertRowid);
  const after = { number, tenant_id: tenantId, month, total, sha256 };
  appendHistory(tx, { action: 'make', entity: 'statement', entityId: id, after });
  return { id, number, tenant_id: tenantId, month, total, sha256, made_ms: tx.nowMs };
}
