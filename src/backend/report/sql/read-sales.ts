// Sales of a month from the effective lines: of each key the row of the source that somebody chose, else the strongest one's (docs/rules/imports.md, Which source counts).
import { z } from 'zod';
import { type Connection, findFirstRow, queryInt, rowsOf } from '../../core/db/rows.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { SALES_FIGURES, type SalesSums, type TenantSales } from '../../../domain/report/facts.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';

/** Strength of a row's source, 1 the strongest (catalogue: SALES_SOURCES). */
export const STRENGTH = "CASE source WHEN 'form' THEN 1 WHEN 'ledger' THEN 2 ELSE 3 END";

/** The choice that stands for a sales line's key. */
const CHOICE = `source_choice c WHERE c.retired_at IS NULL AND c.month = sales_line.month AND c.tenant_id = sales_line.tenant_id
  AND c.platform = sales_line.platform AND c.goods_class = sales_line.goods_class`;

/**
 * Strength of a sales line: 0 where its source was chosen for its key (`source_choice`), else its source's. A choice whose source has no
 * line makes nothing 0, and the strongest counts. Where nothing was ever chosen, no key is looked up.
 */
export const LINE_STRENGTH = `CASE WHEN EXISTS (SELECT 1 FROM source_choice WHERE retired_at IS NULL) AND source = (SELECT c.source FROM ${CHOICE})
  THEN 0 ELSE ${STRENGTH} END`;

const KEY = 'month, tenant_id, platform, goods_class';

function effectiveLines(columns: string): string {
  return `SELECT ${columns}, min(${LINE_STRENGTH}) AS strength FROM sales_line WHERE retired_at IS NULL AND month = ? GROUP BY ${KEY}`;
}

/**
 * The effective lines of one month (parameter 1). With a lone min(), SQLite takes the other columns from the row that holds it;
 * a key has one row a source, so that row is the only one of its strength. The order of the key's index spares a sort.
 */
export const EFFECTIVE_LINES = effectiveLines(
  'id, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled, lacks, sheet_id, sheet_row',
);

/** The figures of a line, or their sums, as a row has them. */
export const figuresRow = {
  sessions: z.int(),
  minutes: z.int(),
  views: z.int(),
  orders: z.int(),
  paid: z.int(),
  refunded: z.int(),
  settled: z.int(),
};

const SUMS = SALES_FIGURES.map((figure) => `coalesce(sum(${figure}), 0) AS ${figure}`).join(', ');
const TOTALS = `SELECT ${SUMS} FROM (${EFFECTIVE_LINES})`;
const BY_PLATFORM = `SELECT platform AS name, ${SUMS} FROM (${EFFECTIVE_LINES}) GROUP BY platform ORDER BY platform`;
const BY_CLASS = `SELECT goods_class AS name, ${SUMS} FROM (${EFFECTIVE_LINES}) GROUP BY goods_class ORDER BY min(platform), goods_class`;
const BY_TENANT = `SELECT tenant_id AS tenant, sum(sessions) AS sessions, sum(paid) AS paid FROM (${EFFECTIVE_LINES})
  GROUP BY tenant_id ORDER BY tenant_id`;
const sumsRow = z.object(figuresRow);
const namedSumsRow = z.object({ name: z.string(), ...figuresRow });
const tenantRow = z.object({ tenant: z.int(), sessions: z.int(), paid: z.int() });

/** What a month's effective lines add up to: by platform, by goods class (both as the sorted pairs of the two name them first), by tenant. */
export interface MonthSales {
  readonly all: SalesSums;
  readonly platforms: ReadonlyMap<string, SalesSums>;
  readonly goodsClasses: ReadonlyMap<string, SalesSums>;
  /** In the order of their numbers. */
  readonly tenants: ReadonlyMap<number, TenantSales>;
}

/** Tables that say which sales lines there are, and which count. */
const SALES_TABLES = ['sales_line', 'source_choice'];

/** Sums of all effective lines of the month. @throws ZodError beyond the safe range. */
export const readSalesTotals = cacheByTablesAndKey(SALES_TABLES, (db, month: Month): SalesSums =>
  sumsRow.parse(findFirstRow(db, TOTALS, sumsRow, [month])),
);

function namedSums(db: Connection, sql: string, month: Month): ReadonlyMap<string, SalesSums> {
  return new Map(rowsOf(db, sql, namedSumsRow, [month]).map(({ name, ...sums }) => [name, sums]));
}

/** The month's effective lines, added up each way. @throws ZodError beyond the safe range. */
export const readMonthSales = cacheByTablesAndKey(SALES_TABLES, (db, month: Month): MonthSales => ({
  all: readSalesTotals(db, month),
  platforms: namedSums(db, BY_PLATFORM, month),
  goodsClasses: namedSums(db, BY_CLASS, month),
  tenants: new Map(rowsOf(db, BY_TENANT, tenantRow, [month]).map(({ tenant, ...sums }) => [tenant, sums])),
}));

/** The effective online retail of a month, one row a tenant. */
export const EFFECTIVE_RETAIL = `
  SELECT id, tenant_id, amount, sheet_id, sheet_row, min(${STRENGTH}) AS strength
  FROM online_retail WHERE retired_at IS NULL AND month = ? GROUP BY month, tenant_id`;
const RETAIL = `SELECT coalesce(sum(amount), 0) AS amount FROM (${EFFECTIVE_RETAIL})`;

/** Σ online retail stated for the month, in fen (ZB-2.10). */
export const readOnlineRetail = cacheByTablesAndKey(['online_retail'], (db, month: Month) => queryInt(db, RETAIL, [month]) ?? 0);
