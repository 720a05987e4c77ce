// One key of a tenant's month down to its live sessions: every source's figures, and each session with its file and row.
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import type { SayOf } from '../kit/i18n.ts';
import { DataTable } from '../kit/table/DataTable.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { NO_VALUE, sayCount, sayYuan } from '../kit/values.tsx';
import { sayClock } from '../kit/clock-text.ts';
import { sourceWords } from './source-words.ts';

type SourceKey = Sources['keys'][number];
type Session = Sources['sessions'][number];
type Day = Sources['days'][number];
type SaySource = SayOf<typeof sourceWords>;

const ROW = 36;
const TOOLS = 96;
const MOST_ROWS = 8;

function originWords(line: SalesLine, say: SaySource): string {
  if (line.source === 'session') return say('ofSessions');
  return line.origin === null ? say('byHand') : say('fromRow', { file: line.origin.file, row: line.origin.row });
}

function Figures({ asked }: { readonly asked: SourceKey }) {
  const say = useWords(sourceWords);
  const money = (key: 'paid' | 'refunded' | 'settled') => ({
    key,
    title: say(key),
    isNumber: true,
    cell: (line: SalesLine) => sayYuan(line[key]),
  });
  const count = (key: 'sessions' | 'minutes' | 'views' | 'orders', title: string) => ({
    key,
    title,
    isNumber: true,
    cell: (line: SalesLine) => (line.lacks.includes(key) ? NO_VALUE : sayCount(line[key])),
  });
  return (
    <ShortTable
      label={say('figures')}
      rows={asked.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'source',
          title: say('source'),
          cell: ({ source, isEffective }) => (isEffective ? <strong>✓ {say(source)}</strong> : say(source)),
        },
        count('sessions', say('sessionCount')),
        count('minutes', say('minutes')),
        count('views', say('views')),
        count('orders', say('orders')),
        money('paid'),
        money('refunded'),
        money('settled'),
        { key: 'from', title: say('from'), cell: (line) => originWords(line, say), wraps: true },
      ]}
    />
  );
}

function sessionColumns(say: SaySource): readonly Column<Session>[] {
  const count = (key: 'minutes' | 'views' | 'orders'): Column<Session> =>
    figureColumn({ key, title: say(key), width: 90 }, (one) => one[key], sayCount);
  const money = (key: 'paid' | 'refunded' | 'settled'): Column<Session> =>
    figureColumn({ key, title: say(key), width: 116 }, (one) => one[key], sayYuan);
  return [
    { key: 'start', title: say('startsAt'), width: 140, text: ({ startsAt }) => sayClock(startsAt) },
    { key: 'account', title: say('account'), width: 130, text: ({ handle }) => handle },
    { key: 'title', title: say('sessionTitle'), width: 150, text: ({ title }) => title ?? NO_VALUE, hidden: true },
    money('paid'),
    money('refunded'),
    count('orders'),
    count('minutes'),
    count('views'),
    { ...money('settled'), hidden: true },
    { key: 'file', title: say('file'), width: 210, text: ({ file }) => file ?? say('byHand') },
    {
      key: 'row',
      title: say('row'),
      width: 64,
      align: 'right',
      text: ({ row }) => (row === null ? NO_VALUE : String(row)),
      sort: ({ row }) => row,
    },
  ];
}

function SessionList({ sessions }: { readonly sessions: readonly Session[] }) {
  const say = useWords(sourceWords);
  return (
    <DataTable
      name="source-sessions"
      label={say('sessions', { count: sessions.length })}
      rows={sessions}
      rowKey={({ id }) => id}
      columns={sessionColumns(say)}
      height={TOOLS + ROW * Math.min(MOST_ROWS, sessions.length + 1)}
    />
  );
}

function DayList({ days }: { readonly days: readonly Day[] }) {
  const say = useWords(sourceWords);
  const columns: readonly Column<Day>[] = [
    { key: 'day', title: say('day'), width: 120, text: ({ day }) => day },
    { key: 'account', title: say('account'), width: 160, text: ({ handle }) => handle },
    { key: 'paid', title: say('paid'), width: 130, align: 'right', text: ({ paid }) => sayYuan(paid), sort: ({ paid }) => paid },
    { key: 'refunded', title: say('refunded'), width: 130, align: 'right', text: ({ refunded }) => sayYuan(refunded) },
    { key: 'settled', title: say('settled'), width: 130, align: 'right', text: ({ settled }) => sayYuan(settled) },
  ];
  return (
    <DataTable
      name="source-days"
      label={say('days', { count: days.length })}
      rows={days}
      rowKey={({ id }) => id}
      columns={columns}
      height={TOOLS + ROW * Math.min(MOST_ROWS, days.length + 1)}
    />
  );
}

/** What a key is made of. */
export function SourceDetails({ sources, asked }: { readonly sources: Sources; readonly asked: SourceKey }) {
  const say = useWords(sourceWords);
  const isOwn = (one: { readonly platform: string; readonly goodsClass: string }): boolean =>
    one.platform === asked.platform && one.goodsClass === asked.goodsClass;
  const sessions = sources.sessions.filter(isOwn);
  const days = sources.days.filter(isOwn);
  return (
    <div className="source-details">
      <Figures asked={asked} />
      {sessions.length === 0 ? null : (
        <>
          <h3 className="source-head">{say('sessions', { count: sessions.length })}</h3>
          <SessionList sessions={sessions} />
        </>
      )}
      {days.length === 0 ? null : (
        <>
          <h3 className="source-head">{say('days', { count: days.length })}</h3>
          <DayList days={days} />
        </>
      )}
      {sessions.length === 0 && days.length === 0 ? <p className="soft">{say('noSessions')}</p> : null}
    </div>
  );
}
