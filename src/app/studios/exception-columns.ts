// The columns of the exceptions from a studio's opening hours.
import type { Language } from '../../contract/core/phrase.ts';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import type { Say } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import type { StudioKey } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildExceptionColumns(say: Say<StudioKey>, language: Language): readonly ShortColumn<StudioDetail['exceptions'][number]>[] {
  return [
    { key: 'day', title: say('exceptionDay'), cell: (row) => formatDay(row.day, language) },
    { key: 'hours', title: say('exceptionHours'), cell: (row) => row.hours },
    { key: 'whose', title: say('exceptionWhose'), cell: (row) => say(row.isOwn ? 'exceptionOwn' : 'exceptionBase') },
    { key: 'note', title: say('exceptionNote'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}
