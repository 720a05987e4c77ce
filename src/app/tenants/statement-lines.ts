// What a statement would list as of now, line by line, and the columns of that list.
import type { StatementPreview } from '../../contract/money/money-shapes.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatHours, formatYuan } from '../ui/values.tsx';
import type { sayStatement } from './statement-messages.ts';

type Content = StatementPreview['content'];
type SayStatement = SayOf<typeof sayStatement>;

/** A line of the table. */
export interface StatementLine {
  readonly key: string;
  readonly item: string;
  readonly about: string;
  readonly amount: number | null;
}

/** Lists what a statement would charge: rent, sessions, corrections, and last what they come to. */
export function listStatementLines(content: Content, say: SayStatement): readonly StatementLine[] {
  const rent = content.rent.map(({ contract, from, to, days, daysInMonth: all, amount }) => ({
    key: `rent-${contract}-${from}`,
    item: `${say('rent')} ${contract}`,
    about: say('rentDays', { from, to, days, all }),
    amount,
  }));
  const sessions = content.sessions.map(({ number, studio, start, end, state, freeMinutes, amount, isFrozen }) => ({
    key: `session-${number}`,
    item: `${studio} ${number}`,
    about: [
      say('sessionAt', { at: printInstant(instant(start)), hours: formatHours(end - start) }),
      say(`state_${state}`),
      ...(freeMinutes > 0 ? [say('freeUsed', { hours: formatHours(freeMinutes) })] : []),
      ...(isFrozen ? [] : [say('oldSession')]),
    ].join(' · '),
    amount,
  }));
  const charges = content.charges.map(({ id, reason, amount }) => ({ key: `charge-${id}`, item: say('changes'), about: reason, amount }));
  return [...rent, ...sessions, ...charges, { key: 'total', item: say('total'), about: '', amount: content.totals.total }];
}

/** Lists the sessions that have not ended, with what they would cost. */
export function listOpenSessions(content: Content, say: SayStatement): readonly StatementLine[] {
  return content.stillOpen.map(({ number, studio, start, end, state, estimate }) => ({
    key: number,
    item: `${studio} ${number}`,
    about: `${say('sessionAt', { at: printInstant(instant(start)), hours: formatHours(end - start) })} · ${say(`state_${state}`)}`,
    amount: estimate,
  }));
}

/** Builds the columns of both lists. */
export function buildLineColumns(say: SayStatement): readonly ShortColumn<StatementLine>[] {
  return [
    { key: 'item', title: say('item'), cell: (row) => row.item },
    { key: 'about', title: say('about'), cell: (row) => row.about, wraps: true },
    { key: 'amount', title: say('amount'), cell: (row) => formatYuan(row.amount), isNumber: true },
  ];
}

/** Lists what stands below the lines: free hours of the month and those used, what was owed before, what is to be paid. */
export function listSums(
  { free, account }: Pick<StatementPreview['content'], 'free' | 'account'>,
  say: SayOf<typeof sayStatement>,
): readonly string[] {
  return [
    ...(free.quota > 0 ? [say('freeHours', { quota: formatHours(free.quota), used: formatHours(free.used) })] : []),
    ...(account.before === 0 ? [] : [say('before', { amount: formatYuan(account.before) })]),
    say('toPay', { amount: formatYuan(account.toPay) }),
  ];
}
