// The calendar: a year of holidays, moved workdays and exceptions; one day's, and many at once.
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import { formatJsonDetail } from '../../contract/core/json-messages.ts';
import { yearOf } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { NO_VALUE } from '../ui/values.tsx';
import { BulkDrawer } from './BulkDrawer.tsx';
import { DayPanel } from './DayPanel.tsx';
import { ExceptionCommands } from './ExceptionCommands.tsx';
import { YearView } from './YearView.tsx';
import { sayCalendar } from './calendar-messages.ts';
import { buildExceptionColumns } from './exception-columns.ts';

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
    notices.done([sayCalendar('replaced', { from: firstYear, to: lastYear, days }), ...more].join('；'));
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
  const language = getLanguage();
  return (
    <Section title={sayCalendar('yearExceptions', { year: year.year })}>
      <DataTable
        name="calendar-exceptions"
        label={sayCalendar('yearExceptions', { year: year.year })}
        rows={year.exceptions}
        rowKey={(row) => row.id}
        columns={buildExceptionColumns({ language, renderCommands: (row) => <ExceptionCommands row={row} /> })}
        {...(year.exceptions.length === 0 ? {} : { height: 360 })}
        empty={<Empty title={sayCalendar('yearExceptionsNone', { year: year.year })} help={sayCalendar('yearExceptionsHelp')} />}
      />
    </Section>
  );
}

interface YearPageProps {
  readonly year: CalendarYear;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

function YearPage({ year, chosen, onChoose }: YearPageProps) {
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
