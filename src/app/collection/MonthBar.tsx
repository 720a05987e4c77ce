// The month's head: which month, keys to the months beside it, and how far its collection is.
import { Button, Select } from 'antd';
import { useLocation } from 'wouter';
import type { SalesMonth, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { addMonths, parseMonth } from '../../domain/time/calendar.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Wan, sayCount, sayMonth } from '../kit/values.tsx';
import { kitWords } from '../kit/kit-words.ts';
import { salesWords } from './sales-words.ts';

/** Goes from month to month; the tab stays. */
export function MonthSwitch({ month, tab }: { readonly month: string; readonly tab: string }) {
  const say = useWords(salesWords);
  const language = useLanguage();
  const { months } = useNames();
  const [, go] = useLocation();
  const to = (next: string): void => go(`/${next}/${tab}`);
  const step = (by: number): void => {
    const parsed = parseMonth(month);
    if (parsed !== null) to(addMonths(parsed, by));
  };
  useKeys([
    { keys: '[', words: say('keyPrevious'), run: () => step(-1) },
    { keys: ']', words: say('keyNext'), run: () => step(1) },
  ]);
  const known = [...new Set([...months, month])].toSorted().toReversed();
  return (
    <span className="sales-months">
      <Button aria-label={say('previous')} onClick={() => step(-1)}>
        ‹
      </Button>
      <Select
        className="sales-month"
        aria-label={say('pickMonth')}
        value={month}
        options={known.map((one) => ({ value: one, label: sayMonth(one, language) }))}
        onChange={to}
        showSearch={{ optionFilterProp: 'value' }}
      />
      <Button aria-label={say('next')} onClick={() => step(1)}>
        ›
      </Button>
    </span>
  );
}

/** How many tenants are in a state. */
export function countState(tenants: readonly SalesTenant[], state: SalesTenant['state']): number {
  return tenants.filter((one) => one.state === state).length;
}

/** How far the collection is: numbers that add up to those due, and the money that counts. */
export function MonthStrip({ sales }: { readonly sales: SalesMonth }) {
  const say = useWords(salesWords);
  const sayKit = useWords(kitWords);
  const { tenants } = sales;
  const extra = countState(tenants, 'extra');
  const counts = [
    { label: say('due'), value: tenants.length - extra, tone: '' },
    { label: say('reported'), value: countState(tenants, 'reported'), tone: '' },
    { label: say('zero'), value: countState(tenants, 'zero'), tone: '' },
    { label: say('missing'), value: countState(tenants, 'missing'), tone: countState(tenants, 'missing') > 0 ? 'sales-count-danger' : '' },
    { label: say('extra'), value: extra, tone: '' },
  ];
  return (
    <dl className="sales-strip">
      {counts.map(({ label, value, tone }) => (
        <div className={`sales-count ${tone}`} key={label}>
          <dt>{label}</dt>
          <dd>{sayCount(value)}</dd>
        </div>
      ))}
      <div className="sales-count sales-count-wide">
        <dt>{say('paidAll')}</dt>
        <dd>
          <Wan fen={tenants.reduce((sum, one) => sum + one.paid, 0)} /> <span className="sales-unit">{sayKit('wanYuan')}</span>
        </dd>
      </div>
    </dl>
  );
}
