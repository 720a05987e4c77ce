// All months of the base: where each stands, when it is due, what fails, who closed it, how it was handed in.
import { useLocation } from 'wouter';
import { Button } from 'antd';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { sayLedger } from './ledger-messages.ts';
import { sayReport } from './report-messages.ts';
import { buildMonthsColumns, chooseMonthTone } from './months-columns.tsx';

export function MonthsPage() {
  const [, go] = useLocation();
  const columns = buildMonthsColumns({ language: getLanguage() });
  const asked = useApiQuery('filing.overview', { year: null });
  return (
    <Page
      layout="fill"
      title={sayReport('monthsTitle')}
      actions={
        <>
          <Button onClick={() => go('/ledger')}>{sayLedger('title')}</Button>
          <IfMay call="filing.archive">
            <Button onClick={() => go('/archive')}>{sayReport('archive')}</Button>
          </IfMay>
        </>
      }
    >
      <Show asked={asked}>
        {({ months }) => (
          <DataTable
            name="report-months"
            label={sayReport('monthsTitle')}
            rows={months}
            rowKey={(row) => row.month}
            columns={columns}
            onOpen={(row) => go(`/${row.month}`)}
            rowTone={chooseMonthTone}
          />
        )}
      </Show>
    </Page>
  );
}
