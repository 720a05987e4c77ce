// One studio: what it is and everything that is its, in tabs.
import { Button, Dropdown, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { sayChoice } from '../../contract/records/words-fields.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { CalendarFileButton } from '../kit/CalendarFileButton.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { useAskToLeave } from '../kit/leave-guard.tsx';
import { Empty, Note, Show } from '../kit/Notes.tsx';
import { Page, Section } from '../kit/Page.tsx';
import { HistoryList } from '../kit/records/HistoryDrawer.tsx';
import { useRecordDesk } from '../kit/records/RecordDesk.tsx';
import { useToday } from '../kit/today.ts';
import { BlackoutsTab } from './BlackoutsTab.tsx';
import { FactsTab } from './FactsTab.tsx';
import { LeasesTab } from './LeasesTab.tsx';
import { OpenTab } from './OpenTab.tsx';
import { PricesTab } from './PricesTab.tsx';
import { RetireStudioDialog } from './RetireStudioDialog.tsx';
import { StudioState } from './studio-columns.tsx';
import { presentValues, studioText } from './studio-values.ts';
import { studioWords } from './studio-words.ts';
import { UseTab } from './UseTab.tsx';

const TABS = ['facts', 'open', 'blackouts', 'prices', 'use', 'leases', 'history'] as const;
type Tab = (typeof TABS)[number];

function tabOf(text: string | null): Tab {
  return TABS.find((tab) => tab === text) ?? 'facts';
}

/** How many a tab has, where that is worth knowing before it is opened. */
function countOf(detail: StudioDetail, tab: Tab): number {
  if (tab === 'blackouts') return detail.blackouts.filter((one) => !one.isOver).length;
  return tab === 'leases' ? detail.leases.filter((one) => one.isInForce).length : 0;
}

function HistoryTab({ id }: { readonly id: number }) {
  const say = useWords(studioWords);
  return (
    <Section title={say('history')}>
      <HistoryList kind="studio" id={id} />
    </Section>
  );
}

function TabContent({ tab, detail }: { readonly tab: Tab; readonly detail: StudioDetail }): ReactNode {
  switch (tab) {
    case 'facts':
      return <FactsTab detail={detail} />;
    case 'open':
      return <OpenTab detail={detail} />;
    case 'blackouts':
      return <BlackoutsTab detail={detail} />;
    case 'prices':
      return <PricesTab detail={detail} />;
    case 'use':
      return <UseTab detail={detail} />;
    case 'leases':
      return <LeasesTab detail={detail} />;
    case 'history':
      return <HistoryTab id={detail.studio.id} />;
  }
}

function Lead({ detail }: { readonly detail: StudioDetail }) {
  const say = useWords(studioWords);
  const language = useLanguage();
  const { name, floor } = detail.studio.values;
  const kind = presentValues(detail)['kind'];
  return (
    <div className="line-3">
      <StudioState state={detail.state} say={say} />
      {[name, floor, typeof kind === 'string' ? sayChoice(kind, language) : null]
        .filter((one) => one !== null && one !== undefined)
        .map((one) => (
          <span key={String(one)}>{String(one)}</span>
        ))}
    </div>
  );
}

function Commands({ detail, onRetire }: { readonly detail: StudioDetail; readonly onRetire: () => void }) {
  const say = useWords(studioWords);
  const desk = useRecordDesk();
  const { id } = detail.studio;
  const code = studioText(detail, 'code');
  const items = [
    { key: 'retire', label: say('retireStudio'), disabled: detail.studio.values['closed_on'] !== null, onClick: onRetire },
    { key: 'wrong', label: say('retireWrong'), danger: true, onClick: () => desk.retire('studio', id, code) },
  ];
  return (
    <>
      <Button onClick={() => desk.correct('studio', id)}>{say('correct')}</Button>
      <Button type="primary" onClick={() => desk.changeFrom('studio_fact', id)}>
        {say('changeFrom')}
      </Button>
      <CalendarFileButton kind="studio" id={id} />
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>{say('more')}</Button>
      </Dropdown>
    </>
  );
}

function Studio({ detail, tab: text }: { readonly detail: StudioDetail; readonly tab: string | null }) {
  const say = useWords(studioWords);
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const [isRetiring, setRetiring] = useState(false);
  const { id } = detail.studio;
  const tab = tabOf(text);
  const back = (): void => askToLeave(() => go('/'));
  useKeys([{ keys: 'Escape', words: say('keyBack'), run: back }]);
  const items = TABS.map((key) => {
    const count = countOf(detail, key);
    const label = count === 0 ? say(key) : `${say(key)} ${count}`;
    return { key, label, children: key === tab ? <TabContent tab={key} detail={detail} /> : null };
  });
  return (
    <Page
      title={studioText(detail, 'code')}
      lead={<Lead detail={detail} />}
      actions={
        <>
          <Button onClick={back}>{say('back')}</Button>
          {detail.isRetired ? null : <Commands detail={detail} onRetire={() => setRetiring(true)} />}
        </>
      }
    >
      {detail.isRetired ? <Note tone="warn">{say('retiredNote')}</Note> : null}
      <Tabs
        aria-label={say('tabs')}
        activeKey={tab}
        items={items}
        destroyOnHidden
        onChange={(to) => askToLeave(() => go(`/${id}/${to}`, { replace: true }))}
      />
      {isRetiring ? <RetireStudioDialog detail={detail} onClose={() => setRetiring(false)} /> : null}
    </Page>
  );
}

/** A studio's page. */
export function StudioPage({ id, tab }: { readonly id: number; readonly tab: string | null }) {
  const say = useWords(studioWords);
  const api = useApi();
  const day = useToday();
  const [, go] = useLocation();
  const isId = Number.isSafeInteger(id) && id > 0;
  const asked = useAsk(api.studios.detail.queryOptions({ input: { id: isId ? id : 1, day } }), { isWaiting: !isId, keep: true });
  if (!isId || (asked.state === 'refused' && asked.refusal.code === 'STUDIO_UNKNOWN')) {
    return (
      <Page title={say('unknown')}>
        <Empty title={say('unknown')} help={say('unknownHelp')} action={<Button onClick={() => go('/')}>{say('back')}</Button>} />
      </Page>
    );
  }
  return <Show asked={asked}>{(detail) => <Studio detail={detail} tab={tab} />}</Show>;
}
