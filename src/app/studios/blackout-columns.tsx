// The columns of the times at which a studio is out of use.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { Say } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import type { StudioKey } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildBlackoutColumns(say: Say<StudioKey>): readonly ShortColumn<StudioDetail['blackouts'][number]>[] {
  return [
    {
      key: 'state',
      title: say('state'),
      cell: (row) => <Tag tone={row.isOver ? 'plain' : 'warn'}>{say(row.isOver ? 'blackoutOver' : 'blackoutFuture')}</Tag>,
    },
    { key: 'from', title: say('blackoutFrom'), cell: (row) => row.from.replace('T', ' ') },
    { key: 'to', title: say('blackoutTo'), cell: (row) => row.to.replace('T', ' ') },
    { key: 'reason', title: say('blackoutReason'), cell: (row) => row.reason, wraps: true },
  ];
}
