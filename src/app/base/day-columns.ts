// The columns of one day's exceptions from the opening hours.
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import type { sayCalendar } from './calendar-messages.ts';

/** Builds the columns of the list. */
export function buildDayColumns(say: SayOf<typeof sayCalendar>): readonly ShortColumn<CalendarYear['exceptions'][number]>[] {
  return [
    { key: 'whose', title: say('whose'), cell: (row) => row.studio?.code ?? say('wholeBase') },
    { key: 'hours', title: say('hours'), cell: (row) => row.hours },
    { key: 'note', title: say('note'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}
