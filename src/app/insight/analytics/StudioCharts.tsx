// Studios and space: use by hour of the week, income per hour, occupancy.
import { useCallback, useMemo } from 'react';
import { WEEKDAY_WORDS } from '../../../contract/insight/charts-messages.ts';
import type { ChartColours } from '../../ui/Chart.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { NO_VALUE, formatHours, formatYuan } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import { formatItemTip, createMonthFrame, formatMonthTip, createValueAxis, type ChartProps } from './chart-parts.ts';
import { ChartSection } from './Charts.tsx';
import { type Cell, HOURS, listCells, listHours, listIncome, listOccupancy } from './chart-tables.ts';

function heatOption(colours: ChartColours, cells: readonly Cell[], days: readonly string[], tip: (cell: Cell) => string) {
  const shown = cells.filter((cell) => cell.use !== NO_VALUE);
  const axis = { axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false } };
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 44, containLabel: true },
    tooltip: formatItemTip((place) => {
      const cell = shown[place];
      return cell === undefined ? [] : [tip(cell)];
    }),
    xAxis: {
      type: 'category',
      data: Array.from({ length: HOURS }, (_, hour) => String(hour).padStart(2, '0')),
      axisLabel: { color: colours.soft },
      ...axis,
    },
    yAxis: { type: 'category', data: days, inverse: true, axisLabel: { color: colours.ink }, ...axis },
    visualMap: {
      min: 0,
      max: 100,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 140,
      itemWidth: 12,
      text: ['100%', '0%'],
      textStyle: { color: colours.soft },
      // Half full is the plain accent: studios are seldom fuller, and paler hours could not be told apart.
      inRange: { color: [colours.line, colours.accent, colours.ink] },
    },
    series: [
      {
        type: 'heatmap',
        data: shown.map((cell) => [cell.hour, cell.weekday, Math.min(100, Number(cell.use))]),
        itemStyle: { borderColor: 'transparent', borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } },
      },
    ],
  };
}

/** Use by hour of the week. */
export function HoursChart({ all, exportNumbers }: ChartProps) {
  const days = WEEKDAY_WORDS[getLanguage()];
  const cells = useMemo(() => listCells(all), [all]);
  const words = sayAnalytics('hoursCell', { weekday: '{weekday}', hour: '{hour}', use: '{use}', taken: '{taken}', open: '{open}' });
  const option = useCallback(
    (colours: ChartColours) =>
      heatOption(colours, cells, days, (cell) =>
        words
          .replace('{weekday}', days[cell.weekday] ?? '')
          .replace('{hour}', String(cell.hour).padStart(2, '0'))
          .replace('{use}', cell.use)
          .replace('{taken}', formatHours(cell.taken))
          .replace('{open}', formatHours(cell.open)),
      ),
    [cells, days, words],
  );
  const numbers = listHours(cells, days);
  return (
    <ChartSection
      chart="hours"
      option={option}
      numbers={numbers}
      exportNumbers={exportNumbers}
      note={sayAnalytics('hoursNote')}
      height={280}
    />
  );
}

/** Income per hour of studio, booked and open. */
export function IncomeChart({ all, exportNumbers }: ChartProps) {
  const { use } = all;
  const months = useMemo(() => use.map((one) => one.month), [use]);
  const [booked, open] = [sayAnalytics('perBooked'), sayAnalytics('perOpen')];
  const option = useCallback(
    (colours: ChartColours) => {
      const line = (name: string, raws: readonly (number | null)[], symbol: string) => ({
        type: 'line',
        name,
        symbol,
        symbolSize: 7,
        data: raws.map((raw) => (raw === null ? null : raw / 100)),
      });
      const perBooked = use.map((one) => one.perBookedHour);
      const perOpen = use.map((one) => one.perOpenHour);
      return {
        ...createMonthFrame(colours, months, 36),
        tooltip: formatMonthTip(colours, months, (series, at) => formatYuan((series === 0 ? perBooked : perOpen)[at] ?? null)),
        yAxis: createValueAxis(colours, ''),
        series: [line(booked, perBooked, 'circle'), line(open, perOpen, 'rect')],
      };
    },
    [use, months, booked, open],
  );
  const numbers = listIncome(use);
  return <ChartSection chart="income" option={option} numbers={numbers} exportNumbers={exportNumbers} note={sayAnalytics('incomeNote')} />;
}

/** How full the base is: share of the lettable area, and tenants. */
export function OccupancyChart({ all, exportNumbers }: ChartProps) {
  const { occupancy, occupancyAddress } = all;
  const months = useMemo(() => occupancy.map((one) => one.month), [occupancy]);
  const [rate, tenants] = [sayAnalytics('rate'), sayAnalytics('tenants')];
  const option = useCallback(
    (colours: ChartColours) => ({
      ...createMonthFrame(colours, months),
      tooltip: formatMonthTip(
        colours,
        months,
        (series, at) => (series === 0 ? occupancy[at]?.tenants.text : occupancy[at]?.rate.text) ?? NO_VALUE,
      ),
      yAxis: [
        { ...createValueAxis(colours, '%'), min: 0, max: 100 },
        { ...createValueAxis(colours, ''), splitLine: { show: false }, minInterval: 1 },
      ],
      series: [
        {
          type: 'bar',
          name: tenants,
          yAxisIndex: 1,
          barMaxWidth: 22,
          color: colours.series[7],
          data: occupancy.map((one) => one.tenants.raw),
        },
        {
          type: 'line',
          name: rate,
          symbol: 'circle',
          symbolSize: 7,
          color: colours.series[0],
          data: occupancy.map((one) => (one.rate.text === NO_VALUE ? null : Number(one.rate.text))),
        },
      ],
    }),
    [occupancy, months, rate, tenants],
  );
  const numbers = listOccupancy(occupancy);
  return (
    <ChartSection
      chart="occupancy"
      option={option}
      numbers={numbers}
      exportNumbers={exportNumbers}
      trace={{ month: all.to, address: occupancyAddress }}
    />
  );
}
