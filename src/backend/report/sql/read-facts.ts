// Reads from the base what the figures are made of, sales and bookings aside.
import { z } from 'zod';
import { type Connection, createMonthReader, queryTuples } from '../../core/db/rows.ts';
import { addDays, firstDayOf, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { parseStoredHours, parseStoredSpans } from '../../../domain/studio/opening-hours.ts';
import type { BaseFacts, LeaseRecord, StudioRecord, TenantRecord } from '../../../domain/report/facts.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import { cacheByTables } from '../../core/db/cache-by-tables.ts';
import { readKind } from '../../core/db/read-kind.ts';

/** The months that flows and stocks are asked of: `from` to `to` for flows, single ones for headcounts. */
export interface FactRange {
  readonly from: Month;
  readonly to: Month;
}

/** A note that stands for a licence that was seen. */
const LICENCE_SEEN = '执照已核对';
const INFRINGING = ['知识产权侵权', '假冒伪劣'];
const studioIds = z.array(z.int());

/** Tens of thousands of rows over the years, of which a few months are asked. */
const HEADCOUNTS = `SELECT id, tenant_id, month, hosts, employees FROM headcount
  WHERE retired_at IS NULL AND month IN (SELECT value FROM json_each(?)) ORDER BY month, tenant_id`;

const areasKept = cacheByTables(['base_area'], (db) => readKind(db, 'base_area', { order: ['month'] }));
const hostsKept = cacheByTables(['host'], (db) =>
  readKind(db, 'host', { order: ['number'] }).map((host) => ({ ...host, famous: host.grade === '知名', virtual: host.virtual === 1 })),
);
const casesKept = cacheByTables(['compliance_case'], (db) =>
  readKind(db, 'compliance_case', { order: ['number'] }).map((one) => ({ ...one, infringing: INFRINGING.includes(one.kind) })),
);

const studiosKept = cacheByTables(['studio', 'studio_fact', 'blackout'], (db): StudioRecord[] => {
  const hoursOnce = memoizeByKey(parseStoredHours);
  const facts = Map.groupBy(readKind(db, 'studio_fact', { order: ['studioId', 'startsOn'] }), ({ studioId }) => studioId);
  const blackouts = Map.groupBy(readKind(db, 'blackout', { order: ['studioId', 'startsAt'] }), ({ studioId }) => studioId);
  return readKind(db, 'studio', { order: ['code'] }).map((studio) => ({
    ...studio,
    facts: (facts.get(studio.id) ?? []).map((fact) => ({ ...fact, hours: hoursOnce(fact.hours) })),
    blackouts: (blackouts.get(studio.id) ?? []).map(({ id, startsAt: from, endsAt: to, reason }) => ({ id, from, to, reason })),
  }));
});

const tenantsKept = cacheByTables(['tenant', 'tenant_fact', 'lease', 'paper'], (db): TenantRecord[] => {
  const facts = Map.groupBy(readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] }), ({ tenantId }) => tenantId);
  const leases = Map.groupBy(readKind(db, 'lease', { order: ['tenantId', 'startsOn'] }), ({ tenantId }) => tenantId);
  const licences = readKind(db, 'paper', { where: { kind: '营业执照' } }).filter(({ seenOn }) => seenOn !== null);
  const seen = new Set(licences.map(({ tenantId }) => tenantId));
  return readKind(db, 'tenant').map(({ id, incubatedOn, notes }) => ({
    id,
    incubatedOn,
    licenceSeen: seen.has(id) || notes?.includes(LICENCE_SEEN) === true,
    facts: (facts.get(id) ?? []).map((fact) => ({ ...fact, leading: fact.leading === 1 })),
    leases: (leases.get(id) ?? []).map((lease): LeaseRecord => ({ ...lease, studios: studioIds.parse(JSON.parse(lease.studios)) })),
  }));
});

function readExceptions(db: Connection, { from, to }: FactRange): BaseFacts['exceptions'] {
  const [first, last, spansOnce] = [addDays(firstDayOf(from), -1), lastDayOf(to), memoizeByKey(parseStoredSpans)];
  return readKind(db, 'calendar_exception', { order: ['day', 'studioId'] })
    .filter(({ day }) => first <= day && day <= last)
    .map(({ id, day, studioId, hours }) => ({ id, day, studioId, spans: spansOnce(hours) }));
}

function readEvents(db: Connection, { from, to }: FactRange): BaseFacts['events'] {
  const [first, last] = [firstDayOf(from), lastDayOf(to)];
  return readKind(db, 'event', { order: ['day', 'kind', 'name', 'nth'] })
    .filter(({ day }) => first <= day && day <= last)
    .map((event) => ({ ...event, training: event.kind === '培训会' }));
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

/** Everything but sales and bookings: events and exceptions of the range, headcounts of `headcountMonths`, the rest whole. */
export function readFacts(db: Connection, range: FactRange, headcountMonths: readonly Month[]): BaseFacts {
  return {
    ...readStudioFacts(db, range),
    areas: areasKept(db),
    tenants: tenantsKept(db),
    hosts: hostsKept(db),
    cases: casesKept(db),
    events: readEvents(db, range),
    headcounts: readHeadcounts(db, headcountMonths),
  };
}
