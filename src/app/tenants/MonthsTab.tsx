// What a tenant reported, month by month, with the way to the sales and to the report.
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { TenantDetail, TenantMonth } from '../../contract/tenants/tenants.ts';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { Wan, formatCount, formatHours, formatWan, toWan } from '../ui/values.tsx';
import { sayTenant } from './tenant-messages.ts';

type MoneyField = 'paid' | 'refunded' | 'settled' | 'retail';

/** Builds the columns of the list. */
export function buildMonthColumns(): readonly Column<TenantMonth>[] {
  const money = (key: MoneyField, title: string): Column<TenantMonth> => ({
    key,
    title,
    width: 132,
    align: 'right',
    text: (row) => formatWan(row[key]),
    render: (row) => <Wan fen={row[key]} />,
    sort: (row) => row[key],
    value: (row) => (row[key] === null ? null : toWan(row[key])),
  });
  return [
    { key: 'month', title: sayTenant('month'), width: 90, text: (row) => row.month },
    money('paid', sayTenant('paid')),
    money('refunded', sayTenant('refunded')),
    money('settled', sayTenant('settled')),
    money('retail', sayTenant('retail')),
    createFigureColumn({ key: 'orders', title: sayTenant('orders'), width: 100 }, (row) => row.orders, formatCount),
    createFigureColumn({ key: 'sessions', title: sayTenant('sessions'), width: 90 }, (row) => row.sessions, formatCount),
    createFigureColumn({ key: 'hours', title: sayTenant('hours'), width: 110 }, (row) => row.minutes, formatHours),
    {
      key: 'links',
      title: sayTenant('links'),
      width: 140,
      text: () => '',
      render: (row) => (
        <span className="tenants-links" role="presentation" onClick={(event) => event.stopPropagation()}>
          <Link href={`~/sales/${row.month}`}>{sayTenant('toSales')}</Link>
          <Link href={`~/report/${row.month}`}>{sayTenant('toReport')}</Link>
        </span>
      ),
    },
  ];
}

/** The tab 月度. */
export function MonthsTab({ detail }: { readonly detail: TenantDetail }) {
  const [, go] = useLocation();
  const columns = useMemo(() => buildMonthColumns(), []);
  const months = useMemo(() => detail.months?.toSorted((a, b) => b.month.localeCompare(a.month)) ?? null, [detail.months]);
  if (months === null) {
    return (
      <Section title={sayTenant('months')}>
        <Note tone="plain">{sayTenant('noSalesRight')}</Note>
      </Section>
    );
  }
  const action = <Button onClick={() => go('~/sales/import')}>{sayTenant('toSalesImport')}</Button>;
  return (
    <Section title={sayTenant('months')}>
      <p className="tenants-help">{sayTenant('monthsHelp')}</p>
      <DataTable
        name="tenant-months"
        label={sayTenant('months')}
        rows={months}
        rowKey={(row) => row.month}
        columns={columns}
        onOpen={(row) => go(`~/sales/${row.month}`)}
        empty={<Empty title={sayTenant('noMonths')} help={sayTenant('noMonthsHelp')} action={action} />}
        {...(months.length === 0 ? {} : { height: 400 })}
      />
    </Section>
  );
}
