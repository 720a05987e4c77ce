// All months of the base: where each stands, when it is due, what fails, who closed it, how it was handed in.
import { useLocation } from 'wouter';
import { Button } from 'antd';
import type { z } from 'zod';
import type { overviewSchema } from '../../contract/report/filing-shapes.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { IfMay } from '../kit/may.tsx';
import { Show } from '../kit/Notes.tsx';
import { Page, Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { sayDay, sayMonth } from '../kit/values.tsx';
import { ledgerWords } from './ledger-words.ts';
import { STATE_TONES } from './report-parts.ts';
import { reportWords } from './report-words.ts';
import { printMoment } from '../../domain/time/calendar.ts';

type MonthRow = z.infer<typeof overviewSchema>['months'][number];

function useMonthColumns() {
  const say = useWords(reportWords);
  const language = useLanguage();
  const findings = ({ findings: counts }: MonthRow): string => {
    if (counts === null) return say('findingsLater');
    const { errors, warnings, unexplained } = counts;
    return errors + warnings === 0 ? say('findingsFine') : say('findingsWords', { errors, warnings, unexplained });
  };
  const submission = ({ submission: said }: MonthRow): string =>
    said === null ? '' : `${say(`state_${said.state}`)} ${printMoment(said.atMs)} ${said.words ?? said.how ?? ''}`;
  return [
    {
      key: 'month',
      title: say('monthColumn'),
      width: 130,
      text: (row: MonthRow) => sayMonth(row.month, language),
      sort: (row: MonthRow) => row.month,
    },
    {
      key: 'state',
      title: say('stateColumn'),
      width: 110,
      filter: true,
      text: (row: MonthRow) => say(`state_${row.state}`),
      render: (row: MonthRow) => <Tag tone={STATE_TONES[row.state]}>{say(`state_${row.state}`)}</Tag>,
    },
    {
      key: 'revision',
      title: say('revisionColumn'),
      width: 80,
      align: 'right' as const,
      text: (row: MonthRow) => (row.revision === null ? '' : String(row.revision)),
    },
    { key: 'deadline', title: say('deadlineColumn'), width: 150, text: (row: MonthRow) => sayDay(row.deadline.day, language) },
    { key: 'findings', title: say('findingsColumn'), width: 250, text: findings },
    {
      key: 'parked',
      title: say('parkedColumn'),
      width: 80,
      align: 'right' as const,
      text: (row: MonthRow) => (row.parked === 0 ? '' : String(row.parked)),
    },
    {
      key: 'closed',
      title: say('closedColumn'),
      width: 210,
      text: (row: MonthRow) => (row.closedMs === null ? '' : `${printMoment(row.closedMs)} ${row.closedBy ?? ''}`),
    },
    { key: 'submission', title: say('submissionColumn'), width: 280, text: submission },
  ];
}

export function MonthsPage() {
  const say = useWords(reportWords);
  const sayLedger = useWords(ledgerWords);
  const api = useApi();
  const [, go] = useLocation();
  const columns = useMonthColumns();
  const asked = useAsk(api.filing.overview.queryOptions({ input: { year: null } }));
  return (
    <Page
      layout="fill"
      title={say('monthsTitle')}
      actions={
        <>
          <Button onClick={() => go('/ledger')}>{sayLedger('title')}</Button>
          <IfMay call="filing.archive">
            <Button onClick={() => go('/archive')}>{say('archive')}</Button>
          </IfMay>
        </>
      }
    >
      <Show asked={asked}>
        {({ months }) => (
          <DataTable
            name="report-months"
            label={say('monthsTitle')}
            rows={months}
            rowKey={(row) => row.month}
            columns={columns}
            onOpen={(row) => go(`/${row.month}`)}
            rowTone={(row) =>
              row.state === 'returned' ? 'danger' : row.state === 'filling' && row.deadline.daysLeft < 0 ? 'warn' : undefined
            }
          />
        )}
      </Show>
    </Page>
  );
}
