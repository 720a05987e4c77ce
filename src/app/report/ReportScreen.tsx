// 月报: a month's report, its revisions, comparisons; all months; the archive; figures filed before the program was used.
import { useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { Show } from '../kit/Notes.tsx';
import { useProvenance } from '../kit/provenance/ProvenanceDrawer.tsx';
import { useToday } from '../kit/today.ts';
import { ArchivePage } from './ArchivePage.tsx';
import { ComparePage } from './ComparePage.tsx';
import { LedgerPage } from './LedgerPage.tsx';
import { HistoricalPage } from './HistoricalPage.tsx';
import { MonthPage } from './MonthPage.tsx';
import { MonthsPage } from './MonthsPage.tsx';

/** The month that is worked on: the oldest one begun and not handed in, among the last three that are over; else the last one. */
function DueMonth() {
  const api = useApi();
  const last = addMonths(monthOf(useToday()), -1);
  const asked = useAsk(api.filing.overview.queryOptions({ input: { year: null } }));
  return (
    <Show asked={asked}>
      {({ months }) => {
        const due = months.filter(
          ({ month, state }) => month <= last && month >= addMonths(last, -2) && ['filling', 'closed', 'returned'].includes(state),
        );
        return <Redirect to={`/${due.at(-1)?.month ?? last}`} replace />;
      }}
    </Show>
  );
}

/** A month with one of its figures asked at once: where other screens send people. */
function MonthWithFigure({ month, figure }: { readonly month: string; readonly figure: string }) {
  const provenance = useProvenance();
  useEffect(() => provenance.open(month, figure), [provenance, month, figure]);
  return <MonthPage month={month} revision={null} />;
}

function revisionOf(text: string | undefined): number | null {
  const revision = Number(text);
  return Number.isInteger(revision) && revision > 0 ? revision : null;
}

/** The screen. */
export function ReportScreen() {
  return (
    <Switch>
      <Route path="/">
        <DueMonth />
      </Route>
      <Route path="/months">
        <MonthsPage />
      </Route>
      <Route path="/archive/:month?">{({ month }) => <ArchivePage month={month ?? null} />}</Route>
      <Route path="/ledger/:until?">{({ until }) => <LedgerPage until={until ?? null} />}</Route>
      <Route path="/historical/:year">{({ year }) => <HistoricalPage year={Number(year)} />}</Route>
      <Route path="/:month/figure/:figure">{({ month, figure }) => <MonthWithFigure month={month} figure={figure} />}</Route>
      <Route path="/:month/revision/:revision">
        {({ month, revision }) => <MonthPage month={month} revision={revisionOf(revision)} />}
      </Route>
      <Route path="/:month/compare/:from/:to">
        {({ month, from, to }) => <ComparePage month={month} from={revisionOf(from) ?? 1} to={revisionOf(to)} />}
      </Route>
      <Route path="/:month">{({ month }) => <MonthPage month={month} revision={null} />}</Route>
    </Switch>
  );
}
