// Reads from the base what the figures are made of, sales and bookings aside.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { firstDayOf, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS, TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { decodeDaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { DaySpans, OpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantFact, TenantRecord } from '../../../domain/report/facts.ts';
import { once, onceEach } from '../../core/keep-once.ts';
import { keptWhile } from '../../core/db/kept-while.ts';
import { dayColumn, dayReader, flagColumn, listsOf, monthColumn, monthReader, rowsOf } from '../../core/db/rows.ts';
import type { SqlValue } from '../../core/db/statements.ts';

/** The months that flows and stocks are asked of: `from` to `to` for flows, single ones for headcounts. */
export interface FactRange {
  readonly from: Month;
  readonly to: Month;
}

const id = z.int();

const AREAS = 'SELECT id, month, floor_area, lettable_area, team FROM base_area WHERE retired_at IS NULL ORDER BY month';

const STUDIOS = 'SELECT id, code, opened_on AS openedOn, closed_on AS closedOn FROM studio WHERE retired_at IS NULL ORDER BY code';
const STUDIO_FACTS = `SELECT id, studio_id AS studioId, starts_on AS startsOn, kind, hours, turnaround FROM studio_fact
  WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;
const studioKind = z.enum(STUDIO_KINDS);

const BLACKOUTS = `SELECT id, studio_id AS studioId, starts_at AS "from", ends_at AS "to", reason FROM blackout WHERE retired_at IS NULL ORDER BY studio_id, starts_at, id`;
const blackoutRow = z.object({ id, studioId: id, from: z.int(), to: z.int(), reason: z.string() });

const EXCEPTIONS = `SELECT id, day, studio_id AS studioId, hours AS spans FROM calendar_exception
  WHERE retired_at IS NULL AND day BETWEEN date(?, '-1 day') AND ? ORDER BY day, studio_id`;
const exceptionRow = z.object({ id, day: dayColumn, studioId: id.nullable(), spans: z.string().transform(spansOf) });

const TENANTS = `SELECT t.id, t.incubated_on AS incubatedOn,
    instr(coalesce(t.notes, ''), '执照已核对') > 0
    OR EXISTS (SELECT 1 FROM paper p WHERE p.tenant_id = t.id AND p.kind = '营业执照' AND p.seen_on IS NOT NULL AND p.retired_at IS NULL) AS licenceSeen
  FROM tenant t WHERE t.retired_at IS NULL ORDER BY t.id`;
const TENANT_FACTS = `SELECT id, tenant_id AS tenantId, starts_on AS startsOn, name, uscc, category, leading FROM tenant_fact
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;
const tenantCategory = z.enum(TENANT_CATEGORIES);

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

function putTo<K, V>(lists: Map<K, V[]>, key: K, one: V): void {
  const others = lists.get(key);
  if (others === undefined) lists.set(key, [one]);
  else others.push(one);
}

/** Dated facts and leases are read as lists, each day and word once: a base has ten thousand of them, which name a few hundred days. */
function readStudios(db: Connection): StudioRecord[] {
  const [dayOf, hoursOnce, kindOf] = [dayReader(), onceEach(hoursOf), onceEach((kind: SqlValue | undefined) => studioKind.parse(kind))];
  const facts = new Map<number, StudioFact[]>();
  for (const [factId, studio, startsOn, kind, hours, turnaround] of listsOf(db, STUDIO_FACTS)) {
    const dated = { id: Number(factId), startsOn: dayOf(startsOn), kind: kindOf(kind) };
    putTo(facts, Number(studio), { ...dated, hours: hoursOnce(String(hours)), turnaround: Number(turnaround) });
  }
  const blackouts = Map.groupBy(rowsOf(db, BLACKOUTS, blackoutRow), (row) => row.studioId);
  return listsOf(db, STUDIOS).map(([studio, code, openedOn, closedOn]) => ({
    id: Number(studio),
    code: String(code),
    openedOn: dayOf(openedOn),
    closedOn: closedOn === null ? null : dayOf(closedOn),
    facts: facts.get(Number(studio)) ?? [],
    blackouts: blackouts.get(Number(studio)) ?? [],
  }));
}

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
    putTo(leases, Number(tenantId), lease);
  }
  return leases;
}

function readTenants(db: Connection): TenantRecord[] {
  const [dayOf, categoryOf] = [dayReader(), onceEach((category: SqlValue | undefined) => tenantCategory.parse(category))];
  const facts = new Map<number, TenantFact[]>();
  for (const [factId, tenant, startsOn, name, uscc, category, leading] of listsOf(db, TENANT_FACTS)) {
    const dated = { id: Number(factId), startsOn: dayOf(startsOn), name: String(name), uscc: String(uscc) };
    putTo(facts, Number(tenant), { ...dated, category: categoryOf(category), leading: leading === 1 });
  }
  const leases = readLeases(db);
  return listsOf(db, TENANTS).map(([tenant, incubatedOn, licenceSeen]) => ({
    id: Number(tenant),
    incubatedOn: incubatedOn === null ? null : dayOf(incubatedOn),
    licenceSeen: licenceSeen === 1,
    facts: facts.get(Number(tenant)) ?? [],
    leases: leases.get(Number(tenant)) ?? [],
  }));
}

const areasKept = keptWhile(['base_area'], (db): BaseFacts['areas'] => {
  const monthOf = monthReader();
  return listsOf(db, AREAS).map(([areaId, month, floorArea, lettableArea, team]) => ({
    id: Number(areaId),
    month: monthOf(month),
    floorArea: Number(floorArea),
    lettableArea: Number(lettableArea),
    team: Number(team),
  }));
});
const studiosKept = keptWhile(['studio', 'studio_fact', 'blackout'], readStudios);
const tenantsKept = keptWhile(['tenant', 'tenant_fact', 'lease', 'paper'], readTenants);
const hostsKept = keptWhile(['host'], (db) => rowsOf(db, HOSTS, hostRow));
const casesKept = keptWhile(['compliance_case'], (db) => rowsOf(db, CASES, caseRow));

function readExceptions(db: Connection, { from, to }: FactRange): BaseFacts['exceptions'] {
  return rowsOf(db, EXCEPTIONS, exceptionRow, [firstDayOf(from), lastDayOf(to)]);
}

/** Studios with what opens and closes them: exceptions of the range. */
export function readStudioFacts(db: Connection, range: FactRange): Pick<BaseFacts, 'studios' | 'exceptions'> {
  return { studios: studiosKept(db), exceptions: readExceptions(db, range) };
}

/**
 * Everything but sales and bookings: events and exceptions of the range, headcounts of `headcountMonths`, the rest whole. Each part is read
 * when it is first asked for, in the read transaction that the figures are computed in.
 */
export function readFacts(db: Connection, range: FactRange, headcountMonths: readonly Month[]): BaseFacts {
  const days = [firstDayOf(range.from), lastDayOf(range.to)];
  const areas = once(() => areasKept(db));
  const studios = once(() => studiosKept(db));
  const exceptions = once(() => readExceptions(db, range));
  const tenants = once(() => tenantsKept(db));
  const hosts = once(() => hostsKept(db));
  const cases = once(() => casesKept(db));
  const events = once(() => rowsOf(db, EVENTS, eventRow, days));
  const headcounts = once(() => rowsOf(db, HEADCOUNTS, headcountRow, [JSON.stringify(headcountMonths)]));
  return {
    get areas() {
      return areas();
    },
    get studios() {
      return studios();
    },
    get exceptions() {
      return exceptions();
    },
    get tenants() {
      return tenants();
    },
    get hosts() {
      return hosts();
    },
    get cases() {
      return cases();
    },
    get events() {
      return events();
    },
    get headcounts() {
      return headcounts();
    },
  };
}
