// The columns of computers that joined.
import type { Device } from '../../contract/sharing/sharing.ts';
import { printMoment } from '../../domain/time/calendar.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { saySharing } from './sharing-messages.ts';

/** Builds the columns of the list. */
export function buildDeviceColumns(): readonly ShortColumn<Device>[] {
  const seen = ({ isRevoked, lastSeenMs }: Device): string =>
    isRevoked ? '—' : lastSeenMs === null ? saySharing('notSeen') : printMoment(lastSeenMs);
  return [
    { key: 'id', title: saySharing('number'), isNumber: true, cell: ({ id }) => id },
    { key: 'name', title: saySharing('name'), wraps: true, cell: ({ name }) => name },
    { key: 'joined', title: saySharing('joined'), cell: ({ pairedMs }) => printMoment(pairedMs) },
    { key: 'seen', title: saySharing('seen'), cell: seen },
  ];
}
