// The columns of the exceptions from a studio's opening hours.
import type { Language } from '../../contract/core/phrase.ts';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import { sayStudio } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildExceptionColumns(language: Language): readonly ShortColumn<StudioDetail['exceptions'][number]>[] {
  return [
    { key: 'day', title: sayStudio('exceptionDay'), cell: (row) => formatDay(row.day, language) },
    { key: 'hours', title: sayStudio('exceptionHours'), cell: (row) => row.hours },
    { key: 'whose', title: sayStudio('exceptionWhose'), cell: (row) => sayStudio(row.isOwn ? 'exceptionOwn' : 'exceptionBase') },
    { key: 'note', title: sayStudio('exceptionNote'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}
