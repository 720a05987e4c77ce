// The columns of a key's figures by source, its sessions and its days.
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { formatClock } from '../ui/clock-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatYuan } from '../ui/values.tsx';
import { saySource } from './source-messages.ts';

type Session = Sources['sessions'][number];
type Day = Sources['days'][number];

function originWords(line: SalesLine): string {
  if (line.source === 'session') return saySource('ofSessions');
  return line.origin === null ? saySource('byHand') : saySource('fromRow', { file: line.origin.file, row: line.origin.row });
}

/** Builds the columns of the list. */
export function buildFigureColumns(): readonly ShortColumn<SalesLine>[] {
  const money = (key: 'paid' | 'refunded' | 'settled') => ({
    key,
    title: saySource(key),
    isNumber: true,
    cell: (line: SalesLine) => formatYuan(line[key]),
  });
  const count = (key: 'sessions' | 'minutes' | 'views' | 'orders', title: string) => ({
    key,
    title,
    isNumber: true,
    cell: (line: SalesLine) => (line.lacks.includes(key) ? NO_VALUE : formatCount(line[key])),
  });
  return [
    {
      key: 'source',
      title: saySource('source'),
      cell: ({ source, isEffective }) => (isEffective ? <strong>✓ {saySource(source)}</strong> : saySource(source)),
    },
    count('sessions', saySource('sessionCount')),
    count('minutes', saySource('minutes')),
    count('views', saySource('views')),
    count('orders', saySource('orders')),
    money('paid'),
    money('refunded'),
    money('settled'),
    { key: 'from', title: saySource('from'), cell: (line) => originWords(line), wraps: true },
  ];
}

/** Builds the columns of the sessions. */
export function buildSessionColumns(): readonly Column<Session>[] {
  const count = (key: 'minutes' | 'views' | 'orders'): Column<Session> =>
    createFigureColumn({ key, title: saySource(key), width: 90 }, (one) => one[key], formatCount);
  const money = (key: 'paid' | 'refunded' | 'settled'): Column<Session> =>
    createFigureColumn({ key, title: saySource(key), width: 116 }, (one) => one[key], formatYuan);
  return [
    { key: 'start', title: saySource('startsAt'), width: 140, text: ({ startsAt }) => formatClock(startsAt) },
    { key: 'account', title: saySource('account'), width: 130, text: ({ handle }) => handle },
    { key: 'title', title: saySource('sessionTitle'), width: 150, text: ({ title }) => title ?? NO_VALUE, hidden: true },
    money('paid'),
    money('refunded'),
    count('orders'),
    count('minutes'),
    count('views'),
    { ...money('settled'), hidden: true },
    { key: 'file', title: saySource('file'), width: 210, text: ({ file }) => file ?? saySource('byHand') },
    {
      key: 'row',
      title: saySource('row'),
      width: 64,
      align: 'right',
      text: ({ row }) => (row === null ? NO_VALUE : String(row)),
      sort: ({ row }) => row,
    },
  ];
}

/** Builds the columns of the days that have no sessions. */
export function buildDayColumns(): readonly Column<Day>[] {
  const money = (key: 'paid' | 'refunded' | 'settled'): Column<Day> =>
    createFigureColumn({ key, title: saySource(key), width: 130 }, (day) => day[key], formatYuan);
  return [
    { key: 'day', title: saySource('day'), width: 120, text: ({ day }) => day },
    { key: 'account', title: saySource('account'), width: 160, text: ({ handle }) => handle },
    money('paid'),
    money('refunded'),
    money('settled'),
  ];
}
