// The month as an accounting period: what is booked in it, its closing and reopening, its vouchers.
import { Button } from 'antd';
import { useState } from 'react';
import type { AccountingPeriod } from '../../contract/money/accounting.ts';
import { type Day, lastDayOf, type Month, printMoment } from '../../domain/time/calendar.ts';
import { useApiQuery } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { sayMark } from '../ui/i18n.ts';
import { Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { useDownload } from '../ui/save-file.ts';
import { useToday } from '../ui/today.ts';
import { formatYuan } from '../ui/values.tsx';
import { sayPeriod } from './period-messages.ts';

/** Says what is booked in a period: what is nothing is left out, what belongs to closed months is named. */
export function sayBooked({ sums, earlier }: Pick<AccountingPeriod, 'sums' | 'earlier'>): string {
  const parts = [
    ['billed', sums.billed, earlier.billed],
    ['received', sums.received, earlier.received],
    ['depositsIn', sums.depositsIn, 0],
    ['depositsOut', sums.depositsOut, 0],
    ['depositsKept', sums.depositsKept, 0],
  ] as const;
  const said = parts
    .filter(([, amount, before]) => amount !== 0 || before !== 0)
    .map(([name, amount, before]) =>
      before === 0
        ? sayPeriod(name, { amount: formatYuan(amount) })
        : `${sayPeriod(name, { amount: formatYuan(amount) })}${sayPeriod('ofBefore', { amount: formatYuan(before) })}`,
    );
  return said.length === 0 ? sayPeriod('nothing') : said.join(sayMark('，'));
}

/** Whether the accounts of a month can be closed: it is over, and nothing has closed it. */
export function canClosePeriod({ closed, month }: Pick<AccountingPeriod, 'closed'> & { readonly month: Month }, today: Day): boolean {
  return closed === null && today > lastDayOf(month);
}

/** Says which months are opened with one: the closed ones after it too, none before it. */
export function sayReopens({ month, last }: Pick<AccountingPeriod, 'month' | 'last'>): string {
  return last === null || last <= month ? sayPeriod('reopenOne', { month }) : sayPeriod('reopenMany', { month, last });
}

interface PeriodProps {
  readonly month: Month;
  /** Tenants with something to be billed of the month that have no statement of it yet. */
  readonly unbilled: number;
}

interface DialogProps extends PeriodProps {
  readonly period: AccountingPeriod;
  readonly onClose: () => void;
}

function CloseDialog({ period, month, unbilled, onClose }: DialogProps) {
  const { run } = useToldCommand('accounting.close', () => sayPeriod('closedDone', { month }));
  return (
    <ActionDialog
      title={sayPeriod('closeTitle', { month })}
      ok={sayPeriod('close')}
      focus="ok"
      act={() => run({ month })}
      onClose={onClose}
    >
      <p>{sayBooked(period)}</p>
      {unbilled === 0 ? null : <p>{sayPeriod('unbilled', { count: unbilled })}</p>}
      <p className="soft">{sayPeriod('closeHelp', { month })}</p>
    </ActionDialog>
  );
}

function ReopenDialog({ period, month, onClose }: Pick<DialogProps, 'period' | 'month' | 'onClose'>) {
  const [reason, setReason] = useState('');
  const { run } = useToldCommand('accounting.reopen', ({ reopened }) =>
    sayPeriod('reopenedDone', { months: reopened.join(sayMark('、')) }),
  );
  return (
    <ActionDialog
      title={sayPeriod('reopenTitle', { month })}
      ok={sayPeriod('reopen')}
      isReady={reason.trim() !== ''}
      isUnsaved={reason !== ''}
      act={() => run({ month, reason })}
      onClose={onClose}
    >
      <p>{sayReopens(period)}</p>
      <p className="soft">{sayPeriod('reopenHelp')}</p>
      <NotesField label={sayPeriod('reason')} value={reason} onChange={setReason} isNeeded />
    </ActionDialog>
  );
}

function Bar({ period, month, unbilled }: Omit<DialogProps, 'onClose'>) {
  const today = useToday();
  const [opened, setOpened] = useState<'close' | 'reopen' | null>(null);
  const { download, isBusy } = useDownload('accounting.vouchers');
  const { closed } = period;
  // One button for both, so that it has the focus again once the dialog is gone.
  const step = canClosePeriod({ closed, month }, today) ? 'close' : closed === null ? null : 'reopen';
  const onClose = (): void => setOpened(null);
  return (
    <div className="tenants-period">
      <b>{closed === null ? sayPeriod('open') : sayPeriod('closed', { who: closed.who, at: printMoment(closed.atMs) })}</b>
      <span>{sayBooked(period)}</span>
      <Button loading={isBusy} onClick={() => void download({ month })}>
        {sayPeriod('vouchers')}
      </Button>
      {step === null ? null : (
        <IfMay call={`accounting.${step}`}>
          <Button onClick={() => setOpened(step)}>{sayPeriod(step)}</Button>
        </IfMay>
      )}
      {opened === 'close' ? <CloseDialog period={period} month={month} unbilled={unbilled} onClose={onClose} /> : null}
      {opened === 'reopen' ? <ReopenDialog period={period} month={month} onClose={onClose} /> : null}
    </div>
  );
}

/** 账款结账. */
export function PeriodBar({ month, unbilled }: PeriodProps) {
  const asked = useApiQuery('accounting.period', { month }, { keep: true });
  return <Show asked={asked}>{(period) => <Bar period={period} month={month} unbilled={unbilled} />}</Show>;
}
