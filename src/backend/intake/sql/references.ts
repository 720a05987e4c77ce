// Counts who refers to a tenant or a studio from outside of one batch.
import { z } from 'zod';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';

const TENANT_TABLES = [
  'tenant_fact',
  'lease',
  'account',
  'headcount',
  'host',
  'compliance_case',
  'paper',
  'booking',
  'live_session',
  'shop_day',
  'sales_line',
  'online_retail',
  'source_choice',
  'charge',
  'payment',
  'deposit_move',
  'booking_series',
  'waiting_entry',
] as const;
const STUDIO_TABLES = ['studio_fact', 'calendar_exception', 'blackout', 'booking', 'rate_plan', 'booking_series', 'waiting_entry'] as const;

const counted = z.object({ n: z.number() });

function outside(table: string, column: string): string {
  return `(SELECT count(*) FROM ${table} WHERE retired_at IS NULL AND ${column} = @id AND (sheet_id IS NULL OR sheet_id NOT IN (SELECT id FROM import_sheet WHERE batch_id = @batch)))`;
}

/** Rolled-up lines are not somebody's entry: they go with the sessions they are made of. */
const SALES = outside('sales_line', "source <> 'session' AND tenant_id");

const TENANT = TENANT_TABLES.map((table) => (table === 'sales_line' ? SALES : outside(table, 'tenant_id'))).join(' + ');
const LEASED = `(SELECT count(*) FROM lease_studio x JOIN lease l ON l.id = x.lease_id
  WHERE x.studio_id = @id AND (l.sheet_id IS NULL OR l.sheet_id NOT IN (SELECT id FROM import_sheet WHERE batch_id = @batch)))`;
const LINKED = ['whole_id', 'part_id'].map((column) => outside('studio_link', column));
const STUDIO = [...STUDIO_TABLES.map((table) => outside(table, 'studio_id')), ...LINKED, LEASED].join(' + ');

/** How many active records outside of the batch refer to the tenant or studio. */
export function countReferencesTo(db: Connection, owner: 'tenant' | 'studio', id: number, batchId: number): number {
  return counted.parse(prepareStatement(db, `SELECT ${owner === 'tenant' ? TENANT : STUDIO} AS n`).get({ id, batch: batchId })).n;
}

const studioIds = z.array(z.number());

/** The studios that a lease's column `studios` names. */
export function listLeasedStudios(column: string): readonly number[] {
  return studioIds.parse(JSON.parse(column));
}
