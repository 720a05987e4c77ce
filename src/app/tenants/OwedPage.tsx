// Who owes what, over all tenants: due, paid, open, days overdue, deposit due and held.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Owed } from '../../contract/money/money-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { useShortNames } from '../ui/fields/choice-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Facts, Page } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay, formatYuan } from '../ui/values.tsx';
import { buildOwedColumns, chooseOwedTone } from './owed-columns.tsx';
import { chooseFirstView, listOwedIn, OWED_VIEWS, type OwedView } from './owed-rows.ts';
import { sayStatement } from './statement-messages.ts';

const VIEW_WORDS = { overdue: 'owedOverdue', open: 'owedOpen', deposit: 'owedDeposit', all: 'owedAll' } as const;
/** What all lines add up to. */
export function OwedSums({ sums }: { readonly sums: Owed['sums'] }) {
  const yuan = (fen: number): string => `${formatYuan(fen)} ${sayStatement('yuan')}`;
  return (
    <Facts
      facts={[
        { label: sayStatement('openAll'), value: yuan(sums.open) },
        { label: sayStatement('overdueSum'), value: yuan(sums.overdue) },
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
  const language = getLanguage();
  const today = useToday();
  const [, go] = useLocation();
  const asked = useApiQuery('money.owed', {});
  const back = (): void => go('/');
  useKeys([{ keys: 'Escape', words: sayStatement('back'), run: back }]);
  return (
    <Page
      title={sayStatement('owedTitle')}
      layout="fill"
      lead={sayStatement('owedLead', { day: formatDay(today, language) })}
      actions={
        <>
          <Button onClick={back}>{sayStatement('back')}</Button>
          <Button onClick={() => go('/statements')}>{sayStatement('pageTitle')}</Button>
        </>
      }
    >
      <Show asked={asked}>{(owed) => <OwedList owed={owed} />}</Show>
    </Page>
  );
}
