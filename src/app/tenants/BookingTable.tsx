// Bookings of a tenant: when, where, in which state; each opens at the front desk.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { BookingLine } from '../../contract/tenants/tenant-shapes.ts';
import { getDayOfInstant, instant } from '../../domain/time/calendar.ts';
import { bookingStateWords } from '../ui/booking-state-messages.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Empty } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { buildBookingColumns } from './booking-columns.tsx';
import { tenantWords } from './tenant-messages.ts';

interface BookingTableProps {
  readonly name: string;
  readonly label: string;
  readonly bookings: readonly BookingLine[];
  readonly height: number;
}

/** The bookings as a list. */
export function BookingTable({ name, label, bookings, height }: BookingTableProps) {
  const say = useMessages(tenantWords);
  const sayState = useMessages(bookingStateWords);
  const language = useLanguage();
  const names = useNames();
  const [, go] = useLocation();
  const columns = useMemo(() => buildBookingColumns({ say, sayState, language, names }), [say, sayState, language, names]);
  return (
    <DataTable
      name={name}
      label={label}
      rows={bookings}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={({ id, startsAt }) => go(`~/desk/${getDayOfInstant(instant(startsAt))}/booking/${id}`)}
      empty={<Empty title={say('noBookings')} />}
      {...(bookings.length === 0 ? {} : { height })}
    />
  );
}
