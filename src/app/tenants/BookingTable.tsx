// Bookings of a tenant: when, where, in which state; each opens at the front desk.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { BookingLine } from '../../contract/tenants/tenant-shapes.ts';
import { getDayOfInstant, instant } from '../../domain/time/calendar.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Empty } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { buildBookingColumns } from './booking-columns.tsx';
import { sayTenant } from './tenant-messages.ts';

interface BookingTableProps {
  readonly name: string;
  readonly label: string;
  readonly bookings: readonly BookingLine[];
  readonly height: number;
}

/** The bookings as a list. */
export function BookingTable({ name, label, bookings, height }: BookingTableProps) {
  const language = getLanguage();
  const names = useNames();
  const [, go] = useLocation();
  const columns = useMemo(() => buildBookingColumns({ language, names }), [language, names]);
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
