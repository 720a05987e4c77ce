// What a statement would list as of now: rent, sessions, corrections, sums, and the sessions that have not ended.
import type { StatementPreview } from '../../contract/money/money-shapes.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import { useWords } from '../kit/i18n.ts';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { sayHours, sayYuan } from '../kit/values.tsx';
import { statementWords } from './statement-words.ts';

type Content = StatementPreview['content'];

interface Line {
  readonly key: string;
  readonly item: string;
  readonly about: string;
  readonly amount: number | null;
}

function useLines(content: Content): readonly Line[] {
  const say = useWords(statementWords);
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
      say('sessionAt', { at: printInstant(instant(start)), hours: sayHours(end - start) }),
      say(`state_${state}`),
      ...(freeMinutes > 0 ? [say('freeUsed', { hours: sayHours(freeMinutes) })] : []),
      ...(isFrozen ? [] : [say('oldSession')]),
    ].join(' · '),
    amount,
  }));
  const charges = content.charges.map(({ id, reason, amount }) => ({ key: `charge-${id}`, item: say('changes'), about: reason, amount }));
  return [...rent, ...sessions, ...charges, { key: 'total', item: say('total'), about: '', amount: content.totals.total }];
}

export function StatementLines({ content }: { readonly content: Content }) {
  const say = useWords(statementWords);
  const lines = useLines(content);
  const open = content.stillOpen.map(({ number, studio, start, end, state, estimate }): Line => ({
    key: number,
    item: `${studio} ${number}`,
    about: `${say('sessionAt', { at: printInstant(instant(start)), hours: sayHours(end - start) })} · ${say(`state_${state}`)}`,
    amount: estimate,
  }));
  const columns = [
    { key: 'item', title: say('item'), cell: (row: Line) => row.item },
    { key: 'about', title: say('about'), cell: (row: Line) => row.about, wraps: true },
    { key: 'amount', title: say('amount'), cell: (row: Line) => sayYuan(row.amount), isNumber: true },
  ];
  const { free, account } = content;
  return (
    <>
      <ShortTable label={say('linesNow')} rows={lines} rowKey={(row) => row.key} columns={columns} />
      <ul className="tenants-means">
        {free.quota > 0 ? <li>{say('freeHours', { quota: sayHours(free.quota), used: sayHours(free.used) })}</li> : null}
        {account.before === 0 ? null : <li>{say('before', { amount: sayYuan(account.before) })}</li>}
        <li>{say('toPay', { amount: sayYuan(account.toPay) })}</li>
      </ul>
      {open.length === 0 ? null : (
        <>
          <h3>{say('stillOpen')}</h3>
          <ShortTable label={say('stillOpen')} rows={open} rowKey={(row) => row.key} columns={columns} />
        </>
      )}
    </>
  );
}
