// One day of the calendar: what it is and who says so, its exceptions, and what can be entered for it.
import { Button } from 'antd';
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordActions.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { formatDay } from '../ui/values.tsx';
import { ExceptionCommands } from './ExceptionCommands.tsx';
import { formatDayKind } from './YearView.tsx';
import { sayCalendar } from './calendar-messages.ts';
import { buildDayColumns } from './day-columns.ts';

const FROM_WORDS = { shipped: 'fromShipped', own: 'fromOwn', record: 'fromRecord' } as const;

interface DayPanelProps {
  readonly year: CalendarYear;
  readonly day: string;
}

function MarkCommands({ year, day }: DayPanelProps) {
  const desk = useRecordActions();
  const id = year.days.find((one) => one.day === day)?.mark?.id ?? null;
  if (id === null) return <Button onClick={() => desk.add('calendar_day', { day })}>{sayCalendar('addDay')}</Button>;
  return (
    <>
      <Button onClick={() => desk.correct('calendar_day', id)}>{sayCalendar('correctDay')}</Button>
      <Button onClick={() => desk.retire('calendar_day', id, day)}>{sayCalendar('retireDay')}</Button>
    </>
  );
}

export function DayPanel({ year, day }: DayPanelProps) {
  const language = getLanguage();
  const desk = useRecordActions();
  const entry = year.days.find((one) => one.day === day);
  if (entry === undefined) return null;
  const rows = year.exceptions.filter((one) => one.day === day);
  const source = entry.mark === null ? null : sayCalendar(FROM_WORDS[entry.mark.from]);
  return (
    <Section
      title={formatDay(day, language)}
      actions={
        <>
          <MarkCommands year={year} day={day} />
          <Button onClick={() => desk.add('calendar_exception', { day })}>{sayCalendar('addException')}</Button>
        </>
      }
    >
      <div className="stack-3">
        <p>
          {formatDayKind(entry)}
          {source === null ? null : <span className="soft"> · {source}</span>}
        </p>
        {rows.length === 0 ? (
          <p className="soft">{sayCalendar('exceptionsNone')}</p>
        ) : (
          <ShortTable
            label={sayCalendar('exceptions')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={buildDayColumns()}
            commands={(row) => <ExceptionCommands row={row} />}
          />
        )}
      </div>
    </Section>
  );
}
