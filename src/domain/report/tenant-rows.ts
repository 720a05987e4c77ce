// ZB-4: one row a tenant in residence on any day of the month, and the totals (docs/rules/report.md ZB-4).
import { type Day, lastDayOf, listMonthsOfYearTo, type Month } from '../time/calendar.ts';
import { type Figure, NO_FIGURE, type TenantRow, type TenantShape } from './shape.ts';
import { findFirstStart, hasLeftIn, isInResidenceDuring, isInResidenceOn, isNewIn } from '../lease/lease.ts';
import { addSafe, sumSafe } from '../values/quantity.ts';
import { listLeasesInForce, tenantAsOf } from './contributions.ts';
import { type HeadcountRecord, type TenantRecord, filedOf, hasData, type ReportSources, type TenantSales } from './facts.ts';
import { printInUnit } from './units.ts';

/** One month's paid of a tenant, as a cumulative figure adds it: from that month's filing, or computed. */
export interface TenantMonth {
  readonly month: Month;
  readonly raw: number;
  readonly revision: number | null;
}

/** A tenant of ZB-4 with what its row and the relations read. */
export interface TenantOfMonth {
  readonly tenant: TenantRecord;
  readonly since: Day;
  readonly name: string;
  readonly uscc: string;
  readonly category: string;
  readonly inResidenceAtEnd: boolean;
  readonly hasReported: boolean;
}

function textFigure(text: string): Figure {
  return { raw: null, text };
}

/** The tenants of the month's ZB-4, by the start of their first lease, then by code. None before the base's first month. */
export function listTenantsOfMonth(sources: ReportSources): TenantOfMonth[] {
  const { month, facts } = sources;
  if (!hasData(sources, month)) return [];
  const end = lastDayOf(month);
  const sales = sources.measured.tenants(month);
  const rows = facts.tenants.flatMap((tenant): TenantOfMonth[] => {
    const since = findFirstStart(tenant.leases);
    const fact = tenantAsOf(tenant, end);
    if (since === null || fact === null || !isInResidenceDuring(tenant.leases, month)) return [];
    return [
      {
        tenant,
        since,
        name: fact.name,
        uscc: fact.uscc,
        category: fact.category,
        inResidenceAtEnd: isInResidenceOn(tenant.leases, end),
        hasReported: sales.has(tenant.id),
      },
    ];
  });
  const order = (one: TenantOfMonth): string => `${one.since} ${one.uscc} ${String(one.tenant.id).padStart(12, '0')}`;
  return rows
    .map((one) => ({ one, at: order(one) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ one }) => one);
}

/** A month of the year so far, and what a tenant paid in it: as filed where the month was, else from its effective lines; null where neither has it. */
interface PaidMonth {
  readonly month: Month;
  readonly revision: number | null;
  readonly paidOf: (tenantId: number) => number | null;
}

function paidMonths(sources: ReportSources): PaidMonth[] {
  return listMonthsOfYearTo(sources.month)
    .filter((month) => hasData(sources, month))
    .map((month): PaidMonth => {
      const filing = filedOf(sources, month);
      if (filing !== null) return { month, revision: filing.revision, paidOf: (tenantId) => filing.tenantsPaid.get(tenantId) ?? null };
      const sales = sources.measured.tenants(month);
      return { month, revision: null, paidOf: (tenantId) => sales.get(tenantId)?.paid ?? null };
    });
}

/** What each tenant paid in each month of the year so far; months without are left out. */
export function sumTenantMonths(sources: ReportSources): (tenantId: number) => TenantMonth[] {
  const months = paidMonths(sources);
  return (tenantId) =>
    months.flatMap(({ month, revision, paidOf }): TenantMonth[] => {
      const raw = paidOf(tenantId);
      return raw === null ? [] : [{ month, raw, revision }];
    });
}

/** The sum of the same months; null for a tenant without any. */
function paidToDate(months: readonly PaidMonth[], tenantId: number): number | null {
  let total: number | null = null;
  for (const { paidOf } of months) {
    const raw = paidOf(tenantId);
    if (raw !== null) total = addSafe(total ?? 0, raw);
  }
  return total;
}

/** 新入驻 / 已退出 / 未报送, joined by `、` in this order; empty where none holds. */
function remarkOf(one: TenantOfMonth, month: Month): string {
  const remarks: readonly (readonly [boolean, string])[] = [
    [isNewIn(one.tenant.leases, month), '新入驻'],
    [hasLeftIn(one.tenant.leases, month), '已退出'],
    [one.category === '直播电商企业' && !one.hasReported, '未报送'],
  ];
  return remarks
    .filter(([holds]) => holds)
    .map(([, word]) => word)
    .join('、');
}

type Cells = Record<string, Figure>;

/** What the cells of every row are read from. */
interface RowGround {
  readonly month: Month;
  readonly end: Day;
  readonly people: ReadonlyMap<number, HeadcountRecord>;
  readonly sales: ReadonlyMap<number, TenantSales>;
  readonly paid: readonly PaidMonth[];
}

function rowGround(sources: ReportSources): RowGround {
  const { month } = sources;
  return {
    month,
    end: lastDayOf(month),
    people: indexHeadcounts(sources, month),
    sales: sources.measured.tenants(month),
    paid: paidMonths(sources),
  };
}

function cellsOf({ month, end, people, sales: all, paid }: RowGround, one: TenantOfMonth, seq: number): Cells {
  const { id } = one.tenant;
  const leases = listLeasesInForce(one.tenant, end);
  const sales = all.get(id);
  const toDate = paidToDate(paid, id);
  const figure = (unit: string, raw: number): Figure => ({ raw, text: printInUnit(unit, raw) });
  return {
    seq: figure('', seq),
    name: textFigure(one.name),
    uscc: textFigure(one.uscc),
    category: textFigure(one.category),
    resident_since: textFigure(one.since),
    area: figure('平方米', sumSafe(leases.map((lease) => lease.area))),
    studios: figure('间', new Set(leases.flatMap((lease) => lease.studios)).size),
    hosts: figure('人', people.get(id)?.hosts ?? 0),
    employees: figure('人', people.get(id)?.employees ?? 0),
    sessions: sales === undefined ? NO_FIGURE : figure('场', sales.sessions),
    paid: sales === undefined ? NO_FIGURE : figure('万元', sales.paid),
    paid_ytd: toDate === null ? NO_FIGURE : figure('万元', toDate),
    remark: textFigure(remarkOf(one, month)),
  };
}

/** The headcount entries of a month by tenant. */
export function indexHeadcounts(sources: ReportSources, month: Month): ReadonlyMap<number, HeadcountRecord> {
  return new Map(sources.facts.headcounts.filter((row) => row.month === month).map((row) => [row.tenantId, row]));
}

/** The rows of ZB-4, printed, with exact raw values where a cell is a figure. */
export function computeTenantRows(sources: ReportSources, tenants: readonly TenantOfMonth[]): TenantRow[] {
  if (tenants.length === 0) return [];
  const ground = rowGround(sources);
  return tenants.map((one, index) => ({ tenantId: one.tenant.id, cells: cellsOf(ground, one, index + 1) }));
}

/** 合计 of each column that the form totals: Σ of the rows, a `—` adding nothing; `—` itself where the month has no data. */
export function computeTenantTotals(sources: ReportSources, table: TenantShape, rows: readonly TenantRow[]): Map<string, Figure> {
  const totals = table.columns.filter((column) => column.total);
  return new Map(
    totals.map(({ key, unit }): [string, Figure] => {
      const raw = sumSafe(rows.map((row) => row.cells[key]?.raw ?? 0));
      return [`${table.id}.total.${key}`, hasData(sources, sources.month) ? { raw, text: printInUnit(unit ?? '', raw) } : NO_FIGURE];
    }),
  );
}
