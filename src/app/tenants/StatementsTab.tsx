// What a tenant owes, month by month: statements, corrections, payments, deposit.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { AccountMonth, TenantAccount } from '../../contract/money/money-shapes.ts';
import { sayChoice } from '../../contract/records/words-fields.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { useApi, useAsk } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Empty, Show } from '../kit/Notes.tsx';
import { Facts, Section } from '../kit/Page.tsx';
import { RecordTable } from '../kit/records/RecordTable.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { useToday } from '../kit/today.ts';
import { sayYuan } from '../kit/values.tsx';
import { StatementDrawer } from './StatementDrawer.tsx';
import { statementWords } from './statement-words.ts';

function useColumns(): readonly Column<AccountMonth>[] {
  const say = useWords(statementWords);
  const language = useLanguage();
  return useMemo(() => {
    const money = (key: string, title: string, of: (row: AccountMonth) => number): Column<AccountMonth> =>
      figureColumn({ key, title, width: 104 }, of, sayYuan, printYuan);
    const how = ({ paidBy }: AccountMonth): string =>
      paidBy
        .map((one) =>
          one.kind === 'credit'
            ? `${say('creditOf', { month: one.month ?? '' })} ${sayYuan(one.amount)}`
            : `${one.day ?? ''} ${sayChoice(one.method ?? '', language)} ${sayYuan(one.amount)}`,
        )
        .join('；');
    return [
      { key: 'month', title: say('month'), width: 90, text: (row) => row.month },
      money('rent', say('rent'), (row) => row.due.rent),
      money('studio', say('studio'), (row) => row.due.studio),
      money('changes', say('changes'), (row) => row.due.correction + row.due.credit),
      money('due', say('due'), (row) => row.dueTotal + row.givenBack),
      money('paid', say('paid'), (row) => row.paid),
      money('open', say('open'), (row) => row.open),
      { key: 'how', title: say('paidBy'), width: 190, text: how },
      { key: 'bills', title: say('bills'), width: 160, text: (row) => row.statements.map(({ number }) => number).join('、') },
    ];
  }, [language, say]);
}

function Sums({ account }: { readonly account: TenantAccount }) {
  const say = useWords(statementWords);
  const { open, ahead, deposit } = account;
  const yuan = (fen: number): string => `${sayYuan(fen)} ${say('yuan')}`;
  const parts = say('depositParts', {
    taken: sayYuan(deposit.taken),
    back: sayYuan(deposit.givenBack),
    kept: sayYuan(deposit.kept),
  });
  return (
    <Facts
      facts={[
        { label: say('openAll'), value: yuan(open) },
        { label: say('ahead'), value: yuan(ahead) },
        { label: say('deposit'), value: deposit.taken === 0 ? yuan(0) : `${yuan(deposit.balance)}（${parts}）` },
      ]}
    />
  );
}

const ENTRIES = ['payment', 'charge', 'deposit_move'] as const;

function Entries({ tenant }: { readonly tenant: number }) {
  const say = useWords(statementWords);
  const [kind, setKind] = useState<(typeof ENTRIES)[number]>('payment');
  const given = useMemo(() => ({ tenant_id: tenant }), [tenant]);
  return (
    <Section title={say('entries')}>
      <div className="tenants-toggle">
        <Segmented
          aria-label={say('entries')}
          value={kind}
          onChange={setKind}
          options={ENTRIES.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <RecordTable key={kind} kind={kind} name={`tenant-${kind}`} tenant={tenant} given={given} height={260} />
    </Section>
  );
}

function Account({ account }: { readonly account: TenantAccount }) {
  const say = useWords(statementWords);
  const columns = useColumns();
  const today = useToday();
  const [month, setMonth] = useState<Month | null>(null);
  const { tenant, months } = account;
  const make = <Button onClick={() => setMonth(addMonths(monthOf(today), -1))}>{say('make')}</Button>;
  return (
    <>
      <Section title={say('account')} actions={make}>
        <Sums account={account} />
      </Section>
      <Section title={say('months')}>
        <p className="tenants-help">{say('monthsHelp')}</p>
        <DataTable
          name="tenant-account"
          label={say('months')}
          rows={months}
          rowKey={(row) => row.month}
          columns={columns}
          onOpen={(row) => setMonth(parseMonth(row.month))}
          rowTone={(row) => (row.open > 0 ? 'warn' : undefined)}
          empty={<Empty title={say('none')} help={say('noneHelp')} />}
          {...(months.length === 0 ? {} : { height: Math.min(420, 130 + months.length * 36) })}
        />
      </Section>
      {month === null ? null : (
        <StatementDrawer
          tenant={tenant}
          month={month}
          statements={months.flatMap(({ statements }) => statements)}
          onClose={() => setMonth(null)}
        />
      )}
    </>
  );
}

/** The tab 账单. */
export function StatementsTab({ tenant }: { readonly tenant: number }) {
  const api = useApi();
  const asked = useAsk(api.money.account.queryOptions({ input: { tenant } }), { keep: true });
  return (
    <div className="stack-4">
      <Show asked={asked}>{(account) => <Account account={account} />}</Show>
      <Entries tenant={tenant} />
    </div>
  );
}
