// Sources that say one item differently, side by side: what counts, the difference, and why.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { Empty } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { SourcesDrawer } from './SourcesDrawer.tsx';
import { saySales } from './sales-messages.ts';
import { formatShare, isChosen, listSourcePairs, type SourcePair } from './source-differences.ts';

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

/** Looks into a tenant's sources; `tenant` is the one whose drawer is open. */
export function DifferTab({ sales, tenant }: { readonly sales: SalesMonth; readonly tenant: number | null }) {
  const [, go] = useLocation();
  const columns = useMemo(() => buildDifferColumns({ tenants: sales.tenants }), [sales.tenants]);
  const pairs = useMemo(
    () =>
      listSourcePairs(sales.lines).toSorted(
        (a, b) => Number(b.isLarge) - Number(a.isLarge) || Math.abs(b.difference) - Math.abs(a.difference),
      ),
    [sales.lines],
  );
  return (
    <>
      {pairs.length === 0 ? (
        <Empty title={saySales('noDiffer')} help={saySales('noDifferHelp')} />
      ) : (
        <div className="sales-stack">
          <p className="soft">{saySales('differHelp')}</p>
          <DataTable
            name="sales-differ"
            label={saySales('tab_differ')}
            rows={pairs}
            rowKey={({ key }) => key}
            columns={columns}
            onOpen={({ counted }) => go(`/${sales.month}/differ/${counted.tenant}`)}
            rowTone={({ isLarge }) => (isLarge ? 'warn' : undefined)}
          />
        </div>
      )}
      {tenant === null ? null : <SourcesDrawer month={sales.month} tenant={tenant} onClose={() => go(`/${sales.month}/differ`)} />}
    </>
  );
}
