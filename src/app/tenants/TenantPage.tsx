// One tenant: who it is, and everything that is its, in tabs.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { isPseudonym } from '../../domain/base/forget-text.ts';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ForgetButton } from '../ui/forget/ForgetButton.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { IfMay, type May, usePermissions } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Page, Tag } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { useToday } from '../ui/today.ts';
import { AccountsTab, CasesTab, HistoryTab, HostsTab, PeopleTab } from './plain-tabs.tsx';
import { BookingsTab } from './BookingsTab.tsx';
import { FactsTab } from './FactsTab.tsx';
import { FilesTab } from './FilesTab.tsx';
import { LeasesTab } from './LeasesTab.tsx';
import { MonthsTab } from './MonthsTab.tsx';
import { PapersTab } from './PapersTab.tsx';
import { StatementsTab } from './StatementsTab.tsx';
import { StateTag } from './tenant-columns.tsx';
import { TabStrip } from './TabStrip.tsx';
import { sayTenant } from './tenant-messages.ts';
import { sayTenants } from './tenants-messages.ts';
import { useResidencyFilter } from './residency-filter.ts';
import { sayMark } from '../ui/i18n.ts';

/** The ids beside this one; null at the ends, and for one that the list does not have. */
export function neighboursOf(id: number, order: readonly number[]): { readonly previous: number | null; readonly next: number | null } {
  const at = order.indexOf(id);
  if (at === -1) return { previous: null, next: null };
  return { previous: order[at - 1] ?? null, next: order[at + 1] ?? null };
}

const TABS = [
  'facts',
  'leases',
  'accounts',
  'hosts',
  'people',
  'months',
  'bookings',
  'papers',
  'cases',
  'statements',
  'files',
  'history',
] as const;
type Tab = (typeof TABS)[number];

function tabOf(text: string | null): Tab {
  return TABS.find((tab) => tab === text) ?? 'facts';
}

/** Whether a tab has anything for who sits here. */
function isTabShown(tab: Tab, may: May): boolean {
  switch (tab) {
    case 'months':
      return may.have('sales.look');
    case 'papers':
      return may.look('paper');
    case 'cases':
      return may.look('compliance_case');
    case 'statements':
      return may.call('money.list', 'money.account');
    case 'files':
      return may.call('tenants.files');
    case 'history':
      return may.call('records.history');
    default:
      return true;
  }
}

/** How many a tab has, where that is worth knowing before it is opened. */
function countOf(detail: TenantDetail, tab: Tab): number | null {
  switch (tab) {
    case 'leases':
    case 'accounts':
    case 'hosts':
    case 'papers':
    case 'cases':
    case 'files':
      return detail[tab]?.length ?? 0;
    case 'bookings':
      return detail.bookings.count;
    default:
      return null;
  }
}

function TabContent({ tab, detail }: { readonly tab: Tab; readonly detail: TenantDetail }): ReactNode {
  const { id } = detail.tenant;
  switch (tab) {
    case 'facts':
      return <FactsTab detail={detail} />;
    case 'leases':
      return <LeasesTab detail={detail} />;
    case 'accounts':
      return <AccountsTab tenant={id} />;
    case 'hosts':
      return <HostsTab tenant={id} />;
    case 'people':
      return <PeopleTab tenant={id} />;
    case 'months':
      return <MonthsTab detail={detail} />;
    case 'bookings':
      return <BookingsTab detail={detail} />;
    case 'papers':
      return <PapersTab detail={detail} />;
    case 'cases':
      return <CasesTab tenant={id} />;
    case 'statements':
      return <StatementsTab tenant={id} />;
    case 'files':
      return <FilesTab detail={detail} />;
    case 'history':
      return <HistoryTab tenant={id} />;
  }
}

interface TenantProps {
  readonly id: number;
  readonly tab: string | null;
  /** Ids in the order of the list that the tenant was opened from; null where there was none. */
  readonly order: readonly number[] | null;
}

/** The order of the list: as it was left, else as it would be opened. */
function useOrder(left: readonly number[] | null): readonly number[] {
  const day = useToday();
  const [whose] = useResidencyFilter();
  const input = { day, month: addMonths(monthOf(day), -1) };
  const asked = useApiQuery('tenants.list', input, { isWaiting: left !== null });
  if (left !== null) return left;
  const rows = asked.state === 'ready' ? asked.value.rows : [];
  return rows.filter(({ state }) => whose === 'all' || state === whose).map(({ id }) => id);
}

function useTenantKeys({ id, tab, order: left }: TenantProps) {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const order = useOrder(left);
  const { previous, next } = neighboursOf(id, order);
  const open = (to: number | null): void => {
    if (to !== null) askToLeave(() => go(`/${to}${tab === null ? '' : `/${tab}`}`));
  };
  const back = (): void => askToLeave(() => go('/'));
  useKeys([
    { keys: 'Escape', words: sayTenants('keyBack'), run: back },
    { keys: '[', words: sayTenants('keyPrevious'), run: () => open(previous) },
    { keys: ']', words: sayTenants('keyNext'), run: () => open(next) },
  ]);
  return { previous, next, open, back };
}

/** A contact may ask to be forgotten. */
function ForgetContact({ contact, phone }: { readonly contact: string; readonly phone: string }) {
  const left = [contact, phone].filter((one) => one !== '' && !isPseudonym(one));
  return left.length === 0 ? null : (
    <ForgetButton person={{ name: isPseudonym(contact) ? '' : contact, numbers: phone === '' || isPseudonym(phone) ? [] : [phone] }} />
  );
}

function Lead({ detail }: { readonly detail: TenantDetail }) {
  const { since, until, tenant, now, former } = detail;
  const { contact, phone } = tenant.values;
  const when = since === null ? null : until === null ? sayTenant('inSince', { since }) : sayTenant('inSinceUntil', { since, until });
  return (
    <div className="tenant-lead">
      {tenant.retiredOn === null ? (
        <StateTag state={detail.state} />
      ) : (
        <Tag tone="danger">{sayTenant('retired', { day: tenant.retiredOn })}</Tag>
      )}
      {now.values['leading'] === 1 ? <Tag tone="accent">{sayTenants('leadingMark')}</Tag> : null}
      <span>{now.values['uscc']}</span>
      {when === null ? null : <span>{when}</span>}
      {contact === null || contact === undefined ? null : <span>{contact}</span>}
      {phone === null || phone === undefined ? null : <span>{phone}</span>}
      <ForgetContact contact={String(contact ?? '')} phone={String(phone ?? '')} />
      {former.length === 0 ? null : <span>{sayTenant('former', { names: former.join(sayMark('、')) })}</span>}
    </div>
  );
}

interface ReadyProps extends TenantProps {
  readonly detail: TenantDetail;
}

function Tenant({ detail, ...props }: ReadyProps) {
  const [, go] = useLocation();
  const { previous, next, open, back } = useTenantKeys(props);
  const desk = useRecordActions();
  const askToLeave = useAskToLeave();
  const may = usePermissions();
  const asked = tabOf(props.tab);
  const isForYou = isTabShown(asked, may);
  const tab = isForYou ? asked : 'facts';
  const name = String(detail.now.values['name']);
  const tabs = TABS.filter((one) => isTabShown(one, may)).map((key) => {
    const count = countOf(detail, key);
    return { key, label: count === null || count === 0 ? sayTenant(key) : `${sayTenant(key)} ${count}` };
  });
  return (
    <Page
      title={name}
      lead={<Lead detail={detail} />}
      actions={
        <>
          <Button onClick={back}>{sayTenant('back')}</Button>
          <Button disabled={previous === null} onClick={() => open(previous)} aria-label={sayTenant('previous')}>
            ‹
          </Button>
          <Button disabled={next === null} onClick={() => open(next)} aria-label={sayTenant('next')}>
            ›
          </Button>
          <IfMay write="tenant">
            <Button onClick={() => desk.retire('tenant', props.id, name)}>{sayTenant('retire')}</Button>
          </IfMay>
        </>
      }
    >
      {isForYou ? null : <Note tone="plain">{sayUi('notForYou', { what: sayTenant(asked) })}</Note>}
      <TabStrip
        label={sayTenant('tabs')}
        tabs={tabs}
        chosen={tab}
        onChoose={(to) => askToLeave(() => go(`/${props.id}/${to}`, { replace: true }))}
      >
        <TabContent key={tab} tab={tab} detail={detail} />
      </TabStrip>
    </Page>
  );
}

export function TenantPage({ id, tab, order }: TenantProps) {
  const day = useToday();
  const [, go] = useLocation();
  const isId = Number.isSafeInteger(id) && id > 0;
  const asked = useApiQuery('tenants.detail', { id: isId ? id : 1, day }, { isWaiting: !isId });
  if (!isId || (asked.state === 'refused' && asked.refusal.code === 'RECORD_UNKNOWN')) {
    const action = <Button onClick={() => go('/')}>{sayTenant('back')}</Button>;
    return (
      <Page title={sayTenant('unknown')}>
        <Empty title={sayTenant('unknown')} help={sayTenant('unknownHelp')} action={action} />
      </Page>
    );
  }
  if (asked.state === 'ready') return <Tenant detail={asked.value} id={id} tab={tab} order={order} />;
  return (
    <Page title={sayTenants('title')}>
      <Show asked={asked}>{() => null}</Show>
    </Page>
  );
}
