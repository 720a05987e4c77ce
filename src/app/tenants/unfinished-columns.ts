// The columns of the sessions of a month that nobody has finished.
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import type { sayBookingState } from '../ui/booking-state-messages.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatHours, formatYuan } from '../ui/values.tsx';
import type { sayStatement } from './statement-messages.ts';

/** A session that has not ended; `price` as it was booked, left out for who may not see prices. */
type UnfinishedSession = Pick<BookingLine, 'from' | 'to' | 'number' | 'tenantName' | 'state'> & {
  readonly studioCode: string;
  readonly price?: number | undefined;
};

interface UnfinishedGround {
  readonly say: SayOf<typeof sayStatement>;
  readonly sayState: SayOf<typeof sayBookingState>;
}

/** Builds the columns of the list. */
export function buildUnfinishedColumns({ say, sayState }: UnfinishedGround): readonly ShortColumn<UnfinishedSession>[] {
  return [
    { key: 'when', title: say('when'), cell: (row) => `${printInstant(instant(row.from))} · ${formatHours(row.to - row.from)} h` },
    { key: 'session', title: say('session'), cell: (row) => `${row.studioCode} ${row.number}` },
    { key: 'tenant', title: say('tenant'), cell: (row) => row.tenantName, wraps: true },
    { key: 'state', title: say('state'), cell: (row) => sayState(row.state) },
    { key: 'price', title: say('price'), cell: (row) => formatYuan(row.price ?? null), isNumber: true },
  ];
}
