// One key of a tenant's month down to its live sessions: every source's figures, and each session with its file and row.
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { saySource } from './source-messages.ts';
import { buildDayColumns, buildFigureColumns, buildSessionColumns } from './source-columns.tsx';

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
