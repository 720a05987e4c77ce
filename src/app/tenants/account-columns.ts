// The columns of a tenant's account: what is due and paid, month by month.
import type { AccountMonth } from '../../contract/money/money.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { sayStatement } from './statement-messages.ts';
import { sayChoice } from '../ui/window-words.ts';
import { sayMark } from '../ui/i18n.ts';

/** Builds the columns of the account. */
export function buildAccountColumns(): readonly Column<AccountMonth>[] {
  const money = (key: string, title: string, of: (row: AccountMonth) => number): Column<AccountMonth> =>
    createFigureColumn({ key, title, width: 104 }, of, formatYuan, printYuan);
  const how = ({ paidBy }: AccountMonth): string =>
    paidBy
      .map((one) =>
        one.kind === 'credit'
          ? `${sayStatement('creditOf', { month: one.month ?? '' })} ${formatYuan(one.amount)}`
          : `${one.day ?? ''} ${sayChoice(one.method ?? '')} ${formatYuan(one.amount)}`,
      )
      .join(sayMark('；'));
  return [
    { key: 'month', title: sayStatement('month'), width: 90, text: (row) => row.month },
    money('rent', sayStatement('rent'), (row) => row.due.rent),
    money('studio', sayStatement('studio'), (row) => row.due.studio),
    money('changes', sayStatement('changes'), (row) => row.due.correction + row.due.credit),
    money('back', sayStatement('givenBack'), (row) => row.givenBack),
    money('due', sayStatement('due'), (row) => row.dueTotal + row.givenBack),
    { key: 'dueOn', title: sayStatement('dueOn'), width: 104, text: (row) => row.dueOn.join(sayMark('、')) },
    money('paid', sayStatement('paid'), (row) => row.paid),
    money('open', sayStatement('open'), (row) => row.open),
    { key: 'how', title: sayStatement('paidBy'), width: 190, text: how },
    {
      key: 'bills',
      title: sayStatement('bills'),
      width: 160,
      text: (row) => row.statements.map(({ number }) => number).join(sayMark('、')),
    },
  ];
}
