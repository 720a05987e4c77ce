// Use case: the six key figures of a month: value, last year's, the year's target, and thirteen months, each with the address it comes from.
import { type Connection, nowOf } from '../core/db/rows.ts';
import { addMonths, getDayOfInstant, lastDayOf, listMonths, type Month } from '../../domain/time/calendar.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/shape.ts';
import { printGrowth, type Series } from '../../domain/report/specs.ts';
import { PERCENT } from '../../domain/report/units.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import { KEY_FIGURES, type KeyFigure, type MonthPoint, type YearTarget } from '../../contract/insight/insight-shapes.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Base } from '../core/db/open.ts';
import { findAddressOfView, findSeries, type Wanted } from './find-figures.ts';
import { listDueTenants, listTenantsUnreported } from '../report/due-tenants.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { type MonthSeries, openSeries } from '../report/compute.ts';
import { readTx } from '../core/db/tx.ts';
import { rawOf, findRowOfIndicator, getYearTargets } from './year-targets.ts';

/** Months before this one that its line shows. */
const MONTHS_BEFORE = 12;

type Key = KeyFigure['key'];

const KEYS = {
  paid: { measure: 'sales.paid' },
  sessions: { measure: 'sales.sessions' },
  tenants: { measure: 'tenant.resident' },
  use: { numerator: 'booking.public_occupied', denominator: 'studio.public_open' },
  occupancy: { numerator: 'lease.area', denominator: 'base.lettable_area' },
  hosts: { measure: 'tenant.hosts' },
} as const satisfies Readonly<Record<Key, Wanted>>;
/** The month's figure at the address as a point. */
export function pointOf(series: MonthSeries, unit: string, address: string, month: Month): MonthPoint {
  const figure = series.figure(address, month);
  return { month, raw: rawOf(unit, figure), text: figure.text };
}

function growthOf(unit: string, value: Figure, before: Figure): string {
  if (unit === PERCENT || value.raw === null || before.raw === null) return NO_FIGURE.text;
  return printGrowth(value.raw, before.raw) ?? NO_FIGURE.text;
}

interface Wish {
  readonly series: MonthSeries;
  readonly month: Month;
  readonly targets: readonly YearTarget[];
}

function keyFigure(key: Key, behind: Series, address: string, { series, month, targets }: Wish): KeyFigure {
  const { unit } = behind;
  const value = series.figure(address, month);
  const beforeAddress = findAddressOfView(series.specs, behind, 'month_ly');
  const lastYear = beforeAddress === null ? NO_FIGURE : series.figure(beforeAddress, month);
  return {
    key,
    address,
    label: findRowOfIndicator(series.profile, behind.key)?.label ?? '',
    unit,
    value,
    lastYear,
    growth: growthOf(unit, value, lastYear),
    target: targets.find((one) => one.indicator === behind.key) ?? null,
    months: listMonths(addMonths(month, -MONTHS_BEFORE), month).map((one) => pointOf(series, unit, address, one)),
  };
}

/** The key figures that the profile has, in a fixed order. The series must begin twelve months before the month. */
function keyFigures(db: Connection, series: MonthSeries, month: Month): KeyFigure[] {
  const targets = getYearTargets(db, series, month);
  return KEY_FIGURES.flatMap((key) => {
    const behind = findSeries(series.specs, KEYS[key]);
    return behind === null || behind.monthAddress === null ? [] : [keyFigure(key, behind, behind.monthAddress, { series, month, targets })];
  });
}

/** Beyond this share of tenants without sales a month is no measure beside one that is whole. */
const MISSING_ONE_OF = 10;

/** Whether a month's figures are not whole yet: it is open, and still runs or too many have not reported. */
function isUnfinished(base: Base, month: Month): boolean {
  const { db } = base;
  if (findClosedFiling(db, month) !== null) return false;
  if (getDayOfInstant(nowOf(base)) <= lastDayOf(month)) return true;
  const facts = listTenantFacts(db);
  return listTenantsUnreported(db, month, facts).length * MISSING_ONE_OF > listDueTenants(db, month, facts).length;
}

/** The key figures of the month. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function keyFiguresOf(base: Base, { month }: Asked<typeof insightMethods.figures>): Result<Answer<typeof insightMethods.figures>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => {
    const series = openSeries(db, profile.value, { from: addMonths(month, -MONTHS_BEFORE), to: month });
    const figures = keyFigures(db, series, month);
    const hasGrowth = !isUnfinished(base, month);
    return ok({
      month,
      isUnfinished: !hasGrowth,
      figures: hasGrowth ? figures : figures.map((one) => ({ ...one, growth: NO_FIGURE.text })),
    });
  });
}
