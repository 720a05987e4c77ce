// Sales over months: in all, by platform, by goods class; as each month's report shows them.
import type { Month } from '../../domain/time/calendar.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/figures.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { printPercent } from '../../domain/report/figure-text.ts';
import { printInUnit } from '../../domain/report/units.ts';
import type { MeasureName } from '../../domain/report/measure-names.ts';
import type { Analytics, MonthPoint } from '../../contract/insight/insight-shapes.ts';
import { findAddressOfView, findMembers, findSeries } from './find-figures.ts';
import { pointOf } from './key-figures.ts';
import type { MonthSeries } from '../report/month-series.ts';

const MONEY = '万元';

type SalesLine = Analytics['sales']['paid'];

/** Σ of points that have a figure, as money; no figure where none has. */
export function moneyOf(raws: readonly (number | null)[]): Figure {
  const known = raws.filter((raw) => raw !== null);
  const raw = known.length === 0 ? null : sumSafe(known);
  return raw === null ? NO_FIGURE : { raw, text: printInUnit(MONEY, raw) };
}

/** `part` of `whole` in percent, `—` where there is none. */
export function shareOf(part: number | null, whole: number | null): string {
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
export function computeSalesOver(series: MonthSeries): Analytics['sales'] {
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
export function computeMembersOver(series: MonthSeries, by: 'platform' | 'goods_class'): Analytics['platforms'] {
  const lines = findMembers(series.specs, 'sales.paid', by).map(({ name, address }) => ({ ...lineAt(series, name, address), address }));
  const whole = moneyOf(lines.flatMap((line) => line.points.map((one) => one.raw))).raw;
  return lines.map((line) => {
    const total = moneyOf(line.points.map((one) => one.raw));
    return { ...line, total, share: shareOf(total.raw, whole) };
  });
}
