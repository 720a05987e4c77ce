// The tables beside the charts: what stands under each heading, and the figures that sum the months up. Pure.
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { printGrowth, printPercent } from '../../../domain/report/specs.ts';
import { printHours, printWanYuan, printYuan, sumSafe, withThousands } from '../../../domain/values/quantity.ts';
import { formatYuan, NO_VALUE } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';

export const HOURS = 24;

export interface Cell {
  readonly weekday: number;
  readonly hour: number;
  readonly taken: number;
  readonly open: number;
  readonly use: string;
}

export function listCells({ week }: { readonly week: Pick<Analytics['week'], 'open' | 'booked'> }): Cell[] {
  return week.open.map((open, at) => {
    const taken = week.booked[at] ?? 0;
    return { weekday: Math.floor(at / HOURS), hour: at % HOURS, taken, open, use: printPercent(taken, open) ?? NO_VALUE };
  });
}

export function formatWan(raw: number | null): string {
  return raw === null ? NO_VALUE : withThousands(printWanYuan(raw));
}

export function formatPercent(text: string | null): string {
  return text === null || text === NO_VALUE ? NO_VALUE : `${text}%`;
}

/** Growth of the sums; only where each month has a year before it. */
export function computeGrowth({ sales }: Analytics): string {
  const raws = [...sales.paid.points, ...sales.before.points].map((one) => one.raw);
  if (raws.some((raw) => raw === null)) return NO_VALUE;
  const sum = (points: Analytics['sales']['paid']['points']): number => sumSafe(points.map((one) => one.raw ?? 0));
  return printGrowth(sum(sales.paid.points), sum(sales.before.points)) ?? NO_VALUE;
}

/** A table beside a chart. */
interface ChartTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Lists sales by month: paid, a year before, settled, refunded. */
export function listSales(months: readonly string[], { paid, before, settled, refunded }: Analytics['sales']): ChartTable {
  const text = (points: Analytics['sales']['paid']['points'], at: number): string => withThousands(points[at]?.text ?? NO_VALUE);
  return {
    headings: [
      sayAnalytics('month'),
      sayAnalytics('paidWan'),
      sayAnalytics('beforePaid'),
      sayAnalytics('settledWan'),
      sayAnalytics('refundedWan'),
    ],
    rows: months.map((month, at) => [month, ...[paid, before, settled, refunded].map(({ points }) => text(points, at))]),
  };
}

/** Lists the tenants of both years by month. */
export function listComparable(months: Analytics['comparable']['months']): ChartTable {
  return {
    headings: [
      sayAnalytics('month'),
      sayAnalytics('tenants'),
      sayAnalytics('paidWan'),
      sayAnalytics('beforePaid'),
      sayAnalytics('growthPercent'),
    ],
    rows: months.map((one) => [one.month, one.tenants, formatWan(one.paid), formatWan(one.before), one.growth]),
  };
}

/** Lists the use of each hour of the week. */
export function listHours(cells: readonly Cell[], days: readonly string[]): ChartTable {
  return {
    headings: [sayAnalytics('weekday'), sayAnalytics('hour'), sayAnalytics('taken'), sayAnalytics('open'), sayAnalytics('usePercent')],
    rows: cells.map((cell) => [
      days[cell.weekday] ?? '',
      `${String(cell.hour).padStart(2, '0')}:00`,
      printHours(cell.taken),
      printHours(cell.open),
      cell.use,
    ]),
  };
}

/** Lists hours and income by month. */
export function listIncome(use: Analytics['use']): ChartTable {
  return {
    headings: [
      sayAnalytics('month'),
      sayAnalytics('booked'),
      sayAnalytics('open'),
      sayAnalytics('value'),
      sayAnalytics('perBooked'),
      sayAnalytics('perOpen'),
    ],
    rows: use.map((one) => [
      one.month,
      printHours(one.booked),
      printHours(one.open),
      withThousands(printYuan(one.value)),
      formatYuan(one.perBookedHour),
      formatYuan(one.perOpenHour),
    ]),
  };
}

/** Lists areas and tenants by month. */
export function listOccupancy(occupancy: Analytics['occupancy']): ChartTable {
  return {
    headings: [sayAnalytics('month'), sayAnalytics('leased'), sayAnalytics('lettable'), sayAnalytics('rate'), sayAnalytics('tenants')],
    rows: occupancy.map((one) => [
      one.month,
      withThousands(one.leased.text),
      withThousands(one.lettable.text),
      one.rate.text,
      one.tenants.text,
    ]),
  };
}

/** Computes how full a target's bar is, from 0 to 100. */
export function computeReached(progress: string): number {
  return progress === NO_VALUE ? 0 : Math.max(0, Math.min(100, Number(progress)));
}
