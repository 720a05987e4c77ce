// What a tenant reported, month by month, with the way to the sales and to the report.
import { Button } from 'antd';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { buildMonthColumns } from './month-columns.tsx';
import { tenantWords } from './tenant-messages.ts';

/** The tab 月度. */
export function MonthsTab({ detail }: { readonly detail: TenantDetail }) {
  const say = useMessages(tenantWords);
  const [, go] = useLocation();
  const columns = useMemo(() => buildMonthColumns(say), [say]);
  const months = useMemo(() => detail.months?.toSorted((a, b) => b.month.localeCompare(a.month)) ?? null, [detail.months]);
  if (months === null) {
    return (
      <Section title={say('months')}>
        <Note tone="plain">{say('noSalesRight')}</Note>
      </Section>
    );
  }
  const action = <Button onClick={() => go('~/sales/import')}>{say('toSalesImport')}</Button>;
  return (
    <Section title={say('months')}>
      <p className="tenants-help">{say('monthsHelp')}</p>
      <DataTable
        name="tenant-months"
        label={say('months')}
        rows={months}
        rowKey={(row) => row.month}
        columns={columns}
        onOpen={(row) => go(`~/sales/${row.month}`)}
        empty={<Empty title={say('noMonths')} help={say('noMonthsHelp')} action={action} />}
        {...(months.length === 0 ? {} : { height: 400 })}
      />
    </Section>
  );
}
