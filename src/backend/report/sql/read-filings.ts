// What was filed before, and the historical figures that were entered.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { Filing, HistoricalFigure } from '../../../domain/report/sources.ts';
import { keptEach } from '../../core/db/kept-while.ts';
import { listsOf, monthColumn, rowsOf } from '../../core/db/rows.ts';
import type { SqlValue } from '../../core/db/statements.ts';
import { once } from '../../core/keep-once.ts';

const FILINGS = 'SELECT id, month, revision, closed_ms FROM filing WHERE month BETWEEN ? AND ? ORDER BY month, revision';
const filingRow = z.object({ id: z.int(), month: monthColumn, revision: z.int(), closed_ms: z.int() });

const FIGURES = 'SELECT figure, raw, value FROM filed_figure WHERE filing_id = ? ORDER BY figure';
const TENANTS = 'SELECT tenant_id, paid FROM filed_tenant WHERE filing_id = ? ORDER BY place, tenant_id';

const HISTORICAL = `SELECT id, month, figure, raw, value FROM historical_figure
  WHERE retired_at IS NULL AND month BETWEEN ? AND ? ORDER BY month, figure`;
const historicalRow = z.object({ id: z.int(), month: monthColumn, figure: z.string(), raw: z.int().nullable(), value: z.string() });

const figuresKept = keptEach(
  ['filed_figure'],
  (db, id: number) =>
    new Map(listsOf(db, FIGURES, [id]).map(([figure, raw, value]) => [String(figure), { raw: wholeOrNull(raw), text: String(value) }])),
);
const tenantsKept = keptEach(
  ['filed_tenant'],
  (db, id: number) => new Map(listsOf(db, TENANTS, [id]).map(([tenant, paid]) => [Number(tenant), wholeOrNull(paid)])),
);

function wholeOrNull(value: SqlValue | undefined): number | null {
  return value === null ? null : Number(value);
}

/** A filing, whose figures and tenants are read when they are first asked for. */
function filing(db: Connection, { id, revision, closed_ms: closedMs }: z.infer<typeof filingRow>): Filing {
  const figures = once(() => figuresKept(db, id));
  const tenantsPaid = once(() => tenantsKept(db, id));
  return {
    revision,
    closedMs,
    get figures() {
      return figures();
    },
    get tenantsPaid() {
      return tenantsPaid();
    },
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
