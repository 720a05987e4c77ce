// What a tenant reported, month by month, with the way to the sales and to the report.
import { Button } from 'antd';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { buildMonthColumns } from './month-columns.tsx';
import { sayTenant } from './tenant-messages.ts';

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
