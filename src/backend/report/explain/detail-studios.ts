// The single rows behind the studios' figures: bookings one by one, opening by studio and days.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import { createInstantAt, firstDayOf, instant, lastDayOf, listDays, type Month, printInstant } from '../../../domain/time/calendar.ts';
import { isStudioInService, listLeasesInForce } from '../../../domain/report/contributions.ts';
import type { BaseFacts, StudioRecord } from '../../../domain/report/facts.ts';
import type { BookingMeasure } from '../../../domain/report/measure-names.ts';
import {
  type CalendarExceptions,
  findExceptionFor,
  indexExceptionsByDay,
  openMinutesOf,
  publicSegmentsOf,
  type StudioSegment,
} from '../../../domain/report/studio-segments.ts';
import { assertNever } from '../../../domain/values/result.ts';
import { listStudiosInUse } from '../measures.ts';
import type { RowPart } from './origins.ts';
import { LIVE_OF_STUDIO } from '../sql/read-bookings.ts';

const BOOKINGS = `SELECT id, number, starts_at, ends_at, state ${LIVE_OF_STUDIO} ORDER BY starts_at, id`;
const bookingRow = z.object({ id: z.int(), number: z.string(), starts_at: z.int(), ends_at: z.int(), state: z.string() });
type BookingRow = z.infer<typeof bookingRow>;

function bookingsOf(db: Connection, studio: StudioRecord, segment: Pick<StudioSegment, 'from' | 'to'>): BookingRow[] {
  return rowsOf(db, BOOKINGS, bookingRow, [studio.id, createInstantAt(segment.from, 0), createInstantAt(segment.to, 1440)]);
}

function bookingPart(studio: StudioRecord, row: BookingRow, raw: number, more: readonly string[] = []): RowPart {
  const time = `${printInstant(instant(row.starts_at))} — ${printInstant(instant(row.ends_at))}`;
  return { what: [studio.code, row.number, time, ...more], raw, table: 'booking', id: row.id, group: studio.code };
}

function publicBookings(
  db: Connection,
  facts: BaseFacts,
  month: Month,
  part: (studio: StudioRecord, segment: StudioSegment, row: BookingRow) => RowPart | null,
): RowPart[] {
  return facts.studios.flatMap((studio) =>
    publicSegmentsOf(studio, month).flatMap((segment) =>
      bookingsOf(db, studio, segment)
        .map((row) => part(studio, segment, row))
        .filter((one) => one !== null),
    ),
  );
}

/** Studios in use at the month's end, by the lease that names it or its first completed booking. */
function inUseParts(db: Connection, facts: BaseFacts, month: Month): RowPart[] {
  const end = lastDayOf(month);
  const leases = facts.tenants.flatMap((tenant) => listLeasesInForce(tenant, end));
  return listStudiosInUse(db, facts, month).map((studio) => {
    const lease = leases.find((one) => one.studios.includes(studio.id));
    if (lease !== undefined) return { what: [studio.code, lease.contract], raw: 1, table: 'lease', id: lease.id, group: studio.code };
    const booking = bookingsOf(db, studio, { from: firstDayOf(month), to: end }).find((row) => row.state === 'completed');
    return booking === undefined
      ? { what: [studio.code], raw: 1, table: 'studio', id: studio.id, group: studio.code }
      : bookingPart(studio, booking, 1);
  });
}

/** One part for the days of the usual hours, one for each exception, one for each blackout: together the segment's minutes. */
function openParts(studio: StudioRecord, segment: StudioSegment, exceptions: CalendarExceptions): RowPart[] {
  const unblocked = { ...studio, blackouts: [] };
  const own = { code: studio.code, group: studio.code };
  const minutes = (from: StudioSegment, of: StudioRecord): number => openMinutesOf(of, from, exceptions);
  const all = listDays(segment.from, segment.to).map((day) => ({ day, exception: findExceptionFor(exceptions, studio.id, day) }));
  const plain = all.filter((one) => one.exception === null);
  const excepted = all.flatMap(({ day, exception }): RowPart[] => {
    if (exception === null) return [];
    const raw = minutes({ ...segment, from: day, to: day }, unblocked);
    return [{ what: [own.code, day], raw, table: 'calendar_exception', id: exception.id, group: own.group }];
  });
  // Each takes what those before it have left: where two overlap, nothing is taken twice.
  const blackouts = studio.blackouts.flatMap((blackout, index): RowPart[] => {
    const upTo = (count: number): number => minutes(segment, { ...studio, blackouts: studio.blackouts.slice(0, count) });
    const raw = upTo(index + 1) - upTo(index);
    const time = `${printInstant(instant(blackout.from))} — ${printInstant(instant(blackout.to))}`;
    return raw === 0 ? [] : [{ what: [own.code, blackout.reason, time], raw, table: 'blackout', id: blackout.id, group: own.group }];
  });
  const usual = plain.reduce((sum, one) => sum + minutes({ ...segment, from: one.day, to: one.day }, unblocked), 0);
  const span = `${segment.from} — ${segment.to}`;
  const days = plain.filter((one) => isStudioInService(studio, one.day)).length;
  const words = [own.code, segment.fact.hours.text, span, String(days)];
  return [{ what: words, raw: usual, table: 'studio_fact', id: segment.fact.id, group: own.group }, ...excepted, ...blackouts];
}

/** The rows that make a measure of bookings or opening of the month. */
export function listStudioParts(db: Connection, facts: BaseFacts, measure: BookingMeasure, month: Month): RowPart[] {
  switch (measure) {
    case 'studio.in_use':
      return inUseParts(db, facts, month);
    case 'booking.public_completed':
      return publicBookings(db, facts, month, (studio, _, row) => (row.state === 'completed' ? bookingPart(studio, row, 1) : null));
    case 'booking.public_occupied':
      return publicBookings(db, facts, month, (studio, segment, row) => {
        const { turnaround } = segment.fact;
        return row.state === 'option' ? null : bookingPart(studio, row, row.ends_at - row.starts_at + turnaround, [`+${turnaround}`]);
      });
    case 'studio.public_open': {
      const exceptions = indexExceptionsByDay(facts.exceptions);
      return facts.studios.flatMap((studio) =>
        publicSegmentsOf(studio, month).flatMap((segment) => openParts(studio, segment, exceptions)),
      );
    }
    default:
      return assertNever(measure);
  }
}
