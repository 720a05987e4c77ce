// What deciding about a slot reads: studios with their dated facts, calendar, blackouts, leases and the bookings near it.
import { z } from 'zod';
import { instantNumber } from '../../../contract/core/numbers.ts';
import type { Connection } from '../../core/db/connection.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { addDays, type Day, getDayOfInstant, instant, type Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import type { LeaseDays } from '../../../domain/lease/lease.ts';
import { type DaySpans, decodeDaySpans, decodeOpeningHours, type OpeningHours } from '../../../domain/studio/opening-hours.ts';
import {
  type Blackout,
  type EquipmentGround,
  type ExclusiveLease,
  LONGEST_BOOKING,
  type Neighbour,
  type SlotContext,
} from '../../../domain/booking/slot.ts';
import { cacheByTablesAndKey, cacheByTables } from '../../core/db/cache-by-tables.ts';
import { dayColumn, findFirstRow, rowsOf } from '../../core/db/rows.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';
import { type BookingNear, createNearBookings, type NameOf, readNearBookingsOfMany } from './near-bookings.ts';
import type { Taken } from './taken.ts';

const studioRow = z.object({ id: z.number(), code: z.string(), openedOn: dayColumn, retiredOn: dayColumn.nullable() });
const factRow = z.object({ startsOn: dayColumn, hours: z.string(), turnaround: z.number() });
const exceptionRow = z.object({ day: dayColumn, studio: z.number().nullable(), hours: z.string() });
const blackoutRow = z.object({ from: z.number(), to: z.number(), reason: z.string() });
const leaseRow = z.object({ startsOn: dayColumn, endsOn: dayColumn, leftOn: dayColumn.nullable() });
const exclusiveRow = leaseRow.extend({ tenantId: z.number() });
interface StudioFact {
  readonly startsOn: Day;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

function hoursOf(text: string): OpeningHours {
  const hours = decodeOpeningHours(text);
  if (!hours.ok || hours.value === null) throw new Error(`stored opening hours do not read: ${text}`);
  return hours.value;
}

function spansOf(text: string): DaySpans {
  const spans = decodeDaySpans(text);
  if (!spans.ok || spans.value === null) throw new Error(`stored hours of a day do not read: ${text}`);
  return spans.value;
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

const thingRow = z.object({ name: z.string(), count: z.int() });
const THING = 'SELECT name, count FROM equipment WHERE retired_at IS NULL AND id = ?';
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
    const found = findFirstRow(db, THING, thingRow, [id]);
    const uses = rowsOf(db, USES, useRow, [id, end, start - LONGEST_BOOKING, start]);
    return {
      id,
      ...(found ?? { name: String(id), count: 0 }),
      isKnown: found !== null,
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
  /** Reads many slots, by their places in the list: a studio's bookings near to any of them are read in one go. */
  readonly groundsFor: (questions: readonly SlotQuestion[]) => (at: number) => StudioGround;
}

/** The part of a slot's ground that stands in the studio and the calendar. */
type StudioGround = Omit<SlotContext, 'tenantFacts' | 'isMonthClosed' | 'rules'>;

interface Studio {
  readonly row: z.infer<typeof studioRow>;
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

const STUDIO = 'SELECT id, code, opened_on AS openedOn, closed_on AS retiredOn FROM studio WHERE retired_at IS NULL AND id = ?';
const FACTS = `SELECT starts_on AS startsOn, hours, turnaround FROM studio_fact
  WHERE retired_at IS NULL AND studio_id = ? + 0 ORDER BY starts_on, id`;
const EXCEPTIONS = `SELECT day, studio_id AS studio, hours FROM calendar_exception
  WHERE retired_at IS NULL AND day >= @year || '-01-01' AND day <= @year || '-12-31'`;
const BLACKOUTS = `SELECT starts_at AS "from", ends_at AS "to", reason FROM blackout
  WHERE retired_at IS NULL AND studio_id = ? + 0 ORDER BY starts_at, id`;
const LEASES = `SELECT starts_on AS startsOn, ends_on AS endsOn, left_on AS leftOn FROM lease
  WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY id`;
const EXCLUSIVE = `SELECT l.tenant_id AS tenantId, l.starts_on AS startsOn, l.ends_on AS endsOn, l.left_on AS leftOn
  FROM lease_studio s JOIN lease l ON l.id = s.lease_id WHERE l.retired_at IS NULL AND s.studio_id = ? + 0 ORDER BY l.id`;

const studiosKept = cacheByTables(['studio', 'studio_fact'], (db): Loaded['studioOf'] => {
  // Most studios of a base keep the same hours.
  const hoursIn = memoizeByKey(hoursOf);
  return memoizeByKey((studioId) => {
    const row = findFirstRow(db, STUDIO, studioRow, [studioId]);
    if (row === null) return null;
    const facts = rowsOf(db, FACTS, factRow, [studioId]).map((fact) => ({ ...fact, hours: hoursIn(fact.hours) }));
    const [first] = facts;
    if (first === undefined) return null;
    return { row, factOn: memoizeByKey((day) => rowAsOf(facts, day) ?? first) };
  });
});
/** Exceptions of a year by day and studio. */
const exceptionsKept = cacheByTablesAndKey(['calendar_exception'], (db, year: string) => {
  const byDay = Map.groupBy(rowsOf(db, EXCEPTIONS, exceptionRow, { year }), ({ day }): string => day);
  return memoizeByKey((day: string) => new Map((byDay.get(day) ?? []).map((row) => [row.studio, spansOf(row.hours)])));
});
const linksKept = cacheByTables(['studio_link'], loadLinks);
const blackoutsKept = cacheByTablesAndKey(['blackout'], (db, studioId: number) => rowsOf(db, BLACKOUTS, blackoutRow, [studioId]));
const exclusiveKept = cacheByTablesAndKey(['lease', 'lease_studio'], (db, studioId: number) =>
  rowsOf(db, EXCLUSIVE, exclusiveRow, [studioId]),
);
const leasesKept = cacheByTablesAndKey(['lease'], (db, tenantId: number) => rowsOf(db, LEASES, leaseRow, [tenantId]));

function load(db: Connection, nameOf: NameOf): Loaded {
  const exceptionsIn = memoizeByKey((year: string) => exceptionsKept(db, year));
  const exceptionsOn = memoizeByKey((day: Day) => exceptionsIn(day.slice(0, 4))(day));
  const links = lazy(() => linksKept(db));
  return {
    studioOf: studiosKept(db),
    exceptionOn: (day, studioId) => exceptionsOn(day).get(studioId) ?? exceptionsOn(day).get(null) ?? null,
    blackoutsOf: memoizeByKey((studioId) => blackoutsKept(db, studioId)),
    exclusiveOf: memoizeByKey((studioId) => exclusiveKept(db, studioId).map((lease) => ({ ...lease, tenant: nameOf(lease.tenantId) }))),
    leasesOf: memoizeByKey((tenantId) => leasesKept(db, tenantId)),
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

/** The time in which a booking can be in the way of one. */
function reachOf({ start, end }: Times): readonly [earliest: number, latest: number] {
  return [start - LONGEST_TURNAROUND, end + LONGEST_TURNAROUND];
}

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
      retiredOn: row.retiredOn,
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
  const groundIn = (question: SlotQuestion, nearIn: NearIn): StudioGround => {
    const { studioId, tenantId, start, end, now, taken = [] } = question;
    const { studio, exclusiveLeases, blackouts } = constraintsOf(studioId);
    return {
      studio,
      neighbours: neighboursIn(loaded, linkedOn, question, nearIn),
      exclusiveLeases,
      blackouts,
      tenantLeases: loaded.leasesOf(tenantId),
      equipment: taken.length === 0 ? [] : equipmentGround(db, nameOf, { taken, start, end }),
      now,
    };
  };
  return {
    constraintsOf,
    groundFor: (asked) => {
      const question = within(asked);
      const [earliest, latest] = reachOf(question);
      return groundIn(question, (studioId) => near(studioId, earliest, latest));
    },
    groundsFor: (asked) => {
      const questions = asked.map(within);
      const nearAt = readNearBookingsOfMany(db, nameOf, questions.map(reachOf));
      return (at) => {
        const question = questions[at];
        if (question === undefined) throw new RangeError(`no question ${at}`);
        return groundIn(question, nearAt(at));
      };
    },
  };
}
