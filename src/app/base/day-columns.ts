// The columns of one day's exceptions from the opening hours.
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { sayCalendar } from './calendar-messages.ts';

/** Builds the columns of the list. */
export function buildDayColumns(): readonly ShortColumn<CalendarYear['exceptions'][number]>[] {
  return [
    { key: 'whose', title: sayCalendar('whose'), cell: (row) => row.studio?.code ?? sayCalendar('wholeBase') },
    { key: 'hours', title: sayCalendar('hours'), cell: (row) => row.hours },
    { key: 'note', title: sayCalendar('note'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}
