// The columns of a year's exceptions from the opening hours.
import type { ReactNode } from 'react';
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import type { Language } from '../../contract/core/phrase.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import { sayCalendar } from './calendar-messages.ts';

type Exception = CalendarYear['exceptions'][number];

interface ExceptionGround {
  readonly language: Language;
  readonly renderCommands: (row: Exception) => ReactNode;
}

/** Builds the columns of the list. */
export function buildExceptionColumns({ language, renderCommands }: ExceptionGround): readonly Column<Exception>[] {
  return [
    { key: 'day', title: sayCalendar('day'), width: 150, text: (row) => formatDay(row.day, language), sort: (row) => row.day },
    { key: 'whose', title: sayCalendar('whose'), width: 130, text: (row) => row.studio?.code ?? sayCalendar('wholeBase'), filter: true },
    { key: 'hours', title: sayCalendar('hours'), width: 200, text: (row) => row.hours },
    { key: 'note', title: sayCalendar('note'), width: 220, text: (row) => row.note ?? NO_VALUE },
    { key: 'menu', title: sayCalendar('correct'), width: 190, text: () => '', render: renderCommands },
  ];
}
