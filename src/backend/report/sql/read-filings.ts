// What was filed before, and the historical figures that were entered.
import { type Connection, queryTuples, createMonthReader, type SqlValue } from '../../core/db/rows.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { Filing, HistoricalFigure } from '../../../domain/report/facts.ts';
import { addSafe } from '../../../domain/values/quantity.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { lazy } from '../../core/memoize.ts';
import { readMergedTenants } from '../../core/records/tenant-names.ts';

const FILINGS = 'SELECT id, month, revision, closed_ms FROM filing WHERE month BETWEEN ? AND ? ORDER BY month, revision';

const FIGURES = 'SELECT figure, raw, value FROM filed_figure WHERE filing_id = ? ORDER BY figure';
const TENANTS = 'SELECT tenant_id, paid FROM filed_tenant WHERE filing_id = ? ORDER BY place, tenant_id';

const HISTORICAL = `SELECT id, month, figure, raw, value FROM historical_figure
  WHERE retired_at IS NULL AND month BETWEEN ? AND ? ORDER BY month, figure`;

const figuresKept = cacheByTablesAndKey(
  ['filed_figure'],
  (db, id: number) =>
    new Map(queryTuples(db, FIGURES, [id]).map(([figure, raw, value]) => [String(figure), { raw: wholeOrNull(raw), text: String(value) }])),
);
const tenantsKept = cacheByTablesAndKey(
  ['filed_tenant'],
  (db, id: number) => new Map(queryTuples(db, TENANTS, [id]).map(([tenant, paid]) => [Number(tenant), wholeOrNull(paid)])),
);

function wholeOrNull(value: SqlValue | undefined): number | null {
  return value === null ? null : Number(value);
}

/** What each tenant paid; what tenants that were merged since had paid is counted with the one that stays. */
function tenantsPaidNow(db: Connection, id: number): ReadonlyMap<number, number | null> {
  const filed = tenantsKept(db, id);
  const merged = readMergedTenants(db);
  if (merged.size === 0) return filed;
  const paid = new Map<number, number | null>();
  for (const [tenant, own] of filed) {
    const now = merged.get(tenant) ?? tenant;
    const before = paid.get(now) ?? null;
    paid.set(now, before === null || own === null ? (own ?? before) : addSafe(before, own));
  }
  return paid;
}

/** A filing, whose figures and tenants are read when they are first asked for. */
function filing(db: Connection, id: number, of: Pick<Filing, 'revision' | 'closedMs'>): Filing {
  const figures = lazy(() => figuresKept(db, id));
  const tenantsPaid = lazy(() => tenantsPaidNow(db, id));
  return {
    ...of,
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
  const monthOf = createMonthReader();
  const filings = new Map<Month, Filing[]>();
  for (const [id, text, revision, closedMs] of queryTuples(db, FILINGS, [from, to])) {
    const month = monthOf(text);
    const one = filing(db, Number(id), { revision: Number(revision), closedMs: Number(closedMs) });
    filings.set(month, [...(filings.get(month) ?? []), one]);
  }
  return filings;
}

/** Historical figures of the months from `from` to `to`, by month and address. */
export function readHistorical(db: Connection, from: Month, to: Month): ReadonlyMap<Month, ReadonlyMap<string, HistoricalFigure>> {
  const monthOf = createMonthReader();
  const figures = new Map<Month, Map<string, HistoricalFigure>>();
  for (const [id, text, figure, raw, value] of queryTuples(db, HISTORICAL, [from, to])) {
    const month = monthOf(text);
    const ofMonth = figures.get(month) ?? new Map<string, HistoricalFigure>();
    figures.set(month, ofMonth.set(String(figure), { id: Number(id), raw: wholeOrNull(raw), text: String(value) }));
  }
  return figures;
}
