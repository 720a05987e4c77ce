// The columns of the list of who owes what.
import type { OwedLine } from '../../contract/money/money-shapes.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import type { SayOf } from '../ui/i18n.ts';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import type { sayStatement } from './statement-messages.ts';
import { createTenantColumn } from './tenant-column.ts';

/** Days overdue from which on the list is red: the desk asks for a reason then. */
const LONG = 30;

/** Tells the tone of a line: red where it is long overdue, amber where it is overdue at all. */
export function chooseOwedTone(row: OwedLine): 'danger' | 'warn' | undefined {
  return row.days > LONG ? 'danger' : row.overdue > 0 ? 'warn' : undefined;
}

interface OwedGround {
  readonly say: SayOf<typeof sayStatement>;
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildOwedColumns({ say, shortOf }: OwedGround): readonly Column<OwedLine>[] {
  const money = (key: string, title: string, of: (row: OwedLine) => number): Column<OwedLine> =>
    createFigureColumn({ key, title, width: 98 }, of, formatYuan, printYuan);
  return [
    createTenantColumn(say('tenant'), shortOf),
    money('due', say('due'), (row) => row.due),
    money('paid', say('paid'), (row) => row.paid),
    money('open', say('open'), (row) => row.open),
    money('overdue', say('overdue'), (row) => row.overdue),
    {
      key: 'days',
      title: say('days'),
      width: 88,
      text: (row) => (row.days === 0 ? '' : say('daysCell', { days: row.days })),
      render: (row) => (row.days === 0 ? '' : <Tag tone={row.days > LONG ? 'danger' : 'warn'}>{say('daysCell', { days: row.days })}</Tag>),
      sort: (row) => row.days,
      value: (row) => row.days,
    },
    { key: 'since', title: say('since'), width: 104, text: (row) => row.since ?? '' },
    { key: 'months', title: say('overdueMonths'), width: 160, hidden: true, text: (row) => row.months.join('、') },
    money('ahead', say('aheadShort'), (row) => row.ahead),
    money('depositDue', say('depositDue'), (row) => row.depositDue),
    money('depositHeld', say('depositHeld'), (row) => row.depositHeld),
  ];
}
