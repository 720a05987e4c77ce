// The measures of the data by month, read when asked for and kept for the length of one computation.
import type { Connection } from '../core/db/connection.ts';
import { lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { addSafe, sumSafe } from '../../domain/values/quantity.ts';
import { contributionsOf, isStudioInService, listLeasesInForce } from '../../domain/report/contributions.ts';
import type { BaseFacts, StudioRecord } from '../../domain/report/facts.ts';
import { cacheByTablesAndKey } from '../core/db/cache-by-tables.ts';
import { lazy } from '../core/memoize.ts';
import {
  BOOKING_MEASURES,
  type BookingMeasure,
  FACT_MEASURES,
  type FactMeasure,
  type MeasureName,
  salesFigureOf,
} from '../../domain/report/measure-names.ts';
import type { Measured } from '../../domain/report/sources.ts';
import {
  type CalendarExceptions,
  indexExceptionsByDay,
  openMinutesOf,
  publicSegmentsOf,
  type SegmentDays,
  type StudioSegment,
  summariseSegmentDays,
} from '../../domain/report/studio-segments.ts';
import { BOOKING_TABLES, listStudiosCompleted, type OptionTime, readOptions, tallyBookings } from './sql/read-bookings.ts';
import { readMonthSales, readOnlineRetail, readSalesTotals } from './sql/read-sales.ts';

type BookingFigures = Readonly<Record<Exclude<BookingMeasure, 'studio.in_use'>, number>>;

/** Studios in service at the month's end with a completed booking in it, or named by a lease in force then (ZB-1.06). */
export function listStudiosInUse(db: Connection, facts: BaseFacts, month: Month): StudioRecord[] {
  const end = lastDayOf(month);
  const leased = new Set(facts.tenants.flatMap((tenant) => listLeasesInForce(tenant, end).flatMap((lease) => lease.studios)));
  const serving = facts.studios.filter((one) => isStudioInService(one, end));
  const unleased = serving.filter(({ id }) => !leased.has(id)).map(({ id }) => id);
  const completed = listStudiosCompleted(db, unleased, month);
  return serving.filter(({ id }) => leased.has(id) || completed.has(id));
}

interface Calendar {
  readonly exceptions: CalendarExceptions;
  readonly options: ReadonlyMap<number, readonly OptionTime[]>;
}

/** Public studios' segments of the same days and turnaround: their bookings are added up together. */
interface SegmentGroup extends Pick<StudioSegment, 'from' | 'to'> {
  readonly turnaround: number;
  readonly days: SegmentDays;
  readonly parts: { readonly studio: StudioRecord; readonly segment: StudioSegment }[];
}

function publicGroups(studios: readonly StudioRecord[], month: Month): Iterable<SegmentGroup> {
  const groups = new Map<string, SegmentGroup>();
  for (const studio of studios) {
    for (const segment of publicSegmentsOf(studio, month)) {
      const { from, to, fact } = segment;
      const key = `${from} ${to} ${fact.turnaround}`;
      let group = groups.get(key);
      if (group === undefined)
        groups.set(key, (group = { from, to, turnaround: fact.turnaround, days: summariseSegmentDays(from, to), parts: [] }));
      group.parts.push({ studio, segment });
    }
  }
  return groups.values();
}

/** Bookings and opening hours of a month, kept until one of the tables is written that they and the ground are read from. */
const bookingFigures = cacheByTablesAndKey(
  BOOKING_TABLES,
  (db, month: Month, facts: BaseFacts, calendar: () => Calendar): BookingFigures => {
    const { exceptions, options } = calendar();
    let completed = 0;
    let occupied = 0;
    let open = 0;
    for (const { from, to, turnaround, days, parts } of publicGroups(facts.studios, month)) {
      const studios = parts.map(({ studio }) => studio.id);
      const tally = tallyBookings(db, {
        studios,
        from,
        to,
        options: options.size === 0 ? [] : studios.flatMap((id) => options.get(id) ?? []),
      });
      completed = addSafe(completed, tally.completed);
      occupied = sumSafe([occupied, tally.minutes, tally.occupied * turnaround]);
      for (const { studio, segment } of parts) open = addSafe(open, openMinutesOf(studio, segment, exceptions, days));
    }
    return { 'booking.public_completed': completed, 'booking.public_occupied': occupied, 'studio.public_open': open };
  },
);

/** Keeps what `make` gave for each key. */
function kept<K, V>(make: (key: K) => V): { readonly of: (key: K) => V; readonly all: ReadonlyMap<K, V> } {
  const known = new Map<K, V>();
  const of = (key: K): V => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
  return { of, all: known };
}

const OF_FACTS: ReadonlySet<string> = new Set(FACT_MEASURES);
const OF_BOOKINGS: ReadonlySet<string> = new Set(BOOKING_MEASURES);

function isFactMeasure(name: MeasureName): name is FactMeasure {
  return OF_FACTS.has(name);
}

function isBookingMeasure(name: MeasureName): name is BookingMeasure {
  return OF_BOOKINGS.has(name);
}

/** Measures of this base. `read` tells what they were for every month asked for, in a fixed order: the inputs of a computation. */
export interface BaseMeasures extends Measured {
  readonly read: () => readonly (readonly [string, unknown])[];
}

function sorted<V>(of: string, all: ReadonlyMap<string, V>): (readonly [string, V])[] {
  return [...all].map(([key, value]) => [`${of} ${key}`, value] as const).toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
}

/**
 * Measures read from the base as it is in the running read transaction; `facts` must cover the months that are asked for.
 * `isBrokenDown` says of which months sales will be asked by platform and class too: of the others only totals are read.
 */
export function measuresOf(db: Connection, facts: BaseFacts, isBrokenDown: (month: Month) => boolean): BaseMeasures {
  const ofFacts = kept((name: FactMeasure) => kept((month: Month) => sumSafe(contributionsOf(name, facts, month).map((one) => one.raw))));
  const calendar = lazy((): Calendar => ({ exceptions: indexExceptionsByDay(facts.exceptions), options: readOptions(db) }));
  const bookings = kept((month: Month) => bookingFigures(db, month, facts, calendar));
  const inUse = kept((month: Month) => listStudiosInUse(db, facts, month).length);
  const lines = kept((month: Month) => readMonthSales(db, month));
  // Only the months that are asked by platform and class are told as read so.
  const sales = kept((month: Month) => lines.of(month));
  const totals = kept((month: Month) => (isBrokenDown(month) ? sales.of(month).all : readSalesTotals(db, month)));
  const retail = kept((month: Month) => readOnlineRetail(db, month));

  const value = (name: MeasureName, month: Month): number => {
    if (isFactMeasure(name)) return ofFacts.of(name).of(month);
    if (name === 'studio.in_use') return inUse.of(month);
    if (isBookingMeasure(name)) return bookings.of(month)[name];
    const figure = salesFigureOf(name);
    return figure === null ? retail.of(month) : totals.of(month)[figure];
  };
  return {
    value,
    platform: (figure, platform, month) => sales.of(month).platforms.get(platform)?.[figure] ?? 0,
    goodsClass: (figure, goodsClass, month) => sales.of(month).goodsClasses.get(goodsClass)?.[figure] ?? 0,
    tenants: (month) => lines.of(month).tenants,
    read: () => [
      ...[...ofFacts.all].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)).flatMap(([name, months]) => sorted(name, months.all)),
      ...sorted('bookings', bookings.all),
      ...sorted('studio.in_use', inUse.all),
      ...sorted('sales totals', totals.all),
      ...sorted('sales', sales.all).map(([key, one]) => [key, [[...one.platforms], [...one.goodsClasses]]] as const),
      ...sorted('retail', retail.all),
    ],
  };
}
