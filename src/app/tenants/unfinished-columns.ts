// The columns of the sessions of a month that nobody has finished.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import { sayBookingState } from '../ui/booking-state-messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatHours, formatYuan } from '../ui/values.tsx';
import { sayStatement } from './statement-messages.ts';

/** A session that has not ended; `price` as it was booked, left out for who may not see prices. */
type UnfinishedSession = Pick<BookingLine, 'from' | 'to' | 'number' | 'tenantName' | 'state'> & {
  readonly studioCode: string;
  readonly price?: number | undefined;
};

/** Builds the columns of the list. */
export function buildUnfinishedColumns(): readonly ShortColumn<UnfinishedSession>[] {
  return [
    { key: 'when', title: sayStatement('when'), cell: (row) => `${printInstant(instant(row.from))} · ${formatHours(row.to - row.from)} h` },
    { key: 'session', title: sayStatement('session'), cell: (row) => `${row.studioCode} ${row.number}` },
    { key: 'tenant', title: sayStatement('tenant'), cell: (row) => row.tenantName, wraps: true },
    { key: 'state', title: sayStatement('state'), cell: (row) => sayBookingState(row.state) },
    { key: 'price', title: sayStatement('price'), cell: (row) => formatYuan(row.price ?? null), isNumber: true },
  ];
}
