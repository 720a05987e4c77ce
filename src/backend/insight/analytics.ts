// Use case: how the base is doing over some months: every total is the one that the months' reports show.
import type { Connection } from '../core/db/connection.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/figures.ts';
import { hasData } from '../../domain/report/sources.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Analytics } from '../../contract/insight/insight-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { computeMembersOver, computeSalesOver } from './analytics-sales.ts';
import { computeComparableGrowth, concentrationOf, rankTenants } from './analytics-tenants.ts';
import { findSeries } from './find-figures.ts';
import { type MonthRange, type MonthSeries, openSeries } from '../report/month-series.ts';
import type { Profile } from '../base/profile.ts';
import { computeWeekUse } from './week-use.ts';
import { keepAnswers } from '../report/render/report-cache.ts';
import { getYearTargets } from './year-targets.ts';

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

const kept = keepAnswers<Analytics>();

/** Sales, tenants, studios, occupancy and targets of the months. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function computeAnalytics(base: Base, { from, to }: MonthRange): Result<Analytics> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return ok(kept(base, JSON.stringify([from, to, profile.value]), (db) => analyticsOf(db, profile.value, { from, to })));
}
