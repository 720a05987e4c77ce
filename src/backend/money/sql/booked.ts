// What belongs to an accounting period, and which periods are closed.
import { z } from 'zod';
import type { BookedCharge, BookedEntries } from '../../../domain/money/vouchers.ts';
import { addMonths, listMonths, type Month, parseMonth } from '../../../domain/time/calendar.ts';
import { STATEMENT_PARTS } from '../../../domain/money/statement-parts.ts';
import { type Connection, dayColumn, findFirstRow, flagColumn, monthColumn, prepareStatement, rowsOf, textOf } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';
import { readSetting } from '../../core/records/settings.ts';
import { type PeriodCopy, periodCopySchema } from '../period-copy.ts';

/**
 * SQL of a row's period: its own month, or the one after the last that was closed before the row was entered (ids grow with the order of
 * entry). `t` is the row.
 */
function periodOf(table: 'charge' | 'payment' | 'deposit_move', month: string): string {
  return `max(${month}, coalesce((SELECT strftime('%Y-%m', max(c.month) || '-01', '+1 month') FROM accounting_closing c
    WHERE c.reopened_ms IS NULL AND c.${table}_id < t.id), ''))`;
}

/**
 * Charges of the bills of which some is booked in the period, and what was booked of them before, with the tax that closed periods booked; by
 * whose statement they were written, if any.
 */
const CHARGES = `WITH booked AS (SELECT t.id, t.tenant_id AS tenant, t.month, t.kind, t.amount, ${periodOf('charge', 't.month')} AS period
    FROM charge t WHERE t.retired_at IS NULL AND t.month <= @period),
  touched AS (SELECT DISTINCT tenant, month FROM booked WHERE period = @period),
  written AS (SELECT w.value AS charge, s.part, json_extract(CAST(s.copy AS TEXT), '$.frame.taxRate') AS rate
    FROM touched CROSS JOIN statement s INDEXED BY statement_by_tenant, json_each(CAST(s.copy AS TEXT), '$.written') w
    WHERE s.tenant_id = touched.tenant AND s.month = touched.month),
  taxed AS (SELECT t.value ->> 0 AS charge, sum(t.value ->> 1) AS tax FROM accounting_closing c, json_each(c.copy, '$.taxes') t
    WHERE c.reopened_ms IS NULL AND c.month < @period GROUP BY 1)
  SELECT b.id, b.tenant, b.month, b.kind, b.amount, b.period < @period AS isBefore, w.part, w.rate, coalesce(x.tax, 0) AS bookedTax,
    EXISTS (SELECT 1 FROM statement s WHERE s.tenant_id = b.tenant AND s.month = b.month AND s.part = 'whole') AS isWhole
  FROM touched JOIN booked b USING (tenant, month) LEFT JOIN written w ON w.charge = b.id LEFT JOIN taxed x ON x.charge = b.id
  WHERE b.period <= @period ORDER BY b.month, b.tenant, b.id`;
const chargeRow = z.object({
  id: z.int(),
  tenant: z.int(),
  month: monthColumn,
  kind: z.enum(['rent', 'studio', 'correction', 'credit']),
  amount: z.int(),
  isBefore: flagColumn,
  part: z.enum(STATEMENT_PARTS).nullable(),
  rate: z.int().nullable(),
  bookedTax: z.int(),
  isWhole: flagColumn,
});

const PAYMENTS = `SELECT t.tenant_id AS tenant, t.paid_on AS day, t.amount, t.method FROM payment t
  WHERE t.retired_at IS NULL AND t.amount <> 0 AND ${periodOf('payment', 'substr(t.paid_on, 1, 7)')} = @period ORDER BY t.paid_on, t.id`;
const paymentRow = z.object({ tenant: z.int(), day: dayColumn, amount: z.int(), method: z.string() });

const DEPOSITS = `SELECT t.tenant_id AS tenant, t.day, t.kind, t.amount FROM deposit_move t
  WHERE t.retired_at IS NULL AND ${periodOf('deposit_move', 'substr(t.day, 1, 7)')} = @period ORDER BY t.day, t.id`;
const depositRow = z.object({ tenant: z.int(), day: dayColumn, kind: z.enum(['in', 'out', 'kept']), amount: z.int() });

/** A statement taxes its part of a month as one; what people typed goes with the sessions, or with all where the month is billed as a whole. */
function toBooked(row: z.infer<typeof chargeRow>, standardRate: number | null): BookedCharge {
  const { id, tenant, month, kind, amount, isBefore, bookedTax } = row;
  const part = row.part ?? (row.isWhole ? 'whole' : 'studio');
  const taxRate = row.part === null ? standardRate : row.rate;
  const on = kind === 'rent' || kind === 'studio' ? kind : part === 'rent' ? 'rent' : 'changes';
  return { id, tenant, month, bill: `${month} ${tenant} ${part} ${taxRate ?? ''}`, on, amount, taxRate, isBefore, bookedTax };
}

/** Everything that is booked in the period, with what was booked of the same bills before. */
export function listBookedEntries(db: Connection, period: Month): BookedEntries {
  const { taxRate } = readSetting(db, 'statement');
  return {
    charges: rowsOf(db, CHARGES, chargeRow, { period }).map((row) => toBooked(row, taxRate)),
    payments: rowsOf(db, PAYMENTS, paymentRow, { period }),
    deposits: rowsOf(db, DEPOSITS, depositRow, { period }),
  };
}

/** A closing that holds. */
interface Closing {
  readonly id: number;
  readonly atMs: number;
  readonly who: string;
}

const closingRow = z.object({ id: z.int(), atMs: z.int(), who: z.string() });

/** By what a month's accounts are closed: its own closing, or the first later one. Null while they are open. */
export function findClosing(db: Connection, month: string): Closing | null {
  const sql = `SELECT id, closed_ms AS atMs, closed_by AS who FROM accounting_closing WHERE reopened_ms IS NULL AND month >= ?
    ORDER BY month LIMIT 1`;
  return findFirstRow(db, sql, closingRow, [month]);
}

/** The last closed period, or null. */
export function findLastClosed(db: Connection): string | null {
  return textOf(db, 'SELECT max(month) FROM accounting_closing WHERE reopened_ms IS NULL');
}

/** What the closing of a month keeps of it; null where it has none of its own: it is open, or had no entries when later months were closed. */
export function findPeriodCopy(db: Connection, month: Month): PeriodCopy | null {
  const copy = textOf(db, 'SELECT copy FROM accounting_closing WHERE reopened_ms IS NULL AND month = ?', [month]);
  return copy === null ? null : periodCopySchema.parse(JSON.parse(copy));
}

const FIRST_ENTRY = `SELECT min(month) FROM (SELECT min(month) AS month FROM charge WHERE retired_at IS NULL
  UNION ALL SELECT min(substr(paid_on, 1, 7)) FROM payment WHERE retired_at IS NULL
  UNION ALL SELECT min(substr(day, 1, 7)) FROM deposit_move WHERE retired_at IS NULL)`;

/** The open months that closing a month closes: from the first after the last closed one, or with entries, up to it. */
export function listMonthsToClose(db: Connection, month: Month): readonly Month[] {
  const last = parseMonth(findLastClosed(db) ?? '');
  const first = last === null ? parseMonth(textOf(db, FIRST_ENTRY) ?? '') : addMonths(last, 1);
  return first === null || first > month ? [month] : listMonths(first, month);
}

/** Writes the closing of one month. Answers its id. */
export function addClosing(tx: Tx, month: string, copy: PeriodCopy): number {
  const newest = (table: string): string => `(SELECT coalesce(max(id), 0) FROM ${table})`;
  const sql = `INSERT INTO accounting_closing (month, closed_ms, closed_by, copy, charge_id, payment_id, deposit_move_id)
    VALUES (?, ?, ?, ?, ${newest('charge')}, ${newest('payment')}, ${newest('deposit_move')})`;
  return Number(prepareStatement(tx.db, sql).run(month, tx.nowMs, tx.actor.who, JSON.stringify(copy)).lastInsertRowid);
}

const KEEP_CLOSED = `INSERT INTO accounting_closing (month, closed_ms, closed_by, copy, charge_id, payment_id, deposit_move_id)
  SELECT ?, closed_ms, closed_by, ?, charge_id, payment_id, deposit_move_id FROM accounting_closing WHERE id = ?`;

/** Keeps a month closed that only a later month's closing says is, as that one said it: nothing is booked in it, nor before it. */
export function keepClosed(tx: Tx, month: Month, copy: PeriodCopy): void {
  const closing = findClosing(tx.db, month);
  if (closing !== null && findPeriodCopy(tx.db, month) === null)
    prepareStatement(tx.db, KEEP_CLOSED).run(month, JSON.stringify(copy), closing.id);
}

const closedRow = z.object({ id: z.int(), month: monthColumn });

/** Opens the closed months from one on again. Answers their closings, the first month first. */
export function reopenClosings(tx: Tx, from: string, reason: string): readonly { readonly id: number; readonly month: Month }[] {
  const closed = rowsOf(
    tx.db,
    'SELECT id, month FROM accounting_closing WHERE reopened_ms IS NULL AND month >= ? ORDER BY month',
    closedRow,
    [from],
  );
  const sql = 'UPDATE accounting_closing SET reopened_ms = ?, reopened_by = ?, reopen_reason = ? WHERE id = ?';
  for (const { id } of closed) prepareStatement(tx.db, sql).run(tx.nowMs, tx.actor.who, reason, id);
  return closed;
}
