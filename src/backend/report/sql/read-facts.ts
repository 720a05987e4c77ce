// Reads from the base what the figures are made of, sales and bookings aside.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { firstDayOf, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS, TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { decodeDaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { DaySpans, OpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantRecord } from '../../../domain/report/facts.ts';
import { onceEach } from '../../core/keep-once.ts';
import { dayColumn, dayReader, flagColumn, listsOf, monthColumn, rowsOf } from '../../core/db/rows.ts';

/** The months that flows and stocks are asked of: `from` to `to` for flows, single ones for headcounts. */
export interface FactRange {
  readonly from: Month;
  readonly to: Month;
}

const id = z.int();

const AREAS =
  'SELECT id, month, floor_area AS floorArea, lettable_area AS lettableArea, team FROM base_area WHERE retired_at IS NULL ORDER BY month';
const areaRow = z.object({ id, month: monthColumn, floorArea: z.int(), lettableArea: z.int(), team: z.int() });

const STUDIOS = 'SELECT id, code, opened_on AS openedOn, closed_on AS closedOn FROM studio WHERE retired_at IS NULL ORDER BY code';
const studioRow = z.object({ id, code: z.string(), openedOn: dayColumn, closedOn: dayColumn.nullable() });

const STUDIO_FACTS = `SELECT id, studio_id AS studioId, starts_on AS startsOn, kind, hours, turnaround FROM studio_fact
  WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;
const studioFactRow = z.object({
  id,
  studioId: id,
  startsOn: dayColumn,
  kind: z.enum(STUDIO_KINDS),
  hours: z.string(),
  turnaround: z.int(),
});

const BLACKOUTS = `SELECT id, studio_id AS studioId, starts_at AS "from", ends_at AS "to", reason FROM blackout WHERE retired_at IS NULL ORDER BY studio_id, starts_at, id`;
const blackoutRow = z.object({ id, studioId: id, from: z.int(), to: z.int(), reason: z.string() });

const EXCEPTIONS = `SELECT id, day, studio_id AS studioId, hours AS spans FROM calendar_exception
  WHERE retired_at IS NULL AND day BETWEEN date(?, '-1 day') AND ? ORDER BY day, studio_id`;
const exceptionRow = z.object({ id, day: dayColumn, studioId: id.nullable(), spans: z.string().transform(spansOf) });

const TENANTS = `SELECT t.id, t.incubated_on AS incubatedOn,
    instr(coalesce(t.notes, ''), '执照已核对') > 0
    OR EXISTS (SELECT 1 FROM paper p WHERE p.tenant_id = t.id AND p.kind = '营业执照' AND p.seen_on IS NOT NULL AND p.retired_at IS NULL) AS licenceSeen
  FROM tenant t WHERE t.retired_at IS NULL ORDER BY t.id`;
const tenantRow = z.object({ id, incubatedOn: dayColumn.nullable(), licenceSeen: flagColumn });

const TENANT_FACTS = `SELECT id, tenant_id AS tenantId, starts_on AS startsOn, name, uscc, category, leading FROM tenant_fact
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;
const tenantFactRow = z.object({
  id,
  tenantId: id,
  startsOn: dayColumn,
  name: z.string(),
  uscc: z.string(),
  category: z.enum(TENANT_CATEGORIES),
  leading: flagColumn,
});

const LEASES = `SELECT id, contract, tenant_id, starts_on, ends_on, left_on, area, studios FROM lease
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on, id`;
const studioIds = z.array(id);

const HOSTS = `SELECT id, number, nickname, tenant_id AS tenantId, grade = '知名' AS famous, virtual, since, until, trained_on AS trainedOn FROM host
  WHERE retired_at IS NULL ORDER BY number`;
const hostRow = z.object({
  id,
  number: z.string(),
  nickname: z.string(),
  tenantId: id,
  famous: flagColumn,
  virtual: flagColumn,
  since: dayColumn,
  until: dayColumn.nullable(),
  trainedOn: dayColumn.nullable(),
});

const CASES = `SELECT id, number, tenant_id AS tenantId, kind, kind IN ('知识产权侵权', '假冒伪劣') AS infringing, day, resolved_on AS resolvedOn FROM compliance_case
  WHERE retired_at IS NULL ORDER BY number`;
const caseRow = z.object({
  id,
  number: z.string(),
  tenantId: id,
  kind: z.string(),
  infringing: flagColumn,
  day: dayColumn,
  resolvedOn: dayColumn.nullable(),
});

const EVENTS = `SELECT id, day, kind, name, kind = '培训会' AS training, attendance FROM event
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, kind, name, nth`;
const eventRow = z.object({ id, day: dayColumn, kind: z.string(), name: z.string(), training: flagColumn, attendance: z.int() });

const HEADCOUNTS = `SELECT id, tenant_id AS tenantId, month, hosts, employees FROM headcount
  WHERE retired_at IS NULL AND month IN (SELECT value FROM json_each(?)) ORDER BY month, tenant_id`;
const headcountRow = z.object({ id, tenantId: id, month: monthColumn, hosts: z.int(), employees: z.int() });

function hoursOf(text: string): OpeningHours {
  const hours = decodeOpeningHours(text);
  if (!hours.ok || hours.value === null) throw new Error(`no opening hours: ${text}`);
  return hours.value;
}

function spansOf(text: string): DaySpans {
  const spans = decodeDaySpans(text);
  if (!spans.ok || spans.value === null) throw new Error(`no hours of a day: ${text}`);
  return spans.value;
}

function readStudios(db: Connection): StudioRecord[] {
  const hoursOnce = onceEach(hoursOf);
  const facts = Map.groupBy(rowsOf(db, STUDIO_FACTS, studioFactRow), (row) => row.studioId);
  const blackouts = Map.groupBy(rowsOf(db, BLACKOUTS, blackoutRow), (row) => row.studioId);
  return rowsOf(db, STUDIOS, studioRow).map((studio) => ({
    ...studio,
    facts: (facts.get(studio.id) ?? []).map((row): StudioFact => ({ ...row, hours: hoursOnce(row.hours) })),
    blackouts: blackouts.get(studio.id) ?? [],
  }));
}

/** Leases by tenant. Read as lists, each day's text once: a base has ten thousand of them, which name a few hundred days. */
function readLeases(db: Connection): ReadonlyMap<number, readonly LeaseRecord[]> {
  const dayOf = dayReader();
  const leases = new Map<number, LeaseRecord[]>();
  for (const [leaseId, contract, tenantId, startsOn, endsOn, leftOn, area, studios] of listsOf(db, LEASES)) {
    const lease: LeaseRecord = {
      id: Number(leaseId),
      contract: String(contract),
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      leftOn: leftOn === null ? null : dayOf(leftOn),
      area: Number(area),
      studios: studios === '[]' ? [] : studioIds.parse(JSON.parse(String(studios))),
    };
    const others = leases.get(Number(tenantId));
    if (others === undefined) leases.set(Number(tenantId), [lease]);
    else others.push(lease);
  }
  return leases;
}

function readTenants(db: Connection): TenantRecord[] {
  const facts = Map.groupBy(rowsOf(db, TENANT_FACTS, tenantFactRow), (row) => row.tenantId);
  const leases = readLeases(db);
  return rowsOf(db, TENANTS, tenantRow).map((tenant) => ({
    ...tenant,
    facts: facts.get(tenant.id) ?? [],
    leases: leases.get(tenant.id) ?? [],
  }));
}

/** Studios with what opens and closes them: exceptions of the range. */
export function readStudioFacts(db: Connection, range: FactRange): Pick<BaseFacts, 'studios' | 'exceptions'> {
  return { studios: readStudios(db), exceptions: rowsOf(db, EXCEPTIONS, exceptionRow, [firstDayOf(range.from), lastDayOf(range.to)]) };
}

/** Everything but sales and bookings: events and exceptions of the range, headcounts of `headcountMonths`, the rest whole. */
export function readFacts(db: Connection, range: FactRange, headcountMonths: readonly Month[]): BaseFacts {
  const days = [firstDayOf(range.from), lastDayOf(range.to)];
  return {
    areas: rowsOf(db, AREAS, areaRow),
    ...readStudioFacts(db, range),
    tenants: readTenants(db),
    hosts: rowsOf(db, HOSTS, hostRow),
    cases: rowsOf(db, CASES, caseRow),
    events: rowsOf(db, EVENTS, eventRow, days),
    headcounts: rowsOf(db, HEADCOUNTS, headcountRow, [JSON.stringify(headcountMonths)]),
  };
}
