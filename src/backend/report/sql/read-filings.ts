// What was filed before, and the historical figures that were entered.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { Filing, HistoricalFigure } from '../../../domain/report/sources.ts';
import { monthColumn, rowsOf } from '../../core/db/rows.ts';

const FILINGS = 'SELECT id, month, revision, closed_ms FROM filing WHERE month BETWEEN ? AND ? ORDER BY month, revision';
const filingRow = z.object({ id: z.int(), month: monthColumn, revision: z.int(), closed_ms: z.int() });

const FIGURES = 'SELECT figure, raw, value FROM filed_figure WHERE filing_id = ? ORDER BY figure';
const figureRow = z.object({ figure: z.string(), raw: z.int().nullable(), value: z.string() });

const TENANTS = 'SELECT tenant_id, paid FROM filed_tenant WHERE filing_id = ? ORDER BY place, tenant_id';
const tenantRow = z.object({ tenant_id: z.int(), paid: z.int().nullable() });

const HISTORICAL = `SELECT id, month, figure, raw, value FROM historical_figure
  WHERE retired_at IS NULL AND month BETWEEN ? AND ? ORDER BY month, figure`;
const historicalRow = z.object({ id: z.int(), month: monthColumn, figure: z.string(), raw: z.int().nullable(), value: z.string() });

function filing(db: Connection, row: z.infer<typeof filingRow>): Filing {
  return {
    revision: row.revision,
    closedMs: row.closed_ms,
    figures: new Map(rowsOf(db, FIGURES, figureRow, [row.id]).map((one) => [one.figure, { raw: one.raw, text: one.value }])),
    tenantsPaid: new Map(rowsOf(db, TENANTS, tenantRow, [row.id]).map((one) => [one.tenant_id, one.paid])),
  };
}

/** All filings of the months from `from` to `to`, oldest revision first. */
export function readFilings(db: Connection, from: Month, to: Month): ReadonlyMap<Month, readonly Filing[]> {
  const byMonth = Map.groupBy(rowsOf(db, FILINGS, filingRow, [from, to]), (row) => row.month);
  return new Map([...byMonth].map(([month, rows]) => [month, rows.map((row) => filing(db, row))]));
}

/** Historical figures of the months from `from` to `to`, by month and address. */
export function readHistorical(db: Connection, from: Month, to: Month): ReadonlyMap<Month, ReadonlyMap<string, HistoricalFigure>> {
  const byMonth = Map.groupBy(rowsOf(db, HISTORICAL, historicalRow, [from, to]), (row) => row.month);
  return new Map(
    [...byMonth].map(([month, rows]) => [month, new Map(rows.map((row) => [row.figure, { id: row.id, raw: row.raw, text: row.value }]))]),
  );
}
