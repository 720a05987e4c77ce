// The columns of the leases that hold a studio.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { TenantLink } from '../ui/TenantLink.tsx';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
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
