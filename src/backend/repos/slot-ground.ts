// What deciding about a slot reads: studios with their dated facts, calendar, blackouts, leases and the bookings near it.
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { rowAsOf } from '../../domain/as-of.ts';
import { dayOfInstant, instant, parseDay } from '../../domain/calendar.ts';
import type { Day, Instant } from '../../domain/calendar.ts';
import { BOOKING_STATES } from '../../domain/catalogue.ts';
import type { LeaseDays } from '../../domain/lease.ts';
import { decodeDaySpans, decodeOpeningHours } from '../../domain/opening-hours.ts';
import type { DaySpans, OpeningHours } from '../../domain/opening-hours.ts';
import { LONGEST_BOOKING } from '../../domain/slot.ts';
import type { Blackout, ExclusiveLease, Neighbour, SlotGround } from '../../domain/slot.ts';
import { statement } from '../db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});

const studioRow = z.object({ id: z.number(), code: z.string(), opened_on: dayText, closed_on: dayText.nullable() });
const factRow = z.object({ studio_id: z.number(), starts_on: dayText, hours: z.string(), turnaround: z.number() });
const exceptionRow = z.object({ day: dayText, studio_id: z.number().nullable(), hours: z.string() });
const blackoutRow = z.object({ studio_id: z.number(), starts_at: z.number(), ends_at: z.number(), reason: z.string() });
const leaseRow = z.object({
  id: z.number(),
  tenant_id: z.number(),
  starts_on: dayText,
  ends_on: dayText,
  left_on: dayText.nullable(),
  studios: z.string(),
});
/** id, tenant, start, end, state, holds until. As a list: objects of a query asked for every row of a ledger cost more than the query. */
const neighbourRows = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.enum(BOOKING_STATES), z.number().nullable()]));
const studioIds = z.array(z.number());

/** A tenant's name by its id. */
type NameOf = (tenantId: number) => string;

interface StudioFact {
  readonly startsOn: Day;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

/** `+ 0`: with an ORDER BY, SQLite prepares a statement anew for every value that is bound to a bare `= ?` (10 times the query's own time). */
const LIVE = "retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = ? + 0";
/** Those that start in a range, and the last one before it, which may be long. */
const NEAR = `
  SELECT id, tenant_id, starts_at, ends_at, state, holds_until FROM booking
  WHERE ${LIVE} AND starts_at < ?
    AND starts_at >= coalesce((SELECT starts_at FROM booking WHERE ${LIVE} AND starts_at < ? ORDER BY starts_at DESC LIMIT 1), ?)
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

/** A slot that is asked for: whose studio, which tenant, from when to when, as seen now. */
export interface SlotQuestion {
  readonly studioId: number;
  readonly tenantId: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
}

/** The base's studios, calendar and leases, read once for many questions. */
export interface SlotGrounds {
  /** The ground for a slot of a studio and tenant; bookings are read now. */
  readonly groundFor: (question: SlotQuestion) => SlotGround;
}

interface Loaded {
  readonly studios: ReadonlyMap<number, z.infer<typeof studioRow>>;
  readonly facts: ReadonlyMap<number, readonly StudioFact[]>;
  readonly exceptions: ReadonlyMap<string, DaySpans>;
  readonly blackouts: ReadonlyMap<number, readonly Blackout[]>;
  readonly exclusive: ReadonlyMap<number, readonly ExclusiveLease[]>;
  readonly leases: ReadonlyMap<number, readonly LeaseDays[]>;
}

function loadLeases(db: Connection, nameOf: NameOf): Pick<Loaded, 'exclusive' | 'leases'> {
  const rows = z
    .array(leaseRow)
    .parse(
      statement(db, 'SELECT id, tenant_id, starts_on, ends_on, left_on, studios FROM lease WHERE retired_at IS NULL ORDER BY id').all(),
    );
  const leases = rows.map((row) => {
    const days: LeaseDays = { startsOn: row.starts_on, endsOn: row.ends_on, leftOn: row.left_on };
    return { tenantId: row.tenant_id, days, studios: studioIds.parse(JSON.parse(row.studios)) };
  });
  const exclusive = leases.flatMap(({ tenantId, days, studios }) =>
    studios.map((studioId) => ({ studioId, lease: { ...days, tenantId, tenant: nameOf(tenantId) } })),
  );
  const lists = Map.groupBy(exclusive, (one) => one.studioId);
  return {
    exclusive: new Map([...lists].map(([studioId, list]) => [studioId, list.map((one) => one.lease)])),
    leases: new Map([...Map.groupBy(leases, (one) => one.tenantId)].map(([tenantId, list]) => [tenantId, list.map((one) => one.days)])),
  };
}

function load(db: Connection, nameOf: NameOf): Loaded {
  const studios = z
    .array(studioRow)
    .parse(statement(db, 'SELECT id, code, opened_on, closed_on FROM studio WHERE retired_at IS NULL ORDER BY id').all());
  const facts = z
    .array(factRow)
    .parse(
      statement(
        db,
        'SELECT studio_id, starts_on, hours, turnaround FROM studio_fact WHERE retired_at IS NULL ORDER BY starts_on, id',
      ).all(),
    )
    .map((row) => ({ studioId: row.studio_id, fact: { startsOn: row.starts_on, hours: hoursOf(row.hours), turnaround: row.turnaround } }));
  const exceptions = z
    .array(exceptionRow)
    .parse(statement(db, 'SELECT day, studio_id, hours FROM calendar_exception WHERE retired_at IS NULL ORDER BY id').all());
  const blackouts = z
    .array(blackoutRow)
    .parse(
      statement(db, 'SELECT studio_id, starts_at, ends_at, reason FROM blackout WHERE retired_at IS NULL ORDER BY starts_at, id').all(),
    )
    .map((row) => ({ studioId: row.studio_id, blackout: { from: row.starts_at, to: row.ends_at, reason: row.reason } }));
  return {
    studios: new Map(studios.map((row) => [row.id, row])),
    facts: new Map([...Map.groupBy(facts, (one) => one.studioId)].map(([id, list]) => [id, list.map((one) => one.fact)])),
    exceptions: new Map(exceptions.map((row) => [`${row.day}|${row.studio_id ?? ''}`, spansOf(row.hours)])),
    blackouts: new Map([...Map.groupBy(blackouts, (one) => one.studioId)].map(([id, list]) => [id, list.map((one) => one.blackout)])),
    ...loadLeases(db, nameOf),
  };
}

function neighboursOf(db: Connection, nameOf: NameOf, { studioId, start, end }: SlotQuestion): Neighbour[] {
  const margin = 240;
  const rows = neighbourRows.parse(
    statement(db, NEAR)
      .raw()
      .all(studioId, end + margin, studioId, start - margin, start - margin),
  );
  return rows.map(([id, tenantId, startsAt, endsAt, state, holdsUntil]): Neighbour => ({
    id,
    tenantId,
    tenant: nameOf(tenantId),
    start: instant(startsAt),
    end: instant(endsAt),
    state,
    holdsUntil: holdsUntil === null ? null : instant(holdsUntil),
  }));
}

/** Reads what deciding about slots needs; bookings are read for each question. */
export function loadSlotGrounds(db: Connection, nameOf: NameOf): SlotGrounds {
  const loaded = load(db, nameOf);
  const groundFor: SlotGrounds['groundFor'] = (question) => {
    const { studioId, tenantId, start, end, now } = question;
    const studio = loaded.studios.get(studioId);
    const facts = loaded.facts.get(studioId) ?? [];
    const fact = rowAsOf(facts, dayOfInstant(start));
    if (studio === undefined || fact === null) throw new Error(`studio ${studioId} has no facts`);
    const until = Math.min(end, start + LONGEST_BOOKING);
    return {
      studio: {
        code: studio.code,
        openedOn: studio.opened_on,
        retiredOn: studio.closed_on,
        turnaroundOn: (day) => (rowAsOf(facts, day) ?? fact).turnaround,
        hoursOn: (day) => (rowAsOf(facts, day) ?? fact).hours,
        exceptionOn: (day) => loaded.exceptions.get(`${day}|${studioId}`) ?? loaded.exceptions.get(`${day}|`) ?? null,
      },
      neighbours: neighboursOf(db, nameOf, { ...question, end: instant(until) }),
      exclusiveLeases: loaded.exclusive.get(studioId) ?? [],
      blackouts: loaded.blackouts.get(studioId) ?? [],
      tenantLeases: loaded.leases.get(tenantId) ?? [],
      now,
    };
  };
  return { groundFor };
}
