// The columns of a year's exceptions from the opening hours.
import type { ReactNode } from 'react';
import type { CalendarYear } from '../../contract/base/settings-shapes.ts';
import type { Language } from '../../contract/core/phrase.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import type { sayCalendar } from './calendar-messages.ts';

type Exception = CalendarYear['exceptions'][number];

interface ExceptionGround {
  readonly say: SayOf<typeof sayCalendar>;
  readonly language: Language;
  readonly renderCommands: (row: Exception) => ReactNode;
}

/** Builds the columns of the list. */
export function buildExceptionColumns({ say, language, renderCommands }: ExceptionGround): readonly Column<Exception>[] {
  return [
    { key: 'day', title: say('day'), width: 150, text: (row) => formatDay(row.day, language), sort: (row) => row.day },
    { key: 'whose', title: say('whose'), width: 130, text: (row) => row.studio?.code ?? say('wholeBase'), filter: true },
    { key: 'hours', title: say('hours'), width: 200, text: (row) => row.hours },
    { key: 'note', title: say('note'), width: 220, text: (row) => row.note ?? NO_VALUE },
    { key: 'menu', title: say('correct'), width: 190, text: () => '', render: renderCommands },
  ];
}
