// Reads from the base what the figures are made of, sales and bookings aside.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { firstDayOf, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS, TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { decodeDaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { DaySpans, OpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantFact, TenantRecord } from '../../../domain/report/facts.ts';
import { onceEach } from '../../core/keep-once.ts';
import { dayColumn, dayReader, flagColumn, listsOf, monthColumn, rowsOf } from '../../core/db/rows.ts';

/** The months that flows and stocks are asked of: `from` to `to` for flows, single ones for headcounts. */
export interface FactRange {
  readonly from: Month;
  readonly to: Month;
}

const id = z.int();

const AREAS = 'SELECT id, month, floor_area, lettable_area, team FROM base_area WHERE retired_at IS NULL ORDER BY month';
const areaRow = z.object({ id, month: monthColumn, floor_area: z.int(), lettable_area: z.int(), team: z.int() });

const STUDIOS = 'SELECT id, code, opened_on, closed_on FROM studio WHERE retired_at IS NULL ORDER BY code';
const studioRow = z.object({ id, code: z.string(), opened_on: dayColumn, closed_on: dayColumn.nullable() });

const STUDIO_FACTS = `SELECT id, studio_id, starts_on, kind, hours, turnaround FROM studio_fact
  WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;
const studioFactRow = z.object({
  id,
  studio_id: id,
  starts_on: dayColumn,
  kind: z.enum(STUDIO_KINDS),
  hours: z.string(),
  turnaround: z.int(),
});

const BLACKOUTS = `SELECT id, studio_id, starts_at, ends_at, reason FROM blackout WHERE retired_at IS NULL ORDER BY studio_id, starts_at, id`;
const blackoutRow = z.object({ id, studio_id: id, starts_at: z.int(), ends_at: z.int(), reason: z.string() });

const EXCEPTIONS = `SELECT id, day, studio_id, hours FROM calendar_exception
  WHERE retired_at IS NULL AND day BETWEEN date(?, '-1 day') AND ? ORDER BY day, studio_id`;
const exceptionRow = z.object({ id, day: dayColumn, studio_id: id.nullable(), hours: z.string() });

const TENANTS = `SELECT t.id, t.incubated_on,
    instr(coalesce(t.notes, ''), '执照已核对') > 0
    OR EXISTS (SELECT 1 FROM paper p WHERE p.tenant_id = t.id AND p.kind = '营业执照' AND p.seen_on IS NOT NULL AND p.retired_at IS NULL) AS licence_seen
  FROM tenant t WHERE t.retired_at IS NULL ORDER BY t.id`;
const tenantRow = z.object({ id, incubated_on: dayColumn.nullable(), licence_seen: flagColumn });

const TENANT_FACTS = `SELECT id, tenant_id, starts_on, name, uscc, category, leading FROM tenant_fact
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;
const tenantFactRow = z.object({
  id,
  tenant_id: id,
  starts_on: dayColumn,
  name: z.string(),
  uscc: z.string(),
  category: z.enum(TENANT_CATEGORIES),
  leading: flagColumn,
});

const LEASES = `SELECT id, contract, tenant_id, starts_on, ends_on, left_on, area, studios FROM lease
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on, id`;
const studioIds = z.array(id);

const HOSTS = `SELECT id, number, nickname, tenant_id, grade = '知名' AS famous, virtual, since, until, trained_on FROM host
  WHERE retired_at IS NULL ORDER BY number`;
const hostRow = z.object({
  id,
  number: z.string(),
  nickname: z.string(),
  tenant_id: id,
  famous: flagColumn,
  virtual: flagColumn,
  since: dayColumn,
  until: dayColumn.nullable(),
  trained_on: dayColumn.nullable(),
});

const CASES = `SELECT id, number, tenant_id, kind, kind IN ('知识产权侵权', '假冒伪劣') AS infringing, day, resolved_on FROM compliance_case
  WHERE retired_at IS NULL ORDER BY number`;
const caseRow = z.object({
  id,
  number: z.string(),
  tenant_id: id,
  kind: z.string(),
  infringing: flagColumn,
  day: dayColumn,
  resolved_on: dayColumn.nullable(),
});

const EVENTS = `SELECT id, day, kind, name, kind = '培训会' AS training, attendance FROM event
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, kind, name, nth`;
const eventRow = z.object({ id, day: dayColumn, kind: z.string(), name: z.string(), training: flagColumn, attendance: z.int() });

const HEADCOUNTS = `SELECT id, tenant_id, month, hosts, employees FROM headcount
  WHERE retired_at IS NULL AND month IN (SELECT value FROM json_each(?)) ORDER BY month, tenant_id`;
const headcountRow = z.object({ id, tenant_id: id, month: monthColumn, hosts: z.int(), employees: z.int() });

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
  const facts = Map.groupBy(rowsOf(db, STUDIO_FACTS, studioFactRow), (row) => row.studio_id);
  const blackouts = Map.groupBy(rowsOf(db, BLACKOUTS, blackoutRow), (row) => row.studio_id);
  return rowsOf(db, STUDIOS, studioRow).map((studio) => ({
    id: studio.id,
    code: studio.code,
    openedOn: studio.opened_on,
    closedOn: studio.closed_on,
    facts: (facts.get(studio.id) ?? []).map((row): StudioFact => ({
      id: row.id,
      startsOn: row.starts_on,
      kind: row.kind,
      hours: hoursOnce(row.hours),
      turnaround: row.turnaround,
    })),
    blackouts: (blackouts.get(studio.id) ?? []).map((row) => ({ id: row.id, from: row.starts_at, to: row.ends_at, reason: row.reason })),
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
  const facts = Map.groupBy(rowsOf(db, TENANT_FACTS, tenantFactRow), (row) => row.tenant_id);
  const leases = readLeases(db);
  return rowsOf(db, TENANTS, tenantRow).map((tenant) => ({
    id: tenant.id,
    incubatedOn: tenant.incubated_on,
    licenceSeen: tenant.licence_seen,
    facts: (facts.get(tenant.id) ?? []).map((row): TenantFact => ({
      id: row.id,
      startsOn: row.starts_on,
      name: row.name,
      uscc: row.uscc,
      category: row.category,
      leading: row.leading,
    })),
    leases: leases.get(tenant.id) ?? [],
  }));
}

/** Studios with what opens and closes them: exceptions of the range. */
export function readStudioFacts(db: Connection, range: FactRange): Pick<BaseFacts, 'studios' | 'exceptions'> {
  const exceptions = rowsOf(db, EXCEPTIONS, exceptionRow, [firstDayOf(range.from), lastDayOf(range.to)]).map((row) => ({
    id: row.id,
    day: row.day,
    studioId: row.studio_id,
    spans: spansOf(row.hours),
  }));
  return { studios: readStudios(db), exceptions };
}

/** Everything but sales and bookings: events and exceptions of the range, headcounts of `headcountMonths`, the rest whole. */
export function readFacts(db: Connection, range: FactRange, headcountMonths: readonly Month[]): BaseFacts {
  const days = [firstDayOf(range.from), lastDayOf(range.to)];
  return {
    areas: rowsOf(db, AREAS, areaRow).map((row) => ({
      id: row.id,
      month: row.month,
      floorArea: row.floor_area,
      lettableArea: row.lettable_area,
      team: row.team,
    })),
    ...readStudioFacts(db, range),
    tenants: readTenants(db),
    hosts: rowsOf(db, HOSTS, hostRow).map((row) => ({
      id: row.id,
      number: row.number,
      nickname: row.nickname,
      tenantId: row.tenant_id,
      famous: row.famous,
      virtual: row.virtual,
      since: row.since,
      until: row.until,
      trainedOn: row.trained_on,
    })),
    cases: rowsOf(db, CASES, caseRow).map((row) => ({
      id: row.id,
      number: row.number,
      tenantId: row.tenant_id,
      kind: row.kind,
      infringing: row.infringing,
      day: row.day,
      resolvedOn: row.resolved_on,
    })),
    events: rowsOf(db, EVENTS, eventRow, days),
    headcounts: rowsOf(db, HEADCOUNTS, headcountRow, [JSON.stringify(headcountMonths)]).map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      month: row.month,
      hosts: row.hosts,
      employees: row.employees,
    })),
  };
}
