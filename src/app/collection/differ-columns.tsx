// The columns of sources that say one item differently.
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { saySales } from './sales-messages.ts';
import { type SourcePair, isChosen, formatShare } from './source-differences.ts';

interface DifferGround {
  readonly tenants: SalesMonth['tenants'];
}

/** Builds the columns of the list. */
export function buildDifferColumns({ tenants }: DifferGround): readonly Column<SourcePair>[] {
  const names = new Map(tenants.map(({ id, name }) => [id, name]));
  return [
    { key: 'tenant', title: saySales('tenant'), width: 148, text: ({ counted }) => names.get(counted.tenant) ?? '' },
    { key: 'platform', title: saySales('platform'), width: 66, text: ({ counted }) => counted.platform, filter: true },
    { key: 'class', title: saySales('goodsClass'), width: 84, text: ({ counted }) => counted.goodsClass },
    {
      key: 'counted',
      title: saySales('counted'),
      width: 150,
      align: 'right',
      text: ({ counted }) => `${saySales(`source_${counted.source}`)} ${formatYuan(counted.paid)}`,
      sort: ({ counted }) => counted.paid,
    },
    {
      key: 'other',
      title: saySales('other'),
      width: 172,
      align: 'right',
      text: ({ other }) => `${saySales(`source_${other.source}`)} ${formatYuan(other.paid)}`,
      sort: ({ other }) => other.paid,
    },
    {
      key: 'difference',
      title: saySales('difference'),
      width: 96,
      align: 'right',
      text: ({ difference }) => formatYuan(difference),
      sort: ({ difference }) => Math.abs(difference),
    },
    {
      key: 'share',
      title: saySales('percent'),
      width: 66,
      align: 'right',
      text: ({ share }) => formatShare(share),
      sort: ({ share }) => share,
    },
    {
      key: 'size',
      title: saySales('apart'),
      width: 88,
      text: ({ isLarge }) => saySales(isLarge ? 'isLarge' : 'isSmall'),
      filter: true,
      render: ({ isLarge }) => <Tag tone={isLarge ? 'warn' : 'plain'}>{saySales(isLarge ? 'isLarge' : 'isSmall')}</Tag>,
    },
    {
      key: 'why',
      title: saySales('counting'),
      width: 130,
      text: (pair) => saySales(isChosen(pair) ? 'why_chosen' : pair.counted.source === 'form' ? 'why_form' : 'why_ledger'),
      filter: true,
    },
  ];
}
