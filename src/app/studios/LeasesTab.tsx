// The leases that hold a studio exclusively.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Empty } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { buildLeaseColumns } from './lease-columns.tsx';

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
