// One key of a tenant's month down to its live sessions: every source's figures, and each session with its file and row.
import type { Sources } from '../../contract/collection/collection.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { formatClock } from '../ui/clock-text.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatYuan } from '../ui/values.tsx';
import { saySource } from './source-messages.ts';

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

type SourceKey = Sources['keys'][number];
type Session = Sources['sessions'][number];
type Day = Sources['days'][number];

const ROW = 36;
const TOOLS = 96;
const MOST_ROWS = 8;

function Figures({ asked }: { readonly asked: SourceKey }) {
  return <ShortTable label={saySource('figures')} rows={asked.lines} rowKey={({ id }) => id} columns={buildFigureColumns()} />;
}

function SessionList({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <DataTable
      name="source-sessions"
      label={saySource('sessions', { count: sessions.length })}
      rows={sessions}
      rowKey={({ id }) => id}
      columns={buildSessionColumns()}
      height={TOOLS + ROW * Math.min(MOST_ROWS, sessions.length + 1)}
    />
  );
}

function DayList({ days }: { readonly days: readonly Day[] }) {
  const columns = buildDayColumns();
  return (
    <DataTable
      name="source-days"
      label={saySource('days', { count: days.length })}
      rows={days}
      rowKey={({ id }) => id}
      columns={columns}
      height={TOOLS + ROW * Math.min(MOST_ROWS, days.length + 1)}
    />
  );
}

/** What a key is made of. */
export function SourceDetails({ sources, asked }: { readonly sources: Sources; readonly asked: SourceKey }) {
  const isOwn = (one: { readonly platform: string; readonly goodsClass: string }): boolean =>
    one.platform === asked.platform && one.goodsClass === asked.goodsClass;
  const sessions = sources.sessions.filter(isOwn);
  const days = sources.days.filter(isOwn);
  return (
    <div className="source-details">
      <Figures asked={asked} />
      {sessions.length === 0 ? null : (
        <>
          <h3 className="source-head">{saySource('sessions', { count: sessions.length })}</h3>
          <SessionList sessions={sessions} />
        </>
      )}
      {days.length === 0 ? null : (
        <>
          <h3 className="source-head">{saySource('days', { count: days.length })}</h3>
          <DayList days={days} />
        </>
      )}
      {sessions.length === 0 && days.length === 0 ? <p className="soft">{saySource('noSessions')}</p> : null}
    </div>
  );
}
