// All months of the base: where each stands, when it is due, what fails, who closed it, how it was handed in.
import { useLocation } from 'wouter';
import { Button } from 'antd';
import type { z } from 'zod';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { Language } from '../../contract/core/phrase.ts';
import type { overviewSchema } from '../../contract/report/filing-shapes.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatDay, formatMonth } from '../ui/values.tsx';
import { sayLedger } from './ledger-messages.ts';
import { sayReport } from './report-messages.ts';
import { STATE_TONES } from './report-parts.ts';

/** A month of the base. */
type MonthRow = z.infer<typeof overviewSchema>['months'][number];

interface MonthsGround {
  readonly language: Language;
}

/** Tells the tone of a month: red where it was returned, amber where it is overdue. */
export function chooseMonthTone({ state, deadline }: MonthRow): 'danger' | 'warn' | undefined {
  return state === 'returned' ? 'danger' : state === 'filling' && deadline.daysLeft < 0 ? 'warn' : undefined;
}

/** Builds the columns of the list. */
export function buildMonthsColumns({ language }: MonthsGround): readonly Column<MonthRow>[] {
  const findings = ({ findings: counts }: MonthRow): string => {
    if (counts === null) return sayReport('findingsLater');
    const { errors, warnings, unexplained } = counts;
    return errors + warnings === 0 ? sayReport('findingsFine') : sayReport('findingsWords', { errors, warnings, unexplained });
  };
  const submission = ({ submission: said }: MonthRow): string =>
    said === null ? '' : `${sayReport(`state_${said.state}`)} ${printMoment(said.atMs)} ${said.words ?? said.how ?? ''}`;
  return [
    {
      key: 'month',
      title: sayReport('monthColumn'),
      width: 130,
      text: (row) => formatMonth(row.month, language),
      sort: (row) => row.month,
    },
    {
      key: 'state',
      title: sayReport('stateColumn'),
      width: 110,
      filter: true,
      text: (row) => sayReport(`state_${row.state}`),
      render: (row) => <Tag tone={STATE_TONES[row.state]}>{sayReport(`state_${row.state}`)}</Tag>,
    },
    {
      key: 'revision',
      title: sayReport('revisionColumn'),
      width: 80,
      align: 'right',
      text: (row) => (row.revision === null ? '' : String(row.revision)),
    },
    { key: 'deadline', title: sayReport('deadlineColumn'), width: 150, text: (row) => formatDay(row.deadline.day, language) },
    { key: 'findings', title: sayReport('findingsColumn'), width: 250, text: findings },
    {
      key: 'parked',
      title: sayReport('parkedColumn'),
      width: 80,
      align: 'right',
      text: (row) => (row.parked === 0 ? '' : String(row.parked)),
    },
    {
      key: 'closed',
      title: sayReport('closedColumn'),
      width: 210,
      text: (row) => (row.closedMs === null ? '' : `${printMoment(row.closedMs)} ${row.closedBy ?? ''}`),
    },
    { key: 'submission', title: sayReport('submissionColumn'), width: 280, text: submission },
  ];
}

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
