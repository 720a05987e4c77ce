// What a tenant owes, month by month: statements, corrections, payments, deposit.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { TenantAccount } from '../../contract/money/money-shapes.ts';
import { addMonths, type Month, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Empty, Show } from '../ui/Notes.tsx';
import { Facts, Section } from '../ui/Page.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatYuan } from '../ui/values.tsx';
import { buildAccountColumns } from './account-columns.ts';
import { StatementDrawer } from './StatementDrawer.tsx';
import { sayStatement } from './statement-messages.ts';

/** What the tenant owes, has paid ahead and left as deposit. */
export function AccountSums({ account }: { readonly account: TenantAccount }) {
  const { open, ahead, deposit } = account;
  const yuan = (fen: number): string => `${formatYuan(fen)} ${sayStatement('yuan')}`;
  const parts = sayStatement('depositParts', {
    taken: formatYuan(deposit.taken),
    back: formatYuan(deposit.givenBack),
    kept: formatYuan(deposit.kept),
  });
  return (
    <Facts
      facts={[
        { label: sayStatement('openAll'), value: yuan(open) },
        { label: sayStatement('ahead'), value: yuan(ahead) },
        { label: sayStatement('deposit'), value: deposit.taken === 0 ? yuan(0) : `${yuan(deposit.balance)}（${parts}）` },
      ]}
    />
  );
}

const ENTRIES = ['payment', 'charge', 'deposit_move'] as const;

function Entries({ tenant }: { readonly tenant: number }) {
  const [kind, setKind] = useState<(typeof ENTRIES)[number]>('payment');
  const given = useMemo(() => ({ tenant_id: tenant }), [tenant]);
  return (
    <Section title={sayStatement('entries')}>
      <div className="tenants-toggle">
        <Segmented
          aria-label={sayStatement('entries')}
          value={kind}
          onChange={setKind}
          options={ENTRIES.map((value) => ({ value, label: sayStatement(value) }))}
        />
      </div>
      <RecordTable key={kind} kind={kind} name={`tenant-${kind}`} tenant={tenant} given={given} height={260} />
    </Section>
  );
}

function Account({ account }: { readonly account: TenantAccount }) {
  const language = getLanguage();
  const columns = useMemo(() => buildAccountColumns({ language }), [language]);
  const today = useToday();
  const [month, setMonth] = useState<Month | null>(null);
  const { tenant, months } = account;
  const make = <Button onClick={() => setMonth(addMonths(monthOf(today), -1))}>{sayStatement('make')}</Button>;
  return (
    <>
      <Section title={sayStatement('account')} actions={make}>
        <AccountSums account={account} />
      </Section>
      <Section title={sayStatement('months')}>
        <p className="tenants-help">{sayStatement('monthsHelp')}</p>
        <DataTable
          name="tenant-account"
          label={sayStatement('months')}
          rows={months}
          rowKey={(row) => row.month}
          columns={columns}
          onOpen={(row) => setMonth(parseMonth(row.month))}
          rowTone={(row) => (row.open > 0 ? 'warn' : undefined)}
          empty={<Empty title={sayStatement('none')} help={sayStatement('noneHelp')} />}
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
  const asked = useApiQuery('money.account', { tenant }, { keep: true });
  return (
    <div className="stack-4">
      <Show asked={asked}>{(account) => <Account account={account} />}</Show>
      <Entries tenant={tenant} />
    </div>
  );
}
