// The measures of the data by month, read when asked for and kept for the length of one computation.
import type { Connection } from '../core/db/rows.ts';
import { lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { addSafe, sumSafe } from '../../domain/values/quantity.ts';
import { contributionsOf, isStudioInService, listLeasesInForce } from '../../domain/report/contributions.ts';
import {
  type BaseFacts,
  type StudioRecord,
  BOOKING_MEASURES,
  type BookingMeasure,
  FACT_MEASURES,
  type FactMeasure,
  type MeasureName,
  salesFigureOf,
  type Measured,
} from '../../domain/report/facts.ts';
import { cacheByTablesAndKey } from '../core/db/cache-by-tables.ts';
import { lazy, memoizeByKey } from '../core/memoize.ts';
import {
  type CalendarExceptions,
  indexExceptionsByDay,
  openMinutesOf,
  publicSegmentsOf,
  summariseSegmentDays,
} from '../../domain/report/studio-segments.ts';
import { BOOKING_TABLES, listStudiosCompleted, tallyBookings } from './sql/read-bookings.ts';
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

/** Bookings and opening hours of a month, kept until one of the tables is written that they and the ground are read from. */
const bookingFigures = cacheByTablesAndKey(
  BOOKING_TABLES,
  (db, month: Month, facts: BaseFacts, exceptions: () => CalendarExceptions): BookingFigures => {
    const parts = facts.studios.flatMap((studio) => publicSegmentsOf(studio, month).map((segment) => ({ studio, segment })));
    // Studios with the same days and turnaround are asked for together.
    const groups = Map.groupBy(parts, ({ segment: { from, to, fact } }) => `${from} ${to} ${fact.turnaround}`);
    let completed = 0;
    let occupied = 0;
    let open = 0;
    for (const group of groups.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { from, to, fact } = first.segment;
      const tally = tallyBookings(
        db,
        group.map(({ studio }) => studio.id),
        from,
        to,
      );
      completed = addSafe(completed, tally.completed);
      occupied = sumSafe([occupied, tally.minutes, tally.occupied * fact.turnaround]);
      const days = summariseSegmentDays(from, to);
      for (const { studio, segment } of group) open = addSafe(open, openMinutesOf(studio, segment, exceptions(), days));
    }
    return { 'booking.public_completed': completed, 'booking.public_occupied': occupied, 'studio.public_open': open };
  },
);

type Input = readonly [key: string, value: unknown];

function byKey(a: Input, b: Input): number {
  return a[0] < b[0] ? -1 : 1;
}

/** Keeps what measures read, and tells all of it, name by name and month by month: what is kept here can't be forgotten among the inputs. */
function createInputs() {
  const told: (() => readonly Input[])[] = [];
  /** Reads once for each month; `tell` says what is told of a value. */
  const keep = <V>(name: string, read: (month: Month) => V, tell: (value: V) => unknown = (value) => value): ((month: Month) => V) => {
    const inputs: Input[] = [];
    told.push(() => inputs.toSorted(byKey));
    return memoizeByKey((month) => {
      const value = read(month);
      inputs.push([`${name} ${month}`, tell(value)]);
      return value;
    });
  };
  return { keep, read: () => told.flatMap((one) => one()) };
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
  readonly read: () => readonly Input[];
}

/**
 * Measures read from the base as it is in the running read transaction; `facts` must cover the months that are asked for.
 * `isBrokenDown` says of which months sales will be asked by platform and class too: of the others only totals are read.
 */
export function measuresOf(db: Connection, facts: BaseFacts, isBrokenDown: (month: Month) => boolean): BaseMeasures {
  const factInputs = createInputs();
  const inputs = createInputs();
  const ofFacts = memoizeByKey((name: FactMeasure) =>
    factInputs.keep(name, (month) => sumSafe(contributionsOf(name, facts, month).map((one) => one.raw))),
  );
  const exceptions = lazy(() => indexExceptionsByDay(facts.exceptions));
  const lines = memoizeByKey((month: Month) => readMonthSales(db, month));
  const bookings = inputs.keep('bookings', (month) => bookingFigures(db, month, facts, exceptions));
  const inUse = inputs.keep('studio.in_use', (month) => listStudiosInUse(db, facts, month).length);
  const totals = inputs.keep('sales totals', (month) => (isBrokenDown(month) ? sales(month).all : readSalesTotals(db, month)));
  // Only the months that are asked by platform and class are told as read so.
  const sales = inputs.keep('sales', lines, (one) => [[...one.platforms], [...one.goodsClasses]]);
  const retail = inputs.keep('retail', (month) => readOnlineRetail(db, month));

  const value = (name: MeasureName, month: Month): number => {
    if (isFactMeasure(name)) return ofFacts(name)(month);
    if (name === 'studio.in_use') return inUse(month);
    if (isBookingMeasure(name)) return bookings(month)[name];
    const figure = salesFigureOf(name);
    return figure === null ? retail(month) : totals(month)[figure];
  };
  return {
    value,
    platform: (figure, platform, month) => sales(month).platforms.get(platform)?.[figure] ?? 0,
    goodsClass: (figure, goodsClass, month) => sales(month).goodsClasses.get(goodsClass)?.[figure] ?? 0,
    tenants: (month) => lines(month).tenants,
    read: () => [...factInputs.read().toSorted(byKey), ...inputs.read()],
  };
}
