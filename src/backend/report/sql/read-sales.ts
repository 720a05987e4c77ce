// Sales of a month from the effective lines: of each key the row of the source that somebody chose, else the strongest one's (docs/rules/imports.md, Which source counts).
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { NO_SALES, SALES_FIGURES } from '../../../domain/report/measure-names.ts';
import type { SalesSums } from '../../../domain/report/measure-names.ts';
import type { TenantSales } from '../../../domain/report/sources.ts';
import { rowsOf } from '../../core/db/rows.ts';

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

/**
 * The effective lines of one month (parameter 1). With a lone min(), SQLite takes the other columns from the row that holds it;
 * a key has one row a source, so that row is the only one of its strength. The order of the key's index spares a sort.
 */
export const EFFECTIVE_LINES = `
  SELECT id, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled, lacks, sheet_id, sheet_row,
    min(${LINE_STRENGTH}) AS strength
  FROM sales_line WHERE retired_at IS NULL AND month = ? GROUP BY month, tenant_id, platform, goods_class`;

const SUMS = SALES_FIGURES.map((figure) => `sum(${figure}) AS ${figure}`).join(', ');
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

const BY_KEY = `SELECT platform, goods_class AS goodsClass, ${SUMS} FROM (${EFFECTIVE_LINES}) GROUP BY platform, goods_class ORDER BY platform, goods_class`;
const keyRow = z.object({ platform: z.string(), goodsClass: z.string(), ...figuresRow });

const BY_TENANT = `SELECT tenant_id AS tenantId, count(*) AS lines, ${SUMS} FROM (${EFFECTIVE_LINES}) GROUP BY tenant_id ORDER BY tenant_id`;
const tenantRow = z.object({ tenantId: z.int(), lines: z.int(), ...figuresRow });

/** Sums of a month by platform and class. */
export type KeySales = Readonly<z.infer<typeof keyRow>>;

/** Sums of the month's effective lines by platform and class. */
export function readSalesByKey(db: Connection, month: Month): KeySales[] {
  return rowsOf(db, BY_KEY, keyRow, [month]);
}

const TOTAL_SUMS = SALES_FIGURES.map((figure) => `coalesce(sum(${figure}), 0) AS ${figure}`).join(', ');
const TOTALS = `SELECT ${TOTAL_SUMS} FROM (${EFFECTIVE_LINES})`;
const totalsRow = z.object(figuresRow);

/** Sums of all effective lines of the month. */
export function readSalesTotals(db: Connection, month: Month): SalesSums {
  return rowsOf(db, TOTALS, totalsRow, [month])[0] ?? NO_SALES;
}

/** Sums of the month's effective lines by tenant. */
export function readSalesByTenant(db: Connection, month: Month): ReadonlyMap<number, TenantSales> {
  return new Map(rowsOf(db, BY_TENANT, tenantRow, [month]).map(({ tenantId, ...row }) => [tenantId, row]));
}

/** The effective online retail of a month, one row a tenant. */
export const EFFECTIVE_RETAIL = `
  SELECT id, tenant_id, amount, sheet_id, sheet_row, min(${STRENGTH}) AS strength
  FROM online_retail WHERE retired_at IS NULL AND month = ? GROUP BY month, tenant_id`;
const RETAIL = `SELECT coalesce(sum(amount), 0) AS amount FROM (${EFFECTIVE_RETAIL})`;
const retailRow = z.object({ amount: z.int() });

/** Σ online retail stated for the month, in fen (ZB-2.10). */
export function readOnlineRetail(db: Connection, month: Month): number {
  return rowsOf(db, RETAIL, retailRow, [month])[0]?.amount ?? 0;
}
