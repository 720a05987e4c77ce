// A month's sales: who has reported what, every line, sources that differ, online retail.
import { Button, Segmented } from 'antd';
import { Link, Redirect, useLocation } from 'wouter';
import type { SalesMonth } from '../../contract/sales-shapes.ts';
import { parseMonth } from '../../domain/calendar.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty, Note, Show } from '../kit/Notes.tsx';
import { Page } from '../kit/Page.tsx';
import { sayMonth } from '../kit/values.tsx';
import { CollectTab } from './CollectTab.tsx';
import { DifferTab } from './DifferTab.tsx';
import { LinesTab } from './LinesTab.tsx';
import { MonthStrip, MonthSwitch } from './MonthBar.tsx';
import { RetailTab } from './RetailTab.tsx';
import { SubNav } from './SubNav.tsx';
import { salesWords } from './sales-words.ts';
import { sourcePairs } from './source-differences.ts';

const TABS = ['collect', 'lines', 'differ', 'retail'] as const;
type TabName = (typeof TABS)[number];

const RETAIL_HEIGHT = 480;

function TabBody({ tab, sales }: { readonly tab: TabName; readonly sales: SalesMonth }) {
  switch (tab) {
    case 'collect':
      return <CollectTab sales={sales} />;
    case 'lines':
      return <LinesTab key={sales.month} sales={sales} />;
    case 'differ':
      return <DifferTab sales={sales} />;
    case 'retail':
      return <RetailTab sales={sales} height={RETAIL_HEIGHT} />;
  }
}

function Month({ sales, tab }: { readonly sales: SalesMonth; readonly tab: TabName }) {
  const say = useWords(salesWords);
  const language = useLanguage();
  const [, go] = useLocation();
  const large = sourcePairs(sales.lines).filter(({ isLarge }) => isLarge).length;
  const month = sayMonth(sales.month, language);
  if (sales.tenants.length === 0) {
    return (
      <Empty
        title={say('emptyMonth', { month })}
        help={say('emptyMonthHelp')}
        action={
          <Button type="primary" onClick={() => go('/import')}>
            {say('doImport')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <MonthStrip sales={sales} />
      {sales.isClosed ? (
        <Note tone="plain" actions={<Link href={`~/report/${sales.month}`}>{say('toReport')}</Link>}>
          {say('closedMonth', { month })}
        </Note>
      ) : null}
      <Segmented
        className="sales-tabs"
        aria-label={say('title')}
        value={tab}
        onChange={(next) => go(`/${sales.month}/${next}`)}
        options={TABS.map((one) => ({
          value: one,
          label: one === 'differ' && large > 0 ? `${say('tab_differ')} ${large}` : say(`tab_${one}`),
        }))}
      />
      <div className="sales-tab">
        <TabBody tab={tab} sales={sales} />
      </div>
    </>
  );
}

/** A month. */
export function MonthPage({ month, tab }: { readonly month: string; readonly tab: string | null }) {
  const say = useWords(salesWords);
  const language = useLanguage();
  const api = useApi();
  const [, go] = useLocation();
  const isMonth = parseMonth(month) !== null;
  const asked = useAsk(api.sales.month.queryOptions({ input: { month } }), { isWaiting: !isMonth });
  const shown = TABS.find((one) => one === tab) ?? 'collect';
  useKeys([{ keys: 'I', words: say('keyImport'), run: () => go('/import') }]);
  if (!isMonth) return <Redirect to="/" replace />;
  return (
    <Page
      title={say('titleMonth', { month: sayMonth(month, language) })}
      layout="fill"
      lead={<MonthSwitch month={month} tab={shown} />}
      actions={
        <>
          <SubNav hasButton />
          <Button type="primary" onClick={() => go('/import')} title="I">
            {say('doImport')}
          </Button>
        </>
      }
    >
      <Show asked={asked}>{(sales) => <Month sales={sales} tab={shown} />}</Show>
    </Page>
  );
}
