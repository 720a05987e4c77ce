// Tenants over months: who sells most, how much hangs on the first five, and how those grow that were there a year ago too.
import { addMonths, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { NO_FIGURE } from '../../domain/report/figures.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { tenantAsOf } from '../../domain/report/contributions.ts';
import { printGrowth } from '../../domain/report/figure-text.ts';
import { hasData } from '../../domain/report/sources.ts';
import type { Analytics } from '../../contract/insight/insight-shapes.ts';
import { moneyOf, shareOf } from './analytics-sales.ts';
import type { MonthSeries } from '../report/month-series.ts';

/** How many tenants concentration speaks of. */
export const TOP = 5;

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
export function rankTenants(series: MonthSeries): Analytics['tenants'] {
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
export function concentrationOf(tenants: Analytics['tenants']): Analytics['concentration'] {
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
export function computeComparableGrowth(series: MonthSeries): Comparable {
  const months = series.months.map((month) => comparableIn(series, month));
  const known = months.filter((one) => one.tenants > 0);
  const paid = moneyOf(known.map((one) => one.paid)).raw;
  const before = moneyOf(known.map((one) => one.before)).raw;
  const tenants = known.reduce((most, one) => Math.max(most, one.tenants), 0);
  return { months, total: { month: '', tenants, paid, before, growth: growthOf(paid, before) } };
}
