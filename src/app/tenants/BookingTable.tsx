// Bookings of a tenant: when, where, in which state; each opens at the front desk.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { BookingLine } from '../../contract/tenants/tenant-shapes.ts';
import { dayOfInstant, instant, minuteOfDay, printClock } from '../../domain/time/calendar.ts';
import { bookingStateWords } from '../kit/booking-state-words.ts';
import { useNames } from '../kit/fields/choice-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Empty } from '../kit/Notes.tsx';
import { Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/table-rows.ts';
import { sayDay } from '../kit/values.tsx';
import type { Language } from '../../contract/core/phrase.ts';
import { studioCodes } from './studio-codes.ts';
import { tenantWords } from './tenant-words.ts';

const STATES = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'] as const;
const TONES = { option: 'warn', booked: 'accent', checked_in: 'good', completed: 'plain', no_show: 'danger', cancelled: 'plain' } as const;

/** `2026-10-03 周六 22:00–02:00`; the day is that of the start. */
export function sayBookingTime({ startsAt, endsAt }: Pick<BookingLine, 'startsAt' | 'endsAt'>, language: Language): string {
  const [from, to] = [instant(startsAt), instant(endsAt)];
  return `${sayDay(dayOfInstant(from), language)} ${printClock(minuteOfDay(from))}–${printClock(minuteOfDay(to))}`;
}

interface BookingTableProps {
  readonly name: string;
  readonly label: string;
  readonly bookings: readonly BookingLine[];
  readonly height: number;
}

/** The bookings as a list. */
export function BookingTable({ name, label, bookings, height }: BookingTableProps) {
  const say = useWords(tenantWords);
  const sayState = useWords(bookingStateWords);
  const language = useLanguage();
  const names = useNames();
  const [, go] = useLocation();
  const columns = useMemo<readonly Column<BookingLine>[]>(() => {
    const sayStudios = studioCodes(names);
    const stateOf = (row: BookingLine) => STATES.find((state) => state === row.state) ?? null;
    const stateText = (row: BookingLine): string => {
      const state = stateOf(row);
      return state === null ? row.state : sayState(state);
    };
    return [
      { key: 'when', title: say('when'), width: 240, text: (row) => sayBookingTime(row, language), sort: (row) => row.startsAt },
      { key: 'studio', title: say('studio'), width: 110, text: (row) => sayStudios([row.studio]), filter: true },
      {
        key: 'state',
        title: say('bookingState'),
        width: 110,
        text: stateText,
        render: (row) => {
          const state = stateOf(row);
          return <Tag tone={state === null ? 'plain' : TONES[state]}>{stateText(row)}</Tag>;
        },
        filter: true,
      },
      { key: 'title', title: say('bookingTitle'), width: 220, text: (row) => row.title ?? '' },
      { key: 'number', title: say('bookingNumber'), width: 170, text: (row) => row.number },
    ];
  }, [names, language]);
  return (
    <DataTable
      name={name}
      label={label}
      rows={bookings}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={({ id, startsAt }) => go(`~/desk/${dayOfInstant(instant(startsAt))}/booking/${id}`)}
      empty={<Empty title={say('noBookings')} />}
      {...(bookings.length === 0 ? {} : { height })}
    />
  );
}
