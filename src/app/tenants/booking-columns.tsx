// The columns of a tenant's bookings: when, where, in which state.
import type { Language } from '../../contract/core/phrase.ts';
import type { Names } from '../../contract/records/record-shapes.ts';
import type { BookingLine } from '../../contract/tenants/tenant-shapes.ts';
import { getDayOfInstant, instant, getMinuteOfDay, printClock } from '../../domain/time/calendar.ts';
import { sayBookingState } from '../ui/booking-state-messages.ts';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { formatDay } from '../ui/values.tsx';
import { useStudioCodesFormat } from './studio-codes.ts';
import { sayTenant } from './tenant-messages.ts';

const STATES = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'] as const;
const TONES = { option: 'warn', booked: 'accent', checked_in: 'good', completed: 'plain', no_show: 'danger', cancelled: 'plain' } as const;

/** `2026-10-03 周六 22:00–02:00`; the day is that of the start. */
export function formatBookingTime({ startsAt, endsAt }: Pick<BookingLine, 'startsAt' | 'endsAt'>, language: Language): string {
  const [from, to] = [instant(startsAt), instant(endsAt)];
  return `${formatDay(getDayOfInstant(from), language)} ${printClock(getMinuteOfDay(from))}–${printClock(getMinuteOfDay(to))}`;
}

interface BookingGround {
  readonly language: Language;
  readonly names: Names;
}

/** Builds the columns of the list. */
export function buildBookingColumns({ language, names }: BookingGround): readonly Column<BookingLine>[] {
  const sayStudios = useStudioCodesFormat(names);
  const stateOf = (row: BookingLine) => STATES.find((state) => state === row.state) ?? null;
  const stateText = (row: BookingLine): string => {
    const state = stateOf(row);
    return state === null ? row.state : sayBookingState(state);
  };
  return [
    { key: 'when', title: sayTenant('when'), width: 240, text: (row) => formatBookingTime(row, language), sort: (row) => row.startsAt },
    { key: 'studio', title: sayTenant('studio'), width: 110, text: (row) => sayStudios([row.studio]), filter: true },
    {
      key: 'state',
      title: sayTenant('bookingState'),
      width: 110,
      text: stateText,
      render: (row) => {
        const state = stateOf(row);
        return <Tag tone={state === null ? 'plain' : TONES[state]}>{stateText(row)}</Tag>;
      },
      filter: true,
    },
    { key: 'title', title: sayTenant('bookingTitle'), width: 220, text: (row) => row.title ?? '' },
    { key: 'number', title: sayTenant('bookingNumber'), width: 170, text: (row) => row.number },
  ];
}
