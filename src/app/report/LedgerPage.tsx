// 统计台账: every indicator over the months, as filed where it was; copied, exported, and asked where each figure comes from.
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Ledger } from '../../contract/report/filing-shapes.ts';
import { addMonths, type Month, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { copyText } from '../ui/copy-text.ts';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/Page.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { useDownload } from '../ui/save-file.ts';
import { useToday } from '../ui/today.ts';
import { formatMonth } from '../ui/values.tsx';
import { LedgerGrid, ORIGIN_SIGNS } from './LedgerGrid.tsx';
import { formatLedgerTsv, type LedgerTable } from './ledger-rows.ts';
import { sayLedger } from './ledger-messages.ts';
import './report.css';
import './ledger.css';

const SPANS = [12, 24, 36] as const;
const ORIGINS = ['filed', 'historical', 'computed'] as const;

function Legend() {
  return (
    <ul className="legend" aria-label={sayLedger('legend')}>
      {ORIGINS.map((from) => (
        <li key={from} className={`ledger-${from}`}>
          <span className="ledger-sign" aria-hidden="true">
            {ORIGIN_SIGNS[from] === '' ? '123' : ORIGIN_SIGNS[from]}
          </span>
          {sayLedger(`from_${from}`)}
        </li>
      ))}
    </ul>
  );
}

/** Copying the table on view, and the whole ledger as a workbook. */
function useLedgerFiles(until: Month, months: number) {
  const notices = useNotices();
  const { download } = useDownload('filing.ledgerFile');
  return {
    copy: async (table: LedgerTable, names: readonly string[]): Promise<void> => {
      const heads = { indicator: sayLedger('indicator'), unit: sayLedger('unit'), total: sayLedger('total') };
      const isCopied = await copyText(formatLedgerTsv(table, names, heads));
      notices.done(isCopied ? sayLedger('copied', { count: table.rows.length }) : sayLedger('notCopied'));
    },
    exportAll: (): Promise<void> => download({ until, months }),
  };
}

function Tables({ ledger, files }: { readonly ledger: Ledger; readonly files: ReturnType<typeof useLedgerFiles> }) {
  const provenance = useProvenance();
  const [chosen, setChosen] = useState<string | null>(null);
  const { tables, months } = ledger;
  const table = tables.find(({ id }) => id === chosen) ?? tables.find(({ id }) => id === 'ZB-2') ?? tables[0];
  useKeys([
    { keys: 'Y', words: sayLedger('keyCopy'), run: () => (table === undefined ? undefined : void files.copy(table, months)) },
    { keys: 'E', words: sayLedger('keyExport'), run: () => void files.exportAll() },
  ]);
  if (table === undefined) return <Empty title={sayLedger('none')} help={sayLedger('noneHelp')} />;
  return (
    <>
      <div className="line-2">
        <Segmented
          aria-label={sayLedger('tables')}
          className="ledger-tabs"
          value={table.id}
          options={tables.map(({ id, title }) => ({ value: id, label: <span title={id}>{title}</span> }))}
          onChange={setChosen}
        />
        <Button onClick={() => void files.copy(table, months)}>{sayLedger('copy')}</Button>
        <Button onClick={() => void files.exportAll()}>{sayLedger('export')}</Button>
      </div>
      <LedgerGrid key={table.id} table={table} months={months} onAsk={provenance.open} />
      <Legend />
    </>
  );
}

/** The month until which the ledger goes, and for how many. */
function SpanChoice({
  until,
  months,
  onUntil,
  onMonths,
}: {
  readonly until: Month;
  readonly months: number;
  readonly onUntil: (until: Month) => void;
  readonly onMonths: (months: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(until);
  const type = (next: string | null): void => {
    setTyped(next);
    const month = parseMonth(next ?? '');
    if (month !== null) onUntil(month);
  };
  return (
    <>
      <MonthField
        label={sayLedger('until')}
        value={typed}
        onChange={type}
        error={parseMonth(typed ?? '') === null ? sayLedger('wrongMonth') : null}
      />
      <Select
        className="ledger-span"
        aria-label={sayLedger('months')}
        value={months}
        options={SPANS.map((count) => ({ value: count, label: sayLedger('monthsCount', { count }) }))}
        onChange={onMonths}
      />
    </>
  );
}

/** The page. `until`: the last month; without one the last that is over. */
export function LedgerPage({ until: asked }: { readonly until: string | null }) {
  const language = getLanguage();
  const [, go] = useLocation();
  const last = addMonths(monthOf(useToday()), -1);
  const until = parseMonth(asked ?? '') ?? last;
  const [months, setMonths] = useState(12);
  const files = useLedgerFiles(until, months);
  const answer = useApiQuery('filing.ledger', { until, months }, { keep: true });
  const toMonth = (month: Month): void => go(`/ledger/${month}`);
  useKeys([
    { keys: '[', words: sayLedger('keyBefore'), run: () => toMonth(addMonths(until, -1)) },
    { keys: ']', words: sayLedger('keyAfter'), run: () => toMonth(addMonths(until, 1)) },
  ]);
  return (
    <Page
      layout="fill"
      title={sayLedger('title')}
      lead={sayLedger('lead', { from: formatMonth(addMonths(until, 1 - months), language), to: formatMonth(until, language) })}
      actions={
        <div className="ledger-choice">
          <SpanChoice key={until} until={until} months={months} onUntil={toMonth} onMonths={setMonths} />
          <Button onClick={() => go(`/${until}`)}>{sayLedger('back')}</Button>
        </div>
      }
    >
      <Show asked={answer}>{(ledger) => <Tables ledger={ledger} files={files} />}</Show>
    </Page>
  );
}
