// What a tenant reported, month by month, with the way to the sales and to the report.
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { TenantDetail, TenantMonth } from '../../contract/tenants/tenant-shapes.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useWords } from '../kit/i18n.ts';
import { Empty, Note } from '../kit/Notes.tsx';
import { Section } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { NO_VALUE, Wan, sayCount, sayHours, sayYuan } from '../kit/values.tsx';
import { tenantWords } from './tenant-words.ts';

type MoneyField = 'paid' | 'refunded' | 'settled' | 'retail';

function useColumns(): readonly Column<TenantMonth>[] {
  const say = useWords(tenantWords);
  return useMemo<readonly Column<TenantMonth>[]>(() => {
    const money = (key: MoneyField, title: string): Column<TenantMonth> => ({
      key,
      title,
      width: 132,
      align: 'right',
      text: (row) => sayYuan(row[key]),
      render: (row) => <Wan fen={row[key]} />,
      sort: (row) => row[key],
      value: (row) => (row[key] === null ? NO_VALUE : printYuan(row[key])),
    });
    return [
      { key: 'month', title: say('month'), width: 90, text: (row) => row.month },
      money('paid', say('paid')),
      money('refunded', say('refunded')),
      money('settled', say('settled')),
      money('retail', say('retail')),
      figureColumn({ key: 'orders', title: say('orders'), width: 100 }, (row) => row.orders, sayCount),
      figureColumn({ key: 'sessions', title: say('sessions'), width: 90 }, (row) => row.sessions, sayCount),
      figureColumn({ key: 'hours', title: say('hours'), width: 110 }, (row) => row.minutes, sayHours),
      {
        key: 'links',
        title: say('links'),
        width: 140,
        text: () => '',
        render: (row) => (
          <span className="tenants-links" role="presentation" onClick={(event) => event.stopPropagation()}>
            <Link href={`~/sales/${row.month}`}>{say('toSales')}</Link>
            <Link href={`~/report/${row.month}`}>{say('toReport')}</Link>
          </span>
        ),
      },
    ];
  }, [say('month')]);
}

/** The tab 月度. */
export function MonthsTab({ detail }: { readonly detail: TenantDetail }) {
  const say = useWords(tenantWords);
  const [, go] = useLocation();
  const columns = useColumns();
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
