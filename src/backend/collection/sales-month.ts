// Use case: a month's sales, as the desk collects them: who has reported, every line of every source, which of them counts.
import type { Month } from '../../domain/time/calendar.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import type { RetailLine, SalesLine, SalesMonth, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { readTx } from '../core/db/tx.ts';
import type { Base } from '../core/db/open.ts';
import type { Connection } from '../core/db/rows.ts';
import { indexChoicesByKey, getKeyOfSales } from '../report/sql/choices.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { type RecordLine, recordLines } from '../core/records/record-words.ts';
import { type DatedFacts, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { listDueTenants, listTenantsReported } from '../report/due-tenants.ts';
import { getTenantOfMonth } from './roster-states.ts';
import { salesLineOf } from './sales-records.ts';

const OF_MONTH = { where: 'r.month = ?', retired: false } as const;

/** 0 the strongest (catalogue: SALES_SOURCES; docs/rules/imports.md, Which source counts). */
function strength(source: string): number {
  return SALES_SOURCES.findIndex((one) => one === source);
}

/** Marks of each key the line of the source that was chosen for it, else of the strongest one. */
function effectiveIds<L extends RecordLine<'sales_line'> | RecordLine<'online_retail'>>(
  lines: readonly L[],
  keyOf: (line: L) => string,
  chosen: ReadonlyMap<string, { readonly source: string }> = new Map(),
): ReadonlySet<number> {
  const rank = (line: L): number => {
    const { source } = line.values;
    return chosen.get(keyOf(line))?.source === source ? -1 : strength(source);
  };
  const best = new Map<string, L>();
  for (const line of lines) {
    const held = best.get(keyOf(line));
    if (held === undefined || rank(line) < rank(held)) best.set(keyOf(line), line);
  }
  return new Set([...best.values()].map(({ id }) => id));
}

function readLines(db: Connection, month: Month): SalesLine[] {
  const order = 'r.tenant_id, r.platform, r.goods_class, r.source';
  const rows = recordLines(db, 'sales_line', { ...OF_MONTH, parameters: [month], order });
  const keyOf = ({ values }: RecordLine<'sales_line'>): string => getKeyOfSales(values.tenant_id, values.platform, values.goods_class);
  const effective = effectiveIds(rows, keyOf, indexChoicesByKey(db, month));
  return rows.map((row) => salesLineOf(row, effective.has(row.id)));
}

function readRetail(db: Connection, month: Month): RetailLine[] {
  const rows = recordLines(db, 'online_retail', {
    ...OF_MONTH,
    parameters: [month],
    order: 'r.tenant_id, r.source',
  });
  const effective = effectiveIds(rows, ({ values }) => String(values.tenant_id));
  return rows.map(({ id, version, values, origin }) => ({
    id,
    version,
    tenant: values.tenant_id,
    source: values.source === 'form' ? 'form' : 'ledger',
    isEffective: effective.has(id),
    amount: values.amount,
    origin,
  }));
}

interface MonthRows {
  readonly month: Month;
  readonly facts: DatedFacts;
  readonly due: ReadonlySet<number>;
  readonly reported: ReadonlySet<number>;
  readonly lines: readonly SalesLine[];
  readonly retail: readonly RetailLine[];
}

const FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;

function tenantOf(id: number, { month, facts, due, reported, lines, retail }: MonthRows): SalesTenant {
  const own = lines.filter((line) => line.tenant === id && line.isEffective);
  const stated = retail.find((line) => line.tenant === id && line.isEffective)?.amount ?? null;
  // The month's table also shows who has stated online retail alone.
  const hasAny = reported.has(id) || stated !== null;
  const isZero = own.every((line) => FIGURES.every((figure) => line[figure] === 0)) && (stated ?? 0) === 0;
  const sum = (figure: 'paid' | 'refunded' | 'settled'): number => own.reduce((total, line) => total + line[figure], 0);
  return {
    id,
    ...getTenantOfMonth(facts, id, month),
    state: !hasAny ? 'missing' : !due.has(id) ? 'extra' : isZero ? 'zero' : 'reported',
    lines: own.length,
    paid: sum('paid'),
    refunded: sum('refunded'),
    settled: sum('settled'),
    retail: stated,
    sources: SALES_SOURCES.filter((source) => lines.some((line) => line.tenant === id && line.source === source)),
  };
}

/** A month's sales: the tenants that have to report or have lines, by name; lines by tenant, platform, class, source. */
export function getSalesOfMonth(base: Base, { month }: { readonly month: Month }): SalesMonth {
  return readTx(base, (db) => {
    const facts = listTenantFacts(db);
    const [lines, retail] = [readLines(db, month), readRetail(db, month)];
    const due = new Set(listDueTenants(db, month, facts));
    const reported = listTenantsReported(db, month);
    const ids = new Set([...due, ...lines.map((line) => line.tenant), ...retail.map((line) => line.tenant)]);
    const byTenant = Map.groupBy(lines, (line) => line.tenant);
    const tenants = [...ids].map((id) => tenantOf(id, { month, facts, due, reported, lines: byTenant.get(id) ?? [], retail }));
    const order = new Intl.Collator('zh-u-co-pinyin');
    return {
      month,
      isClosed: findClosedFiling(db, month) !== null,
      tenants: tenants.toSorted((a, b) => order.compare(a.name, b.name) || a.id - b.id),
      lines,
      retail,
    };
  });
}
