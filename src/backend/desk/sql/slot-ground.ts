// What deciding about a slot reads: studios with their dated facts, calendar, blackouts, leases and the bookings near it.
import { z } from 'zod';
import { instantNumber } from '../../../contract/core/numbers.ts';
import { type Connection, dayColumn, rowsOf } from '../../core/db/rows.ts';
import { rowAsOf, addDays, type Day, getDayOfInstant, instant, type Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import type { LeaseDays } from '../../../domain/lease/lease.ts';
import { type DaySpans, type OpeningHours, parseStoredHours, parseStoredSpans } from '../../../domain/studio/opening-hours.ts';
import {
  type Blackout,
  type EquipmentGround,
  type ExclusiveLease,
  LONGEST_BOOKING,
  type Neighbour,
  type SlotContext,
} from '../../../domain/booking/slot.ts';
import { cacheByTablesAndKey, cacheByTables } from '../../core/db/cache-by-tables.ts';
import { type KindRow, readKind } from '../../core/db/read-kind.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';
import { leasesOfTenant } from '../../money/sql/priced-bookings.ts';
import { type BookingNear, createNearBookings, type NameOf } from './near-bookings.ts';
import type { Taken } from './taken.ts';

const exclusiveRow = z.object({ tenantId: z.int(), startsOn: dayColumn, endsOn: dayColumn, leftOn: dayColumn.nullable() });

interface StudioFact {
  readonly startsOn: Day;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

const linkRow = z.object({ studio: z.int(), other: z.int(), startsOn: z.string(), endsOn: z.string().nullable() });
const LINKS = `SELECT whole_id AS studio, part_id AS other, starts_on AS startsOn, ends_on AS endsOn FROM studio_link WHERE retired_at IS NULL
  UNION ALL SELECT part_id, whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL ORDER BY 1, 2, 3`;

/** Studios that block a studio on a day: its parts, and what it is a part of. */
type LinksOn = (studioId: number, day: Day) => readonly number[];

interface Links {
  readonly on: LinksOn;
  readonly isLinked: (studioId: number) => boolean;
}

/** Reads which studios are linked. */
function loadLinks(db: Connection): Links {
  const byStudio = Map.groupBy(rowsOf(db, LINKS, linkRow), (row) => row.studio);
  const on: LinksOn = (studioId, day) =>
    (byStudio.get(studioId) ?? [])
      .filter((link) => link.startsOn <= day && (link.endsOn === null || day <= link.endsOn))
      .map((link) => link.other);
  return { on, isLinked: (studioId) => byStudio.has(studioId) };
}

const useRow = z.object({
  bookingId: z.int(),
  tenantId: z.int(),
  count: z.int(),
  start: instantNumber,
  end: instantNumber,
  state: z.enum(BOOKING_STATES),
  holdsUntil: instantNumber.nullable(),
});
const USES = `SELECT e.booking_id AS bookingId, b.tenant_id AS tenantId, e.count, e.starts_at AS start, e.ends_at AS "end", b.state,
  b.holds_until AS holdsUntil
  FROM booking_equipment e JOIN booking b ON b.id = e.booking_id
  WHERE e.equipment_id = ? + 0 AND e.starts_at < ? + 0 AND e.starts_at > ? + 0 AND e.ends_at > ? + 0 ORDER BY e.starts_at, e.booking_id`;

/** Counted things that a slot would take along, with who has them out then. One that is not there has a count of 0. */
function equipmentGround(
  db: Connection,
  nameOf: NameOf,
  { taken, start, end }: { readonly taken: Taken; readonly start: Instant; readonly end: Instant },
): EquipmentGround[] {
  return taken.map(([id, wanted]) => {
    const [found] = readKind(db, 'equipment', { where: { id } });
    const uses = rowsOf(db, USES, useRow, [id, end, start - LONGEST_BOOKING, start]);
    return {
      id,
      name: found?.name ?? String(id),
      count: found?.count ?? 0,
      isKnown: found !== undefined,
      wanted,
      uses: uses.map(({ tenantId, ...use }) => ({ ...use, tenant: nameOf(tenantId) })),
    };
  });
}

/** A slot that is asked for: whose studio, which tenant, from when to when, as seen now. */
export interface SlotQuestion {
  readonly studioId: number;
  readonly tenantId: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
  /** What the slot takes along; nothing where it is left out. */
  readonly taken?: Taken;
}

/** What stands in a studio whatever the slot: its hours, when it is blocked, who holds it alone, which studios are linked with it on a day. */
export interface StudioConstraints extends Pick<SlotContext, 'studio' | 'blackouts' | 'exclusiveLeases'> {
  readonly linkedOn: (day: Day) => readonly number[];
}

/** The base's studios, calendar and leases, read once for many questions. */
export interface SlotGrounds {
  /** @throws where the studio is none, or has no dated row. */
  readonly constraintsOf: (studioId: number) => StudioConstraints;
  /** The ground for a slot of a studio and tenant; bookings are read now. */
  readonly groundFor: (question: SlotQuestion) => StudioGround;
}

/** The part of a slot's ground that stands in the studio and the calendar. */
type StudioGround = Omit<SlotContext, 'overstays' | 'tenantFacts' | 'isMonthClosed' | 'rules'>;

interface Studio {
  readonly row: Pick<KindRow<'studio'>, 'code' | 'openedOn' | 'closedOn'>;
  readonly factOn: (day: Day) => StudioFact;
}

/** The base's studios, calendar and leases, each read when it is first asked for and kept: one slot needs little of them. */
interface Loaded {
  readonly studioOf: (studioId: number) => Studio | null;
  readonly exceptionOn: (day: Day, studioId: number) => DaySpans | null;
  readonly blackoutsOf: (studioId: number) => readonly Blackout[];
  readonly exclusiveOf: (studioId: number) => readonly ExclusiveLease[];
  readonly leasesOf: (tenantId: number) => readonly LeaseDays[];
  readonly linksOn: LinksOn;
  readonly isLinked: (studioId: number) => boolean;
}

const EXCLUSIVE = `SELECT l.tenant_id AS tenantId, l.starts_on AS startsOn, l.ends_on AS endsOn, l.left_on AS leftOn
  FROM lease_studio s JOIN lease l ON l.id = s.lease_id WHERE l.retired_at IS NULL AND s.studio_id = ? + 0 ORDER BY l.id`;

const studiosKept = cacheByTables(['studio', 'studio_fact'], (db): Loaded['studioOf'] => {
  // Most studios of a base keep the same hours.
  const hoursIn = memoizeByKey(parseStoredHours);
  return memoizeByKey((studioId) => {
    const [row] = readKind(db, 'studio', { where: { id: studioId } });
    const facts = readKind(db, 'studio_fact', { where: { studioId }, order: ['startsOn'] });
    const hoursOf = facts.map(({ startsOn, hours, turnaround }) => ({ startsOn, hours: hoursIn(hours), turnaround }));
    const [first] = hoursOf;
    if (row === undefined || first === undefined) return null;
    return { row, factOn: memoizeByKey((day) => rowAsOf(hoursOf, day) ?? first) };
  });
});
/** Exceptions by day and studio. */
const exceptionsKept = cacheByTables(['calendar_exception'], (db) => {
  const byDay = Map.groupBy(readKind(db, 'calendar_exception'), ({ day }) => day);
  return memoizeByKey((day: Day) => new Map((byDay.get(day) ?? []).map((row) => [row.studioId, parseStoredSpans(row.hours)])));
});
const linksKept = cacheByTables(['studio_link'], loadLinks);
const blackoutsKept = cacheByTablesAndKey(['blackout'], (db, studioId: number) =>
  readKind(db, 'blackout', { where: { studioId }, order: ['startsAt'] }).map(({ startsAt, endsAt, reason }) => ({
    from: startsAt,
    to: endsAt,
    reason,
  })),
);
const exclusiveKept = cacheByTablesAndKey(['lease', 'lease_studio'], (db, studioId: number) =>
  rowsOf(db, EXCLUSIVE, exclusiveRow, [studioId]),
);

function load(db: Connection, nameOf: NameOf): Loaded {
  const exceptionsOn = lazy(() => exceptionsKept(db));
  const links = lazy(() => linksKept(db));
  return {
    studioOf: studiosKept(db),
    exceptionOn: (day, studioId) => exceptionsOn()(day).get(studioId) ?? exceptionsOn()(day).get(null) ?? null,
    blackoutsOf: memoizeByKey((studioId) => blackoutsKept(db, studioId)),
    exclusiveOf: memoizeByKey((studioId) => exclusiveKept(db, studioId).map((lease) => ({ ...lease, tenant: nameOf(lease.tenantId) }))),
    leasesOf: memoizeByKey((tenantId) => leasesOfTenant(db, tenantId)),
    linksOn: (studioId, day) => links().on(studioId, day),
    isLinked: (studioId) => links().isLinked(studioId),
  };
}

/** No turnaround is longer, in minutes (studio_fact's CHECK): what lies further away is not in the way. */
export const LONGEST_TURNAROUND = 240;

interface Times {
  readonly start: Instant;
  readonly end: Instant;
}

/** Every day that a span touches. */
function daysOf({ start, end }: Times): Day[] {
  const days = [getDayOfInstant(start)];
  for (let day = getDayOfInstant(start); day < getDayOfInstant(instant(end - 1));) {
    day = addDays(day, 1);
    days.push(day);
  }
  return days;
}

/** The days on which a link of two studios sets two bookings of theirs against each other: the later one's start, and while both last (as the database's rule). */
function meetingDays(a: Times, b: Times): Day[] {
  const start = instant(Math.max(a.start, b.start));
  return daysOf({ start, end: instant(Math.max(start + 1, Math.min(a.end, b.end))) });
}

/** A studio's bookings near a time. */
type NearIn = (studioId: number) => readonly BookingNear[];

/** A studio with its dated facts. @throws where it is none, or has none. */
function studioIn(loaded: Loaded, studioId: number): Studio {
  const studio = loaded.studioOf(studioId);
  if (studio === null) throw new Error(`studio ${studioId} has no facts`);
  return studio;
}

/** The question with an end that is believed. */
function within(question: SlotQuestion): SlotQuestion {
  const latest = question.start + LONGEST_BOOKING;
  return question.end <= latest ? question : { ...question, end: instant(latest) };
}

/** The bookings near a slot: of its studio, and of those that are linked with it while both last. */
function neighboursIn(loaded: Loaded, linkedOn: LinksOn, { studioId, start, end }: SlotQuestion, near: NearIn): readonly Neighbour[] {
  const own = near(studioId);
  if (!loaded.isLinked(studioId)) return own;
  const linkedIds = new Set(daysOf({ start, end: instant(end + LONGEST_TURNAROUND) }).flatMap((day) => linkedOn(studioId, day)));
  const ofLinked = [...linkedIds].flatMap((id) => {
    const { row, factOn } = studioIn(loaded, id);
    const linked = { code: row.code, turnaroundOn: (day: Day) => factOn(day).turnaround };
    const meets = (one: Times): boolean => meetingDays(one, { start, end }).some((day) => linkedOn(studioId, day).includes(id));
    return near(id).flatMap((one) => (meets(one) ? [{ ...one, linked }] : []));
  });
  return [...own, ...ofLinked];
}

function constraintsIn(loaded: Loaded, linkedOn: LinksOn, studioId: number): StudioConstraints {
  const { row, factOn } = studioIn(loaded, studioId);
  return {
    studio: {
      code: row.code,
      openedOn: row.openedOn,
      retiredOn: row.closedOn,
      turnaroundOn: (day) => factOn(day).turnaround,
      hoursOn: (day) => factOn(day).hours,
      exceptionOn: (day) => loaded.exceptionOn(day, studioId),
    },
    exclusiveLeases: loaded.exclusiveOf(studioId),
    blackouts: loaded.blackoutsOf(studioId),
    linkedOn: (day) => linkedOn(studioId, day),
  };
}

/** Reads what deciding about slots needs; bookings are read for each question, unless `near` keeps them. */
export function loadSlotGrounds(db: Connection, nameOf: NameOf, near = createNearBookings(db, nameOf)): SlotGrounds {
  const loaded = load(db, nameOf);
  const linkedOn: LinksOn = (studioId, day) => loaded.linksOn(studioId, day).filter((id) => loaded.studioOf(id) !== null);
  const constraintsOf = memoizeByKey((studioId: number) => constraintsIn(loaded, linkedOn, studioId));
  return {
    constraintsOf,
    groundFor: (asked) => {
      const question = within(asked);
      const { studioId, tenantId, start, end, now, taken = [] } = question;
      const { studio, exclusiveLeases, blackouts } = constraintsOf(studioId);
      const [earliest, latest] = [start - LONGEST_TURNAROUND, end + LONGEST_TURNAROUND];
      return {
        studio,
        neighbours: neighboursIn(loaded, linkedOn, question, (id) => near(id, earliest, latest)),
        exclusiveLeases,
        blackouts,
        tenantLeases: loaded.leasesOf(tenantId),
        equipment: taken.length === 0 ? [] : equipmentGround(db, nameOf, { taken, start, end }),
        now,
      };
    },
  };
}
