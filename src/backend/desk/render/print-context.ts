// What paper of the desk is made from: the base's head, the studios in service on a day, the bookings of its hours.
import { maskName, maskShortNames } from '../../../domain/base/masking.ts';
import { rowAsOf, addDays, type Day, getDayOfInstant, type Instant, printInstant } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { isInForceOn } from '../../../domain/lease/lease.ts';
import { isInServiceOn, openBetween } from '../../../domain/studio/studio-time.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { type Base, nowOf, type Connection } from '../../core/db/rows.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { listStudiosOn } from '../sql/board-studios.ts';
import { listBookingsWithin, listStillHere } from '../sql/desk-bookings.ts';
import { loadSlotGrounds } from '../sql/slot-ground.ts';
import { readSetting } from '../../core/records/settings.ts';
import { createShortNameLookup, listStandingShortNames, createTenantNameLookup } from '../../core/records/tenant-names.ts';

/** The base as paper names it; empty texts where nothing is known. */
export interface BaseHead {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The base's name, phone and address as of a day. */
export function getBaseHead(db: Connection, day: Day): BaseHead {
  const row = rowAsOf(readKind(db, 'base_fact', { order: ['startsOn'] }), day);
  return { name: row?.fullName ?? '', phone: row?.phone ?? '', address: row?.address ?? '' };
}

/** A studio on a day: when it can be had at all, blackouts not taken out; who holds it alone. */
export interface StudioDay {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly floor: string | null;
  readonly open: readonly Interval[];
  readonly blackouts: readonly (Interval & { readonly reason: string })[];
  readonly lessee: { readonly tenant: number; readonly name: string } | null;
}

/** A desk's day: from its turn to the next. */
export interface PaperDay {
  readonly day: Day;
  readonly now: Instant;
  readonly window: Interval & { readonly from: Instant; readonly to: Instant };
  readonly studios: readonly StudioDay[];
  /** All that touch the window, whatever became of them. */
  readonly bookings: readonly BookingLine[];
  /** On the desk's today: who came before it and is still in. */
  readonly here: readonly BookingLine[];
  /** What strangers may read of a tenant. */
  readonly strangerName: (tenantId: number) => string;
}

/** `2026-11-05 17:30`, what paper is dated with, and its day. */
export function formatPrintedAt(base: Base): { readonly text: string; readonly day: Day } {
  const now = nowOf(base);
  return { text: printInstant(now), day: getDayOfInstant(now) };
}

/** Studios in service on the day, and those that have a booking in its hours all the same. */
function studioDays(db: Connection, day: Day, window: Interval, bookings: PaperDay['bookings']): StudioDay[] {
  const booked = new Set(bookings.map((one) => one.studio));
  const nameOf = createTenantNameLookup(db);
  const { constraintsOf } = loadSlotGrounds(db, nameOf);
  return listStudiosOn(db, day).flatMap(({ id, code, name, floor }) => {
    const { studio, exclusiveLeases, blackouts } = constraintsOf(id);
    if (!isInServiceOn(studio, day) && !booked.has(id)) return [];
    const lease = exclusiveLeases.find((one) => isInForceOn(one, day));
    return [
      {
        id,
        code,
        name,
        floor,
        open: openBetween(studio, day, addDays(day, 1)).filter((one) => one.from < window.to && one.to > window.from),
        blackouts: blackouts.filter((one) => one.from < window.to && one.to > window.from),
        lessee: lease === undefined ? null : { tenant: lease.tenantId, name: lease.tenant },
      },
    ];
  });
}

/** Reads a desk's day. */
export function readPaperDay(base: Base, db: Connection, day: Day): PaperDay {
  const now = nowOf(base);
  const window = computeDeskSpan(day, readSetting(db, 'desk'));
  const viewer = { nameOf: createTenantNameLookup(db), now };
  const bookings = listBookingsWithin(db, window, false, viewer);
  const here = window.from <= now && now < window.to ? listStillHere(db, window.from, viewer) : [];
  return { day, now, window, studios: studioDays(db, day, window, bookings), bookings, here, strangerName: strangerNames(db) };
}

/** What strangers may read of tenants, as the base has chosen: short names, or masked ones of which no two are alike. */
function strangerNames(db: Connection): (tenantId: number) => string {
  const shortOf = createShortNameLookup(db);
  if (readSetting(db, 'lobby.names') === 'short') return shortOf;
  const masks = maskShortNames(listStandingShortNames(db));
  return (tenantId) => masks.get(shortOf(tenantId)) ?? maskName(shortOf(tenantId));
}
