// A month's sales: who has reported what, every line, sources that differ, online retail.
import { Button, Segmented } from 'antd';
import { Link, Redirect, useLocation } from 'wouter';
import type { SalesMonth, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { OutdatedNote } from '../ui/OutdatedNote.tsx';
import { Page } from '../ui/Page.tsx';
import { useToday } from '../ui/today.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { CollectBoard } from './CollectBoard.tsx';
import { DifferTab } from './DifferTab.tsx';
import { LinesTab } from './LinesTab.tsx';
import { RetailTab } from './RetailTab.tsx';
import { ImportButton, SalesNav, useImportKey } from '../ui/SalesNav.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { MonthSwitch } from '../ui/MonthSwitch.tsx';
import { saySales } from './sales-messages.ts';
import { listSourcePairs } from './source-differences.ts';
import { PaidAll } from './PaidAll.tsx';

const LOOKS = { frame: 'sales-months', choice: 'sales-month' } as const;

/** Goes from month to month; the tab stays. */
function SalesMonths({ month, tab }: { readonly month: string; readonly tab: string }) {
  const language = getLanguage();
  const { months } = useNames();
  const [, go] = useLocation();
  const known = [...new Set([...months, month])].toSorted().toReversed();
  const options = known.map((one) => ({ value: one, label: formatMonth(one, language) }));
  return <MonthSwitch month={month} months={options} onMonth={(next) => go(`/${next}/${tab}`)} looks={LOOKS} />;
}

/** How many tenants are in a state. */
function countState(tenants: readonly SalesTenant[], state: SalesTenant['state']): number {
  return tenants.filter((one) => one.state === state).length;
}

/** How far the collection is: numbers that add up to those due, and the money that counts. */
function MonthStrip({ sales }: { readonly sales: SalesMonth }) {
  const { tenants } = sales;
  const extra = countState(tenants, 'extra');
  const counts = [
    { label: saySales('due'), value: tenants.length - extra, tone: '' },
    { label: saySales('reported'), value: countState(tenants, 'reported'), tone: '' },
    { label: saySales('zero'), value: countState(tenants, 'zero'), tone: '' },
    {
      label: saySales('missing'),
      value: countState(tenants, 'missing'),
      tone: countState(tenants, 'missing') > 0 ? 'sales-count-danger' : '',
    },
    { label: saySales('extra'), value: extra, tone: '' },
  ];
  return (
    <dl className="sales-strip">
      {counts.map(({ label, value, tone }) => (
        <div className={`sales-count ${tone}`} key={label}>
          <dt>{label}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
      <div className="sales-count sales-count-wide">
        <PaidAll label={saySales('paidAll')} rows={tenants} />
      </div>
    </dl>
  );
}

const TABS = ['collect', 'lines', 'differ', 'retail'] as const;
type TabName = (typeof TABS)[number];

const RETAIL_HEIGHT = 480;

interface TabProps {
  readonly tab: TabName;
  readonly sales: SalesMonth;
  /** The tenant whose drawer is open. */
  readonly tenant: number | null;
}

function TabBody({ tab, sales, tenant }: TabProps) {
  switch (tab) {
    case 'collect':
      return <CollectBoard month={sales.month} tenant={tenant} />;
    case 'lines':
      return <LinesTab key={sales.month} sales={sales} />;
    case 'differ':
      return <DifferTab sales={sales} tenant={tenant} />;
    case 'retail':
      return <RetailTab sales={sales} height={RETAIL_HEIGHT} />;
  }
}

/** Nobody has to report and nothing came, or the month has not begun: what to do first. */
function EmptyMonth({ month }: { readonly month: string }) {
  const language = getLanguage();
  const today = useToday();
  const [, go] = useLocation();
  const words = formatMonth(month, language);
  const current = monthOf(today);
  if (month > current) {
    const back = <Button onClick={() => go(`/${addMonths(current, -1)}`)}>{saySales('toLastMonth')}</Button>;
    return <Empty title={saySales('notBegun', { month: words })} help={saySales('notBegunHelp')} action={back} />;
  }
  return (
    <Empty
      title={saySales('emptyMonth', { month: words })}
      help={saySales('emptyMonthHelp')}
      action={
        <div className="first-steps">
          <ImportButton />
          <Button onClick={() => go('~/tenants')}>{saySales('toTenants')}</Button>
        </div>
      }
    />
  );
}

function Month({ sales, tab, tenant }: TabProps) {
  const language = getLanguage();
  const [, go] = useLocation();
  const large = listSourcePairs(sales.lines).filter(({ isLarge }) => isLarge).length;
  const month = formatMonth(sales.month, language);
  const isAhead = sales.month > monthOf(useToday());
  if (sales.tenants.length === 0 || (isAhead && sales.lines.length === 0)) return <EmptyMonth month={sales.month} />;
  return (
    <>
      {tab === 'collect' ? null : <MonthStrip sales={sales} />}
      {sales.isClosed ? (
        <Note tone="plain" actions={<Link href={`~/report/${sales.month}`}>{saySales('toReport')}</Link>}>
          {saySales('closedMonth', { month })}
        </Note>
      ) : (
        <OutdatedNote month={sales.month} />
      )}
      <Segmented
        className="sales-tabs"
        aria-label={saySales('title')}
        value={tab}
        onChange={(next) => go(`/${sales.month}/${next}`)}
        options={TABS.map((one) => ({
          value: one,
          label: one === 'differ' && large > 0 ? `${saySales('tab_differ')} ${large}` : saySales(`tab_${one}`),
        }))}
      />
      <div className="sales-tab">
        <TabBody tab={tab} sales={sales} tenant={tenant} />
      </div>
    </>
  );
}

interface MonthPageProps {
  readonly month: string;
  readonly tab: string | null;
  readonly tenant: number | null;
}

export function MonthPage({ month, tab, tenant }: MonthPageProps) {
  const language = getLanguage();
  const isMonth = parseMonth(month) !== null;
  const asked = useApiQuery('sales.month', { month }, { isWaiting: !isMonth });
  const shown = TABS.find((one) => one === tab) ?? 'collect';
  // The board asks for the same: asked here too, it does not wait for the month's lines.
  useApiQuery('collection.month', { month }, { isWaiting: !isMonth || shown !== 'collect' });
  useImportKey();
  if (!isMonth) return <Redirect to="/" replace />;
  return (
    <Page
      title={saySales('titleMonth', { month: formatMonth(month, language) })}
      layout="fill"
      lead={<SalesMonths month={month} tab={shown} />}
      actions={
        <>
          <SalesNav hasButton />
          <ImportButton />
        </>
      }
    >
      <Show asked={asked}>{(sales) => <Month sales={sales} tab={shown} tenant={tenant} />}</Show>
    </Page>
  );
}
