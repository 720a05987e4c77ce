// The columns of computers that joined.
import type { Device } from '../../contract/sharing/sharing.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import type { saySharing } from './sharing-messages.ts';

/** Builds the columns of the list. */
export function buildDeviceColumns(say: SayOf<typeof saySharing>): readonly ShortColumn<Device>[] {
  const seen = ({ isRevoked, lastSeenMs }: Device): string =>
    isRevoked ? '—' : lastSeenMs === null ? say('notSeen') : printMoment(lastSeenMs);
  return [
    { key: 'id', title: say('number'), isNumber: true, cell: ({ id }) => id },
    { key: 'name', title: say('name'), wraps: true, cell: ({ name }) => name },
    { key: 'joined', title: say('joined'), cell: ({ pairedMs }) => printMoment(pairedMs) },
    { key: 'seen', title: say('seen'), cell: seen },
  ];
}
