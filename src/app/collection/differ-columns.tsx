// The columns of sources that say one item differently.
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import type { saySales } from './sales-messages.ts';
import { type SourcePair, isChosen, formatShare } from './source-differences.ts';

interface DifferGround {
  readonly say: SayOf<typeof saySales>;
  readonly tenants: SalesMonth['tenants'];
}

/** Builds the columns of the list. */
export function buildDifferColumns({ say, tenants }: DifferGround): readonly Column<SourcePair>[] {
  const names = new Map(tenants.map(({ id, name }) => [id, name]));
  return [
    { key: 'tenant', title: say('tenant'), width: 148, text: ({ counted }) => names.get(counted.tenant) ?? '' },
    { key: 'platform', title: say('platform'), width: 66, text: ({ counted }) => counted.platform, filter: true },
    { key: 'class', title: say('goodsClass'), width: 84, text: ({ counted }) => counted.goodsClass },
    {
      key: 'counted',
      title: say('counted'),
      width: 150,
      align: 'right',
      text: ({ counted }) => `${say(`source_${counted.source}`)} ${formatYuan(counted.paid)}`,
      sort: ({ counted }) => counted.paid,
    },
    {
      key: 'other',
      title: say('other'),
      width: 172,
      align: 'right',
      text: ({ other }) => `${say(`source_${other.source}`)} ${formatYuan(other.paid)}`,
      sort: ({ other }) => other.paid,
    },
    {
      key: 'difference',
      title: say('difference'),
      width: 96,
      align: 'right',
      text: ({ difference }) => formatYuan(difference),
      sort: ({ difference }) => Math.abs(difference),
    },
    { key: 'share', title: say('percent'), width: 66, align: 'right', text: ({ share }) => formatShare(share), sort: ({ share }) => share },
    {
      key: 'size',
      title: say('apart'),
      width: 88,
      text: ({ isLarge }) => say(isLarge ? 'isLarge' : 'isSmall'),
      filter: true,
      render: ({ isLarge }) => <Tag tone={isLarge ? 'warn' : 'plain'}>{say(isLarge ? 'isLarge' : 'isSmall')}</Tag>,
    },
    {
      key: 'why',
      title: say('counting'),
      width: 130,
      text: (pair) => say(isChosen(pair) ? 'why_chosen' : pair.counted.source === 'form' ? 'why_form' : 'why_ledger'),
      filter: true,
    },
  ];
}
