// The calendar: a year of holidays, moved workdays and exceptions; one day's, and many at once.
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState, type ReactNode } from 'react';
import type { CalendarException, CalendarYear } from '../../contract/base/settings-shapes.ts';
import { formatJsonDetail } from '../../contract/core/json-messages.ts';
import { yearOf } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay, NO_VALUE } from '../ui/values.tsx';
import { useRecordActions, RecordButtons } from '../ui/records/RecordTable.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { BulkDrawer } from './BulkDrawer.tsx';
import { formatDayKind, YearView, type YearViewProps } from './YearView.tsx';
import { sayCalendar } from './calendar-messages.ts';
import type { Column } from '../ui/table/table-rows.ts';

type Exception = CalendarYear['exceptions'][number];

interface ExceptionGround {
  readonly renderCommands: (row: Exception) => ReactNode;
}

/** Builds the columns of the list. */
export function buildExceptionColumns({ renderCommands }: ExceptionGround): readonly Column<Exception>[] {
  return [
    { key: 'day', title: sayCalendar('day'), width: 150, text: (row) => formatDay(row.day), sort: (row) => row.day },
    { key: 'whose', title: sayCalendar('whose'), width: 130, text: (row) => row.studio?.code ?? sayCalendar('wholeBase'), filter: true },
    { key: 'hours', title: sayCalendar('hours'), width: 200, text: (row) => row.hours },
    { key: 'note', title: sayCalendar('note'), width: 220, text: (row) => row.note ?? NO_VALUE },
    { key: 'menu', title: sayCalendar('correct'), width: 190, text: () => '', render: renderCommands },
  ];
}

/** Builds the columns of the list. */
export function buildDayColumns(): readonly ShortColumn<CalendarYear['exceptions'][number]>[] {
  return [
    { key: 'whose', title: sayCalendar('whose'), cell: (row) => row.studio?.code ?? sayCalendar('wholeBase') },
    { key: 'hours', title: sayCalendar('hours'), cell: (row) => row.hours },
    { key: 'note', title: sayCalendar('note'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}

// The commands on one exception to the hours.

/** Correct and retire. */
function ExceptionCommands({ row }: { readonly row: CalendarException }) {
  const label = `${row.day} ${row.studio?.code ?? sayCalendar('wholeBase')}`;
  return (
    <span className="settings-cell">
      <RecordButtons kind="calendar_exception" id={row.id} label={label} commands={['correct', 'discard']} />
    </span>
  );
}

// One day of the calendar: what it is and who says so, its exceptions, and what can be entered for it.

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

function DayPanel({ year, day }: DayPanelProps) {
  const desk = useRecordActions();
  const entry = year.days.find((one) => one.day === day);
  if (entry === undefined) return null;
  const rows = year.exceptions.filter((one) => one.day === day);
  const source = entry.mark === null ? null : sayCalendar(FROM_WORDS[entry.mark.from]);
  return (
    <Section
      title={formatDay(day)}
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

function ReplaceButton() {
  const notices = useNotices();
  const box = useRef<HTMLInputElement | null>(null);
  const { run, isBusy } = useCommand('settings.replaceHolidays');
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const outcome = await run({ file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } });
    input.value = '';
    if (!outcome.ok) {
      notices.failed(outcome);
      return;
    }
    const { firstYear, lastYear, days, kept } = outcome.value;
    const more = kept === null ? [] : [sayCalendar('replacedKept', { name: kept })];
    notices.done([sayCalendar('replaced', { from: firstYear, to: lastYear, days }), ...more].join(sayMark('；')));
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => box.current?.click()}>
        {sayCalendar('replace')}
      </Button>
      <input
        ref={box}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={sayCalendar('replaceFile')}
        onChange={(event) => void take(event)}
      />
    </>
  );
}

function Source({ year }: { readonly year: CalendarYear }) {
  const language = getLanguage();
  const { from, broken, years } = year.source;
  const [first, last] = [years[0], years.at(-1)];
  const span = first === undefined || last === undefined ? NO_VALUE : first === last ? String(first) : `${first}-${last}`;
  return (
    <>
      <p className="soft">{sayCalendar(`source_${from}`, { years: span })}</p>
      {broken === null ? null : <Note tone="danger">{sayCalendar('sourceBroken', { detail: formatJsonDetail(broken, language) })}</Note>}
      {years.includes(year.year) ? null : <Note tone="warn">{sayCalendar('sourceMissing', { year: year.year })}</Note>}
    </>
  );
}

function Exceptions({ year }: { readonly year: CalendarYear }) {
  return (
    <Section title={sayCalendar('yearExceptions', { year: year.year })}>
      <DataTable
        name="calendar-exceptions"
        label={sayCalendar('yearExceptions', { year: year.year })}
        rows={year.exceptions}
        rowKey={(row) => row.id}
        columns={buildExceptionColumns({ renderCommands: (row) => <ExceptionCommands row={row} /> })}
        {...(year.exceptions.length === 0 ? {} : { height: 360 })}
        empty={<Empty title={sayCalendar('yearExceptionsNone', { year: year.year })} help={sayCalendar('yearExceptionsHelp')} />}
      />
    </Section>
  );
}

function YearPage({ year, chosen, onChoose }: YearViewProps) {
  return (
    <>
      <Section>
        <Source year={year} />
        <YearView year={year} chosen={chosen} onChoose={onChoose} />
      </Section>
      <div className="year-sticky">
        <DayPanel year={year} day={chosen} />
      </div>
      <Exceptions year={year} />
    </>
  );
}

/** 日历与节假日. */
export function CalendarSection() {
  const today = useToday();
  const [year, setYear] = useState(yearOf(today));
  const [chosen, setChosen] = useState<string>(today);
  const [isBulk, setBulk] = useState(false);
  const asked = useApiQuery('settings.calendar', { year }, { keep: true });
  const showYear = (next: number): void => {
    setYear(next);
    setChosen(next === yearOf(today) ? today : `${next}-01-01`);
  };
  return (
    <Page
      title={sayCalendar('title')}
      actions={
        <>
          <ReplaceButton />
          <Button type="primary" onClick={() => setBulk(true)}>
            {sayCalendar('bulk')}
          </Button>
        </>
      }
    >
      <div className="line-2" role="group" aria-label={sayCalendar('year', { year })}>
        <Button disabled={year <= 2000} aria-label={sayCalendar('previousYear')} onClick={() => showYear(year - 1)}>
          ‹
        </Button>
        <span className="year-number" aria-live="polite">
          {sayCalendar('year', { year })}
        </span>
        <Button disabled={year >= 2100} aria-label={sayCalendar('nextYear')} onClick={() => showYear(year + 1)}>
          ›
        </Button>
        <Button disabled={year === yearOf(today)} onClick={() => showYear(yearOf(today))}>
          {sayCalendar('thisYear')}
        </Button>
      </div>
      <Show asked={asked}>{(shown) => <YearPage year={shown} chosen={chosen} onChoose={setChosen} />}</Show>
      {isBulk ? <BulkDrawer day={chosen} onClose={() => setBulk(false)} /> : null}
    </Page>
  );
}
