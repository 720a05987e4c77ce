// Sales of a month from the effective lines: of each key the row of the source that somebody chose, else the strongest one's (docs/rules/imports.md, Which source counts).
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { SALES_FIGURES, type SalesSums, type TenantSales } from '../../../domain/report/measure-names.ts';
import { addSafe } from '../../../domain/values/quantity.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { isRawRow, linesOf, queryTuples } from '../../core/db/rows.ts';

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

/** In the order of the key's index: nothing is sorted. */
const LINES = `${effectiveLines(`tenant_id, platform, goods_class, ${SALES_FIGURES.join(', ')}`)} ORDER BY ${KEY}`;
/** A line as the query gives it, of columns that the schema checks: its key without the month, then its figures in the order of `SALES_FIGURES`. */
type Line = readonly [
  tenant: number,
  platform: string,
  goodsClass: string,
  sessions: number,
  minutes: number,
  views: number,
  orders: number,
  paid: number,
  refunded: number,
  settled: number,
  strength: number,
];
/** Where a line's figures begin, and where those of a tenant stand. */
const FIGURES_FROM = 3;
const SESSIONS_AT = 3;
const PAID_AT = 7;

function isLine(row: unknown): row is Line {
  return isRawRow(row) && row.length === FIGURES_FROM + SALES_FIGURES.length + 1;
}

/** What a month's effective lines add up to: by platform, by goods class (both as the sorted pairs of the two name them first), by tenant. */
export interface MonthSales {
  readonly all: SalesSums;
  readonly platforms: ReadonlyMap<string, SalesSums>;
  readonly goodsClasses: ReadonlyMap<string, SalesSums>;
  /** In the order of their numbers. */
  readonly tenants: ReadonlyMap<number, TenantSales>;
}

/** Sums in the order of `SALES_FIGURES`. No figure is negative, so one that ends in the safe range never left it. */
type Sums = number[];

/** Adds what stands in `more` from `at` on to the sums. */
function addTo(sums: Sums, more: readonly unknown[], at: number): void {
  for (let nth = 0; nth < SALES_FIGURES.length; nth += 1) {
    const figure = more[at + nth];
    if (typeof figure === 'number') sums[nth] = (sums[nth] ?? 0) + figure;
  }
}

function noSums(): Sums {
  return SALES_FIGURES.map(() => 0);
}

/** @throws RangeError beyond the safe range. */
function sumsOf(sums: Sums): SalesSums {
  const [sessions = 0, minutes = 0, views = 0, orders = 0, paid = 0, refunded = 0, settled = 0] = sums.map((sum) => addSafe(sum, 0));
  return { sessions, minutes, views, orders, paid, refunded, settled };
}

/** A goods class, and of the platforms that sold it the one whose name comes first. */
interface ClassSums {
  platform: string;
  readonly sums: Sums;
}

function before(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readMonth(db: Connection, month: Month): MonthSales {
  const [platforms, classes, tenants] = [new Map<string, Sums>(), new Map<string, ClassSums>(), new Map<number, TenantSales>()];
  for (const line of linesOf(db, LINES, isLine, [month])) {
    const tenant = line[0];
    const said = tenants.get(tenant);
    const sessions = line[SESSIONS_AT];
    const paid = line[PAID_AT];
    tenants.set(
      tenant,
      said === undefined ? { sessions, paid } : { sessions: addSafe(said.sessions, sessions), paid: addSafe(said.paid, paid) },
    );
    const platform = line[1];
    let ofPlatform = platforms.get(platform);
    if (ofPlatform === undefined) platforms.set(platform, (ofPlatform = noSums()));
    addTo(ofPlatform, line, FIGURES_FROM);
    let ofClass = classes.get(line[2]);
    if (ofClass === undefined) classes.set(line[2], (ofClass = { platform, sums: noSums() }));
    if (platform < ofClass.platform) ofClass.platform = platform;
    addTo(ofClass.sums, line, FIGURES_FROM);
  }
  const all = noSums();
  for (const sums of platforms.values()) addTo(all, sums, 0);
  const classesSorted = [...classes].toSorted(([a, one], [b, other]) => before(one.platform, other.platform) || before(a, b));
  return {
    all: sumsOf(all),
    platforms: new Map([...platforms].toSorted(([a], [b]) => before(a, b)).map(([platform, sums]) => [platform, sumsOf(sums)])),
    goodsClasses: new Map(classesSorted.map(([goodsClass, { sums }]) => [goodsClass, sumsOf(sums)])),
    tenants,
  };
}

/** Tables that say which sales lines there are, and which count. */
const SALES_TABLES = ['sales_line', 'source_choice'];

/** The month's effective lines, read once and added up each way. */
export const readMonthSales = cacheByTablesAndKey(SALES_TABLES, readMonth);

const TOTAL_SUMS = SALES_FIGURES.map((figure) => `coalesce(sum(${figure}), 0) AS ${figure}`).join(', ');
const TOTALS = `SELECT ${TOTAL_SUMS} FROM (${EFFECTIVE_LINES})`;

/** Sums of all effective lines of the month. */
export const readSalesTotals = cacheByTablesAndKey(SALES_TABLES, (db, month: Month) =>
  sumsOf((queryTuples(db, TOTALS, [month])[0] ?? []).map(Number)),
);

/** The effective online retail of a month, one row a tenant. */
export const EFFECTIVE_RETAIL = `
  SELECT id, tenant_id, amount, sheet_id, sheet_row, min(${STRENGTH}) AS strength
  FROM online_retail WHERE retired_at IS NULL AND month = ? GROUP BY month, tenant_id`;
const RETAIL = `SELECT coalesce(sum(amount), 0) AS amount FROM (${EFFECTIVE_RETAIL})`;

/** Σ online retail stated for the month, in fen (ZB-2.10). */
export const readOnlineRetail = cacheByTablesAndKey(['online_retail'], (db, month: Month) =>
  Number(queryTuples(db, RETAIL, [month])[0]?.[0] ?? 0),
);
