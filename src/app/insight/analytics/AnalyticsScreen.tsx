// Analytics: how are we doing?
import { Link } from 'wouter';
import type { Analytics, ChartName } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { usePeriod, type Span } from '../../ui/period.ts';
import { sayAnalytics } from './analytics-messages.ts';
import { ClassChart, PlatformChart, SalesChart, ComparableChart, Ranking } from './Charts.tsx';
import { HoursChart, IncomeChart, OccupancyChart } from './StudioCharts.tsx';
import { Targets } from './Targets.tsx';
import { getLanguage, putInBrackets, sayMark } from '../../ui/i18n.ts';
import { useDownload } from '../../ui/save-file.ts';
import type { ReactNode } from 'react';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { printPercent } from '../../../domain/report/specs.ts';
import { formatUnit, NO_VALUE, Wan } from '../../ui/values.tsx';
import { computeGrowth, formatPercent } from './chart-tables.ts';
import './analytics.css';

// The span in six figures.

/** The figures that sum up the months. */
function Headline({ all }: { readonly all: Analytics }) {
  const growth = computeGrowth(all);
  const occupied = sumSafe(all.use.map((one) => one.occupied));
  const open = sumSafe(all.use.map((one) => one.open));
  const figures: readonly (readonly [string, ReactNode])[] = [
    [
      `${sayAnalytics('total')}${putInBrackets(formatUnit('万元'))}`,
      <Link key="total" href={`~/report/${all.to}/figure/${all.sales.address}`}>
        <Wan fen={all.sales.total.raw} />
      </Link>,
    ],
    [
      sayAnalytics('growth'),
      growth === NO_VALUE ? <span className="analytics-small">{sayAnalytics('growthNone')}</span> : formatPercent(growth),
    ],
    [sayAnalytics('concentration', { top: all.concentration.top }), formatPercent(all.concentration.share)],
    [sayAnalytics('comparable'), formatPercent(all.comparable.total.growth)],
    [sayAnalytics('use'), formatPercent(printPercent(occupied, open))],
    [sayAnalytics('occupancy'), formatPercent(all.occupancy.at(-1)?.rate.text ?? null)],
  ];
  return (
    <Section title={sayAnalytics('headline')}>
      <dl className="analytics-headline">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Saves the numbers of a chart over the span. */
function useNumbers(span: Span): (chart: ChartName) => Promise<void> {
  const language = getLanguage();
  const { download } = useDownload('insight.numbers');
  return (chart) => download({ chart, ...span, language });
}

function Lead({ all }: { readonly all: Analytics }) {
  const count = (state: 'open' | 'closed' | 'before'): number => all.months.filter((one) => one.state === state).length;
  const before = count('before');
  return (
    <p className="soft">
      {sayAnalytics('lead', { from: all.from, to: all.to, closed: count('closed'), open: count('open') })}
      {before === 0 ? null : `${sayMark('；')}${sayAnalytics('before', { count: before })}`}
    </p>
  );
}

function Charts({ all }: { readonly all: Analytics }) {
  const exportNumbers = useNumbers({ from: all.from, to: all.to });
  const given = { all, exportNumbers };
  const isEmpty = all.sales.total.raw === null && all.use.length === 0;
  return (
    <>
      <Lead all={all} />
      {isEmpty ? (
        <Section>
          <Empty
            title={sayAnalytics('empty')}
            help={sayAnalytics('emptyHelp')}
            action={<Link href="~/sales/import">{sayAnalytics('toImport')}</Link>}
          />
        </Section>
      ) : (
        <>
          <Headline all={all} />
          <div className="analytics-grid">
            <SalesChart {...given} />
            <PlatformChart {...given} />
            <ComparableChart {...given} />
            <ClassChart {...given} />
            <HoursChart {...given} />
            <IncomeChart {...given} />
            <OccupancyChart {...given} />
            <Targets {...given} />
          </div>
          <Ranking all={all} />
        </>
      )}
    </>
  );
}

export function AnalyticsScreen() {
  const { period, choose } = usePeriod('analytics');
  const asked = useApiQuery('insight.analytics', period.span, { keep: true });
  return (
    <Page title={sayAnalytics('title')} actions={<PeriodPicker period={period} choose={choose} />}>
      <Show asked={asked}>{(all) => <Charts all={all} />}</Show>
    </Page>
  );
}
