// Tenants: ranked, how much hangs on the first five, and growth of those that were there a year ago too.
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { CHART_TITLES } from '../../../contract/insight/charts-messages.ts';
import type { ChartColours } from '../../ui/Chart.tsx';
import { useLanguage, useMessages } from '../../ui/i18n.ts';
import { Empty } from '../../ui/Notes.tsx';
import { Section } from '../../ui/Page.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { NO_VALUE, formatYuan } from '../../ui/values.tsx';
import { withThousands } from '../../../domain/values/quantity.ts';
import { analyticsWords } from './analytics-messages.ts';
import { type ChartProps, createMonthFrame, createValueAxis, formatMonthTip, wanOf } from './chart-parts.ts';
import { ChartSection } from './ChartSection.tsx';
import { listComparable } from './chart-tables.ts';
import { buildRankColumns } from './rank-columns.tsx';

const RANKING_HEIGHT = 380;

/** The list of tenants by paid. */
export function Ranking({ all }: Pick<ChartProps, 'all'>) {
  const say = useMessages(analyticsWords);
  const [, go] = useLocation();
  const ranks = useMemo(() => new Map(all.tenants.map((one, at) => [one.tenantId, at + 1])), [all]);
  const columns = buildRankColumns(say, ranks);
  const { concentration } = all;
  return (
    <Section title={CHART_TITLES[useLanguage()].tenants}>
      {all.tenants.length === 0 ? (
        <Empty title={say('rankingEmpty')} />
      ) : (
        <>
          <p className="soft analytics-note">
            {say('concentrationNote', { top: concentration.top, paid: withThousands(concentration.paid.text), share: concentration.share })}
          </p>
          <DataTable
            name="analytics-tenants"
            label={say('ranking')}
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
  const say = useMessages(analyticsWords);
  const unit = say('wan');
  const [now, then] = [say('salesThis'), say('salesBefore')];
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
  const numbers = listComparable(say, months);
  const note = total.tenants === 0 ? say('comparableNone') : say('comparableNote', { tenants: total.tenants, growth: total.growth });
  return <ChartSection chart="comparable" option={option} numbers={numbers} exportNumbers={exportNumbers} note={note} />;
}
