// Online retail as tenants stated it, with every command on a statement; a closed month is read only.
import { useMemo } from 'react';
import type { RetailLine, SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Empty } from '../kit/Notes.tsx';
import { RecordTable } from '../kit/records/RecordTable.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { sayYuan } from '../kit/values.tsx';
import { salesWords } from './sales-words.ts';

const COLUMNS = ['tenant_id', 'source', 'amount'] as const;

function ClosedRetail({ sales }: { readonly sales: SalesMonth }) {
  const say = useWords(salesWords);
  const language = useLanguage();
  const columns = useMemo((): Column<RetailLine>[] => {
    const names = new Map(sales.tenants.map(({ id, name }) => [id, name]));
    return [
      { key: 'tenant', title: say('tenant'), width: 260, text: ({ tenant }) => names.get(tenant) ?? '' },
      { key: 'source', title: say('source'), width: 110, text: ({ source }) => say(`source_${source}`) },
      figureColumn({ key: 'amount', title: say('amount'), width: 160 }, ({ amount }) => amount, sayYuan),
      { key: 'counts', title: say('counts'), width: 100, text: ({ isEffective }) => (isEffective ? say('countsYes') : '—') },
    ];
  }, [sales.tenants, language]);
  return (
    <DataTable
      name="sales-retail-closed"
      label={say('tab_retail')}
      rows={sales.retail}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<Empty title={say('noRetail')} />}
    />
  );
}

/** Online retail of a month. */
export function RetailTab({ sales, height }: { readonly sales: SalesMonth; readonly height: number }) {
  const given = useMemo(() => ({ month: sales.month }), [sales.month]);
  if (sales.isClosed) return <ClosedRetail sales={sales} />;
  return <RecordTable kind="online_retail" name="sales-retail" month={sales.month} columns={COLUMNS} given={given} height={height} />;
}
