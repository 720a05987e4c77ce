// Who has reported: every tenant of the month with its state, and the list of those missing for WeChat.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { SalesMonth, SalesTenant } from '../../contract/sales-shapes.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import type { Say } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/table-rows.ts';
import { sayCount, sayMonth, sayYuan } from '../kit/values.tsx';
import { countState } from './MonthBar.tsx';
import { salesWords } from './sales-words.ts';

type SaySales = Say<NonNullable<(typeof salesWords)['keys']>>;

const TONES = { reported: 'good', zero: 'warn', missing: 'danger', extra: 'plain' } as const;
/** A mark besides the colour and the word. */
const MARKS = { reported: '✓', zero: '0', missing: '!', extra: '+' } as const;
/** Those to act on stand first. */
const ORDER: readonly SalesTenant['state'][] = ['missing', 'zero', 'reported', 'extra'];

function moneyColumn(key: 'paid' | 'refunded' | 'settled' | 'retail', say: SaySales): Column<SalesTenant> {
  return {
    key,
    title: say(key),
    width: 140,
    align: 'right',
    text: (row) => (row.state === 'missing' ? '—' : sayYuan(row[key])),
    sort: (row) => (row.state === 'missing' ? null : row[key]),
    hidden: key === 'refunded' || key === 'settled',
  };
}

function collectColumns(say: SaySales, found: ReadonlyMap<number, string>): Column<SalesTenant>[] {
  return [
    {
      key: 'state',
      title: say('state'),
      width: 110,
      text: (row) => say(row.state),
      sort: (row) => ORDER.indexOf(row.state),
      filter: true,
      render: (row) => (
        <Tag tone={TONES[row.state]}>
          <span aria-hidden="true">{MARKS[row.state]}</span> {say(row.state)}
        </Tag>
      ),
    },
    { key: 'name', title: say('tenant'), width: 260, text: (row) => row.name, search: (row) => found.get(row.id) ?? '' },
    { key: 'uscc', title: say('uscc'), width: 190, text: (row) => row.uscc, hidden: true },
    moneyColumn('paid', say),
    moneyColumn('refunded', say),
    moneyColumn('settled', say),
    moneyColumn('retail', say),
    { key: 'lines', title: say('linesCount'), width: 80, align: 'right', text: (row) => sayCount(row.lines), sort: (row) => row.lines },
    { key: 'sources', title: say('sources'), width: 190, text: (row) => row.sources.map((one) => say(`source_${one}`)).join('、') },
  ];
}

function useCopyMissing(sales: SalesMonth): { readonly copy: () => Promise<void>; readonly count: number } {
  const say = useWords(salesWords);
  const language = useLanguage();
  const notices = useNotices();
  const missing = sales.tenants.filter(({ state }) => state === 'missing');
  const copy = async (): Promise<void> => {
    if (missing.length === 0) return notices.done(say('noneMissing'));
    const head = say('copyMissingHead', { month: sayMonth(sales.month, language), count: missing.length });
    await navigator.clipboard.writeText([head, ...missing.map(({ name }, at) => `${at + 1}. ${name}`)].join('\n'));
    notices.done(say('copiedMissing', { count: missing.length }));
  };
  return { copy, count: missing.length };
}

/** The collection of a month. */
export function CollectTab({ sales }: { readonly sales: SalesMonth }) {
  const say = useWords(salesWords);
  const language = useLanguage();
  const names = useNames();
  const [, go] = useLocation();
  const [isMissing, setMissing] = useState(false);
  const { copy, count } = useCopyMissing(sales);
  useKeys([{ keys: 'C', words: say('keyCopy'), run: () => void copy() }]);
  const columns = useMemo(
    () => collectColumns(say, new Map(names.tenants.map((one) => [one.id, [one.initials, one.pinyin, ...one.former].join(' ')]))),
    [language, names],
  );
  const rows = useMemo(() => {
    const kept = isMissing ? sales.tenants.filter(({ state }) => state === 'missing') : sales.tenants;
    return kept.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  }, [sales, isMissing]);
  return (
    <DataTable
      name="sales-collect"
      label={say('tab_collect')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={(row) => go(`~/tenants/${row.id}`)}
      rowTone={(row) => (row.state === 'missing' ? 'danger' : undefined)}
      empty={<Empty title={say('noneMissing')} action={<Button onClick={() => setMissing(false)}>{say('all')}</Button>} />}
      actions={
        <>
          <Segmented
            aria-label={say('state')}
            value={isMissing}
            onChange={setMissing}
            options={[
              { value: false, label: `${say('all')} ${sales.tenants.length}` },
              { value: true, label: `${say('missing')} ${countState(sales.tenants, 'missing')}` },
            ]}
          />
          <Button disabled={count === 0} onClick={() => void copy()} title="C">
            {say('copyMissing')}
          </Button>
        </>
      }
    />
  );
}
