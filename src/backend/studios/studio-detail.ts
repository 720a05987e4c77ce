// Use case: one studio with all that hangs on it, and the bookings that a blackout would hit.
import {
  addDays,
  addMonths,
  createInstantAt,
  type Day,
  firstDayOf,
  formatIsoInstant,
  getDayOfInstant,
  instant,
  type Instant,
  lastDayOf,
  listMonths,
  type Month,
  monthOf,
  parseDay,
} from '../../domain/time/calendar.ts';
import { isInForceOn } from '../../domain/lease/lease.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { isInServiceOn } from '../../domain/studio/studio-time.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { StudioBooking, StudioDetail, StudioMonth, studiosMethods } from '../../contract/studios/studios.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readKind } from '../core/db/read-kind.ts';
import { getVersionedValues, listRecordsWhere, recordById, type StoredRecord } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import {
  countReferencesToStudio,
  listBookingsOfStudio,
  listExceptionsOfStudio,
  listLeasesOfStudio,
  type StudioBookingRow,
  type StudioLeaseRow,
} from './sql/studio-papers.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { isStudioInService } from '../../domain/report/contributions.ts';
import type { StudioRecord } from '../../domain/report/facts.ts';
import { type CalendarExceptions, indexExceptionsByDay, openMinutesOf, segmentsOf } from '../../domain/report/studio-segments.ts';
import { tallyBookings } from '../report/sql/read-bookings.ts';
import { readStudioFacts } from '../report/sql/read-facts.ts';

// One studio's use by month, counted as the report counts it (docs/rules/report.md ZB-2.02, 17, 18), public or not.

function daysIn(studio: StudioRecord, from: Day, to: Day): number {
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isStudioInService(studio, day)) days += 1;
  return days;
}

function monthOfStudio(db: Connection, studio: StudioRecord, exceptions: CalendarExceptions, month: Month): StudioMonth {
  const parts = segmentsOf(studio, month).map((segment) => {
    const tally = tallyBookings(db, [studio.id], segment.from, segment.to);
    return {
      days: segment.fact.kind === '公共' ? daysIn(studio, segment.from, segment.to) : 0,
      open: openMinutesOf(studio, segment, exceptions),
      booked: tally.minutes,
      occupied: tally.minutes + tally.occupied * segment.fact.turnaround,
      bookings: tally.occupied,
      completed: tally.completed,
    };
  });
  const sum = (name: keyof (typeof parts)[number]): number => sumSafe(parts.map((part) => part[name]));
  return {
    month,
    serviceDays: daysIn(studio, firstDayOf(month), lastDayOf(month)),
    publicDays: sum('days'),
    open: sum('open'),
    booked: sum('booked'),
    occupied: sum('occupied'),
    bookings: sum('bookings'),
    completed: sum('completed'),
  };
}

/** The studio's months from `from` to `to`, both included; empty if there is no such studio. */
function listStudioUse(db: Connection, studioId: number, from: Month, to: Month): readonly StudioMonth[] {
  const facts = readStudioFacts(db, { from, to });
  const studio = facts.studios.find((one) => one.id === studioId);
  if (studio === undefined) return [];
  const exceptions = indexExceptionsByDay(facts.exceptions);
  return listMonths(from, to).map((month) => monthOfStudio(db, studio, exceptions, month));
}

/** Months of use that are shown, the day's own included; days of bookings and exceptions ahead. */
const USE_MONTHS = 13;
const DAYS_AHEAD = 14;
const EXCEPTION_DAYS = 90;
const BOOKINGS_AT_MOST = 200;

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`no day: ${text}`);
  return day;
}

function leaseLine({ tenantId, tenantName, ...lease }: StudioLeaseRow, day: Day): StudioDetail['leases'][number] {
  return { ...lease, tenant: { id: tenantId, name: tenantName }, isInForce: isInForceOn(lease, day) };
}

function bookingLine({ tenantId, tenantName, from, to, ...row }: StudioBookingRow): StudioBooking {
  return { ...row, tenant: { id: tenantId, name: tenantName }, from: formatIsoInstant(instant(from)), to: formatIsoInstant(instant(to)) };
}

function stateOn(studio: StoredRecord<'studio'>, day: Day): 'open' | 'coming' | 'closed' {
  const openedOn = dayOf(studio.values.opened_on);
  const closedOn = studio.values['closed_on'];
  const retiredOn = typeof closedOn === 'string' ? dayOf(closedOn) : null;
  if (isInServiceOn({ openedOn, retiredOn }, day)) return 'open';
  return day < openedOn ? 'coming' : 'closed';
}

/** The dated rows, and which of them holds on the day: the newest that began by then, else the earliest. */
function factsOn(facts: readonly StoredRecord<'studio_fact'>[], day: Day) {
  const sorted = facts.toSorted((a, b) => (a.values.starts_on < b.values.starts_on ? -1 : 1));
  const present = sorted.findLast((one) => one.values.starts_on <= day) ?? sorted[0] ?? null;
  return { facts: sorted.toReversed().map(getVersionedValues), presentFact: present?.id ?? null };
}

/** Blackouts of a studio, the newest first. */
function listBlackouts(db: Connection, studioId: number, now: Instant): StudioDetail['blackouts'] {
  const newest = readKind(db, 'blackout', { where: { studioId }, order: ['startsAt'] }).toReversed();
  return newest.map(({ id, version, startsAt, endsAt, reason }) => ({
    id,
    version,
    from: formatIsoInstant(startsAt),
    to: formatIsoInstant(endsAt),
    reason,
    isOver: endsAt <= now,
  }));
}

/** All about a studio on a day. Refuses STUDIO_UNKNOWN. */
export function getStudioDetail(base: Base, { id, day }: Asked<typeof studiosMethods.detail>): Result<StudioDetail> {
  return readTx(base, (db) => {
    const studio = recordById(db, 'studio', id);
    if (studio === null) return refuse('STUDIO_UNKNOWN', { studio: String(id) });
    const now = nowOf(base);
    const from = createInstantAt(day, 0);
    const bookings = { studio: id, from, to: createInstantAt(addDays(day, DAYS_AHEAD), 0), now, day, limit: BOOKINGS_AT_MOST };
    return ok({
      studio: getVersionedValues(studio),
      isRetired: studio.retiredAt !== null,
      state: stateOn(studio, day),
      ...factsOn(listRecordsWhere(db, 'studio_fact', 'studio_id = ?', [id]), day),
      blackouts: listBlackouts(db, id, now),
      exceptions: listExceptionsOfStudio(db, id, day, addDays(day, EXCEPTION_DAYS)),
      leases: listLeasesOfStudio(db, id, day).map((lease) => leaseLine(lease, day)),
      use: listStudioUse(db, id, addMonths(monthOf(day), 1 - USE_MONTHS), monthOf(day)).toReversed(),
      bookings: listBookingsOfStudio(db, bookings).map(bookingLine),
      counts: countReferencesToStudio(db, id, now),
    });
  });
}

/** Live bookings of a studio that a blackout of these instants would hit. Refuses STUDIO_UNKNOWN. */
export function listBookingsHit(
  base: Base,
  { studio, from, to }: Asked<typeof studiosMethods.hits>,
): Result<Answer<typeof studiosMethods.hits>> {
  const { db } = base;
  if (recordById(db, 'studio', studio) === null) return refuse('STUDIO_UNKNOWN', { studio: String(studio) });
  const now = nowOf(base);
  const found = listBookingsOfStudio(db, { studio, from, to, now, day: getDayOfInstant(from), limit: BOOKINGS_AT_MOST });
  return ok({ bookings: found.map(bookingLine) });
}
