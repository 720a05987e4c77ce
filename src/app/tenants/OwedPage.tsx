// Who owes what, over all tenants: due, paid, open, days overdue, deposit due and held.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Owed, OwedLine } from '../../contract/money/money.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { useApiQuery } from '../ui/api.tsx';
import { formatAge } from '../../contract/money/age-messages.ts';
import { AGES } from '../../domain/money/due.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { DayField } from '../ui/fields/date-fields.tsx';
import { useShortNames } from '../ui/fields/choice-fields.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Facts, Page, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay, formatYuan } from '../ui/values.tsx';
import { printYuan } from '../../domain/values/quantity.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { sayStatement } from './statement-messages.ts';
import { createTenantColumn } from './tenant-column.ts';

const OWED_VIEWS = ['overdue', 'open', 'deposit', 'all'] as const;
type OwedView = (typeof OWED_VIEWS)[number];

const BELONGS: Readonly<Record<OwedView, (line: OwedLine) => boolean>> = {
  overdue: (line) => line.overdue > 0,
  open: (line) => line.open > 0,
  deposit: (line) => line.depositHeld < line.depositDue,
  all: () => true,
};

/** The lines of a view, in the order that they came. */
export function listOwedIn(view: OwedView, lines: readonly OwedLine[]): readonly OwedLine[] {
  return lines.filter(BELONGS[view]);
}

/** The view that the page begins with: the narrowest that holds somebody. */
export function chooseFirstView(lines: readonly OwedLine[]): OwedView {
  return OWED_VIEWS.find((view) => listOwedIn(view, lines).length > 0) ?? 'all';
}

/** Days overdue from which on the list is red: the desk asks for a reason then. */
const LONG = 30;

/** Tells the tone of a line: red where it is long overdue, amber where it is overdue at all. */
export function chooseOwedTone(row: OwedLine): 'danger' | 'warn' | undefined {
  return row.days > LONG ? 'danger' : row.overdue > 0 ? 'warn' : undefined;
}

interface OwedGround {
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildOwedColumns({ shortOf }: OwedGround): readonly Column<OwedLine>[] {
  const money = (key: string, title: string, of: (row: OwedLine) => number): Column<OwedLine> =>
    createFigureColumn({ key, title, width: 98 }, of, formatYuan, printYuan);
  return [
    createTenantColumn(sayStatement('tenant'), shortOf),
    money('due', sayStatement('due'), (row) => row.due),
    money('paid', sayStatement('paid'), (row) => row.paid),
    money('open', sayStatement('open'), (row) => row.open),
    money('overdue', sayStatement('overdue'), (row) => row.overdue),
    ...AGES.map((age) => money(age, formatAge(age, getLanguage()), (row) => row[age])),
    {
      key: 'days',
      title: sayStatement('days'),
      width: 88,
      text: (row) => (row.days === 0 ? '' : sayStatement('daysCell', { days: row.days })),
      render: (row) =>
        row.days === 0 ? '' : <Tag tone={row.days > LONG ? 'danger' : 'warn'}>{sayStatement('daysCell', { days: row.days })}</Tag>,
      sort: (row) => row.days,
      value: (row) => row.days,
    },
    { key: 'since', title: sayStatement('since'), width: 104, text: (row) => row.since ?? '' },
    { key: 'months', title: sayStatement('overdueMonths'), width: 160, hidden: true, text: (row) => row.months.join(sayMark('、')) },
    money('ahead', sayStatement('aheadShort'), (row) => row.ahead),
    money('depositDue', sayStatement('depositDue'), (row) => row.depositDue),
    money('depositHeld', sayStatement('depositHeld'), (row) => row.depositHeld),
  ];
}

const VIEW_WORDS = { overdue: 'owedOverdue', open: 'owedOpen', deposit: 'owedDeposit', all: 'owedAll' } as const;
/** What all lines add up to. */
export function OwedSums({ sums }: { readonly sums: Owed['sums'] }) {
  const yuan = (fen: number): string => `${formatYuan(fen)} ${sayStatement('yuan')}`;
  return (
    <Facts
      facts={[
        { label: sayStatement('openAll'), value: yuan(sums.open) },
        { label: sayStatement('overdueSum'), value: yuan(sums.overdue) },
        ...AGES.map((age) => ({ label: formatAge(age, getLanguage()), value: yuan(sums[age]) })),
        { label: sayStatement('ahead'), value: yuan(sums.ahead) },
        { label: sayStatement('depositDue'), value: yuan(sums.depositDue) },
        { label: sayStatement('depositHeld'), value: yuan(sums.depositHeld) },
      ]}
    />
  );
}

function OwedList({ owed }: { readonly owed: Owed }) {
  const [, go] = useLocation();
  const [view, setView] = useState<OwedView>(() => chooseFirstView(owed.lines));
  const shortOf = useShortNames();
  const columns = useMemo(() => buildOwedColumns({ shortOf }), [shortOf]);
  const rows = useMemo(() => listOwedIn(view, owed.lines), [view, owed.lines]);
  return (
    <>
      <div className="tenants-sums">
        <OwedSums sums={owed.sums} />
      </div>
      <DataTable
        name="tenants-owed"
        label={sayStatement('owedTitle')}
        rows={rows}
        rowKey={(row) => row.tenant}
        columns={columns}
        onOpen={(row) => go(`/${row.tenant}/statements`)}
        rowTone={chooseOwedTone}
        empty={<Empty title={sayStatement('owedNone')} />}
        actions={
          <Segmented<OwedView>
            aria-label={sayStatement('owedWhose')}
            value={view}
            onChange={setView}
            options={OWED_VIEWS.map((value) => ({
              value,
              label: sayStatement(VIEW_WORDS[value], { count: listOwedIn(value, owed.lines).length }),
            }))}
          />
        }
      />
    </>
  );
}

export function OwedPage() {
  const today = useToday();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<Day | null>(null);
  const day = chosen ?? today;
  const asked = useApiQuery('money.owed', chosen === null ? {} : { day: chosen }, { keep: true });
  const back = (): void => go('/');
  useKeys([{ keys: 'Escape', words: sayStatement('back'), run: back }]);
  return (
    <Page
      title={sayStatement('owedTitle')}
      layout="fill"
      lead={sayStatement('owedLead', { day: formatDay(day) })}
      actions={
        <>
          <Button onClick={back}>{sayStatement('back')}</Button>
          <Button onClick={() => go('/statements')}>{sayStatement('pageTitle')}</Button>
        </>
      }
    >
      <div className="tenants-month">
        <DayField label={sayStatement('owedDay')} value={day} onChange={(text) => setChosen(text === null ? null : parseDay(text))} />
      </div>
      <Show asked={asked}>{(owed) => <OwedList owed={owed} />}</Show>
    </Page>
  );
}
