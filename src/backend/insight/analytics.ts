// How the base is doing over some months: every total is the one that the months' reports show.
import type { Connection } from '../core/db/connection.ts';
import type { Figure } from '../../domain/report/figures.ts';
import { NO_FIGURE } from '../../domain/report/figures.ts';
import { hasData } from '../../domain/report/sources.ts';
import { membersOver, salesOver } from './analytics-sales.ts';
import type { SalesMember } from './analytics-sales.ts';
import { comparableOver, concentrationOf, rankTenants } from './analytics-tenants.ts';
import type { Comparable, RankedTenant } from './analytics-tenants.ts';
import { findSeries } from './find-figures.ts';
import { openSeries } from '../report/month-series.ts';
import type { MonthRange, MonthSeries } from '../report/month-series.ts';
import type { Profile } from '../base/profile.ts';
import { weekUse } from './week-use.ts';
import type { MonthUse } from './week-use.ts';
import { yearTargets } from './year-targets.ts';
import type { YearTarget } from './year-targets.ts';

/** A month's leased area against what can be let, and its tenants. */
export interface Occupancy {
  readonly month: string;
  readonly leased: Figure;
  readonly lettable: Figure;
  readonly rate: Figure;
  readonly tenants: Figure;
}

/** Everything the analytics screen shows. */
export interface AnalyticsOf {
  readonly from: string;
  readonly to: string;
  readonly months: readonly { readonly month: string; readonly state: 'open' | 'closed' | 'before' }[];
  readonly sales: ReturnType<typeof salesOver>;
  readonly platforms: readonly SalesMember[];
  readonly classes: readonly SalesMember[];
  readonly tenants: readonly RankedTenant[];
  readonly concentration: ReturnType<typeof concentrationOf>;
  readonly comparable: { readonly months: readonly Comparable[]; readonly total: Comparable };
  readonly week: { readonly booked: readonly number[]; readonly open: readonly number[] };
  readonly use: readonly MonthUse[];
  readonly occupancy: readonly Occupancy[];
  readonly occupancyAddress: string;
  readonly targets: readonly YearTarget[];
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

function stateOf(series: MonthSeries, month: MonthSeries['months'][number]): 'open' | 'closed' | 'before' {
  if (series.isClosed(month)) return 'closed';
  return hasData(series.sources, month) ? 'open' : 'before';
}

/** Computes the span. Must run inside a read transaction. */
export function analyticsOf(db: Connection, profile: Profile, range: MonthRange): AnalyticsOf {
  const series = openSeries(db, profile, range, true);
  const addresses = occupancyAddresses(series);
  const figure = (address: string | null, month: (typeof series.months)[number]): Figure =>
    address === null ? NO_FIGURE : series.figure(address, month);
  const tenants = rankTenants(series);
  const known = series.months.filter((month) => hasData(series.sources, month));
  const use = weekUse(db, series.sources.facts, known);
  return {
    ...range,
    months: series.months.map((month) => ({ month, state: stateOf(series, month) })),
    sales: salesOver(series),
    platforms: membersOver(series, 'platform'),
    classes: membersOver(series, 'goods_class'),
    tenants,
    concentration: concentrationOf(tenants),
    comparable: comparableOver(series),
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
    targets: yearTargets(db, series, range.to),
  };
}
