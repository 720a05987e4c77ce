// The year's targets with what stands against them.
import type { Connection } from '../core/db/rows.ts';
import { type Month, yearOf } from '../../domain/time/calendar.ts';
import { decodeFigureValue } from '../../domain/decode/number.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/shape.ts';
import { printPercent, parseTenthsOfPercent, type Series } from '../../domain/report/specs.ts';
import { PERCENT } from '../../domain/report/units.ts';
import type { YearTarget } from '../../contract/insight/insight-shapes.ts';
import type { MonthSeries } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { type KindRow, readKind } from '../core/db/read-kind.ts';

/** A figure in base units; percentages in tenths. */
export function rawOf(unit: string, figure: Figure): number | null {
  return unit === PERCENT ? parseTenthsOfPercent(figure.text) : figure.raw;
}

/** The row of the profile that has this indicator. */
export function findRowOfIndicator(profile: Profile, indicator: string): { readonly label: string; readonly unit: string } | null {
  for (const table of profile.tables) {
    if (table.kind !== 'indicators') continue;
    const row = table.rows.find((one) => `${table.id}.${one.row}` === indicator);
    if (row !== undefined) return { label: row.label, unit: row.unit };
  }
  return null;
}

function progressOf(unit: string, actual: Figure, target: string): string {
  const raw = rawOf(unit, actual);
  const wanted = decodeFigureValue(target, unit);
  if (raw === null || !wanted.ok || wanted.value === null) return NO_FIGURE.text;
  return printPercent(raw, wanted.value) ?? NO_FIGURE.text;
}

function targetOf(series: MonthSeries, month: Month, behind: Series, row: KindRow<'year_target'>): YearTarget | null {
  const words = findRowOfIndicator(series.profile, row.indicator);
  const address = behind.nature === 'flow' ? (behind.ytdAddress ?? behind.monthAddress) : behind.monthAddress;
  if (words === null || address === null) return null;
  const actual = series.figure(address, month);
  const progress = progressOf(words.unit, actual, row.value);
  return { id: row.id, year: yearOf(month), indicator: row.indicator, ...words, target: row.value, address, month, actual, progress };
}

/** The targets of the month's year: flows against the cumulative figure, stocks against the month's. Those the profile has no row for are left out. */
export function getYearTargets(db: Connection, series: MonthSeries, month: Month): YearTarget[] {
  return readKind(db, 'year_target', { where: { year: yearOf(month) }, order: ['indicator'] }).flatMap((row) => {
    const behind = series.specs.series.get(row.indicator);
    const target = behind === undefined ? null : targetOf(series, month, behind, row);
    return target === null ? [] : [target];
  });
}
