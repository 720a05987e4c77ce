// The columns of the list of a month's statements.
import type { MonthLine } from '../../contract/money/money-shapes.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { formatYuan } from '../ui/values.tsx';
import { sayStatement } from './statement-messages.ts';
import { createTenantColumn } from './tenant-column.ts';

interface BillGround {
  readonly shortOf: (tenant: number, name: string) => string;
}

/** Builds the columns of the list. */
export function buildBillColumns({ shortOf }: BillGround): readonly Column<MonthLine>[] {
  // An exported column adds up to the sum above the list, in which a replaced statement counts no more.
  const money = (key: string, title: string, of: (row: MonthLine) => number | null): Column<MonthLine> => ({
    ...createFigureColumn({ key, title, width: 94 }, of, formatYuan),
    value: (row) => (row.isReplaced ? null : printYuan(of(row) ?? 0)),
  });
  const number = ({ number: own, part, isReplaced }: MonthLine): string =>
    [own, ...(part === 'whole' ? [] : [sayStatement(part)]), ...(isReplaced ? [sayStatement('replaced')] : [])].join(' ');
  return [
    { key: 'number', title: sayStatement('number'), width: 172, text: number },
    createTenantColumn(sayStatement('tenant'), shortOf),
    money('rent', sayStatement('rent'), (row) => row.rent),
    money('studio', sayStatement('studio'), (row) => row.studio),
    money('changes', sayStatement('changes'), (row) => row.charges),
    money('total', sayStatement('total'), (row) => row.total),
    // What was paid settles the month: it is said once, beside the statement that stands.
    money('paid', sayStatement('paid'), (row) => (row.isReplaced ? null : row.paid)),
    money('open', sayStatement('open'), (row) => (row.isReplaced ? null : row.open)),
    { key: 'dueOn', title: sayStatement('dueOn'), width: 104, text: (row) => row.dueOn },
    { key: 'made', title: sayStatement('madeAt'), width: 150, hidden: true, text: (row) => printMoment(row.madeMs) },
  ];
}
