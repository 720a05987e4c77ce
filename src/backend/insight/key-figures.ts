// The six key figures: value, last year's, the year's target, and thirteen months, each with the address it comes from.
import type { Connection } from '../core/db/connection.ts';
import { addMonths, monthsFromTo } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import type { Figure } from '../../domain/report/figures.ts';
import { NO_FIGURE } from '../../domain/report/figures.ts';
import { printGrowth } from '../../domain/report/figure-text.ts';
import type { Series } from '../../domain/report/specs.ts';
import { PERCENT } from '../../domain/report/units.ts';
import { addressOfView, findSeries } from './find-figures.ts';
import type { Wanted } from './find-figures.ts';
import type { MonthSeries } from '../report/month-series.ts';
import { rawOf, rowOfIndicator, yearTargets } from './year-targets.ts';
import type { YearTarget } from './year-targets.ts';

/** Months before this one that its line shows. */
export const MONTHS_BEFORE = 12;

const KEYS = {
  paid: { measure: 'sales.paid' },
  sessions: { measure: 'sales.sessions' },
  tenants: { measure: 'tenant.resident' },
  use: { numerator: 'booking.public_occupied', denominator: 'studio.public_open' },
  occupancy: { numerator: 'lease.area', denominator: 'base.lettable_area' },
  hosts: { measure: 'tenant.hosts' },
} as const satisfies Readonly<Record<string, Wanted>>;
type Key = keyof typeof KEYS;
const ORDER: readonly Key[] = ['paid', 'sessions', 'tenants', 'use', 'occupancy', 'hosts'];

/** A key figure of a month. */
export interface KeyFigure {
  readonly key: Key;
  readonly address: string;
  readonly label: string;
  readonly unit: string;
  readonly value: Figure;
  readonly lastYear: Figure;
  readonly growth: string;
  readonly target: YearTarget | null;
  readonly months: readonly MonthPoint[];
}

/** A month's figure as a line shows it; percentages in tenths. */
export interface MonthPoint {
  readonly month: Month;
  readonly raw: number | null;
  readonly text: string;
}

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
  const beforeAddress = addressOfView(series.specs, behind, 'month_ly');
  const lastYear = beforeAddress === null ? NO_FIGURE : series.figure(beforeAddress, month);
  return {
    key,
    address,
    label: rowOfIndicator(series.profile, behind.key)?.label ?? '',
    unit,
    value,
    lastYear,
    growth: growthOf(unit, value, lastYear),
    target: targets.find((one) => one.indicator === behind.key) ?? null,
    months: monthsFromTo(addMonths(month, -MONTHS_BEFORE), month).map((one) => pointOf(series, unit, address, one)),
  };
}

/** The key figures that the profile has, in a fixed order. The series must begin twelve months before the month. */
export function keyFigures(db: Connection, series: MonthSeries, month: Month): KeyFigure[] {
  const targets = yearTargets(db, series, month);
  return ORDER.flatMap((key) => {
    const behind = findSeries(series.specs, KEYS[key]);
    return behind === null || behind.monthAddress === null ? [] : [keyFigure(key, behind, behind.monthAddress, { series, month, targets })];
  });
}
