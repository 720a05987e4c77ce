// What a statement would list as of now, line by line, and the columns of that list.
import type { StatementPreview } from '../../contract/money/money.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatHours, formatYuan } from '../ui/values.tsx';
import { sayStatement } from './statement-messages.ts';

type Content = StatementPreview['content'];

/** A line of the table. */
export interface StatementLine {
  readonly key: string;
  readonly item: string;
  readonly about: string;
  readonly amount: number | null;
}

/** Lists what a statement would charge: rent, sessions, corrections, and last what they come to. */
export function listStatementLines(content: Content): readonly StatementLine[] {
  const rent = content.rent.map(({ contract, from, to, days, daysInMonth: all, amount }) => ({
    key: `rent-${contract}-${from}`,
    item: `${sayStatement('rent')} ${contract}`,
    about: sayStatement('rentDays', { from, to, days, all }),
    amount,
  }));
  const sessions = content.sessions.map(({ number, studio, start, end, state, freeMinutes, amount, isFrozen }) => ({
    key: `session-${number}`,
    item: `${studio} ${number}`,
    about: [
      sayStatement('sessionAt', { at: printInstant(instant(start)), hours: formatHours(end - start) }),
      sayStatement(`state_${state}`),
      ...(freeMinutes > 0 ? [sayStatement('freeUsed', { hours: formatHours(freeMinutes) })] : []),
      ...(isFrozen ? [] : [sayStatement('oldSession')]),
    ].join(' · '),
    amount,
  }));
  const charges = content.charges.map(({ id, reason, amount }) => ({
    key: `charge-${id}`,
    item: sayStatement('changes'),
    about: reason,
    amount,
  }));
  return [...rent, ...sessions, ...charges, { key: 'total', item: sayStatement('total'), about: '', amount: content.totals.total }];
}

/** Lists the sessions that have not ended, with what they would cost. */
export function listOpenSessions(content: Content): readonly StatementLine[] {
  return content.stillOpen.map(({ number, studio, start, end, state, estimate }) => ({
    key: number,
    item: `${studio} ${number}`,
    about: `${sayStatement('sessionAt', { at: printInstant(instant(start)), hours: formatHours(end - start) })} · ${sayStatement(`state_${state}`)}`,
    amount: estimate,
  }));
}

/** Builds the columns of both lists. */
export function buildLineColumns(): readonly ShortColumn<StatementLine>[] {
  return [
    { key: 'item', title: sayStatement('item'), cell: (row) => row.item },
    { key: 'about', title: sayStatement('about'), cell: (row) => row.about, wraps: true },
    { key: 'amount', title: sayStatement('amount'), cell: (row) => formatYuan(row.amount), isNumber: true },
  ];
}

/** Lists what stands below the lines: free hours of the month and those used, what was owed before, what is to be paid. */
export function listSums({ free, account }: Pick<StatementPreview['content'], 'free' | 'account'>): readonly string[] {
  return [
    ...(free.quota > 0 ? [sayStatement('freeHours', { quota: formatHours(free.quota), used: formatHours(free.used) })] : []),
    ...(account.before === 0 ? [] : [sayStatement('before', { amount: formatYuan(account.before) })]),
    sayStatement('toPay', { amount: formatYuan(account.toPay) }),
  ];
}
