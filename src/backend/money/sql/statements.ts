// Statements: numbered, with a frozen copy that nothing changes any more.
// What a tenant's statement of a month is made from: its leases, the month's bookings with what was frozen, and who the parties are.
import { z } from 'zod';
import {
  type InvoiceNote,
  statementDocSchema,
  type StatementLine,
  statementLineSchema,
  partySchema,
} from '../../../contract/money/money.ts';
import type { StatementDoc, StatedParty } from '../../../domain/money/statement-doc.ts';
import { type Day, type Instant, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { type StatementPart, BILLABLE_PARTS, type BillablePart } from '../../../domain/money/statement-parts.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { type Connection, defineJsonColumn, findFirstRow, rowsOf, wholesOf, prepareStatement } from '../../core/db/rows.ts';
import { appendHistory, type Tx } from '../../core/db/tx.ts';
import { instantNumber } from '../../../contract/core/numbers.ts';
import { deriveSeenState } from '../../../domain/booking/booking.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { createMonthSpan, type StatedBooking } from '../../../domain/money/statement.ts';

type NameOf = (tenantId: number) => string;

const lineRow = statementLineSchema
  .omit({ tenantName: true, invoice: true })
  .extend({ invoice: defineJsonColumn(statementLineSchema.shape.invoice).nullable() });
/** The frozen copy: JSON in UTF-8. */
const copyRow = z.object({
  copy: z
    .instanceof(Uint8Array)
    .transform((bytes) => statementDocSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))),
});
const keptRow = lineRow.extend(copyRow.shape);

function named(nameOf: NameOf): (row: z.infer<typeof lineRow>) => StatementLine {
  return (row) => ({ ...row, tenantName: nameOf(row.tenant) });
}

const INVOICE = `(SELECT json_object('state', i.state, 'number', i.number, 'day', i.day)
  FROM statement_invoice i WHERE i.statement_id = statement.id ORDER BY i.id DESC LIMIT 1)`;
const COLUMNS = `id, number, tenant_id AS tenant, month, part, total, sha256, made_ms AS madeMs, ${INVOICE} AS invoice`;
/** SQL of statements by tenant and by month, for tests of its plan. Within a month numbers grow with ids. */
export const STATEMENT_SQL = {
  ofTenant: `SELECT ${COLUMNS} FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? + 0 ORDER BY month, id`,
  ofMonth: `SELECT ${COLUMNS}, copy FROM statement INDEXED BY statement_by_month WHERE month = ? || '' ORDER BY id`,
  ofTenantMonth: `SELECT ${COLUMNS}, copy FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? AND month = ? ORDER BY id`,
  lastOfMonth: 'SELECT number FROM statement INDEXED BY statement_by_month WHERE month = ? ORDER BY id DESC LIMIT 1',
  byId: 'SELECT copy FROM statement WHERE id = ?',
} as const;

/** Charges that statements wrote: nobody edits them. `charge` is the outer table. */
export const WRITTEN_BY_STATEMENT = `(charge.kind IN ('rent', 'studio') OR EXISTS (
  SELECT 1 FROM statement s, json_each(CAST(s.copy AS TEXT), '$.written') c
  WHERE s.tenant_id = charge.tenant_id AND s.month = charge.month AND c.value = charge.id))`;

/** A tenant's statements, by month and in the order that they were made. */
export function listStatementsOfTenant(db: Connection, tenantId: number, nameOf: NameOf): StatementLine[] {
  return rowsOf(db, STATEMENT_SQL.ofTenant, lineRow, [tenantId]).map(named(nameOf));
}

/** A statement as lists show it, with its frozen copy. */
export interface KeptStatement {
  readonly line: StatementLine;
  readonly copy: StatementDoc;
}

function kept(nameOf: NameOf): (row: z.infer<typeof keptRow>) => KeptStatement {
  return ({ copy, ...line }) => ({ line: named(nameOf)(line), copy });
}

/** A month's statements, in the order that they were made. */
export function listStatementsOfMonth(db: Connection, month: string, nameOf: NameOf): KeptStatement[] {
  return rowsOf(db, STATEMENT_SQL.ofMonth, keptRow, [month]).map(kept(nameOf));
}

/** A tenant's statements of a month that stand: the newest of each part. */
export function listStandingStatements(
  db: Connection,
  tenantId: number,
  month: string,
  nameOf: NameOf,
): ReadonlyMap<StatementPart, KeptStatement> {
  return new Map(rowsOf(db, STATEMENT_SQL.ofTenantMonth, keptRow, [tenantId, month]).map((row) => [row.part, kept(nameOf)(row)]));
}

/** A statement's frozen copy by its id, or null. */
export function findStatement(db: Connection, id: number): StatementDoc | null {
  return findFirstRow(db, STATEMENT_SQL.byId, copyRow, [id])?.copy ?? null;
}

/** The number of the month's last statement, or null before the first. */
export function lastNumberOf(db: Connection, month: string): string | null {
  return z
    .string()
    .nullable()
    .parse(prepareStatement(db, STATEMENT_SQL.lastOfMonth).pluck().get(month) ?? null);
}

const WRITTEN = `SELECT charge.id FROM charge INDEXED BY charge_by_tenant
  WHERE charge.retired_at IS NULL AND charge.tenant_id = ? AND charge.month = ? AND ${WRITTEN_BY_STATEMENT} ORDER BY charge.id`;
const WRITTEN_OF_PART = `SELECT c.value FROM statement s INDEXED BY statement_by_tenant, json_each(CAST(s.copy AS TEXT), '$.written') c
  WHERE s.tenant_id = ? AND s.month = ? AND s.part = ?`;

/** The charges of a month that statements wrote and nobody retired. */
export function listChargesByStatements(db: Connection, tenantId: number, month: string): ReadonlySet<number> {
  return new Set(wholesOf(db, WRITTEN, [tenantId, month]));
}

/** The charges that a month's statements of one part wrote. */
export function listChargesOfPart(db: Connection, tenantId: number, month: string, part: StatementPart): ReadonlySet<number> {
  return new Set(wholesOf(db, WRITTEN_OF_PART, [tenantId, month, part]));
}

/** Whether a statement wrote the charge. */
export function isChargeOfStatement(db: Connection, chargeId: number): boolean {
  return prepareStatement(db, `SELECT 1 FROM charge WHERE id = ? AND ${WRITTEN_BY_STATEMENT}`).get(chargeId) !== undefined;
}

const INSERT =
  'INSERT INTO statement (number, tenant_id, month, part, due_on, total, copy, sha256, made_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** A statement to keep: whose it is, and by when it is to be paid. */
interface NewStatement {
  readonly doc: StatementDoc;
  readonly dueOn: Day;
  readonly tenant: number;
}

/** Keeps a statement for good, with its history. Answers its line. */
export function addStatement(tx: Tx, { doc, dueOn, tenant }: NewStatement, nameOf: NameOf): StatementLine {
  const { number, month, part } = doc;
  const { total } = doc.totals;
  const copy = new TextEncoder().encode(JSON.stringify(doc));
  const sha256 = hashSha256(copy);
  const id = Number(prepareStatement(tx.db, INSERT).run(number, tenant, month, part, dueOn, total, copy, sha256, tx.nowMs).lastInsertRowid);
  appendHistory(tx, {
    action: 'make',
    entity: 'statement',
    entityId: id,
    after: { number, tenant_id: tenant, month, part, total, sha256 },
  });
  return named(nameOf)({ id, number, tenant, month, part, total, sha256, madeMs: tx.nowMs, invoice: null });
}

/** Notes a statement's invoice: what was noted before stays in the history. */
export function addInvoiceNote(
  tx: Tx,
  statement: { readonly id: number; readonly number: string },
  { state, number, day }: InvoiceNote,
): void {
  const sql = 'INSERT INTO statement_invoice (statement_id, state, number, day, noted_ms) VALUES (?, ?, ?, ?, ?)';
  const result = prepareStatement(tx.db, sql).run(statement.id, state, number, day, tx.nowMs);
  const after = { statement: statement.number, state, number, day };
  appendHistory(tx, { action: 'add', entity: 'statement_invoice', entityId: Number(result.lastInsertRowid), after });
}

const NOTED_ELSEWHERE = `SELECT s.number, s.tenant_id AS tenant FROM statement_invoice i JOIN statement s ON s.id = i.statement_id
  WHERE i.number = ? AND i.statement_id <> ? AND i.id = (SELECT max(n.id) FROM statement_invoice n WHERE n.statement_id = i.statement_id)
  ORDER BY s.id LIMIT 1`;
const notedRow = z.object({ number: z.string(), tenant: z.int() });

/** The first other statement whose newest note has this invoice number; null where none has. */
export function findStatementOfInvoice(db: Connection, invoice: string, besides: number): z.infer<typeof notedRow> | null {
  return findFirstRow(db, NOTED_ELSEWHERE, notedRow, [invoice, besides]);
}

const bookingRow = z.object({
  id: z.int(),
  number: z.string(),
  studio: z.string(),
  start: instantNumber,
  end: instantNumber,
  state: z.enum(BOOKING_STATES),
  holdsUntil: instantNumber.nullable(),
});
/** SQL of a tenant's bookings that start in a month, for tests of its plan. `+ 0`: see desk/sql/slot-ground.ts. */
export const MONTH_BOOKINGS_SQL = `SELECT b.id, b.number, s.code AS studio, b.starts_at AS start, b.ends_at AS "end", b.state,
  b.holds_until AS holdsUntil
  FROM booking b INDEXED BY booking_by_tenant JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.tenant_id = ? + 0 AND b.starts_at >= ? + 0 AND b.starts_at < ? + 0 ORDER BY b.starts_at, b.id`;

/** Bookings that start in a month, as seen now, without their prices. */
export function listMonthBookings(
  db: Connection,
  tenantId: number,
  month: Month,
  now: Instant,
): Omit<StatedBooking, 'price' | 'isFrozen'>[] {
  const { from, to } = createMonthSpan(month);
  return rowsOf(db, MONTH_BOOKINGS_SQL, bookingRow, [tenantId, from, to]).map(({ holdsUntil, ...row }) => ({
    ...row,
    state: deriveSeenState({ ...row, holdsUntil }, now),
  }));
}

const IN_FORCE = 'ORDER BY starts_on <= @day DESC, CASE WHEN starts_on <= @day THEN starts_on END DESC, starts_on LIMIT 1';
const BASE = `SELECT full_name AS name, uscc, address, phone FROM base_fact WHERE retired_at IS NULL ${IN_FORCE}`;
const TENANT = `SELECT f.name, f.uscc, NULL AS address, t.phone FROM tenant_fact f JOIN tenant t ON t.id = f.tenant_id
  WHERE f.retired_at IS NULL AND f.tenant_id = @tenant ${IN_FORCE.replaceAll('starts_on', 'f.starts_on')}`;
const NOBODY: StatedParty = { name: '', uscc: '', address: null, phone: null };

/** The lessor (the base) and the lessee (the tenant). */
export function partiesOf(db: Connection, tenantId: number, month: Month): { readonly lessor: StatedParty; readonly lessee: StatedParty } {
  const day = lastDayOf(month);
  const [base, tenant] = [prepareStatement(db, BASE).get({ day }), prepareStatement(db, TENANT).get({ day, tenant: tenantId })];
  return {
    lessor: base === undefined ? NOBODY : partySchema.parse(base),
    lessee: tenant === undefined ? NOBODY : partySchema.parse(tenant),
  };
}

/** Leases in force; bookings, where they may cost something as studio charges; charges, those that statements wrote for rent as rent. */
const BILLABLE = `SELECT tenant_id AS tenant, CASE WHEN monthly_rent > 0 THEN 'rent' END AS part
    FROM lease WHERE retired_at IS NULL AND starts_on <= @last AND min(ends_on, coalesce(left_on, ends_on)) >= @first
  UNION SELECT tenant_id, CASE WHEN charge > 0 OR (charge IS NULL AND state <> 'cancelled') THEN 'studio' END
    FROM booking INDEXED BY booking_by_start WHERE retired_at IS NULL AND starts_at >= @from AND starts_at < @to
  UNION SELECT tenant_id, CASE WHEN kind = 'rent' THEN 'rent' WHEN kind = 'studio' OR NOT ${WRITTEN_BY_STATEMENT} THEN 'studio' END
    FROM charge WHERE retired_at IS NULL AND month = @month
  ORDER BY 1, 2`;
const billableRow = z.object({ tenant: z.int(), part: z.enum(BILLABLE_PARTS).nullable() });

/** Tenants with a lease in force, a booking or a charge in the month, in order, each with the parts that there is something of. */
export function listBillableTenants(db: Connection, month: Month): ReadonlyMap<number, ReadonlySet<BillablePart>> {
  const { from, to } = createMonthSpan(month);
  const rows = rowsOf(db, BILLABLE, billableRow, { first: `${month}-01`, last: lastDayOf(month), from, to, month });
  const parts = Map.groupBy(rows, ({ tenant }) => tenant);
  return new Map([...parts].map(([tenant, own]) => [tenant, new Set(own.flatMap(({ part }) => part ?? []))]));
}
