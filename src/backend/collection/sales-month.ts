// Use case: a month's sales, as the desk collects them: who has reported, every line of every source, which of them counts.
// Use case: what each source says of a tenant's month, side by side down to the session, and which of them counts.
// Use case: a person says which source counts for a key of a month's sales, and why; or that the strongest counts again.
import { type Month, createInstantAt, firstDayOf, formatIsoInstant, instant, lastDayOf } from '../../domain/time/calendar.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import type { RetailLine, SalesLine, SalesMonth, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { readTx, type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import type { Base } from '../core/db/open.ts';
import type { Connection } from '../core/db/rows.ts';
import { indexChoicesByKey, getKeyOfSales, type Choice } from '../report/sql/choices.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { type RecordLine, recordLines } from '../core/records/record-words.ts';
import { type DatedFacts, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { listDueTenants, listTenantsReported } from '../report/due-tenants.ts';
import { getTenantOfMonth } from './roster-states.ts';
import { salesLineOf, getSourceOfLine } from './sales-records.ts';
import { isLargeDifference } from '../../domain/form/reply-checks.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Sources, collectionMethods } from '../../contract/collection/collection.ts';
import { recordById, addRecord, changeRecord, recordByKey, listRecordsWhere, retireRecord } from '../core/db/record-store.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { listSessionsOfTenant, listShopDaysOfTenant } from '../intake/sql/platform-rows.ts';
import { wireOf } from './reply-ground.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';

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

type SourceKey = Sources['keys'][number];

/** The platform's paid less the form's; null where one of them has none. */
function differenceOf(lines: readonly SalesLine[]): Pick<SourceKey, 'difference' | 'isLarge'> {
  const [form, session] = (['form', 'session'] as const).map((source) =>
    lines.find((one) => one.source === source && !one.lacks.includes('paid')),
  );
  if (form === undefined || session === undefined) return { difference: null, isLarge: false };
  return { difference: session.paid - form.paid, isLarge: isLargeDifference(form.paid, session.paid) };
}

/** The key's records, strongest source first. */
function sourceKeysOf(records: readonly RecordLine<'sales_line'>[], choice: Choice | undefined): SourceKey[] {
  const sources = SALES_SOURCES.filter((source) => records.some((one) => getSourceOfLine(one) === source));
  const [strongest] = sources;
  if (strongest === undefined) return [];
  const effective = choice !== undefined && sources.includes(choice.source) ? choice.source : strongest;
  const lines = sources
    .flatMap((source) => records.filter((one) => getSourceOfLine(one) === source))
    .map((one) => salesLineOf(one, getSourceOfLine(one) === effective));
  const [first] = lines;
  if (first === undefined) return [];
  const { platform, goodsClass } = first;
  const made =
    choice === undefined
      ? null
      : { id: choice.id, version: choice.version, source: choice.source, reason: choice.reason, who: choice.who, at: wireOf(choice.atMs) };
  return [{ platform, goodsClass, lines, effective, choice: made, ...differenceOf(lines) }];
}

function keysOf(db: Connection, month: Month, tenant: number): SourceKey[] {
  const selection = {
    where: 'r.month = ? AND r.tenant_id = ?',
    parameters: [month, tenant],
    order: 'r.platform, r.goods_class',
    retired: false,
  };
  const choices = indexChoicesByKey(db, month);
  const records = recordLines(db, 'sales_line', selection);
  const keyed = Map.groupBy(records, ({ values }) => getKeyOfSales(tenant, values.platform, values.goods_class));
  return [...keyed].flatMap(([key, lines]) => sourceKeysOf(lines, choices.get(key)));
}

function sessionsOf(db: Connection, month: Month, tenant: number): Sources['sessions'] {
  const [from, to] = [createInstantAt(firstDayOf(month), 0), createInstantAt(lastDayOf(month), 1440)];
  return listSessionsOfTenant(db, tenant, from, to).map(({ goods_class: goodsClass, starts_at: startsAt, ...row }) => ({
    ...row,
    goodsClass,
    startsAt: formatIsoInstant(instant(startsAt)),
  }));
}

/**
 * The tenant's month by source. Refunds of shop-days are those that the profile counts, else the others. Refuses TENANT_UNKNOWN.
 */
export function getTenantSources(base: Base, { month, tenant }: { readonly month: Month; readonly tenant: number }): Result<Sources> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const isByOrder = profile.value.refundBasis === 'paid_time';
  return readTx(base, (db) => {
    if (recordById(db, 'tenant', tenant) === null) return refuse('TENANT_UNKNOWN', { tenant: String(tenant) });
    const days = listShopDaysOfTenant(db, tenant, firstDayOf(month), lastDayOf(month)).map((row) => {
      const {
        id,
        platform,
        handle,
        day,
        goods_class: goodsClass,
        paid,
        refunded_by_order: byOrder,
        refunded_by_refund: byRefund,
        settled,
      } = row;
      return { id, platform, handle, day, goodsClass, paid, refunded: isByOrder ? (byOrder ?? byRefund) : (byRefund ?? byOrder), settled };
    });
    return ok({
      month,
      tenant,
      name: getTenantOfMonth(listTenantFacts(db), tenant, month).name,
      isClosed: findClosedFiling(db, month) !== null,
      keys: keysOf(db, month, tenant),
      sessions: sessionsOf(db, month, tenant),
      days,
    });
  });
}

type Source = (typeof SALES_SOURCES)[number];

type Choosing = Asked<typeof collectionMethods.choose>;

/** The sources that have a line of the key, strongest first. */
function sourcesOf(tx: Tx, { month, tenant, platform, goodsClass }: Choosing): readonly Source[] {
  const where = 'month = ? AND tenant_id = ? AND platform = ? AND goods_class = ?';
  const lines = listRecordsWhere(tx.db, 'sales_line', where, [month, tenant, platform, goodsClass]);
  return SALES_SOURCES.filter((source) => lines.some((line) => line.values['source'] === source));
}

/** Writes what is chosen. Nothing is written where it stands so already. */
function write(tx: Tx, { month, tenant, platform, goodsClass, source, reason }: Choosing): void {
  const stored = recordByKey(tx.db, 'source_choice', [month, tenant, platform, goodsClass]);
  if (source === null) {
    if (stored !== null) retireRecord(tx, stored, reason);
    return;
  }
  if (stored !== null) {
    changeRecord(tx, stored, { source, reason }, reason);
    return;
  }
  addRecord(tx, 'source_choice', { month, tenant_id: tenant, platform, goods_class: goodsClass, source, reason }, reason);
}

/**
 * Chooses. Refuses MONTH_CLOSED, TENANT_UNKNOWN, CHOICE_WITHOUT_LINE `{platform, goodsClass, source}` for a source without a line (or a
 * key without any), REASON_NEEDED for a choice without a reason.
 */
export function chooseSource(base: Base, actor: Actor, wish: Choosing): Result<Answer<typeof collectionMethods.choose>> {
  const { month, tenant, platform, goodsClass, source } = wish;
  const reason = wish.reason.trim();
  return inTx(base, actor, (tx) => {
    if (findClosedFiling(tx.db, month) !== null) return refuse('MONTH_CLOSED', { month });
    if (recordById(tx.db, 'tenant', tenant) === null) return refuse('TENANT_UNKNOWN', { tenant: String(tenant) });
    const [strongest, ...others] = sourcesOf(tx, wish);
    const isThere = strongest !== undefined && (source === null || source === strongest || others.includes(source));
    if (!isThere) return refuse('CHOICE_WITHOUT_LINE', { platform, goodsClass, source });
    if (source !== null && reason === '') return refuse('REASON_NEEDED', {});
    const before = getNewestSeq(tx);
    write(tx, { ...wish, reason });
    return ok({ change: getNewestSeq(tx) === before ? null : before + 1, effective: source ?? strongest });
  });
}
