// The columns of the times at which a studio is out of use.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayStudio } from './studio-messages.ts';

/** Builds the columns of the list. */
export function buildBlackoutColumns(): readonly ShortColumn<StudioDetail['blackouts'][number]>[] {
  return [
    {
      key: 'state',
      title: sayStudio('state'),
      cell: (row) => <Tag tone={row.isOver ? 'plain' : 'warn'}>{sayStudio(row.isOver ? 'blackoutOver' : 'blackoutFuture')}</Tag>,
    },
    { key: 'from', title: sayStudio('blackoutFrom'), cell: (row) => row.from.replace('T', ' ') },
    { key: 'to', title: sayStudio('blackoutTo'), cell: (row) => row.to.replace('T', ' ') },
    { key: 'reason', title: sayStudio('blackoutReason'), cell: (row) => row.reason, wraps: true },
  ];
}
