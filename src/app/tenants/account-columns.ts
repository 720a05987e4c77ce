// The columns of a tenant's account: what is due and paid, month by month.
import type { Language } from '../../contract/core/phrase.ts';
import type { AccountMonth } from '../../contract/money/money-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import type { SayOf } from '../ui/i18n.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import type { sayStatement } from './statement-messages.ts';

interface AccountGround {
  readonly say: SayOf<typeof sayStatement>;
  readonly language: Language;
}

/** Builds the columns of the account. */
export function buildAccountColumns({ say, language }: AccountGround): readonly Column<AccountMonth>[] {
  const money = (key: string, title: string, of: (row: AccountMonth) => number): Column<AccountMonth> =>
    createFigureColumn({ key, title, width: 104 }, of, formatYuan, printYuan);
  const how = ({ paidBy }: AccountMonth): string =>
    paidBy
      .map((one) =>
        one.kind === 'credit'
          ? `${say('creditOf', { month: one.month ?? '' })} ${formatYuan(one.amount)}`
          : `${one.day ?? ''} ${formatChoice(one.method ?? '', language)} ${formatYuan(one.amount)}`,
      )
      .join('；');
  return [
    { key: 'month', title: say('month'), width: 90, text: (row) => row.month },
    money('rent', say('rent'), (row) => row.due.rent),
    money('studio', say('studio'), (row) => row.due.studio),
    money('changes', say('changes'), (row) => row.due.correction + row.due.credit),
    money('due', say('due'), (row) => row.dueTotal + row.givenBack),
    money('paid', say('paid'), (row) => row.paid),
    money('open', say('open'), (row) => row.open),
    { key: 'how', title: say('paidBy'), width: 190, text: how },
    { key: 'bills', title: say('bills'), width: 160, text: (row) => row.statements.map(({ number }) => number).join('、') },
  ];
}
