// The columns of the list of who owes what.
import type { OwedLine } from '../../contract/money/money-shapes.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { sayStatement } from './statement-messages.ts';
import { createTenantColumn } from './tenant-column.ts';

/** Days overdue from which on the list is red: the desk asks for a reason then. */
const LONG = 30;

/** Tells the tone of a line: red where it is long overdue, amber where it is overdue at all. */
export function chooseOwedTone(row: OwedLine): 'danger' | 'warn' | undefined {
  return row.days > LONG ? 'danger' : row.overdue > 0 ? 'warn' : undefined;
}

interface OwedGround {
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildOwedColumns({ shortOf }: OwedGround): readonly Column<OwedLine>[] {
  const money = (key: string, title: string, of: (row: OwedLine) => number): Column<OwedLine> =>
    createFigureColumn({ key, title, width: 98 }, of, formatYuan, printYuan);
  return [
    createTenantColumn(sayStatement('tenant'), shortOf),
    money('due', sayStatement('due'), (row) => row.due),
    money('paid', sayStatement('paid'), (row) => row.paid),
    money('open', sayStatement('open'), (row) => row.open),
    money('overdue', sayStatement('overdue'), (row) => row.overdue),
    {
      key: 'days',
      title: sayStatement('days'),
      width: 88,
      text: (row) => (row.days === 0 ? '' : sayStatement('daysCell', { days: row.days })),
      render: (row) =>
        row.days === 0 ? '' : <Tag tone={row.days > LONG ? 'danger' : 'warn'}>{sayStatement('daysCell', { days: row.days })}</Tag>,
      sort: (row) => row.days,
      value: (row) => row.days,
    },
    { key: 'since', title: sayStatement('since'), width: 104, text: (row) => row.since ?? '' },
    { key: 'months', title: sayStatement('overdueMonths'), width: 160, hidden: true, text: (row) => row.months.join('、') },
    money('ahead', sayStatement('aheadShort'), (row) => row.ahead),
    money('depositDue', sayStatement('depositDue'), (row) => row.depositDue),
    money('depositHeld', sayStatement('depositHeld'), (row) => row.depositHeld),
  ];
}
