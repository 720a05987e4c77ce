// The day at the desk: who is in, who is late, who comes next, and which options lapse soon.
import { deskDayOf, computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { formatIsoInstant, instant, type Instant } from '../../../domain/time/calendar.ts';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Connection } from '../../core/db/connection.ts';
import { readSetting } from '../../core/records/settings.ts';
import { type DayBooking, listBookingsHere, listBookingsStarting, listOptionsLapsing } from '../sql/today.ts';

/** How many of those to come are shown. */
const NEXT = 5;
/** Options that lapse within a day are shown. */
const LAPSE_AHEAD = 1440;

type Desk = Home['desk'];

/** Bookings of the desk's day, and anyone who is still in whatever the date. `nameOf` gives a tenant's name. */
export function getDeskToday(db: Connection, now: Instant, nameOf: (tenantId: number) => string): Desk {
  const rules = readSetting(db, 'desk');
  const { from, to } = computeDeskSpan(deskDayOf(now, rules), rules);
  const around = listBookingsStarting(db, instant(from - 1440), to);
  const today = around.filter((one) => one.startsAt >= from && one.state !== 'option');
  const line = (one: DayBooking): Desk['now'][number] => ({
    id: one.id,
    number: one.number,
    studio: one.studio,
    tenantId: one.tenantId,
    tenant: nameOf(one.tenantId),
    from: formatIsoInstant(instant(one.startsAt)),
    to: formatIsoInstant(instant(one.endsAt)),
  });
  // A booking is late when nobody checked in this long after its start (docs/rules/booking.md, States).
  const grace = rules.graceMinutes;
  const booked = around.filter((one) => one.state === 'booked');
  return {
    total: today.length,
    completed: today.filter((one) => one.state === 'completed').length,
    now: listBookingsHere(db).map(line),
    late: booked.filter((one) => one.startsAt + grace <= now && one.endsAt > now).map(line),
    next: booked
      .filter((one) => one.startsAt + grace > now)
      .slice(0, NEXT)
      .map(line),
    options: listOptionsLapsing(db, now, now + LAPSE_AHEAD).map((one) => ({
      ...line(one),
      holdsUntil: formatIsoInstant(instant(one.holdsUntil ?? one.startsAt)),
    })),
  };
}
