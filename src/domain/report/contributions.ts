// What each row of facts adds to a measure of a month. A measure is the sum of its contributions, so the two can't disagree.
import { findNewestAtOrBefore, rowAsOf, type Day, lastDayOf, type Month, monthOf } from '../time/calendar.ts';
import { hasLeftIn, isInForceOn, isInResidenceOn, isNewIn, getLeaseEnd } from '../lease/lease.ts';
import { assertNever } from '../values/result.ts';
import { isInServiceOn } from '../studio/studio-time.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantFact, TenantRecord, FactMeasure } from './facts.ts';

/** Tables of the schema that a contribution may come from. */
export type OriginTable =
  | 'base_area'
  | 'booking'
  | 'blackout'
  | 'calendar_exception'
  | 'compliance_case'
  | 'event'
  | 'headcount'
  | 'host'
  | 'lease'
  | 'online_retail'
  | 'sales_line'
  | 'studio'
  | 'studio_fact'
  | 'tenant'
  | 'tenant_fact';

/** What one row adds: words that name it (joined for reading), the amount in base units, and the row. */
export interface Contribution {
  readonly what: readonly string[];
  readonly raw: number;
  readonly table: OriginTable;
  readonly id: number;
}

/** The tenant's facts as of the day; null for a tenant without any. */
export function tenantAsOf(tenant: TenantRecord, day: Day): TenantFact | null {
  return rowAsOf(tenant.facts, day);
}

/** The studio's facts as of the day; null for a studio without any. */
export function studioAsOf(studio: StudioRecord, day: Day): StudioFact | null {
  return rowAsOf(studio.facts, day);
}

/** True if the studio is in service on the day. */
export function isStudioInService(studio: StudioRecord, day: Day): boolean {
  return isInServiceOn({ openedOn: studio.openedOn, retiredOn: studio.closedOn }, day);
}

/** The tenant's leases in force on the day. */
export function listLeasesInForce(tenant: TenantRecord, day: Day): readonly LeaseRecord[] {
  return tenant.leases.filter((lease) => isInForceOn(lease, day));
}

function nameOf(tenant: TenantRecord | undefined, day: Day): string {
  return tenant === undefined ? '' : (tenantAsOf(tenant, day)?.name ?? '');
}

type Where = { readonly facts: BaseFacts; readonly month: Month; readonly end: Day };

function ofArea({ facts, month }: Where, read: (area: BaseFacts['areas'][number]) => number): Contribution[] {
  const area = findNewestAtOrBefore(facts.areas, month, (one) => one.month);
  return area === null ? [] : [{ what: [area.month], raw: read(area), table: 'base_area', id: area.id }];
}

function ofStudios({ facts, end }: Where, counts: (studio: StudioRecord) => boolean): Contribution[] {
  return facts.studios
    .filter((studio) => isStudioInService(studio, end) && counts(studio))
    .map((studio) => ({ what: [studio.code], raw: 1, table: 'studio' as const, id: studio.id }));
}

interface Resident {
  readonly tenant: TenantRecord;
  readonly fact: TenantFact | null;
}

/** What several measures ask of the same tenants: who was in residence on a day, and whose dates lie in a month. */
interface TenantDates {
  readonly residents: (day: Day) => readonly Resident[];
  /** Tenants of whom a lease starts in the month, ends in it, or who were incubated in it: few of all. */
  readonly starting: ReadonlyMap<Month, ReadonlySet<TenantRecord>>;
  readonly ending: ReadonlyMap<Month, ReadonlySet<TenantRecord>>;
  readonly incubated: ReadonlyMap<Month, ReadonlySet<TenantRecord>>;
}

function addDated(dates: Map<Month, Set<TenantRecord>>, day: Day, tenant: TenantRecord): void {
  const month = monthOf(day);
  const others = dates.get(month);
  if (others === undefined) dates.set(month, new Set([tenant]));
  else others.add(tenant);
}

function readDates(tenants: readonly TenantRecord[]): TenantDates {
  const residents = new Map<Day, readonly Resident[]>();
  const [starting, ending, incubated] = [
    new Map<Month, Set<TenantRecord>>(),
    new Map<Month, Set<TenantRecord>>(),
    new Map<Month, Set<TenantRecord>>(),
  ];
  for (const tenant of tenants) {
    for (const lease of tenant.leases) {
      addDated(starting, lease.startsOn, tenant);
      addDated(ending, getLeaseEnd(lease), tenant);
    }
    if (tenant.incubatedOn !== null) addDated(incubated, tenant.incubatedOn, tenant);
  }
  return {
    starting,
    ending,
    incubated,
    residents: (day) => {
      const before = residents.get(day);
      if (before !== undefined) return before;
      const there = tenants
        .filter((tenant) => isInResidenceOn(tenant.leases, day))
        .map((tenant) => ({ tenant, fact: tenantAsOf(tenant, day) }));
      residents.set(day, there);
      return there;
    },
  };
}

const datesKnown = new WeakMap<readonly TenantRecord[], TenantDates>();

/** Worked out once for each list of tenants, which nobody changes. */
function datesOf(tenants: readonly TenantRecord[]): TenantDates {
  const before = datesKnown.get(tenants);
  if (before !== undefined) return before;
  const dates = readDates(tenants);
  datesKnown.set(tenants, dates);
  return dates;
}

/** Tenants in residence at the month's end (ZB-1.07) that `counts` takes. */
function ofResidents({ facts, end }: Where, counts: (resident: Resident) => boolean): Contribution[] {
  return datesOf(facts.tenants)
    .residents(end)
    .filter(counts)
    .map(({ tenant, fact }) => ({
      what: [fact?.name ?? '', fact?.uscc ?? ''],
      raw: 1,
      table: fact === null ? ('tenant' as const) : ('tenant_fact' as const),
      id: fact?.id ?? tenant.id,
    }));
}

function ofTenants({ end }: Where, tenants: readonly TenantRecord[]): Contribution[] {
  return tenants.map((tenant) => ({
    what: [nameOf(tenant, end), tenantAsOf(tenant, end)?.uscc ?? ''],
    raw: 1,
    table: 'tenant' as const,
    id: tenant.id,
  }));
}

/** Headcounts of the month of tenants in residence at its end. */
function ofHeadcounts(where: Where, read: (row: BaseFacts['headcounts'][number]) => number, serviceOnly = false): Contribution[] {
  const { facts, month, end } = where;
  const residents = new Map(
    datesOf(facts.tenants)
      .residents(end)
      .map((one) => [one.tenant.id, one]),
  );
  return facts.headcounts.flatMap((row) => {
    const resident = residents.get(row.tenantId);
    if (row.month !== month || resident === undefined) return [];
    if (serviceOnly && resident.fact?.category !== '相关服务企业') return [];
    return [{ what: [resident.fact?.name ?? '', row.month], raw: read(row), table: 'headcount' as const, id: row.id }];
  });
}

/** Hosts on the register at the month's end whose tenant is in residence then (ZB-6.02). */
function ofHosts({ facts, end }: Where, counts: (host: BaseFacts['hosts'][number]) => boolean): Contribution[] {
  const resident = new Set(
    datesOf(facts.tenants)
      .residents(end)
      .map(({ tenant }) => tenant.id),
  );
  return facts.hosts
    .filter((host) => host.since <= end && (host.until === null || host.until >= end) && resident.has(host.tenantId) && counts(host))
    .map((host) => ({ what: [host.number, host.nickname], raw: 1, table: 'host' as const, id: host.id }));
}

function ofTrained({ facts, month }: Where): Contribution[] {
  return facts.hosts
    .filter((host) => host.trainedOn !== null && monthOf(host.trainedOn) === month)
    .map((host) => ({ what: [host.number, host.nickname, host.trainedOn ?? ''], raw: 1, table: 'host' as const, id: host.id }));
}

function ofCases({ facts }: Where, counts: (one: BaseFacts['cases'][number]) => boolean): Contribution[] {
  return facts.cases
    .filter(counts)
    .map((one) => ({ what: [one.number, one.day, one.kind], raw: 1, table: 'compliance_case' as const, id: one.id }));
}

function ofEvents(
  { facts, month }: Where,
  counts: (one: BaseFacts['events'][number]) => boolean,
  read: (one: BaseFacts['events'][number]) => number = () => 1,
): Contribution[] {
  return facts.events
    .filter((one) => monthOf(one.day) === month && counts(one))
    .map((one) => ({ what: [one.day, one.kind, one.name], raw: read(one), table: 'event' as const, id: one.id }));
}

function ofLeases({ facts, end }: Where): Contribution[] {
  return facts.tenants.flatMap((tenant) =>
    listLeasesInForce(tenant, end).map((lease) => ({
      what: [nameOf(tenant, end), lease.contract],
      raw: lease.area,
      table: 'lease' as const,
      id: lease.id,
    })),
  );
}

function isIncubatedBy(tenant: TenantRecord, day: Day): boolean {
  return tenant.incubatedOn !== null && tenant.incubatedOn <= day;
}

/**
 * The rows that make a measure of the month, in base units (0.01 m², counts). Stock measures read what holds on the month's last day,
 * base facts the newest entry at or before the month; flows what is dated in the month (docs/rules/report.md ZB-1, ZB-2, ZB-6).
 */
export function contributionsOf(measure: FactMeasure, facts: BaseFacts, month: Month): Contribution[] {
  const where: Where = { facts, month, end: lastDayOf(month) };
  switch (measure) {
    case 'base.floor_area':
      return ofArea(where, (area) => area.floorArea);
    case 'base.lettable_area':
      return ofArea(where, (area) => area.lettableArea);
    case 'base.team':
      return ofArea(where, (area) => area.team);
    case 'lease.area':
      return ofLeases(where);
    case 'studio.in_service':
      return ofStudios(where, () => true);
    case 'studio.public':
      return ofStudios(where, (studio) => studioAsOf(studio, where.end)?.kind === '公共');
    case 'staff.employees':
      return [...ofHeadcounts(where, (row) => row.employees), ...ofArea(where, (area) => area.team)];
    case 'host.registered':
      return ofHosts(where, () => true);
    case 'host.famous':
      return ofHosts(where, (host) => host.famous);
    case 'host.virtual':
      return ofHosts(where, (host) => host.virtual);
    case 'host.trained':
      return ofTrained(where);
    case 'event.all':
      return ofEvents(where, () => true);
    case 'event.training':
      return ofEvents(where, (one) => one.training);
    case 'event.training_attendance':
      return ofEvents(
        where,
        (one) => one.training,
        (one) => one.attendance,
      );
    case 'case.open':
    case 'case.new':
    case 'case.infringing':
    case 'case.resolved':
      return casesOf(measure, where);
    default:
      return tenantsOf(measure, where);
  }
}

function casesOf(measure: 'case.open' | 'case.new' | 'case.infringing' | 'case.resolved', where: Where): Contribution[] {
  const { month, end } = where;
  switch (measure) {
    case 'case.open':
      return ofCases(where, (one) => one.day <= end && (one.resolvedOn === null || one.resolvedOn > end));
    case 'case.new':
      return ofCases(where, (one) => monthOf(one.day) === month);
    case 'case.infringing':
      return ofCases(where, (one) => monthOf(one.day) === month && one.infringing);
    case 'case.resolved':
      return ofCases(where, (one) => one.resolvedOn !== null && monthOf(one.resolvedOn) === month);
    default:
      return assertNever(measure);
  }
}

function tenantsOf(measure: Extract<FactMeasure, `tenant.${string}`>, where: Where): Contribution[] {
  const { facts, month, end } = where;
  const dates = datesOf(facts.tenants);
  switch (measure) {
    case 'tenant.resident':
      return ofResidents(where, () => true);
    case 'tenant.live':
      return ofResidents(where, ({ fact }) => fact?.category === '直播电商企业');
    case 'tenant.service':
      return ofResidents(where, ({ fact }) => fact?.category === '相关服务企业');
    case 'tenant.leading':
      return ofResidents(where, ({ fact }) => fact?.leading === true);
    case 'tenant.incubated':
      return ofResidents(where, ({ tenant }) => isIncubatedBy(tenant, end));
    case 'tenant.hosts':
      return ofHeadcounts(where, (row) => row.hosts);
    case 'tenant.service_employees':
      return ofHeadcounts(where, (row) => row.employees, true);
    case 'tenant.new':
      return ofTenants(
        where,
        [...(dates.starting.get(month) ?? [])].filter((tenant) => isNewIn(tenant.leases, month)),
      );
    case 'tenant.left':
      return ofTenants(
        where,
        [...(dates.ending.get(month) ?? [])].filter((tenant) => hasLeftIn(tenant.leases, month)),
      );
    case 'tenant.newly_incubated':
      return ofTenants(where, [...(dates.incubated.get(month) ?? [])]);
    default:
      return assertNever(measure);
  }
}
