// The columns of the online retail of a closed month.
import type { RetailLine, SalesMonth } from '../../contract/collection/sales-shapes.ts';
import type { SayOf } from '../ui/i18n.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import type { saySales } from './sales-messages.ts';

interface RetailGround {
  readonly say: SayOf<typeof saySales>;
  readonly tenants: SalesMonth['tenants'];
}

/** Builds the columns of the list. */
export function buildRetailColumns({ say, tenants }: RetailGround): readonly Column<RetailLine>[] {
  const names = new Map(tenants.map(({ id, name }) => [id, name]));
  return [
    { key: 'tenant', title: say('tenant'), width: 260, text: ({ tenant }) => names.get(tenant) ?? '' },
    { key: 'source', title: say('source'), width: 110, text: ({ source }) => say(`source_${source}`) },
    createFigureColumn({ key: 'amount', title: say('amount'), width: 160 }, ({ amount }) => amount, formatYuan),
    { key: 'counts', title: say('counts'), width: 100, text: ({ isEffective }) => (isEffective ? say('countsYes') : '—') },
  ];
}
