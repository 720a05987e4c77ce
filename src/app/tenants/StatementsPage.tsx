// The statements of a month: made for every tenant at once, and those that were made.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { StatementLine } from '../../contract/money/money-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { sayRefusal } from '../../contract/words.ts';
import { addMonths, instantFromMilliseconds, monthOf, parseMonth, printInstant } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useApi, useAsk, useClient, useCommand } from '../kit/api.tsx';
import { MonthField } from '../kit/fields/date-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty, Note, Show } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Page } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { useToday } from '../kit/today.ts';
import { sayYuan } from '../kit/values.tsx';
import { statementWords } from './statement-words.ts';

interface Left {
  readonly tenant: number;
  readonly refusal: RefusalData;
}

function useMakeAll(month: Month) {
  const say = useWords(statementWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy, cancel } = useCommand(client.money.makeAll);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const makeAll = async (): Promise<void> => {
    setLeft([]);
    const outcome = await run({ month });
    if (!outcome.ok) return notices.failed(outcome);
    setLeft(outcome.value.left);
    notices.done(say('madeAll', { made: outcome.value.made.length, same: outcome.value.same.length, left: outcome.value.left.length }));
  };
  return { makeAll, isBusy, cancel, left };
}

function Statements({ rows }: { readonly rows: readonly StatementLine[] }) {
  const say = useWords(statementWords);
  const [, go] = useLocation();
  const columns = useMemo<readonly Column<StatementLine>[]>(
    () => [
      { key: 'number', title: say('number'), width: 170, text: (row) => row.number },
      { key: 'tenant', title: say('tenant'), width: 300, text: (row) => row.tenantName },
      figureColumn({ key: 'total', title: say('amount'), width: 140 }, (row) => row.total, sayYuan, printYuan),
      { key: 'made', title: say('madeAt'), width: 160, text: (row) => printInstant(instantFromMilliseconds(row.madeMs)) },
    ],
    [say],
  );
  return (
    <DataTable
      name="statements"
      label={say('bills')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={(row) => go(`/${row.tenant}/statements`)}
      empty={<Empty title={say('noneOfMonth')} help={say('noneOfMonthHelp')} />}
    />
  );
}

/** The page. */
export function StatementsPage() {
  const say = useWords(statementWords);
  const language = useLanguage();
  const api = useApi();
  const today = useToday();
  const [, go] = useLocation();
  const [month, setMonth] = useState<Month>(addMonths(monthOf(today), -1));
  const asked = useAsk(api.money.list.queryOptions({ input: { month } }), { keep: true });
  const { makeAll, isBusy, cancel, left } = useMakeAll(month);
  const back = (): void => go('/');
  useKeys([{ keys: 'Escape', words: say('back'), run: back }]);
  const choose = (text: string | null): void => {
    const chosen = text === null ? null : parseMonth(text);
    if (chosen !== null) setMonth(chosen);
  };
  return (
    <Page
      title={say('pageTitle')}
      layout="fill"
      lead={say('pageLead')}
      actions={
        <>
          <Button onClick={back}>{say('back')}</Button>
          {isBusy ? <Button onClick={cancel}>{say('cancel')}</Button> : null}
          <Button type="primary" loading={isBusy} onClick={() => void makeAll()}>
            {say('makeAll')}
          </Button>
        </>
      }
    >
      <div className="tenants-month">
        <MonthField label={say('month')} value={month} onChange={choose} />
      </div>
      {left.length === 0 ? null : (
        <Note tone="warn" title={say('leftOut', { count: left.length })}>
          <ul className="tenants-left">
            {left.map(({ tenant, refusal }) => (
              <li key={tenant}>{sayRefusal(refusal, language)}</li>
            ))}
          </ul>
        </Note>
      )}
      <Show asked={asked}>{({ statements }) => <Statements rows={statements} />}</Show>
    </Page>
  );
}
