// The board of a week: a cell a studio and day. A cell opens its day.
import { type RefObject, useMemo, useState } from 'react';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { GridBox, getCellProps } from '../../ui/grid/GridBox.tsx';
import { type Cell, clampCell, findMovedCell } from '../../ui/grid/grid-keys.ts';
import { formatDay } from '../../ui/values.tsx';
import { sayBoard } from './board-messages.ts';
import { formatHeadFacts, formatStudioTitle, hasOwnName } from './board-text.ts';
import { computeWeekRow, formatWeekCell, formatWeekTitle, listWeekDays, type WeekCell } from './week-cells.ts';
import './board.css';
import './week.css';

interface WeekProps {
  readonly data: BoardDay;
  readonly studios: readonly BoardStudio[];
  readonly now: number;
  /** The desk's today, marked in the head. */
  readonly today: Day;
  /** The tenant whose bookings alone are counted. */
  readonly tenant: number | null;
  /** Bookings that are looked for; null where nobody is. */
  readonly lit: ReadonlySet<number> | null;
  readonly focus: RefObject<HTMLDivElement | null>;
  readonly onDay: (day: Day) => void;
}

const GRID = 'desk-week';

type DayCellProps = { readonly cell: WeekCell; readonly title: string; readonly isLit: boolean } & ReturnType<typeof getCellProps>;

function DayCell({ cell, title, isLit, ...place }: DayCellProps) {
  return (
    <div className={`week-cell week-fill-${cell.fill ?? 'closed'}${isLit ? ' week-lit' : ''}`} title={title} aria-label={title} {...place}>
      {formatWeekCell(cell)}
      {cell.isLate ? <b className="week-mark week-late">!</b> : null}
      {cell.hasOption ? <b className="week-mark week-option">{sayBoard('mark_option')}</b> : null}
    </div>
  );
}

function WeekTop({ days, today }: { readonly days: readonly Day[]; readonly today: Day }) {
  return (
    <div className="week-row week-top" role="row">
      <span role="columnheader">{sayBoard('studio')}</span>
      {days.map((day) => (
        <span className={day === today ? 'week-day week-today' : 'week-day'} role="columnheader" key={day}>
          {formatDay(day).slice(5)}
        </span>
      ))}
    </div>
  );
}

export function WeekBoard({ data, studios, now, today, tenant, lit, focus, onDay }: WeekProps) {
  const days = listWeekDays(data);
  const size = { rows: studios.length, columns: days.length };
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: Math.max(0, days.indexOf(today)) });
  const current = clampCell(cursor, size);
  const rows = useMemo(() => {
    const meant = data.bookings.filter((one) => tenant === null || one.tenant === tenant);
    const byStudio = Map.groupBy(meant, (one) => one.studio);
    return studios.map((studio) => ({ studio, cells: computeWeekRow(studio, data, byStudio.get(studio.id) ?? [], now) }));
  }, [data, studios, now, tenant]);
  const open = ({ column }: Cell): void => {
    const day = days[column];
    if (day !== undefined) onDay(day);
  };
  const press = (keys: string): boolean => {
    const moved = findMovedCell(keys, current, size);
    if (moved !== null) {
      setCursor(moved);
      document.querySelector(`#${GRID}-${moved.row}-${moved.column}`)?.scrollIntoView({ block: 'nearest' });
    } else if (keys === 'Enter') open(current);
    else return false;
    return true;
  };
  return (
    <GridBox
      box={focus}
      className="week-box"
      label={sayBoard('weekBoard')}
      help={sayBoard('weekHelp')}
      rows={size.rows + 1}
      columns={size.columns + 1}
      current={`${GRID}-${current.row}-${current.column}`}
      onKeys={press}
      onPick={open}
    >
      <WeekTop days={days} today={today} />
      {rows.map(({ studio, cells }, row) => (
        <div className="week-row" role="row" key={studio.id}>
          <span className="week-head" role="rowheader" title={formatStudioTitle(studio)}>
            <b>{studio.code}</b> {hasOwnName(studio) ? studio.name : null} <span className="soft">{formatHeadFacts(studio)}</span>
          </span>
          {cells.map((cell, column) => (
            <DayCell
              key={days[column]}
              cell={cell}
              isLit={lit !== null && cell.ids.some((id) => lit.has(id))}
              title={formatWeekTitle(studio.code, formatDay(days[column] ?? ''), cell)}
              {...getCellProps(GRID, { row, column }, row === current.row && column === current.column)}
            />
          ))}
        </div>
      ))}
    </GridBox>
  );
}
