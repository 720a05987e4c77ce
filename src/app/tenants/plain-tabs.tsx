// The tabs that are a list of one kind of record, and the history.
import type { EditableKind } from '../../contract/records/record-kinds.ts';
import { Section } from '../ui/Page.tsx';
import { HistoryList } from '../ui/records/HistoryDrawer.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { sayTenant } from './tenant-messages.ts';

interface TabProps {
  readonly tenant: number;
}

interface ListTabProps extends TabProps {
  readonly kind: EditableKind;
  readonly title: string;
  readonly help: string;
}

function ListTab({ tenant, kind, title, help }: ListTabProps) {
  return (
    <Section title={title}>
      <p className="tenants-help">{help}</p>
      <RecordTable kind={kind} name={`tenant-${kind}`} tenant={tenant} given={{ tenant_id: tenant }} />
    </Section>
  );
}

/** The tab 账号: whose an account is, from when to when. */
export function AccountsTab({ tenant }: TabProps) {
  return <ListTab tenant={tenant} kind="account" title={sayTenant('accounts')} help={sayTenant('accountsHelp')} />;
}

/** The tab 主播. */
export function HostsTab({ tenant }: TabProps) {
  return <ListTab tenant={tenant} kind="host" title={sayTenant('hosts')} help={sayTenant('hostsHelp')} />;
}

/** The tab 人员: headcounts by month. */
export function PeopleTab({ tenant }: TabProps) {
  return <ListTab tenant={tenant} kind="headcount" title={sayTenant('people')} help={sayTenant('peopleHelp')} />;
}

/** The tab 合规. */
export function CasesTab({ tenant }: TabProps) {
  return <ListTab tenant={tenant} kind="compliance_case" title={sayTenant('cases')} help={sayTenant('casesHelp')} />;
}

/** The tab 历史: the tenant and all that is its. */
export function HistoryTab({ tenant }: TabProps) {
  return (
    <Section title={sayTenant('history')}>
      <HistoryList kind="tenant" id={tenant} />
    </Section>
  );
}
