// Analytics: how are we doing?
import { Link } from 'wouter';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { usePeriod } from '../../ui/period.ts';
import { sayAnalytics } from './analytics-messages.ts';
import { Headline } from './Headline.tsx';
import { ClassChart, PlatformChart, SalesChart } from './SalesCharts.tsx';
import { HoursChart, IncomeChart, OccupancyChart } from './StudioCharts.tsx';
import { Targets } from './Targets.tsx';
import { ComparableChart, Ranking } from './TenantCharts.tsx';
import { useNumbers } from './use-numbers.ts';
import './analytics.css';

function Lead({ all }: { readonly all: Analytics }) {
  const count = (state: 'open' | 'closed' | 'before'): number => all.months.filter((one) => one.state === state).length;
  const before = count('before');
  return (
    <p className="soft">
      {sayAnalytics('lead', { from: all.from, to: all.to, closed: count('closed'), open: count('open') })}
      {before === 0 ? null : `；${sayAnalytics('before', { count: before })}`}
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
