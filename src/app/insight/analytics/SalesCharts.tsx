// Sales over the months: against last year, by platform, by goods class.
import { withThousands } from '../../../domain/values/quantity.ts';
import { useCallback, useMemo } from 'react';
import type { ChartColours } from '../../ui/Chart.tsx';
import { formatUnit, NO_VALUE } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import { type ChartProps, createMonthFrame, createValueAxis, formatItemTip, formatMonthTip, wanOf } from './chart-parts.ts';
import { ChartSection } from './ChartSection.tsx';
import { listSales } from './chart-tables.ts';

/** Bars of these months, a line of a year before. */
export function SalesChart({ all, exportNumbers }: ChartProps) {
  const { paid, before, address } = all.sales;
  const months = useMemo(() => all.months.map((one) => one.month), [all]);
  const [now, then, unit] = [sayAnalytics('salesThis'), sayAnalytics('salesBefore'), formatUnit('万元')];
  const option = useCallback(
    (colours: ChartColours) => ({
      ...createMonthFrame(colours, months),
      tooltip: formatMonthTip(colours, months, (series, at) => withThousands((series === 0 ? paid : before).points[at]?.text ?? NO_VALUE)),
      yAxis: createValueAxis(colours, unit),
      series: [
        { type: 'bar', name: now, barMaxWidth: 28, data: paid.points.map((one) => wanOf(one.raw)) },
        {
          type: 'line',
          name: then,
          symbol: 'diamond',
          symbolSize: 7,
          lineStyle: { type: 'dashed' },
          data: before.points.map((one) => wanOf(one.raw)),
        },
      ],
    }),
    [months, paid, before, now, then, unit],
  );
  const numbers = listSales(months, all.sales);
  return <ChartSection chart="sales" option={option} numbers={numbers} exportNumbers={exportNumbers} trace={{ month: all.to, address }} />;
}

/** Stacked bars of the platforms. */
export function PlatformChart({ all, exportNumbers }: ChartProps) {
  const unit = formatUnit('万元');
  const months = useMemo(() => all.months.map((one) => one.month), [all]);
  const { platforms } = all;
  const option = useCallback(
    (colours: ChartColours) => ({
      ...createMonthFrame(colours, months),
      grid: { left: 8, right: 12, top: 72, bottom: 4, containLabel: true },
      tooltip: formatMonthTip(colours, months, (series, at) => withThousands(platforms[series]?.points[at]?.text ?? NO_VALUE)),
      yAxis: createValueAxis(colours, unit),
      series: platforms.map((one) => ({
        type: 'bar',
        stack: 'paid',
        name: one.name,
        barMaxWidth: 28,
        data: one.points.map((point) => wanOf(point.raw)),
      })),
    }),
    [months, platforms, unit],
  );
  const numbers = {
    headings: [sayAnalytics('month'), ...platforms.map((one) => one.name)],
    rows: [
      ...months.map((month, at) => [month, ...platforms.map((one) => withThousands(one.points[at]?.text ?? NO_VALUE))]),
      [sayAnalytics('sharePercent'), ...platforms.map((one) => one.share)],
    ],
  };
  const trace = { month: all.to, address: platforms[0]?.address ?? '' };
  return <ChartSection chart="platforms" option={option} numbers={numbers} exportNumbers={exportNumbers} trace={trace} />;
}

/** Goods classes by their sum, largest first. */
export function ClassChart({ all, exportNumbers }: ChartProps) {
  const unit = formatUnit('万元');
  const sorted = useMemo(() => all.classes.toSorted((a, b) => (b.total.raw ?? 0) - (a.total.raw ?? 0)), [all]);
  const option = useCallback(
    (colours: ChartColours) => {
      const upward = sorted.filter((one) => (one.total.raw ?? 0) > 0).toReversed();
      return {
        grid: { left: 8, right: 90, top: 8, bottom: 4, containLabel: true },
        tooltip: formatItemTip((place) => {
          const one = upward[place];
          return one === undefined ? [] : [one.name, `${withThousands(one.total.text)} ${unit}`, `${one.share}%`];
        }),
        xAxis: { ...createValueAxis(colours, ''), axisLabel: { color: colours.soft, hideOverlap: true } },
        yAxis: {
          type: 'category',
          data: upward.map((one) => one.name),
          axisLine: { lineStyle: { color: colours.line } },
          axisTick: { show: false },
          axisLabel: { color: colours.ink, fontSize: 11, interval: 0 },
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 14,
            data: upward.map((one) => wanOf(one.total.raw)),
            label: {
              show: true,
              position: 'right',
              color: colours.soft,
              fontSize: 11,
              formatter: (item: { readonly dataIndex: number }) => `${upward[item.dataIndex]?.share ?? ''}%`,
            },
          },
        ],
      };
    },
    [sorted, unit],
  );
  const numbers = {
    headings: [sayAnalytics('goodsClass'), sayAnalytics('paidWan'), sayAnalytics('sharePercent')],
    rows: sorted.map((one) => [one.name, withThousands(one.total.text), one.share]),
  };
  const trace = { month: all.to, address: all.classes[0]?.address ?? '' };
  return <ChartSection chart="classes" option={option} numbers={numbers} exportNumbers={exportNumbers} trace={trace} height={340} />;
}
