// The columns of the leases that hold a studio.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { TenantLink } from '../ui/TenantLink.tsx';
import type { Say } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import type { StudioKey } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildLeaseColumns(say: Say<StudioKey>): readonly ShortColumn<StudioDetail['leases'][number]>[] {
  return [
    {
      key: 'state',
      title: say('state'),
      cell: (row) => <Tag tone={row.isInForce ? 'good' : 'plain'}>{say(row.isInForce ? 'inForce' : 'notInForce')}</Tag>,
    },
    {
      key: 'tenant',
      title: say('tenant'),
      cell: (row) => <TenantLink {...row.tenant} tab="leases" />,
    },
    { key: 'contract', title: say('contract'), cell: (row) => row.contract },
    { key: 'from', title: say('leaseFrom'), cell: (row) => row.startsOn },
    { key: 'to', title: say('leaseTo'), cell: (row) => row.endsOn },
    { key: 'left', title: say('leaseLeft'), cell: (row) => row.leftOn ?? NO_VALUE },
  ];
}
