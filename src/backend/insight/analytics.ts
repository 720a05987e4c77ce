// Use case: how the base is doing over some months: every total is the one that the months' reports show.
import type { Connection } from '../core/db/rows.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/shape.ts';
import { hasData, type MeasureName } from '../../domain/report/facts.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Analytics, MonthPoint } from '../../contract/insight/insight-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { findAddressOfView, findMembers, findSeries } from './find-figures.ts';
import { type MonthRange, type MonthSeries, openSeries } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { computeWeekUse } from './week-use.ts';
import { readTx } from '../core/db/tx.ts';
import { addMonths, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { tenantAsOf } from '../../domain/report/contributions.ts';
import { printGrowth, printPercent } from '../../domain/report/specs.ts';
import { printInUnit } from '../../domain/report/units.ts';
import { getYearTargets } from './year-targets.ts';
import { pointOf } from './key-figures.ts';

const MONEY = '万元';

type SalesLine = Analytics['sales']['paid'];

/** Σ of points that have a figure, as money; no figure where none has. */
function moneyOf(raws: readonly (number | null)[]): Figure {
  const known = raws.filter((raw) => raw !== null);
  const raw = known.length === 0 ? null : sumSafe(known);
  return raw === null ? NO_FIGURE : { raw, text: printInUnit(MONEY, raw) };
}

/** `part` of `whole` in percent, `—` where there is none. */
function shareOf(part: number | null, whole: number | null): string {
  return part === null || whole === null ? NO_FIGURE.text : (printPercent(part, whole) ?? NO_FIGURE.text);
}

function lineAt(series: MonthSeries, name: string, address: string | null): SalesLine {
  const none = (month: Month): MonthPoint => ({ month, raw: null, text: NO_FIGURE.text });
  return { name, points: series.months.map((month) => (address === null ? none(month) : pointOf(series, MONEY, address, month))) };
}

function lineOf(series: MonthSeries, name: string, measure: MeasureName, view: 'month' | 'month_ly'): SalesLine {
  const behind = findSeries(series.specs, { measure });
  return lineAt(series, name, behind === null ? null : findAddressOfView(series.specs, behind, view));
}

/** Paid with the year before as the report compares it, settled, refunded. */
function computeSalesOver(series: MonthSeries): Analytics['sales'] {
  const paid = lineOf(series, 'paid', 'sales.paid', 'month');
  return {
    address: findSeries(series.specs, { measure: 'sales.paid' })?.monthAddress ?? '',
    paid,
    before: lineOf(series, 'before', 'sales.paid', 'month_ly'),
    settled: lineOf(series, 'settled', 'sales.settled', 'month'),
    refunded: lineOf(series, 'refunded', 'sales.refunded', 'month'),
    total: moneyOf(paid.points.map((one) => one.raw)),
  };
}

/** Paid by platform or goods class, in the form's order. */
function computeMembersOver(series: MonthSeries, by: 'platform' | 'goods_class'): Analytics['platforms'] {
  const lines = findMembers(series.specs, 'sales.paid', by).map(({ name, address }) => ({ ...lineAt(series, name, address), address }));
  const whole = moneyOf(lines.flatMap((line) => line.points.map((one) => one.raw))).raw;
  return lines.map((line) => {
    const total = moneyOf(line.points.map((one) => one.raw));
    return { ...line, total, share: shareOf(total.raw, whole) };
  });
}

// Tenants over months: who sells most, how much hangs on the first five, and how those grow that were there a year ago too.

/** How many tenants concentration speaks of. */
const TOP = 5;

type Comparable = Analytics['comparable'];

function growthOf(paid: number | null, before: number | null): string {
  return paid === null || before === null ? NO_FIGURE.text : (printGrowth(paid, before) ?? NO_FIGURE.text);
}

type Paid = ReadonlyMap<number, number>;

function sumByTenant(months: readonly Paid[]): Paid {
  const sums = new Map<number, number>();
  for (const month of months) for (const [id, paid] of month) sums.set(id, sumSafe([sums.get(id) ?? 0, paid]));
  return sums;
}

/** Tenants with sales in the months, largest first; names as of the last month's end. `before` only where the base has all months of it. */
function rankTenants(series: MonthSeries): Analytics['tenants'] {
  const paidBy = sumByTenant(series.months.map(series.tenantsPaid));
  // Half of a year is nothing to compare a whole one with.
  const earlier = series.months.map((month) => addMonths(month, -12));
  const isWhole = earlier.every((month) => hasData(series.sources, month));
  const beforeBy = isWhole ? sumByTenant(earlier.map(series.tenantsPaid)) : new Map<number, number>();
  const whole = sumSafe(paidBy.values());
  const end = lastDayOf(series.range.to);
  const facts = new Map(series.sources.facts.tenants.map((tenant) => [tenant.id, tenantAsOf(tenant, end)]));
  return [...paidBy]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([tenantId, raw]) => {
      const before = beforeBy.get(tenantId) ?? null;
      const fact = facts.get(tenantId);
      const names = { name: fact?.name ?? '', uscc: fact?.uscc ?? '' };
      return {
        tenantId,
        ...names,
        paid: moneyOf([raw]),
        share: shareOf(raw, whole),
        before: moneyOf([before]),
        growth: growthOf(raw, before),
      };
    });
}

/** What the first five have of all sales. */
function concentrationOf(tenants: Analytics['tenants']): Analytics['concentration'] {
  const first = tenants.slice(0, TOP);
  const paid = moneyOf(first.map((one) => one.paid.raw));
  return { top: first.length, paid, share: shareOf(paid.raw, moneyOf(tenants.map((one) => one.paid.raw)).raw) };
}

function comparableIn(series: MonthSeries, month: Month): Comparable['total'] {
  const before = series.tenantsPaid(addMonths(month, -12));
  const both = [...series.tenantsPaid(month)].flatMap(([id, paid]) => {
    const earlier = before.get(id);
    return earlier === undefined ? [] : [{ paid, earlier }];
  });
  if (both.length === 0) return { month, tenants: 0, paid: null, before: null, growth: NO_FIGURE.text };
  const sums = { paid: sumSafe(both.map((one) => one.paid)), before: sumSafe(both.map((one) => one.earlier)) };
  return { month, tenants: both.length, ...sums, growth: growthOf(sums.paid, sums.before) };
}

/** Growth of the tenants of both years, month by month, and of the months together. */
function computeComparableGrowth(series: MonthSeries): Comparable {
  const months = series.months.map((month) => comparableIn(series, month));
  const known = months.filter((one) => one.tenants > 0);
  const paid = moneyOf(known.map((one) => one.paid)).raw;
  const before = moneyOf(known.map((one) => one.before)).raw;
  const tenants = known.reduce((most, one) => Math.max(most, one.tenants), 0);
  return { months, total: { month: '', tenants, paid, before, growth: growthOf(paid, before) } };
}

const OCCUPANCY = {
  leased: { measure: 'lease.area' },
  lettable: { measure: 'base.lettable_area' },
  rate: { numerator: 'lease.area', denominator: 'base.lettable_area' },
  tenants: { measure: 'tenant.resident' },
} as const;

function occupancyAddresses({ specs }: MonthSeries): Readonly<Record<keyof typeof OCCUPANCY, string | null>> {
  const at = (key: keyof typeof OCCUPANCY): string | null => findSeries(specs, OCCUPANCY[key])?.monthAddress ?? null;
  return { leased: at('leased'), lettable: at('lettable'), rate: at('rate'), tenants: at('tenants') };
}

function stateOf(series: MonthSeries, month: MonthSeries['months'][number]): Analytics['months'][number]['state'] {
  if (series.isClosed(month)) return 'closed';
  return hasData(series.sources, month) ? 'open' : 'before';
}

/** Computes the span. Must run inside a read transaction. */
export function analyticsOf(db: Connection, profile: Profile, range: MonthRange): Analytics {
  const series = openSeries(db, profile, range, true);
  const addresses = occupancyAddresses(series);
  const figure = (address: string | null, month: (typeof series.months)[number]): Figure =>
    address === null ? NO_FIGURE : series.figure(address, month);
  const tenants = rankTenants(series);
  const known = series.months.filter((month) => hasData(series.sources, month));
  const use = computeWeekUse(db, series.sources.facts, known);
  return {
    ...range,
    months: series.months.map((month) => ({ month, state: stateOf(series, month) })),
    sales: computeSalesOver(series),
    platforms: computeMembersOver(series, 'platform'),
    classes: computeMembersOver(series, 'goods_class'),
    tenants,
    concentration: concentrationOf(tenants),
    comparable: computeComparableGrowth(series),
    week: { booked: use.booked, open: use.open },
    use: use.months,
    occupancy: series.months.map((month) => ({
      month,
      leased: figure(addresses.leased, month),
      lettable: figure(addresses.lettable, month),
      rate: figure(addresses.rate, month),
      tenants: figure(addresses.tenants, month),
    })),
    occupancyAddress: addresses.rate ?? '',
    targets: getYearTargets(db, series, range.to),
  };
}

/** Sales, tenants, studios, occupancy and targets of the months. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function computeAnalytics(base: Base, { from, to }: MonthRange): Result<Analytics> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => ok(analyticsOf(db, profile.value, { from, to })));
}
