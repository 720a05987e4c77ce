// The leases that hold a studio exclusively.
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { Empty } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { TenantLink } from '../ui/TenantLink.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildLeaseColumns(): readonly ShortColumn<StudioDetail['leases'][number]>[] {
  return [
    {
      key: 'state',
      title: sayStudio('state'),
      cell: (row) => <Tag tone={row.isInForce ? 'good' : 'plain'}>{sayStudio(row.isInForce ? 'inForce' : 'notInForce')}</Tag>,
    },
    {
      key: 'tenant',
      title: sayStudio('tenant'),
      cell: (row) => <TenantLink {...row.tenant} tab="leases" />,
    },
    { key: 'contract', title: sayStudio('contract'), cell: (row) => row.contract },
    { key: 'from', title: sayStudio('leaseFrom'), cell: (row) => row.startsOn },
    { key: 'to', title: sayStudio('leaseTo'), cell: (row) => row.endsOn },
    { key: 'left', title: sayStudio('leaseLeft'), cell: (row) => row.leftOn ?? NO_VALUE },
  ];
}

/** The tab 租约. */
function LeasesTab({ detail }: { readonly detail: StudioDetail }) {
  return (
    <div className="stack-4">
      <Section title={sayStudio('leases')}>
        <p className="studios-help">{sayStudio('leasesHelp')}</p>
        {detail.leases.length === 0 ? (
          <Empty title={sayStudio('leasesNone')} />
        ) : (
          <ShortTable label={sayStudio('leases')} rows={detail.leases} rowKey={(row) => row.id} columns={buildLeaseColumns()} />
        )}
      </Section>
    </div>
  );
}

export const tab: StudioTab = {
  key: 'leases',
  place: 60,
  title: sayStudio.table.leases,
  count: (detail) => detail.leases.filter((one) => one.isInForce).length,
  Content: LeasesTab,
};
