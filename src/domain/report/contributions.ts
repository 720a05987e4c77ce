// What each row of facts adds to a measure of a month. A measure is the sum of its contributions, so the two can't disagree.
import { newestAtOrBefore, rowAsOf } from '../time/as-of.ts';
import { lastDayOf, monthOf } from '../time/calendar.ts';
import type { Day, Month } from '../time/calendar.ts';
import { hasLeftIn, inForceOn, inResidenceOn, isNewIn } from '../lease/lease.ts';
import { assertNever } from '../values/result.ts';
import { inServiceOn } from '../studio/studio-time.ts';
import type { BaseFacts, LeaseRecord, StudioFact, StudioRecord, TenantFact, TenantRecord } from './facts.ts';
import type { FactMeasure } from './measure-names.ts';

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
  return inServiceOn({ openedOn: studio.openedOn, retiredOn: studio.closedOn }, day);
}

/** The tenant's leases in force on the day. */
export function leasesInForce(tenant: TenantRecord, day: Day): readonly LeaseRecord[] {
  return tenant.leases.filter((lease) => inForceOn(lease, day));
}

function nameOf(tenant: TenantRecord | undefined, day: Day): string {
  return tenant === undefined ? '' : (tenantAsOf(tenant, day)?.name ?? '');
}

type Where = { readonly facts: BaseFacts; readonly month: Month; readonly end: Day };

function ofArea({ facts, month }: Where, read: (area: BaseFacts['areas'][number]) => number): Contribution[] {
  const area = newestAtOrBefore(facts.areas, month, (one) => one.month);
  return area === null ? [] : [{ what: [area.month], raw: read(area), table: 'base_area', id: area.id }];
}

function ofStudios({ facts, end }: Where, counts: (studio: StudioRecord) => boolean): Contribution[] {
  return facts.studios
    .filter((studio) => isStudioInService(studio, end) && counts(studio))
    .map((studio) => ({ what: [studio.code], raw: 1, table: 'studio' as const, id: studio.id }));
}

/** Tenants in residence at the month's end (ZB-1.07) that `counts` takes. */
function ofResidents({ facts, end }: Where, counts: (tenant: TenantRecord, fact: TenantFact | null) => boolean): Contribution[] {
  return facts.tenants.flatMap((tenant) => {
    const fact = tenantAsOf(tenant, end);
    if (!inResidenceOn(tenant.leases, end) || !counts(tenant, fact)) return [];
    return [
      {
        what: [fact?.name ?? '', fact?.uscc ?? ''],
        raw: 1,
        table: fact === null ? ('tenant' as const) : ('tenant_fact' as const),
        id: fact?.id ?? tenant.id,
      },
    ];
  });
}

function ofTenants({ facts, end }: Where, counts: (tenant: TenantRecord) => boolean): Contribution[] {
  return facts.tenants.filter(counts).map((tenant) => ({
    what: [nameOf(tenant, end), tenantAsOf(tenant, end)?.uscc ?? ''],
    raw: 1,
    table: 'tenant' as const,
    id: tenant.id,
  }));
}

/** Headcounts of the month of tenants in residence at its end. */
function ofHeadcounts(where: Where, read: (row: BaseFacts['headcounts'][number]) => number, serviceOnly = false): Contribution[] {
  const { facts, month, end } = where;
  const tenants = new Map(facts.tenants.map((tenant) => [tenant.id, tenant]));
  return facts.headcounts.flatMap((row) => {
    const tenant = tenants.get(row.tenantId);
    if (row.month !== month || tenant === undefined || !inResidenceOn(tenant.leases, end)) return [];
    if (serviceOnly && tenantAsOf(tenant, end)?.category !== '相关服务企业') return [];
    return [{ what: [nameOf(tenant, end), row.month], raw: read(row), table: 'headcount' as const, id: row.id }];
  });
}

/** Hosts on the register at the month's end whose tenant is in residence then (ZB-6.02). */
function ofHosts({ facts, end }: Where, counts: (host: BaseFacts['hosts'][number]) => boolean): Contribution[] {
  const resident = new Set(facts.tenants.filter((tenant) => inResidenceOn(tenant.leases, end)).map((tenant) => tenant.id));
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
    leasesInForce(tenant, end).map((lease) => ({
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
  const { month, end } = where;
  switch (measure) {
    case 'tenant.resident':
      return ofResidents(where, () => true);
    case 'tenant.live':
      return ofResidents(where, (_, fact) => fact?.category === '直播电商企业');
    case 'tenant.service':
      return ofResidents(where, (_, fact) => fact?.category === '相关服务企业');
    case 'tenant.leading':
      return ofResidents(where, (_, fact) => fact?.leading === true);
    case 'tenant.incubated':
      return ofResidents(where, (tenant) => isIncubatedBy(tenant, end));
    case 'tenant.hosts':
      return ofHeadcounts(where, (row) => row.hosts);
    case 'tenant.service_employees':
      return ofHeadcounts(where, (row) => row.employees, true);
    case 'tenant.new':
      return ofTenants(where, (tenant) => isNewIn(tenant.leases, month));
    case 'tenant.left':
      return ofTenants(where, (tenant) => hasLeftIn(tenant.leases, month));
    case 'tenant.newly_incubated':
      return ofTenants(where, (tenant) => tenant.incubatedOn !== null && monthOf(tenant.incubatedOn) === month);
    default:
      return assertNever(measure);
  }
}
