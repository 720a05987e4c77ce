// What deciding about a slot reads: studios with their dated facts, calendar, blackouts, leases and the bookings near it.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { addDays, dayOfInstant, instant, parseDay } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import type { LeaseDays } from '../../../domain/lease/lease.ts';
import { decodeDaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { DaySpans, OpeningHours } from '../../../domain/studio/opening-hours.ts';
import { LONGEST_BOOKING } from '../../../domain/booking/slot.ts';
import type { Blackout, EquipmentGround, ExclusiveLease, Neighbour, SlotGround } from '../../../domain/booking/slot.ts';
import { statement } from '../../core/db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});

const studioRow = z.object({ id: z.number(), code: z.string(), opened_on: dayText, closed_on: dayText.nullable() });
const factRows = z.array(z.object({ starts_on: dayText, hours: z.string(), turnaround: z.number() }));
const exceptionRows = z.array(z.object({ studio_id: z.number().nullable(), hours: z.string() }));
const blackoutRows = z.array(z.object({ starts_at: z.number(), ends_at: z.number(), reason: z.string() }));
const leaseRow = z.object({ tenant_id: z.number(), starts_on: dayText, ends_on: dayText, left_on: dayText.nullable() });
const leaseRows = z.array(leaseRow);
/** id, tenant, start, end, state, holds until. As a list: objects of a query asked for every row of a ledger cost more than the query. */
const neighbourRows = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.enum(BOOKING_STATES), z.number().nullable()]));

/** A tenant's name by its id. */
type NameOf = (tenantId: number) => string;

interface StudioFact {
  readonly startsOn: Day;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

/** `+ 0`: with an ORDER BY, SQLite prepares a statement anew for every value that is bound to a bare `= ?` or `< ?` (10 times the query's own time). */
const LIVE = "retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = ? + 0";
/** Those that start in a range, and the last one before it, which may be long. */
const NEAR = `
  SELECT id, tenant_id, starts_at, ends_at, state, holds_until FROM booking
  WHERE ${LIVE} AND starts_at < ? + 0
    AND starts_at >= coalesce((SELECT starts_at FROM booking WHERE ${LIVE} AND starts_at < ? + 0 ORDER BY starts_at DESC LIMIT 1), ?)
  ORDER BY starts_at`;

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

/** What a booking takes along: ids of equipment with their counts, by id. */
export type Taken = readonly (readonly [number, number])[];

const takenShape = z.array(z.tuple([z.int(), z.int()]));

/** What a booking's column `equipment` says. @throws where it holds something else. */
export function takenOf(text: string): Taken {
  return takenShape.parse(JSON.parse(text));
}

/** As the column holds it: each once, by id, nothing of which there are none. */
export function textOfTaken(taken: Taken): string {
  const sums = new Map<number, number>();
  for (const [id, count] of taken) sums.set(id, (sums.get(id) ?? 0) + count);
  return JSON.stringify([...sums].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b));
}

const linkRows = z.array(z.object({ other_id: z.int(), starts_on: z.string(), ends_on: z.string().nullable(), studio_id: z.int() }));
const LINKS = `SELECT whole_id AS studio_id, part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL
  UNION ALL SELECT part_id, whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL ORDER BY 1, 2, 3`;

/** Studios that block a studio on a day: its parts, and what it is a part of. */
export type LinksOn = (studioId: number, day: Day) => readonly number[];

/** Reads which studios are linked. */
export function loadLinks(db: Connection): LinksOn {
  const byStudio = Map.groupBy(linkRows.parse(statement(db, LINKS).all()), (row) => row.studio_id);
  return (studioId, day) =>
    (byStudio.get(studioId) ?? [])
      .filter((link) => link.starts_on <= day && (link.ends_on === null || day <= link.ends_on))
      .map((link) => link.other_id);
}

const thingRow = z.object({ name: z.string(), count: z.int() });
const useRows = z.array(
  z.object({
    booking_id: z.int(),
    tenant_id: z.int(),
    count: z.int(),
    starts_at: z.int(),
    ends_at: z.int(),
    state: z.enum(BOOKING_STATES),
    holds_until: z.int().nullable(),
  }),
);
const USES = `SELECT e.booking_id, b.tenant_id, e.count, e.starts_at, e.ends_at, b.state, b.holds_until
  FROM booking_equipment e JOIN booking b ON b.id = e.booking_id
  WHERE e.equipment_id = ? + 0 AND e.starts_at < ? + 0 AND e.starts_at > ? + 0 AND e.ends_at > ? + 0 ORDER BY e.starts_at, e.booking_id`;

/** Counted things that a slot would take along, with who has them out then. One that is not there has a count of 0. */
export function equipmentGround(
  db: Connection,
  nameOf: (tenantId: number) => string,
  { taken, start, end }: { readonly taken: Taken; readonly start: Instant; readonly end: Instant },
): EquipmentGround[] {
  return taken.map(([id, wanted]) => {
    const found = statement(db, 'SELECT name, count FROM equipment WHERE retired_at IS NULL AND id = ?').get(id);
    const thing = found === undefined ? { name: String(id), count: 0 } : thingRow.parse(found);
    const uses = useRows.parse(statement(db, USES).all(id, end, start - LONGEST_BOOKING, start)).map((row) => ({
      bookingId: row.booking_id,
      tenant: nameOf(row.tenant_id),
      count: row.count,
      start: instant(row.starts_at),
      end: instant(row.ends_at),
      state: row.state,
      holdsUntil: row.holds_until === null ? null : instant(row.holds_until),
    }));
    return { id, ...thing, isKnown: found !== undefined, wanted, uses };
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
export interface StudioStanding extends Pick<SlotGround, 'studio' | 'blackouts' | 'exclusiveLeases'> {
  readonly linkedOn: (day: Day) => readonly number[];
}

/** The base's studios, calendar and leases, read once for many questions. */
export interface SlotGrounds {
  /** @throws where the studio is none, or has no dated row. */
  readonly standingOf: (studioId: number) => StudioStanding;
  /** The ground for a slot of a studio and tenant; bookings are read now. */
  readonly groundFor: (question: SlotQuestion) => StudioGround;
}

/** The part of a slot's ground that stands in the studio and the calendar. */
type StudioGround = Omit<SlotGround, 'tenantFacts' | 'isMonthClosed' | 'rules'>;

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
}

/** What `read` answers for a key, asked for once each. */
function kept<K, T>(read: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: read(key) };
    known.set(key, found);
    return found.value;
  };
}

const STUDIO = 'SELECT id, code, opened_on, closed_on FROM studio WHERE retired_at IS NULL AND id = ?';
const FACTS = 'SELECT starts_on, hours, turnaround FROM studio_fact WHERE retired_at IS NULL AND studio_id = ? + 0 ORDER BY starts_on, id';
const EXCEPTIONS = 'SELECT studio_id, hours FROM calendar_exception WHERE retired_at IS NULL AND day = ?';
const BLACKOUTS = `SELECT starts_at, ends_at, reason FROM blackout
  WHERE retired_at IS NULL AND studio_id = ? + 0 ORDER BY starts_at, id`;
const LEASES = 'SELECT tenant_id, starts_on, ends_on, left_on FROM lease WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY id';
const EXCLUSIVE = `SELECT l.tenant_id, l.starts_on, l.ends_on, l.left_on FROM lease_studio s JOIN lease l ON l.id = s.lease_id
  WHERE l.retired_at IS NULL AND s.studio_id = ? + 0 ORDER BY l.id`;

function daysOfLease(row: z.infer<typeof leaseRow>): LeaseDays {
  return { startsOn: row.starts_on, endsOn: row.ends_on, leftOn: row.left_on };
}

function studioReader(db: Connection): Loaded['studioOf'] {
  // Most studios of a base keep the same hours.
  const hoursIn = kept(hoursOf);
  return kept((studioId) => {
    const found = statement(db, STUDIO).get(studioId);
    if (found === undefined) return null;
    const facts = factRows
      .parse(statement(db, FACTS).all(studioId))
      .map((fact) => ({ startsOn: fact.starts_on, hours: hoursIn(fact.hours), turnaround: fact.turnaround }));
    const [first] = facts;
    if (first === undefined) return null;
    return { row: studioRow.parse(found), factOn: kept((day) => rowAsOf(facts, day) ?? first) };
  });
}

function load(db: Connection, nameOf: NameOf): Loaded {
  const exceptionsOn = kept(
    (day: Day) => new Map(exceptionRows.parse(statement(db, EXCEPTIONS).all(day)).map((row) => [row.studio_id, spansOf(row.hours)])),
  );
  const links = kept((_key: 'all') => loadLinks(db));
  return {
    studioOf: studioReader(db),
    exceptionOn: (day, studioId) => exceptionsOn(day).get(studioId) ?? exceptionsOn(day).get(null) ?? null,
    blackoutsOf: kept((studioId) =>
      blackoutRows
        .parse(statement(db, BLACKOUTS).all(studioId))
        .map((row) => ({ from: row.starts_at, to: row.ends_at, reason: row.reason })),
    ),
    exclusiveOf: kept((studioId) =>
      leaseRows
        .parse(statement(db, EXCLUSIVE).all(studioId))
        .map((row) => ({ ...daysOfLease(row), tenantId: row.tenant_id, tenant: nameOf(row.tenant_id) })),
    ),
    leasesOf: kept((tenantId) => leaseRows.parse(statement(db, LEASES).all(tenantId)).map(daysOfLease)),
    linksOn: (studioId, day) => links('all')(studioId, day),
  };
}

/** No turnaround is longer (studio_fact's CHECK). */
const LONGEST_TURNAROUND = 240;

interface Times {
  readonly start: Instant;
  readonly end: Instant;
}

/** Every day that a span touches. */
function daysOf({ start, end }: Times): Day[] {
  const days = [dayOfInstant(start)];
  for (let day = dayOfInstant(start); day < dayOfInstant(instant(end - 1));) {
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

interface NeighbourQuestion {
  readonly studioId: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly linked: Neighbour['linked'];
}

function neighboursOf(db: Connection, nameOf: NameOf, { studioId, start, end, linked }: NeighbourQuestion): Neighbour[] {
  const rows = neighbourRows.parse(
    statement(db, NEAR)
      .raw()
      .all(studioId, end + LONGEST_TURNAROUND, studioId, start - LONGEST_TURNAROUND, start - LONGEST_TURNAROUND),
  );
  return rows.map(([id, tenantId, startsAt, endsAt, state, holdsUntil]): Neighbour => ({
    id,
    tenantId,
    tenant: nameOf(tenantId),
    start: instant(startsAt),
    end: instant(endsAt),
    state,
    holdsUntil: holdsUntil === null ? null : instant(holdsUntil),
    linked,
  }));
}

/** A studio with its dated facts. @throws where it is none, or has none. */
function studioIn(loaded: Loaded, studioId: number): Studio {
  const studio = loaded.studioOf(studioId);
  if (studio === null) throw new Error(`studio ${studioId} has no facts`);
  return studio;
}

/** Reads what deciding about slots needs; bookings are read for each question. */
export function loadSlotGrounds(db: Connection, nameOf: NameOf): SlotGrounds {
  const loaded = load(db, nameOf);
  const linkedOn = (studioId: number, day: Day): readonly number[] =>
    loaded.linksOn(studioId, day).filter((id) => loaded.studioOf(id) !== null);
  const neighboursIn = (question: SlotQuestion, end: Instant): Neighbour[] => {
    const { studioId, start } = question;
    const own = neighboursOf(db, nameOf, { studioId, start, end, linked: null });
    const linkedIds = new Set(daysOf({ start, end: instant(end + LONGEST_TURNAROUND) }).flatMap((day) => linkedOn(studioId, day)));
    return [...linkedIds].reduce((found, id) => {
      const { row, factOn } = studioIn(loaded, id);
      const linked = { code: row.code, turnaroundOn: (day: Day) => factOn(day).turnaround };
      const near = neighboursOf(db, nameOf, { studioId: id, start, end, linked });
      return [...found, ...near.filter((one) => meetingDays(one, { start, end }).some((day) => linkedOn(studioId, day).includes(id)))];
    }, own);
  };
  const standingOf: SlotGrounds['standingOf'] = (studioId) => {
    const { row, factOn } = studioIn(loaded, studioId);
    return {
      studio: {
        code: row.code,
        openedOn: row.opened_on,
        retiredOn: row.closed_on,
        turnaroundOn: (day) => factOn(day).turnaround,
        hoursOn: (day) => factOn(day).hours,
        exceptionOn: (day) => loaded.exceptionOn(day, studioId),
      },
      exclusiveLeases: loaded.exclusiveOf(studioId),
      blackouts: loaded.blackoutsOf(studioId),
      linkedOn: (day) => linkedOn(studioId, day),
    };
  };
  const groundFor: SlotGrounds['groundFor'] = (question) => {
    const { studioId, tenantId, start, now, taken = [] } = question;
    const { studio, exclusiveLeases, blackouts } = standingOf(studioId);
    const end = instant(Math.min(question.end, start + LONGEST_BOOKING));
    return {
      studio,
      neighbours: neighboursIn(question, end),
      exclusiveLeases,
      blackouts,
      tenantLeases: loaded.leasesOf(tenantId),
      equipment: taken.length === 0 ? [] : equipmentGround(db, nameOf, { taken, start, end }),
      now,
    };
  };
  return { standingOf, groundFor };
}
