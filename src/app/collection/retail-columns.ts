// The columns of the online retail of a closed month.
import type { RetailLine, SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { saySales } from './sales-messages.ts';

interface RetailGround {
  readonly tenants: SalesMonth['tenants'];
}

/** Builds the columns of the list. */
export function buildRetailColumns({ tenants }: RetailGround): readonly Column<RetailLine>[] {
  const names = new Map(tenants.map(({ id, name }) => [id, name]));
  return [
    { key: 'tenant', title: saySales('tenant'), width: 260, text: ({ tenant }) => names.get(tenant) ?? '' },
    { key: 'source', title: saySales('source'), width: 110, text: ({ source }) => saySales(`source_${source}`) },
    createFigureColumn({ key: 'amount', title: saySales('amount'), width: 160 }, ({ amount }) => amount, formatYuan),
    { key: 'counts', title: saySales('counts'), width: 100, text: ({ isEffective }) => (isEffective ? saySales('countsYes') : '—') },
  ];
}
