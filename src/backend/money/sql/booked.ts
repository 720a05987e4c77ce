// What belongs to an accounting period, and which periods are closed.
import { z } from 'zod';
import type { BookedCharge, BookedEntries } from '../../../domain/money/vouchers.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { STATEMENT_PARTS } from '../../../domain/money/statement-parts.ts';
import { type Connection, dayColumn, findFirstRow, flagColumn, monthColumn, prepareStatement, rowsOf, textOf } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';
import { readSetting } from '../../core/records/settings.ts';

/**
 * SQL of a row's period: its own month, or the one after the last that was closed before the row was entered (ids grow with the order of
 * entry). `t` is the row.
 */
function periodOf(table: 'charge' | 'payment' | 'deposit_move', month: string): string {
  return `max(${month}, coalesce((SELECT strftime('%Y-%m', max(c.month) || '-01', '+1 month') FROM accounting_closing c
    WHERE c.reopened_ms IS NULL AND c.${table}_id < t.id), ''))`;
}

/** Charges of the bills of which some is booked in the period, and what was booked of them before; by whose statement they were written, if any. */
const CHARGES = `WITH booked AS (SELECT t.id, t.tenant_id AS tenant, t.month, t.kind, t.amount, ${periodOf('charge', 't.month')} AS period
    FROM charge t WHERE t.retired_at IS NULL AND t.month <= @period),
  touched AS (SELECT DISTINCT tenant, month FROM booked WHERE period = @period),
  written AS (SELECT w.value AS charge, s.part, json_extract(CAST(s.copy AS TEXT), '$.frame.taxRate') AS rate
    FROM touched CROSS JOIN statement s INDEXED BY statement_by_tenant, json_each(CAST(s.copy AS TEXT), '$.written') w
    WHERE s.tenant_id = touched.tenant AND s.month = touched.month)
  SELECT b.tenant, b.month, b.kind, b.amount, b.period < @period AS isBefore, w.part, w.rate,
    EXISTS (SELECT 1 FROM statement s WHERE s.tenant_id = b.tenant AND s.month = b.month AND s.part = 'whole') AS isWhole
  FROM touched JOIN booked b USING (tenant, month) LEFT JOIN written w ON w.charge = b.id
  WHERE b.period <= @period ORDER BY b.month, b.tenant, b.id`;
const chargeRow = z.object({
  tenant: z.int(),
  month: monthColumn,
  kind: z.enum(['rent', 'studio', 'correction', 'credit']),
  amount: z.int(),
  isBefore: flagColumn,
  part: z.enum(STATEMENT_PARTS).nullable(),
  rate: z.int().nullable(),
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
  const { tenant, month, kind, amount, isBefore } = row;
  const part = row.part ?? (row.isWhole ? 'whole' : 'studio');
  const taxRate = row.part === null ? standardRate : row.rate;
  const on = kind === 'rent' || kind === 'studio' ? kind : part === 'rent' ? 'rent' : 'changes';
  return { tenant, month, bill: `${month} ${tenant} ${part} ${taxRate ?? ''}`, on, amount, taxRate, isBefore };
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

/** Writes a closing. Answers its id. */
export function addClosing(tx: Tx, month: string): number {
  const newest = (table: string): string => `(SELECT coalesce(max(id), 0) FROM ${table})`;
  const sql = `INSERT INTO accounting_closing (month, closed_ms, closed_by, charge_id, payment_id, deposit_move_id)
    VALUES (?, ?, ?, ${newest('charge')}, ${newest('payment')}, ${newest('deposit_move')})`;
  return Number(prepareStatement(tx.db, sql).run(month, tx.nowMs, tx.actor.who).lastInsertRowid);
}

/** Opens a closed period again. */
export function reopenClosing(tx: Tx, id: number, reason: string): void {
  const sql = 'UPDATE accounting_closing SET reopened_ms = ?, reopened_by = ?, reopen_reason = ? WHERE id = ?';
  prepareStatement(tx.db, sql).run(tx.nowMs, tx.actor.who, reason, id);
}
