// The columns of what a check of the base found.
import { Tag } from '../ui/Page.tsx';
import { formatKnown } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayAbout } from './trail-messages.ts';

/** One look at the base. */
export interface Look {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Builds the columns of the list. */
export function buildCheckColumns(): readonly ShortColumn<Look>[] {
  return [
    { key: 'look', title: sayAbout('look'), cell: (row) => formatKnown(sayAbout, `look_${row.name}`, row.name) },
    {
      key: 'ok',
      title: sayAbout('result'),
      cell: (row) => <Tag tone={row.ok ? 'good' : 'danger'}>{sayAbout(row.ok ? 'good' : 'bad')}</Tag>,
    },
    { key: 'detail', title: sayAbout('detail'), cell: (row) => row.detail, wraps: true },
  ];
}
