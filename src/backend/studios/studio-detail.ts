// Use case: one studio with all that hangs on it, and the bookings that a blackout would hit.
import {
  addDays,
  addMonths,
  dayOfInstant,
  instant,
  instantAt,
  instantFromMilliseconds,
  isoInstant,
  monthOf,
  parseDay,
} from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/calendar.ts';
import { inForceOn } from '../../domain/lease/lease.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { inServiceOn } from '../../domain/studio/studio-time.ts';
import type { Base } from '../core/db/open.ts';
import { recordById, recordsWhere } from '../core/db/record-store.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import { studioUse } from './studio-use.ts';
import { blackoutsOfStudio, bookingsOfStudio, countsOfStudio, exceptionsOfStudio, leasesOfStudio } from './sql/studio-papers.ts';
import type { StudioBooking, StudioLease } from './sql/studio-papers.ts';

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

function leaseLine(lease: StudioLease, day: Day) {
  const days = {
    startsOn: dayOf(lease.starts_on),
    endsOn: dayOf(lease.ends_on),
    leftOn: lease.left_on === null ? null : dayOf(lease.left_on),
  };
  return {
    id: lease.id,
    contract: lease.contract,
    tenant: { id: lease.tenant_id, name: lease.tenant },
    ...days,
    isInForce: inForceOn(days, day),
  };
}

function bookingLine(row: StudioBooking) {
  const { id, number, state, title } = row;
  const [from, to] = [isoInstant(instant(row.starts_at)), isoInstant(instant(row.ends_at))];
  return { id, number, tenant: { id: row.tenant_id, name: row.tenant }, from, to, state, title };
}

function rowOf({ id, version, values }: StoredRecord) {
  return { id, version, values };
}

function stateOn(studio: StoredRecord<'studio'>, day: Day): 'open' | 'coming' | 'closed' {
  const openedOn = dayOf(studio.values.opened_on);
  const closedOn = studio.values['closed_on'];
  const retiredOn = typeof closedOn === 'string' ? dayOf(closedOn) : null;
  if (inServiceOn({ openedOn, retiredOn }, day)) return 'open';
  return day < openedOn ? 'coming' : 'closed';
}

/** The dated rows, and which of them holds on the day: the newest that began by then, else the earliest. */
function factsOn(facts: readonly StoredRecord<'studio_fact'>[], day: Day) {
  const sorted = facts.toSorted((a, b) => (a.values.starts_on < b.values.starts_on ? -1 : 1));
  const present = sorted.findLast((one) => one.values.starts_on <= day) ?? sorted[0] ?? null;
  return { facts: sorted.toReversed().map(rowOf), presentFact: present?.id ?? null };
}

/** All about a studio on a day. Refuses STUDIO_UNKNOWN. */
export function studioDetail(base: Base, question: { readonly id: number; readonly day: Day }) {
  const { id, day } = question;
  return readTx(base, (db): Result<StudioDetail> => {
    const studio = recordById(db, 'studio', id);
    if (studio === null) return refuse('STUDIO_UNKNOWN', { studio: String(id) });
    const now = instantFromMilliseconds(base.clock.nowMs());
    const from = instantAt(day, 0);
    const bookings = { studio: id, from, to: instantAt(addDays(day, DAYS_AHEAD), 0), now, day, limit: BOOKINGS_AT_MOST };
    const counts = countsOfStudio(db, id, now);
    return ok({
      studio: rowOf(studio),
      isRetired: studio.retiredAt !== null,
      state: stateOn(studio, day),
      ...factsOn(recordsWhere(db, 'studio_fact', 'studio_id = ?', [id]), day),
      blackouts: blackoutsOfStudio(db, id).map((one) => ({
        id: one.id,
        version: one.version,
        from: isoInstant(instant(one.starts_at)),
        to: isoInstant(instant(one.ends_at)),
        reason: one.reason,
        isOver: one.ends_at <= now,
      })),
      exceptions: exceptionsOfStudio(db, id, day, addDays(day, EXCEPTION_DAYS)).map(({ studio_id: own, ...one }) => ({
        ...one,
        isOwn: own !== null,
      })),
      leases: leasesOfStudio(db, id, day).map((lease) => leaseLine(lease, day)),
      use: studioUse(db, id, addMonths(monthOf(day), 1 - USE_MONTHS), monthOf(day)).toReversed(),
      bookings: bookingsOfStudio(db, bookings).map(bookingLine),
      counts: {
        bookings: counts.bookings,
        bookingsAhead: counts.bookings_ahead,
        leases: counts.leases,
        blackouts: counts.blackouts,
        exceptions: counts.exceptions,
      },
    });
  });
}

/** A studio with all that hangs on it. */
export interface StudioDetail {
  readonly studio: ReturnType<typeof rowOf>;
  readonly isRetired: boolean;
  readonly state: 'open' | 'coming' | 'closed';
  readonly facts: readonly ReturnType<typeof rowOf>[];
  readonly presentFact: number | null;
  readonly blackouts: readonly {
    readonly id: number;
    readonly version: number;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly isOver: boolean;
  }[];
  readonly exceptions: readonly {
    readonly id: number;
    readonly version: number;
    readonly day: string;
    readonly hours: string;
    readonly note: string | null;
    readonly isOwn: boolean;
  }[];
  readonly leases: readonly ReturnType<typeof leaseLine>[];
  readonly use: ReturnType<typeof studioUse>;
  readonly bookings: readonly ReturnType<typeof bookingLine>[];
  readonly counts: {
    readonly bookings: number;
    readonly bookingsAhead: number;
    readonly leases: number;
    readonly blackouts: number;
    readonly exceptions: number;
  };
}

/** Live bookings of a studio that a blackout of these instants would hit. Refuses STUDIO_UNKNOWN. */
export function bookingsHit(
  base: Base,
  question: { readonly studio: number; readonly from: Instant; readonly to: Instant },
): Result<{ readonly bookings: readonly ReturnType<typeof bookingLine>[] }> {
  const { db } = base;
  const { studio, from, to } = question;
  if (recordById(db, 'studio', studio) === null) return refuse('STUDIO_UNKNOWN', { studio: String(studio) });
  const now = instantFromMilliseconds(base.clock.nowMs());
  const found = bookingsOfStudio(db, { studio, from, to, now, day: dayOfInstant(from), limit: BOOKINGS_AT_MOST });
  return ok({ bookings: found.map(bookingLine) });
}
