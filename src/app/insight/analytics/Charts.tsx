// Sales over the months: against last year, by platform, by goods class.
// Tenants: ranked, how much hangs on the first five, and growth of those that were there a year ago too.
// A chart under its heading, with what it means and where its figures come from.
import { withThousands } from '../../../domain/values/quantity.ts';
import { useCallback, useMemo, type ReactNode } from 'react';
import { type ChartColours, Chart, type ChartNumbers } from '../../ui/Chart.tsx';
import { formatUnit, NO_VALUE, formatYuan, Wan } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import { type ChartProps, createMonthFrame, createValueAxis, formatItemTip, formatMonthTip, wanOf } from './chart-parts.ts';
import { listSales, listComparable, formatWan } from './chart-tables.ts';
import { useLocation, Link } from 'wouter';
import { CHART_TITLES } from '../../../contract/insight/charts-messages.ts';
import { getLanguage } from '../../ui/i18n.ts';
import { Empty } from '../../ui/Notes.tsx';
import { Section } from '../../ui/Page.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Analytics, ChartName } from '../../../contract/insight/insight-shapes.ts';
import { createFigureColumn, type Column } from '../../ui/table/table-rows.ts';

type ChartOption = Parameters<typeof Chart>[0]['option'];

interface ChartSectionProps {
  readonly chart: ChartName;
  readonly option: ChartOption;
  readonly numbers: ChartNumbers;
  readonly exportNumbers: (chart: ChartName) => Promise<void>;
  /** The month and address that the newest figure comes from. */
  readonly trace?: { readonly month: string; readonly address: string };
  readonly note?: ReactNode;
  readonly height?: number;
}

const HEIGHT = 260;

export function ChartSection({ chart, option, numbers, exportNumbers, trace, note, height = HEIGHT }: ChartSectionProps) {
  const title = CHART_TITLES[getLanguage()][chart];
  const actions =
    trace === undefined || trace.address === '' ? null : (
      <Link className="analytics-trace" href={`~/report/${trace.month}/figure/${trace.address}`}>
        {sayAnalytics('trace')} {trace.address}
      </Link>
    );
  return (
    <Section title={title} actions={actions}>
      {note === undefined ? null : <p className="soft analytics-note">{note}</p>}
      <Chart label={title} height={height} option={option} numbers={numbers} exportNumbers={async () => exportNumbers(chart)} />
    </Section>
  );
}

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

type Tenant = Analytics['tenants'][number];

function wanColumn(key: string, title: string, width: number, of: (row: Tenant) => number | null): Column<Tenant> {
  return {
    ...createFigureColumn({ key, title, width }, of, formatWan),
    value: (row) => wanOf(of(row)),
    render: (row) => <Wan fen={of(row)} />,
  };
}

/** Builds the columns of the list; `ranks` by the tenant's id. */
export function buildRankColumns(ranks: ReadonlyMap<number, number>): readonly Column<Tenant>[] {
  return [
    createFigureColumn({ key: 'rank', title: sayAnalytics('rank'), width: 64 }, (row) => ranks.get(row.tenantId) ?? 0, String),
    { key: 'name', title: sayAnalytics('tenant'), width: 220, text: (row) => row.name },
    wanColumn('paid', sayAnalytics('paidWan'), 130, (row) => row.paid.raw),
    { key: 'share', title: sayAnalytics('sharePercent'), width: 90, align: 'right', text: (row) => row.share, sort: (row) => row.paid.raw },
    wanColumn('before', sayAnalytics('beforePaid'), 150, (row) => row.before.raw),
    {
      key: 'growth',
      title: sayAnalytics('growthPercent'),
      width: 100,
      align: 'right',
      text: (row) => row.growth,
      sort: (row) => (row.growth === NO_VALUE ? null : Number(row.growth)),
    },
    { key: 'uscc', title: sayAnalytics('uscc'), width: 190, text: (row) => row.uscc },
  ];
}

const RANKING_HEIGHT = 380;

/** The list of tenants by paid. */
export function Ranking({ all }: Pick<ChartProps, 'all'>) {
  const [, go] = useLocation();
  const ranks = useMemo(() => new Map(all.tenants.map((one, at) => [one.tenantId, at + 1])), [all]);
  const columns = buildRankColumns(ranks);
  const { concentration } = all;
  return (
    <Section title={CHART_TITLES[getLanguage()].tenants}>
      {all.tenants.length === 0 ? (
        <Empty title={sayAnalytics('rankingEmpty')} />
      ) : (
        <>
          <p className="soft analytics-note">
            {sayAnalytics('concentrationNote', {
              top: concentration.top,
              paid: withThousands(concentration.paid.text),
              share: concentration.share,
            })}
          </p>
          <DataTable
            name="analytics-tenants"
            label={sayAnalytics('ranking')}
            rows={all.tenants}
            rowKey={(row) => row.tenantId}
            columns={columns}
            height={RANKING_HEIGHT}
            onOpen={(row) => go(`~/tenants/${row.tenantId}`)}
          />
        </>
      )}
    </Section>
  );
}

/** The tenants of both years, month by month. */
export function ComparableChart({ all, exportNumbers }: ChartProps) {
  const unit = formatUnit('万元');
  const [now, then] = [sayAnalytics('salesThis'), sayAnalytics('salesBefore')];
  const { months, total } = all.comparable;
  const names = useMemo(() => all.months.map((one) => one.month), [all]);
  const option = useCallback(
    (colours: ChartColours) => ({
      ...createMonthFrame(colours, names),
      tooltip: formatMonthTip(colours, names, (series, at) => {
        const one = months[at];
        return `${formatYuan((series === 0 ? one?.before : one?.paid) ?? null)} · ${one?.growth ?? NO_VALUE}%`;
      }),
      yAxis: createValueAxis(colours, unit),
      series: [
        { type: 'bar', name: then, barMaxWidth: 16, color: colours.series[7], data: months.map((one) => wanOf(one.before)) },
        { type: 'bar', name: now, barMaxWidth: 16, color: colours.series[0], data: months.map((one) => wanOf(one.paid)) },
      ],
    }),
    [names, months, unit, now, then],
  );
  const numbers = listComparable(months);
  const note =
    total.tenants === 0 ? sayAnalytics('comparableNone') : sayAnalytics('comparableNote', { tenants: total.tenants, growth: total.growth });
  return <ChartSection chart="comparable" option={option} numbers={numbers} exportNumbers={exportNumbers} note={note} />;
}
