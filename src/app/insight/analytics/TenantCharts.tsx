// Tenants: ranked, how much hangs on the first five, and growth of those that were there a year ago too.
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { CHART_TITLES } from '../../../contract/insight/charts-messages.ts';
import type { ChartColours } from '../../ui/Chart.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { Empty } from '../../ui/Notes.tsx';
import { Section } from '../../ui/Page.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { formatUnit, formatYuan, NO_VALUE, Wan } from '../../ui/values.tsx';
import { withThousands } from '../../../domain/values/quantity.ts';
import { sayAnalytics } from './analytics-messages.ts';
import { type ChartProps, createMonthFrame, createValueAxis, formatMonthTip, wanOf } from './chart-parts.ts';
import { ChartSection } from './ChartSection.tsx';
import { listComparable, formatWan } from './chart-tables.ts';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { createFigureColumn } from '../../ui/table/figure-column.ts';
import type { Column } from '../../ui/table/table-rows.ts';

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
