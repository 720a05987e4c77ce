// The columns of the list of tenants by what was paid.
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { createFigureColumn } from '../../ui/table/figure-column.ts';
import type { Column } from '../../ui/table/table-rows.ts';
import { NO_VALUE, Wan } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import { wanOf } from './chart-parts.ts';
import { formatWan } from './chart-tables.ts';

type Tenant = Analytics['tenants'][number];

function wanColumn(key: string, title: string, width: number, of: (row: Tenant) => number | null): Column<Tenant> {
  return {
    ...createFigureColumn({ key, title, width }, of, formatWan),
    value: (row) => wanOf(of(row)),
    render: (row) => <Wan fen={of(row)} />,
  };
}

/** Builds the columns of the list; `ranks` by the tenant's id. */
export function buildRankColumns(ranks: ReadonlyMap<number, number>): readonly Column<Tenant>[] {
  return [
    createFigureColumn({ key: 'rank', title: sayAnalytics('rank'), width: 64 }, (row) => ranks.get(row.tenantId) ?? 0, String),
    { key: 'name', title: sayAnalytics('tenant'), width: 220, text: (row) => row.name },
    wanColumn('paid', sayAnalytics('paidWan'), 130, (row) => row.paid.raw),
    { key: 'share', title: sayAnalytics('sharePercent'), width: 90, align: 'right', text: (row) => row.share, sort: (row) => row.paid.raw },
    wanColumn('before', sayAnalytics('beforePaid'), 150, (row) => row.before.raw),
    {
      key: 'growth',
      title: sayAnalytics('growthPercent'),
      width: 100,
      align: 'right',
      text: (row) => row.growth,
      sort: (row) => (row.growth === NO_VALUE ? null : Number(row.growth)),
    },
    { key: 'uscc', title: sayAnalytics('uscc'), width: 190, text: (row) => row.uscc },
  ];
}
