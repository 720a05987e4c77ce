// Sources that say one item differently, side by side: what counts, the difference, and why.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { Empty } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { SourcesDrawer } from './SourcesDrawer.tsx';
import { saySales } from './sales-messages.ts';
import { listSourcePairs } from './source-differences.ts';
import { buildDifferColumns } from './differ-columns.tsx';

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
