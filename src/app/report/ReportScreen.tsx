// 月报: a month's report, its revisions, comparisons; all months; the archive; figures filed before the program was used.
import { useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { useToday } from '../ui/today.ts';
import { ArchivePage } from './ArchivePage.tsx';
import { ComparePage } from './ComparePage.tsx';
import { LedgerPage } from './LedgerPage.tsx';
import { HistoricalPage } from './HistoricalPage.tsx';
import { MonthPage } from './MonthPage.tsx';
import { MonthsPage } from './MonthsPage.tsx';
import { SelfCheckPage } from './SelfCheckPage.tsx';
import { sayReport } from './report-messages.ts';
import { saySelfCheck } from './self-check-messages.ts';
import { chooseMonthToOpen, readRememberedMonth } from './open-month.ts';

const REMEMBERED = 'report-month';

/** The month that was looked at last, else the one that the home page speaks of. */
function OpenMonth() {
  const today = useToday();
  return <Redirect to={`/${chooseMonthToOpen(readPreference(REMEMBERED), today)}`} replace />;
}

/** A month as it stands; the menu comes back to it. */
function CurrentMonth({ month }: { readonly month: string }) {
  const today = useToday();
  useEffect(() => writePreference(REMEMBERED, readRememberedMonth(today, month)), [today, month]);
  return <MonthPage month={month} revision={null} />;
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

export function ReportScreen() {
  const may = usePermissions();
  return (
    <Switch>
      <Route path="/">
        <OpenMonth />
      </Route>
      <Route path="/months">
        <MonthsPage />
      </Route>
      <Route path="/archive/:month?">
        {({ month }) => (may.call('filing.archive') ? <ArchivePage month={month ?? null} /> : <NotForYou title={sayReport('archive')} />)}
      </Route>
      <Route path="/ledger/:until?">{({ until }) => <LedgerPage until={until ?? null} />}</Route>
      <Route path="/historical/:year">
        {({ year }) =>
          may.call('filing.enterHistorical') ? <HistoricalPage year={Number(year)} /> : <NotForYou title={sayReport('historical')} />
        }
      </Route>
      <Route path="/:month/figure/:figure">{({ month, figure }) => <MonthWithFigure month={month} figure={figure} />}</Route>
      <Route path="/:month/revision/:revision">
        {({ month, revision }) => <MonthPage month={month} revision={revisionOf(revision)} />}
      </Route>
      <Route path="/:month/compare/:from/:to">
        {({ month, from, to }) => <ComparePage month={month} from={revisionOf(from) ?? 1} to={revisionOf(to)} />}
      </Route>
      <Route path="/:month/self-check">
        {({ month }) => (may.call('filing.selfCheck') ? <SelfCheckPage month={month} /> : <NotForYou title={saySelfCheck('command')} />)}
      </Route>
      <Route path="/:month">{({ month }) => <CurrentMonth month={month} />}</Route>
    </Switch>
  );
}
