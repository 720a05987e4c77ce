// Bookings of a tenant: when, where, in which state; each opens at the front desk.
import { BOOKING_STATES } from '../../domain/base/catalogue.ts';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { BookingLine } from '../../contract/tenants/tenants.ts';
import { getDayOfInstant, getMinuteOfDay, instant, printClock } from '../../domain/time/calendar.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { Empty } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { Names } from '../../contract/records/records.ts';
import { BOOKING_STATE_TONES, sayBookingState } from '../ui/booking-state-messages.ts';
import { Tag } from '../ui/Page.tsx';
import type { Column } from '../ui/table/table-rows.ts';
import { formatDay } from '../ui/values.tsx';
import { sayTenant } from './tenant-messages.ts';
import { useStudioCodesFormat } from './studio-codes.ts';

/** `2026-10-03 周六 22:00–02:00`; the day is that of the start. */
function formatBookingTime({ startsAt, endsAt }: Pick<BookingLine, 'startsAt' | 'endsAt'>): string {
  const [from, to] = [instant(startsAt), instant(endsAt)];
  return `${formatDay(getDayOfInstant(from))} ${printClock(getMinuteOfDay(from))}–${printClock(getMinuteOfDay(to))}`;
}

interface BookingGround {
  readonly names: Names;
}

/** Builds the columns of the list. */
export function buildBookingColumns({ names }: BookingGround): readonly Column<BookingLine>[] {
  const sayStudios = useStudioCodesFormat(names);
  const stateOf = (row: BookingLine) => BOOKING_STATES.find((state) => state === row.state) ?? null;
  const stateText = (row: BookingLine): string => {
    const state = stateOf(row);
    return state === null ? row.state : sayBookingState(state);
  };
  return [
    { key: 'when', title: sayTenant('when'), width: 240, text: (row) => formatBookingTime(row), sort: (row) => row.startsAt },
    { key: 'studio', title: sayTenant('studio'), width: 110, text: (row) => sayStudios([row.studio]), filter: true },
    {
      key: 'state',
      title: sayTenant('bookingState'),
      width: 110,
      text: stateText,
      render: (row) => {
        const state = stateOf(row);
        return <Tag tone={state === null ? 'plain' : BOOKING_STATE_TONES[state]}>{stateText(row)}</Tag>;
      },
      filter: true,
    },
    { key: 'title', title: sayTenant('bookingTitle'), width: 220, text: (row) => row.title ?? '' },
    { key: 'number', title: sayTenant('bookingNumber'), width: 170, text: (row) => row.number },
  ];
}

interface BookingTableProps {
  readonly name: string;
  readonly label: string;
  readonly bookings: readonly BookingLine[];
  readonly height: number;
}

/** The bookings as a list. */
export function BookingTable({ name, label, bookings, height }: BookingTableProps) {
  const names = useNames();
  const [, go] = useLocation();
  const columns = useMemo(() => buildBookingColumns({ names }), [names]);
  return (
    <DataTable
      name={name}
      label={label}
      rows={bookings}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={({ id, startsAt }) => go(`~/desk/${getDayOfInstant(instant(startsAt))}/booking/${id}`)}
      empty={<Empty title={sayTenant('noBookings')} />}
      {...(bookings.length === 0 ? {} : { height })}
    />
  );
}
