// The columns of the leases that hold a studio.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Tag } from '../kit/Page.tsx';
import { TenantLink } from '../kit/TenantLink.tsx';
import type { Say } from '../kit/i18n.ts';
import type { ShortColumn } from '../kit/table/ShortTable.tsx';
import { NO_VALUE } from '../kit/values.tsx';
import type { StudioKey } from './studio-words.ts';

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
