// Who owes what, over all tenants: due, paid, open, days overdue, deposit due and held.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Owed, OwedLine } from '../../contract/money/money-shapes.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { useShortNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty, Show } from '../kit/Notes.tsx';
import { Facts, Page, Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { useToday } from '../kit/today.ts';
import { sayDay, sayYuan } from '../kit/values.tsx';
import { OWED_VIEWS, firstView, owedIn } from './owed-rows.ts';
import type { OwedView } from './owed-rows.ts';
import { statementWords } from './statement-words.ts';
import { tenantColumn } from './tenant-column.ts';

const VIEW_WORDS = { overdue: 'owedOverdue', open: 'owedOpen', deposit: 'owedDeposit', all: 'owedAll' } as const;
/** Days overdue from which on the list is red: the desk asks for a reason then. */
const LONG = 30;

function useColumns(): readonly Column<OwedLine>[] {
  const say = useWords(statementWords);
  const shortOf = useShortNames();
  return useMemo(() => {
    const money = (key: string, title: string, of: (row: OwedLine) => number): Column<OwedLine> =>
      figureColumn({ key, title, width: 98 }, of, sayYuan, printYuan);
    return [
      tenantColumn(say('tenant'), shortOf),
      money('due', say('due'), (row) => row.due),
      money('paid', say('paid'), (row) => row.paid),
      money('open', say('open'), (row) => row.open),
      money('overdue', say('overdue'), (row) => row.overdue),
      {
        key: 'days',
        title: say('days'),
        width: 88,
        text: (row) => (row.days === 0 ? '' : say('daysCell', { days: row.days })),
        render: (row) =>
          row.days === 0 ? '' : <Tag tone={row.days > LONG ? 'danger' : 'warn'}>{say('daysCell', { days: row.days })}</Tag>,
        sort: (row) => row.days,
        value: (row) => row.days,
      },
      { key: 'since', title: say('since'), width: 104, text: (row) => row.since ?? '' },
      { key: 'months', title: say('overdueMonths'), width: 160, hidden: true, text: (row) => row.months.join('、') },
      money('ahead', say('aheadShort'), (row) => row.ahead),
      money('depositDue', say('depositDue'), (row) => row.depositDue),
      money('depositHeld', say('depositHeld'), (row) => row.depositHeld),
    ];
  }, [say, shortOf]);
}

function Sums({ sums }: { readonly sums: Owed['sums'] }) {
  const say = useWords(statementWords);
  const yuan = (fen: number): string => `${sayYuan(fen)} ${say('yuan')}`;
  return (
    <Facts
      facts={[
        { label: say('openAll'), value: yuan(sums.open) },
        { label: say('overdueSum'), value: yuan(sums.overdue) },
        { label: say('ahead'), value: yuan(sums.ahead) },
        { label: say('depositDue'), value: yuan(sums.depositDue) },
        { label: say('depositHeld'), value: yuan(sums.depositHeld) },
      ]}
    />
  );
}

function OwedList({ owed }: { readonly owed: Owed }) {
  const say = useWords(statementWords);
  const [, go] = useLocation();
  const [view, setView] = useState<OwedView>(() => firstView(owed.lines));
  const columns = useColumns();
  const rows = useMemo(() => owedIn(view, owed.lines), [view, owed.lines]);
  return (
    <>
      <div className="tenants-sums">
        <Sums sums={owed.sums} />
      </div>
      <DataTable
        name="tenants-owed"
        label={say('owedTitle')}
        rows={rows}
        rowKey={(row) => row.tenant}
        columns={columns}
        onOpen={(row) => go(`/${row.tenant}/statements`)}
        rowTone={(row) => (row.days > LONG ? 'danger' : row.overdue > 0 ? 'warn' : undefined)}
        empty={<Empty title={say('owedNone')} />}
        actions={
          <Segmented<OwedView>
            aria-label={say('owedWhose')}
            value={view}
            onChange={setView}
            options={OWED_VIEWS.map((value) => ({ value, label: say(VIEW_WORDS[value], { count: owedIn(value, owed.lines).length }) }))}
          />
        }
      />
    </>
  );
}

export function OwedPage() {
  const say = useWords(statementWords);
  const language = useLanguage();
  const api = useApi();
  const today = useToday();
  const [, go] = useLocation();
  const asked = useAsk(api.money.owed.queryOptions({ input: {} }));
  const back = (): void => go('/');
  useKeys([{ keys: 'Escape', words: say('back'), run: back }]);
  return (
    <Page
      title={say('owedTitle')}
      layout="fill"
      lead={say('owedLead', { day: sayDay(today, language) })}
      actions={
        <>
          <Button onClick={back}>{say('back')}</Button>
          <Button onClick={() => go('/statements')}>{say('pageTitle')}</Button>
        </>
      }
    >
      <Show asked={asked}>{(owed) => <OwedList owed={owed} />}</Show>
    </Page>
  );
}
