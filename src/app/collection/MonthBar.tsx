// The month's head: which month, keys to the months beside it, and how far its collection is.
import { useLocation } from 'wouter';
import type { SalesMonth, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { MonthSwitch } from '../ui/MonthSwitch.tsx';
import { PaidAll } from './PaidAll.tsx';
import { saySales } from './sales-messages.ts';

const LOOKS = { frame: 'sales-months', choice: 'sales-month' } as const;

/** Goes from month to month; the tab stays. */
export function SalesMonths({ month, tab }: { readonly month: string; readonly tab: string }) {
  const language = getLanguage();
  const { months } = useNames();
  const [, go] = useLocation();
  const known = [...new Set([...months, month])].toSorted().toReversed();
  const options = known.map((one) => ({ value: one, label: formatMonth(one, language) }));
  return <MonthSwitch month={month} months={options} onMonth={(next) => go(`/${next}/${tab}`)} looks={LOOKS} />;
}

/** How many tenants are in a state. */
export function countState(tenants: readonly SalesTenant[], state: SalesTenant['state']): number {
  return tenants.filter((one) => one.state === state).length;
}

/** How far the collection is: numbers that add up to those due, and the money that counts. */
export function MonthStrip({ sales }: { readonly sales: SalesMonth }) {
  const { tenants } = sales;
  const extra = countState(tenants, 'extra');
  const counts = [
    { label: saySales('due'), value: tenants.length - extra, tone: '' },
    { label: saySales('reported'), value: countState(tenants, 'reported'), tone: '' },
    { label: saySales('zero'), value: countState(tenants, 'zero'), tone: '' },
    {
      label: saySales('missing'),
      value: countState(tenants, 'missing'),
      tone: countState(tenants, 'missing') > 0 ? 'sales-count-danger' : '',
    },
    { label: saySales('extra'), value: extra, tone: '' },
  ];
  return (
    <dl className="sales-strip">
      {counts.map(({ label, value, tone }) => (
        <div className={`sales-count ${tone}`} key={label}>
          <dt>{label}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
      <div className="sales-count sales-count-wide">
        <PaidAll label={saySales('paidAll')} rows={tenants} />
      </div>
    </dl>
  );
}
