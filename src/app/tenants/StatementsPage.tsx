// The statements of a month: made for every tenant at once, and those that were made.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { MonthStatements, MonthLine } from '../../contract/money/money.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { addMonths, type Month, monthOf, parseMonth, instant, printInstant, printMoment } from '../../domain/time/calendar.ts';
import { useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { useShortNames } from '../ui/fields/choice-fields.tsx';
import { useKeys } from '../ui/keys.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Page } from '../ui/Page.tsx';
import { usePrintPdf, useSaveFile } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatYuan, formatHours } from '../ui/values.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayStatement } from './statement-messages.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import { sayBookingState } from '../ui/booking-state-messages.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { sayInvoice } from './invoice-words.ts';
import { PeriodBar } from './PeriodBar.tsx';
import { createTenantColumn } from './tenant-column.ts';
import { sayRefusal } from '../ui/window-words.ts';
import { sayMark } from '../ui/i18n.ts';

interface BillGround {
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildBillColumns({ shortOf }: BillGround): readonly Column<MonthLine>[] {
  // An exported column adds up to the sum above the list, in which a replaced statement counts no more.
  const money = (key: string, title: string, of: (row: MonthLine) => number | null): Column<MonthLine> => ({
    ...createFigureColumn({ key, title, width: 94 }, of, formatYuan),
    value: (row) => (row.isReplaced ? null : printYuan(of(row) ?? 0)),
  });
  const number = ({ number: own, part, isReplaced }: MonthLine): string =>
    [own, ...(part === 'whole' ? [] : [sayStatement(part)]), ...(isReplaced ? [sayStatement('replaced')] : [])].join(' ');
  return [
    { key: 'number', title: sayStatement('number'), width: 172, text: number },
    createTenantColumn(sayStatement('tenant'), shortOf),
    money('rent', sayStatement('rent'), (row) => row.rent),
    money('studio', sayStatement('studio'), (row) => row.studio),
    money('changes', sayStatement('changes'), (row) => row.charges),
    money('total', sayStatement('total'), (row) => row.total),
    // What was paid settles the month: it is said once, beside the statement that stands.
    money('paid', sayStatement('paid'), (row) => (row.isReplaced ? null : row.paid)),
    money('open', sayStatement('open'), (row) => (row.isReplaced ? null : row.open)),
    { key: 'dueOn', title: sayStatement('dueOn'), width: 104, text: (row) => row.dueOn },
    { key: 'invoice', title: sayStatement('invoice'), width: 150, text: (row) => sayInvoice(row.invoice) },
    { key: 'made', title: sayStatement('madeAt'), width: 150, hidden: true, text: (row) => printMoment(row.madeMs) },
  ];
}

/** A session that has not ended; `price` as it was booked, left out for who may not see prices. */
type UnfinishedSession = Pick<BookingLine, 'from' | 'to' | 'number' | 'tenantName' | 'state'> & {
  readonly studioCode: string;
  readonly price?: number | undefined;
};

/** Builds the columns of the list. */
export function buildUnfinishedColumns(): readonly ShortColumn<UnfinishedSession>[] {
  return [
    { key: 'when', title: sayStatement('when'), cell: (row) => `${printInstant(instant(row.from))} · ${formatHours(row.to - row.from)} h` },
    { key: 'session', title: sayStatement('session'), cell: (row) => `${row.studioCode} ${row.number}` },
    { key: 'tenant', title: sayStatement('tenant'), cell: (row) => row.tenantName, wraps: true },
    { key: 'state', title: sayStatement('state'), cell: (row) => sayBookingState(row.state) },
    { key: 'price', title: sayStatement('price'), cell: (row) => formatYuan(row.price ?? null), isNumber: true },
  ];
}

function useUnfinished(month: Month) {
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useCommand('bookings.many');
  const asked = useApiQuery('bookings.unfinished', { month }, { keep: true });
  const sessions = asked.state === 'ready' ? asked.value.sessions : [];
  const over = sessions.filter(({ isOver }) => isOver);
  const closeAll = async (): Promise<void> => {
    const bookings = over.map(({ id, version }) => ({ id, version }));
    const outcome = await run({ bookings, to: { kind: 'completed' }, reason: sayStatement('closeReason') });
    if (!outcome.ok) return notices.failed(outcome);
    const { change, count } = outcome.value;
    const undo = change === null ? undefined : () => client.bookings.undo({ change });
    notices.done(sayStatement('closedAll', { count }), undo);
  };
  return { sessions, over, closeAll, isBusy };
}

/** Nothing where all have ended. */
function UnfinishedSessions({ month }: { readonly month: Month }) {
  const { sessions, over, closeAll, isBusy } = useUnfinished(month);
  const [isOpen, setOpen] = useState(false);
  const mayClose = usePermissions().call('bookings.many');
  if (sessions.length === 0) return null;
  const columns = buildUnfinishedColumns();
  return (
    <Note
      tone="warn"
      title={sayStatement('unfinishedTitle', { count: sessions.length })}
      actions={
        <>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {sayStatement(isOpen ? 'hideAll' : 'seeAll')}
          </Button>
          {over.length === 0 || !mayClose ? null : (
            <Button type="primary" loading={isBusy} onClick={() => void closeAll()}>
              {sayStatement('closeAll', { over: over.length })}
            </Button>
          )}
        </>
      }
    >
      {mayClose ? <p>{sayStatement('unfinishedHelp', { over: over.length })}</p> : null}
      {isOpen ? (
        <div className="tenants-unfinished">
          <ShortTable label={sayStatement('unfinished')} rows={sessions} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : null}
    </Note>
  );
}

interface Left {
  readonly tenant: number;
  readonly refusal: RefusalData;
}

function useMakeAll(month: Month) {
  const notices = useNotices();
  const { run, isBusy, cancel } = useCommand('money.makeAll');
  const [left, setLeft] = useState<readonly Left[]>([]);
  const makeAll = async (part: 'rent' | null): Promise<void> => {
    setLeft([]);
    const outcome = await run({ month, part });
    if (!outcome.ok) return notices.failed(outcome);
    setLeft(outcome.value.left);
    notices.done(
      sayStatement('madeAll', { made: outcome.value.made.length, same: outcome.value.same.length, left: outcome.value.left.length }),
    );
  };
  return { makeAll, isBusy, cancel, left };
}

/** Saves or prints all that stand as one PDF. */
function useMonthFile(month: Month) {
  const notices = useNotices();
  const save = useSaveFile();
  const print = usePrintPdf();
  const { run, isBusy } = useCommand('money.monthFile');
  const hand = async (isPrint: boolean): Promise<void> => {
    const outcome = await run({ month });
    if (!outcome.ok) return notices.failed(outcome);
    await (isPrint ? print(outcome.value) : save(outcome.value));
  };
  return { hand, isBusy };
}

/** What the month's statements add up to. */
export function BillSums({ sums }: { readonly sums: MonthStatements['sums'] }) {
  const yuan = (fen: number): string => `${formatYuan(fen)} ${sayStatement('yuan')}`;
  return (
    <Facts
      facts={[
        { label: sayStatement('rent'), value: yuan(sums.rent) },
        { label: sayStatement('studio'), value: yuan(sums.studio) },
        { label: sayStatement('changes'), value: yuan(sums.charges) },
        { label: sayStatement('sumOf'), value: yuan(sums.total) },
        { label: sayStatement('paid'), value: yuan(sums.paid) },
        { label: sayStatement('open'), value: yuan(sums.open) },
      ]}
    />
  );
}

function Statements({ page }: { readonly page: MonthStatements }) {
  const [, go] = useLocation();
  const shortOf = useShortNames();
  const columns = useMemo(() => buildBillColumns({ shortOf }), [shortOf]);
  const { statements, sums, missing } = page;
  return (
    <>
      <div className="tenants-sums">
        <BillSums sums={sums} />
      </div>
      {missing.length === 0 || statements.length === 0 ? null : (
        <p className="tenants-help">
          {sayStatement('missing', { count: missing.length, names: missing.map(({ tenantName }) => tenantName).join(sayMark('、')) })}
        </p>
      )}
      <DataTable
        name="statements"
        label={sayStatement('bills')}
        rows={statements}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => go(`/${row.tenant}/statements`)}
        empty={<Empty title={sayStatement('noneOfMonth')} help={sayStatement('noneOfMonthHelp')} />}
      />
    </>
  );
}

/** Whose statements were not made, and why. */
function LeftOut({ left }: { readonly left: readonly Left[] }) {
  if (left.length === 0) return null;
  return (
    <Note tone="warn" title={sayStatement('leftOut', { count: left.length })}>
      <ul className="tenants-left">
        {left.map(({ tenant, refusal }) => (
          <li key={tenant}>{sayRefusal(refusal)}</li>
        ))}
      </ul>
    </Note>
  );
}

export function StatementsPage() {
  const today = useToday();
  const [, go] = useLocation();
  const [month, setMonth] = useState<Month>(addMonths(monthOf(today), -1));
  const asked = useApiQuery('money.list', { month }, { keep: true });
  const { makeAll, isBusy, cancel, left } = useMakeAll(month);
  const file = useMonthFile(month);
  const hasNone = asked.state !== 'ready' || asked.value.statements.length === 0;
  const back = (): void => go('/');
  useKeys([{ keys: 'Escape', words: sayStatement('back'), run: back }]);
  const choose = (text: string | null): void => {
    const chosen = text === null ? null : parseMonth(text);
    if (chosen !== null) setMonth(chosen);
  };
  return (
    <Page
      title={sayStatement('pageTitle')}
      layout="fill"
      lead={sayStatement('pageLead')}
      actions={
        <>
          <Button onClick={back}>{sayStatement('back')}</Button>
          <Button onClick={() => go('/owed')}>{sayStatement('owed')}</Button>
          <Button disabled={hasNone} loading={file.isBusy} onClick={() => void file.hand(false)}>
            {sayStatement('allPdf')}
          </Button>
          <Button disabled={hasNone} loading={file.isBusy} onClick={() => void file.hand(true)}>
            {sayStatement('printAll')}
          </Button>
          {isBusy ? <Button onClick={cancel}>{sayStatement('cancel')}</Button> : null}
          <IfMay call="money.makeAll">
            <Button disabled={isBusy} onClick={() => void makeAll('rent')}>
              {sayStatement('makeRent')}
            </Button>
            <Button type="primary" loading={isBusy} onClick={() => void makeAll(null)}>
              {sayStatement('makeAll')}
            </Button>
          </IfMay>
        </>
      }
    >
      <div className="tenants-period">
        <div className="tenants-month">
          <MonthField label={sayStatement('month')} value={month} onChange={choose} />
        </div>
        <PeriodBar month={month} unbilled={asked.state === 'ready' ? asked.value.missing.length : 0} />
      </div>
      <UnfinishedSessions month={month} />
      <LeftOut left={left} />
      <Show asked={asked}>{(page) => <Statements page={page} />}</Show>
    </Page>
  );
}
