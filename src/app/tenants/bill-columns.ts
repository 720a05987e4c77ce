// The columns of the list of a month's statements.
import type { MonthLine } from '../../contract/money/money-shapes.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import type { SayOf } from '../ui/i18n.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import type { sayStatement } from './statement-messages.ts';
import { createTenantColumn } from './tenant-column.ts';

interface BillGround {
  readonly say: SayOf<typeof sayStatement>;
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildBillColumns({ say, shortOf }: BillGround): readonly Column<MonthLine>[] {
  const money = (key: string, title: string, of: (row: MonthLine) => number | null): Column<MonthLine> =>
    createFigureColumn({ key, title, width: 94 }, of, formatYuan, printYuan);
  const number = ({ number: own, isReplaced }: MonthLine): string => (isReplaced ? `${own} ${say('replaced')}` : own);
  return [
    { key: 'number', title: say('number'), width: 172, text: number },
    createTenantColumn(say('tenant'), shortOf),
    money('rent', say('rent'), (row) => row.rent),
    money('studio', say('studio'), (row) => row.studio),
    money('changes', say('changes'), (row) => row.charges),
    money('total', say('total'), (row) => row.total),
    // What was paid settles the month: it is said once, beside the statement that stands.
    money('paid', say('paid'), (row) => (row.isReplaced ? null : row.paid)),
    money('open', say('open'), (row) => (row.isReplaced ? null : row.open)),
    { key: 'dueOn', title: say('dueOn'), width: 104, text: (row) => row.dueOn },
    { key: 'made', title: say('madeAt'), width: 150, hidden: true, text: (row) => printMoment(row.madeMs) },
  ];
}
