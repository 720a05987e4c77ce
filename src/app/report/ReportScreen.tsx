// 月报: a month's report, its revisions, comparisons; all months; the archive; figures filed before the program was used.
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Input, Segmented, Select } from 'antd';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { useToday } from '../ui/today.ts';
import type { HistoricalGrid } from '../../contract/report/filing-shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { ArchivePage } from './ArchivePage.tsx';
import { ComparePage } from './ComparePage.tsx';
import { LedgerPage } from './LedgerPage.tsx';
import { MonthPage } from './MonthPage.tsx';
import { MonthsPage } from './MonthsPage.tsx';
import { SelfCheckPage } from './SelfCheckPage.tsx';
import { sayReport } from './report-messages.ts';
import { saySelfCheck } from './self-check-messages.ts';
import { chooseMonthToOpen, readRememberedMonth } from './open-month.ts';
import { sayHistorical } from './historical-messages.ts';
import { HistoricalGridTable } from './HistoricalGridTable.tsx';
import { type Preview, useHistorical } from './use-historical.ts';
import './report.css';

/** Years before the present one that can be chosen. */
const YEARS_BACK = 8;

function PastePreview({
  preview,
  onTake,
  onDrop,
}: {
  readonly preview: Preview;
  readonly onTake: () => Promise<Acted>;
  readonly onDrop: () => void;
}) {
  const language = getLanguage();
  const refused = preview.cells.filter(({ outcome }) => outcome === 'refused');
  const count = (outcome: string): number => preview.cells.filter((cell) => cell.outcome === outcome).length;
  const good = preview.cells.length - refused.length;
  return (
    <ActionDialog
      title={sayHistorical('pasteTitle', { count: preview.cells.length })}
      ok={refused.length === 0 ? sayHistorical('pasteAll') : sayHistorical('pasteGoodOnly', { count: good })}
      focus="ok"
      isReady={good > 0}
      act={onTake}
      onClose={onDrop}
    >
      <p>{sayHistorical('pasteGood', { added: count('added'), changed: count('changed'), same: count('same') })}</p>
      {preview.outside === 0 ? null : <Note tone="warn">{sayHistorical('pasteOutside', { count: preview.outside })}</Note>}
      {refused.length === 0 ? null : (
        <Note tone="danger" title={sayHistorical('pasteRefused', { count: refused.length })}>
          <ul className="close-list paste-refused" tabIndex={0} aria-label={sayHistorical('pasteRefused', { count: refused.length })}>
            {refused.map(({ month, figure, refusal }) => (
              <li key={`${month} ${figure}`}>
                {sayHistorical('cellOf', { figure, month })}
                {sayMark('：')}
                {refusal === null ? '' : formatRefusal(refusal, language)}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </ActionDialog>
  );
}

function GridOfYear({ grid }: { readonly grid: HistoricalGrid }) {
  const tables = [...new Set(grid.rows.map((row) => row.table))];
  const [table, setTable] = useState(tables.find((one) => one === 'ZB-2') ?? tables[0] ?? '');
  const [origin, setOrigin] = useState('');
  const historical = useHistorical(origin);
  return (
    <>
      <div className="history-tools">
        <Segmented aria-label={sayHistorical('table')} options={tables} value={table} onChange={(next) => setTable(next)} />
        <label className="history-origin">
          <span>{sayHistorical('origin')}</span>
          <Input
            value={origin}
            placeholder={sayHistorical('originExample')}
            maxLength={500}
            onChange={(event) => setOrigin(event.target.value)}
          />
        </label>
      </div>
      <HistoricalGridTable
        key={table}
        rows={grid.rows.filter((row) => row.table === table)}
        months={grid.months}
        cells={grid.cells}
        historical={historical}
      />
      {historical.preview === null ? null : (
        <PastePreview preview={historical.preview} onTake={historical.takePreview} onDrop={historical.dropPreview} />
      )}
    </>
  );
}

/** The page of a year. */
function HistoricalPage({ year }: { readonly year: number }) {
  const [, go] = useLocation();
  const present = Number(useToday().slice(0, 4));
  const asked = useApiQuery('filing.historical', { year });
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => present - back);
  return (
    <Page
      layout="fill"
      title={sayHistorical('historicalTitle')}
      lead={sayHistorical('historicalHelp')}
      actions={
        <Select
          aria-label={sayHistorical('year')}
          value={year}
          onChange={(next) => go(`/historical/${next}`)}
          options={[...new Set([...years, year])].map((value) => ({ value, label: String(value) }))}
        />
      }
    >
      <Show asked={asked}>{(grid) => <GridOfYear key={year} grid={grid} />}</Show>
    </Page>
  );
}

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
