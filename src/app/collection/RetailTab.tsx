// Online retail as tenants stated it, with every command on a statement; a closed month is read only.
import { useMemo } from 'react';
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { Empty } from '../ui/Notes.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { saySales } from './sales-messages.ts';
import { buildRetailColumns } from './retail-columns.ts';

const COLUMNS = ['tenant_id', 'source', 'amount'] as const;

function ClosedRetail({ sales }: { readonly sales: SalesMonth }) {
  const columns = useMemo(() => buildRetailColumns({ tenants: sales.tenants }), [sales.tenants]);
  return (
    <DataTable
      name="sales-retail-closed"
      label={saySales('tab_retail')}
      rows={sales.retail}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<Empty title={saySales('noRetail')} />}
    />
  );
}

/** Online retail of a month. */
export function RetailTab({ sales, height }: { readonly sales: SalesMonth; readonly height: number }) {
  const given = useMemo(() => ({ month: sales.month }), [sales.month]);
  if (sales.isClosed) return <ClosedRetail sales={sales} />;
  return <RecordTable kind="online_retail" name="sales-retail" month={sales.month} columns={COLUMNS} given={given} height={height} />;
}
