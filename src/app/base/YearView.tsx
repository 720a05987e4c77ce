// A year as twelve small months: what each day is, by colour and by letter; moved in by keys.
import { type KeyboardEvent, useRef } from 'react';
import type { CalendarDay, CalendarYear } from '../../contract/base/settings-shapes.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { Tag } from '../ui/Page.tsx';
import { formatDay, formatMonth } from '../ui/values.tsx';
import './calendar.css';
import { sayCalendar } from './calendar-messages.ts';
import { type DayMarks, findMovedDay, indexMarksByDay, listWeeksOfMonth } from './year-days.ts';

const WEEKDAYS = ['weekday1', 'weekday2', 'weekday3', 'weekday4', 'weekday5', 'weekday6', 'weekday7'] as const;
const NO_MARKS: DayMarks = { isBase: false, studios: 0 };

/** The letters of a day: never colour alone. */
function lettersOf(entry: CalendarDay, marks: DayMarks): string {
  const kind = entry.mark === null ? '' : sayCalendar(entry.mark.kind === 'holiday' ? 'letterHoliday' : 'letterWorkday');
  return kind + (marks.isBase ? sayCalendar('letterBase') : '') + (marks.studios > 0 ? sayCalendar('letterStudio') : '');
}

/** What a day is, in words. */
export function formatDayKind(entry: CalendarDay): string {
  if (entry.mark !== null) return sayCalendar(entry.mark.kind === 'holiday' ? 'dayHoliday' : 'dayMoved', { name: entry.mark.name });
  return sayCalendar(entry.isWorkday ? 'dayWork' : 'dayFree');
}

interface DayCellProps {
  readonly entry: CalendarDay;
  readonly marks: DayMarks;
  readonly isChosen: boolean;
  readonly onChoose: (day: string) => void;
}

function DayCell({ entry, marks, isChosen, onChoose }: DayCellProps) {
  const kind = entry.mark?.kind ?? (entry.isWorkday ? 'plain' : 'free');
  const extra = [marks.isBase ? sayCalendar('legendBase') : '', marks.studios > 0 ? sayCalendar('legendStudio') : ''].filter(
    (one) => one !== '',
  );
  const label = [formatDay(entry.day), formatDayKind(entry), ...extra].join(' ');
  return (
    <button
      type="button"
      className={`year-day year-day-${kind}`}
      data-day={entry.day}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      title={label}
      onClick={() => onChoose(entry.day)}
    >
      <span className="visually-hidden">{label}</span>
      <span aria-hidden="true">{Number(entry.day.slice(8))}</span>
      <span className="year-letters" aria-hidden="true">
        {lettersOf(entry, marks)}
      </span>
    </button>
  );
}

interface MonthProps {
  readonly month: string;
  readonly days: readonly CalendarDay[];
  readonly marks: ReadonlyMap<string, DayMarks>;
  readonly isClosed: boolean;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

function MonthTable({ month, days, marks, isClosed, chosen, onChoose }: MonthProps) {
  return (
    <table className={isClosed ? 'year-month year-month-closed' : 'year-month'}>
      <caption>
        {formatMonth(month)} {isClosed ? <Tag tone="plain">{sayCalendar('closed')}</Tag> : null}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th scope="col" key={name}>
              {sayCalendar(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {listWeeksOfMonth(days).map((week) => (
          <tr key={week.find((cell) => cell !== null)?.day}>
            {week.map((cell, at) => (
              <td key={cell?.day ?? WEEKDAYS[at]}>
                {cell === null ? null : (
                  <DayCell entry={cell} marks={marks.get(cell.day) ?? NO_MARKS} isChosen={cell.day === chosen} onChoose={onChoose} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Legend() {
  const entries = [
    ['holiday', 'letterHoliday', 'legendHoliday'],
    ['workday', 'letterWorkday', 'legendWorkday'],
    ['plain', 'letterBase', 'legendBase'],
    ['plain', 'letterStudio', 'legendStudio'],
  ] as const;
  return (
    <ul className="year-legend" aria-label={sayCalendar('legend')}>
      {entries.map(([kind, letter, words]) => (
        <li key={words}>
          <span className={`year-day year-day-${kind} year-swatch`} aria-hidden="true">
            {sayCalendar(letter)}
          </span>
          {sayCalendar(words)}
        </li>
      ))}
    </ul>
  );
}

export interface YearViewProps {
  readonly year: CalendarYear;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

export function YearView({ year, chosen, onChoose }: YearViewProps) {
  const box = useRef<HTMLDivElement | null>(null);
  const marks = indexMarksByDay(year.exceptions);
  const months = Map.groupBy(year.days, (entry) => entry.day.slice(0, 7));
  const move = (event: KeyboardEvent): void => {
    const from = parseDay(chosen);
    const to = from === null ? null : findMovedDay(from, event.key);
    if (to === null) return;
    event.preventDefault();
    onChoose(to);
    box.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  return (
    <>
      <div
        className="year"
        ref={box}
        role="group"
        aria-label={`${sayCalendar('year', { year: year.year })} ${sayCalendar('keys')}`}
        onKeyDown={move}
      >
        {[...months].map(([month, days]) => (
          <MonthTable
            key={month}
            month={month}
            days={days}
            marks={marks}
            isClosed={year.closedMonths.includes(month)}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
      <Legend />
    </>
  );
}
