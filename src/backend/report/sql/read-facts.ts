// Reads from the base what the figures are made of, sales and bookings aside.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { type Day, firstDayOf, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS, TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { type DaySpans, decodeDaySpans, decodeOpeningHours, type OpeningHours } from '../../../domain/studio/opening-hours.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantFact, TenantRecord } from '../../../domain/report/facts.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';
import { cacheByTables } from '../../core/db/cache-by-tables.ts';
import { createDayReader, queryTuples, createMonthReader } from '../../core/db/rows.ts';
import type { SqlValue } from '../../core/db/statements.ts';

/** The months that flows and stocks are asked of: `from` to `to` for flows, single ones for headcounts. */
export interface FactRange {
  readonly from: Month;
  readonly to: Month;
}

const AREAS = 'SELECT id, month, floor_area, lettable_area, team FROM base_area WHERE retired_at IS NULL ORDER BY month';

const STUDIOS = 'SELECT id, code, opened_on, closed_on FROM studio WHERE retired_at IS NULL ORDER BY code';
const STUDIO_FACTS = `SELECT id, studio_id, starts_on, kind, hours, turnaround FROM studio_fact
  WHERE retired_at IS NULL ORDER BY studio_id, starts_on`;
const studioKind = z.enum(STUDIO_KINDS);

const BLACKOUTS = `SELECT id, studio_id, starts_at, ends_at, reason FROM blackout WHERE retired_at IS NULL ORDER BY studio_id, starts_at, id`;

const EXCEPTIONS = `SELECT id, day, studio_id, hours FROM calendar_exception
  WHERE retired_at IS NULL AND day BETWEEN date(?, '-1 day') AND ? ORDER BY day, studio_id`;

const TENANTS = `SELECT t.id, t.incubated_on,
    instr(coalesce(t.notes, ''), '执照已核对') > 0
    OR EXISTS (SELECT 1 FROM paper p WHERE p.tenant_id = t.id AND p.kind = '营业执照' AND p.seen_on IS NOT NULL AND p.retired_at IS NULL)
  FROM tenant t WHERE t.retired_at IS NULL ORDER BY t.id`;
const TENANT_FACTS = `SELECT id, tenant_id, starts_on, name, uscc, category, leading FROM tenant_fact
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;
const tenantCategory = z.enum(TENANT_CATEGORIES);

const LEASES = `SELECT id, contract, tenant_id, starts_on, ends_on, left_on, area, studios FROM lease
  WHERE retired_at IS NULL ORDER BY tenant_id, starts_on, id`;
const studioIds = z.array(z.int());

const HOSTS = `SELECT id, number, nickname, tenant_id, grade = '知名', virtual, since, until, trained_on FROM host
  WHERE retired_at IS NULL ORDER BY number`;

const CASES = `SELECT id, number, tenant_id, kind, kind IN ('知识产权侵权', '假冒伪劣'), day, resolved_on FROM compliance_case
  WHERE retired_at IS NULL ORDER BY number`;

const EVENTS = `SELECT id, day, kind, name, kind = '培训会', attendance FROM event
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, kind, name, nth`;

const HEADCOUNTS = `SELECT id, tenant_id, month, hosts, employees FROM headcount
  WHERE retired_at IS NULL AND month IN (SELECT value FROM json_each(?)) ORDER BY month, tenant_id`;

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

/** A day, or null where the column may hold none. */
function orNull(dayOf: (text: SqlValue | undefined) => Day, text: SqlValue | undefined): Day | null {
  return text === null ? null : dayOf(text);
}

/** These rows and the following are read as lists, each day and word once: a base has ten thousand of them, which name a few hundred days. */
function readBlackouts(db: Connection): ReadonlyMap<number, StudioRecord['blackouts']> {
  const blackouts = new Map<number, StudioRecord['blackouts'][number][]>();
  for (const [id, studio, from, to, reason] of queryTuples(db, BLACKOUTS))
    putTo(blackouts, Number(studio), { id: Number(id), from: Number(from), to: Number(to), reason: String(reason) });
  return blackouts;
}

function readStudios(db: Connection): StudioRecord[] {
  const [dayOf, hoursOnce, kindOf] = [
    createDayReader(),
    memoizeByKey(hoursOf),
    memoizeByKey((kind: SqlValue | undefined) => studioKind.parse(kind)),
  ];
  const facts = new Map<number, StudioFact[]>();
  for (const [factId, studio, startsOn, kind, hours, turnaround] of queryTuples(db, STUDIO_FACTS)) {
    const dated = { id: Number(factId), startsOn: dayOf(startsOn), kind: kindOf(kind) };
    putTo(facts, Number(studio), { ...dated, hours: hoursOnce(String(hours)), turnaround: Number(turnaround) });
  }
  const blackouts = readBlackouts(db);
  return queryTuples(db, STUDIOS).map(([studio, code, openedOn, closedOn]) => ({
    id: Number(studio),
    code: String(code),
    openedOn: dayOf(openedOn),
    closedOn: orNull(dayOf, closedOn),
    facts: facts.get(Number(studio)) ?? [],
    blackouts: blackouts.get(Number(studio)) ?? [],
  }));
}

function readLeases(db: Connection): ReadonlyMap<number, readonly LeaseRecord[]> {
  const dayOf = createDayReader();
  const leases = new Map<number, LeaseRecord[]>();
  for (const [leaseId, contract, tenantId, startsOn, endsOn, leftOn, area, studios] of queryTuples(db, LEASES)) {
    const lease: LeaseRecord = {
      id: Number(leaseId),
      contract: String(contract),
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      leftOn: orNull(dayOf, leftOn),
      area: Number(area),
      studios: studios === '[]' ? [] : studioIds.parse(JSON.parse(String(studios))),
    };
    putTo(leases, Number(tenantId), lease);
  }
  return leases;
}

function readTenants(db: Connection): TenantRecord[] {
  const [dayOf, categoryOf] = [createDayReader(), memoizeByKey((category: SqlValue | undefined) => tenantCategory.parse(category))];
  const facts = new Map<number, TenantFact[]>();
  for (const [factId, tenant, startsOn, name, uscc, category, leading] of queryTuples(db, TENANT_FACTS)) {
    const dated = { id: Number(factId), startsOn: dayOf(startsOn), name: String(name), uscc: String(uscc) };
    putTo(facts, Number(tenant), { ...dated, category: categoryOf(category), leading: leading === 1 });
  }
  const leases = readLeases(db);
  return queryTuples(db, TENANTS).map(([tenant, incubatedOn, licenceSeen]) => ({
    id: Number(tenant),
    incubatedOn: orNull(dayOf, incubatedOn),
    licenceSeen: licenceSeen === 1,
    facts: facts.get(Number(tenant)) ?? [],
    leases: leases.get(Number(tenant)) ?? [],
  }));
}

function readHosts(db: Connection): BaseFacts['hosts'] {
  const dayOf = createDayReader();
  return queryTuples(db, HOSTS).map(([id, number, nickname, tenant, famous, virtual, since, until, trainedOn]) => ({
    id: Number(id),
    number: String(number),
    nickname: String(nickname),
    tenantId: Number(tenant),
    famous: famous === 1,
    virtual: virtual === 1,
    since: dayOf(since),
    until: orNull(dayOf, until),
    trainedOn: orNull(dayOf, trainedOn),
  }));
}

function readCases(db: Connection): BaseFacts['cases'] {
  const dayOf = createDayReader();
  return queryTuples(db, CASES).map(([id, number, tenant, kind, infringing, day, resolvedOn]) => ({
    id: Number(id),
    number: String(number),
    tenantId: Number(tenant),
    kind: String(kind),
    infringing: infringing === 1,
    day: dayOf(day),
    resolvedOn: orNull(dayOf, resolvedOn),
  }));
}

const areasKept = cacheByTables(['base_area'], (db): BaseFacts['areas'] => {
  const monthOf = createMonthReader();
  return queryTuples(db, AREAS).map(([areaId, month, floorArea, lettableArea, team]) => ({
    id: Number(areaId),
    month: monthOf(month),
    floorArea: Number(floorArea),
    lettableArea: Number(lettableArea),
    team: Number(team),
  }));
});
const studiosKept = cacheByTables(['studio', 'studio_fact', 'blackout'], readStudios);
const tenantsKept = cacheByTables(['tenant', 'tenant_fact', 'lease', 'paper'], readTenants);
const hostsKept = cacheByTables(['host'], readHosts);
const casesKept = cacheByTables(['compliance_case'], readCases);

function readExceptions(db: Connection, { from, to }: FactRange): BaseFacts['exceptions'] {
  const [dayOf, spansOnce] = [createDayReader(), memoizeByKey(spansOf)];
  return queryTuples(db, EXCEPTIONS, [firstDayOf(from), lastDayOf(to)]).map(([id, day, studio, spans]) => ({
    id: Number(id),
    day: dayOf(day),
    studioId: studio === null ? null : Number(studio),
    spans: spansOnce(String(spans)),
  }));
}

function readEvents(db: Connection, { from, to }: FactRange): BaseFacts['events'] {
  const dayOf = createDayReader();
  return queryTuples(db, EVENTS, [firstDayOf(from), lastDayOf(to)]).map(([id, day, kind, name, training, attendance]) => ({
    id: Number(id),
    day: dayOf(day),
    kind: String(kind),
    name: String(name),
    training: training === 1,
    attendance: Number(attendance),
  }));
}

function readHeadcounts(db: Connection, months: readonly Month[]): BaseFacts['headcounts'] {
  const monthOf = createMonthReader();
  return queryTuples(db, HEADCOUNTS, [JSON.stringify(months)]).map(([id, tenant, month, hosts, employees]) => ({
    id: Number(id),
    tenantId: Number(tenant),
    month: monthOf(month),
    hosts: Number(hosts),
    employees: Number(employees),
  }));
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
  const areas = lazy(() => areasKept(db));
  const studios = lazy(() => studiosKept(db));
  const exceptions = lazy(() => readExceptions(db, range));
  const tenants = lazy(() => tenantsKept(db));
  const hosts = lazy(() => hostsKept(db));
  const cases = lazy(() => casesKept(db));
  const events = lazy(() => readEvents(db, range));
  const headcounts = lazy(() => readHeadcounts(db, headcountMonths));
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
