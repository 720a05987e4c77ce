// Use cases: the tenants as a list of a day, and what comes due.
import { DAWN, type Day, parseDay, toDayNumber } from '../../domain/time/calendar.ts';
import { type DueKind, findDueStep } from '../../domain/lease/due-steps.ts';
import {
  isEndingResidence,
  isInForceOn,
  getLeaseEnd,
  findResidentSince,
  findResidentUntil,
  type LeaseDays,
} from '../../domain/lease/lease.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { tenantsMethods, Due, TenantLine } from '../../contract/tenants/tenants.ts';
import { parseStudios } from '../../contract/records/record-kinds.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { type KindRow, readKind } from '../core/db/read-kind.ts';
import { readMonthSales } from '../report/sql/read-sales.ts';
import { type DatedFacts, listLeasesSince, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { countHostsByTenant, listPapersAhead, openCasesByTenant } from './sql/tenant-lists.ts';

type Paper = ReturnType<typeof listPapersAhead>[number];

/** Days from one to the other; negative where the other lies before. */
function daysTo(from: Day, to: string): number {
  const day = parseDay(to);
  return day === null ? 0 : toDayNumber(day) - toDayNumber(from);
}

function factOn(facts: DatedFacts, tenant: number, day: Day) {
  const rows = facts.get(tenant) ?? [];
  return rows.findLast((row) => row.startsOn <= day) ?? rows[0];
}

function listLeasesByTenant(db: Connection, since: Day): ReadonlyMap<number, readonly KindRow<'lease'>[]> {
  return Map.groupBy(listLeasesSince(db, since), (lease) => lease.tenantId);
}

/** Where a tenant stands by its leases on a day. */
export function classifyResidence(leases: readonly LeaseDays[], day: Day): Pick<TenantLine, 'state' | 'since' | 'until'> {
  const since = findResidentSince(leases, day);
  if (since !== null) return { state: 'in', since, until: findResidentUntil(leases, day) };
  const next = leases.find((lease) => lease.startsOn > day);
  if (next !== undefined) return { state: 'coming', since: next.startsOn, until: null };
  const last = leases.reduce<Day | null>((end, lease) => (end === null || getLeaseEnd(lease) > end ? getLeaseEnd(lease) : end), null);
  return { state: last === null ? 'none' : 'left', since: null, until: last };
}

/** The lease in force that ends first. */
function endingLease(leases: readonly KindRow<'lease'>[], day: Day): TenantLine['lease'] {
  const [first] = leases.filter((lease) => isInForceOn(lease, day)).toSorted((a, b) => (getLeaseEnd(a) < getLeaseEnd(b) ? -1 : 1));
  return first === undefined
    ? null
    : { id: first.id, contract: first.contract, on: getLeaseEnd(first), days: daysTo(day, getLeaseEnd(first)) };
}

function endingPaper(papers: readonly Paper[] | undefined, day: Day): TenantLine['paper'] {
  const [first] = papers ?? [];
  return first === undefined ? null : { id: first.id, kind: first.kind, on: first.expiresOn, days: daysTo(day, first.expiresOn) };
}

/** What the lines of a list are made from. */
interface Ground {
  readonly facts: DatedFacts;
  readonly leases: ReadonlyMap<number, readonly KindRow<'lease'>[]>;
  readonly papers: ReadonlyMap<number, readonly Paper[]>;
  readonly hosts: ReadonlyMap<number, number>;
  readonly cases: ReadonlyMap<number, number>;
  readonly paid: ReadonlyMap<number, { readonly paid: number }>;
}

/** How a tenants' list is asked: as of which day, with which month's sales. */
type TenantsQuestion = Asked<typeof tenantsMethods.list>;

function groundOf(db: Connection, { day, month }: TenantsQuestion): Ground {
  return {
    facts: listTenantFacts(db),
    leases: listLeasesByTenant(db, DAWN),
    papers: Map.groupBy(listPapersAhead(db), (paper) => paper.tenantId),
    hosts: countHostsByTenant(db, day),
    cases: openCasesByTenant(db, day),
    paid: readMonthSales(db, month).tenants,
  };
}

function lineOf(row: KindRow<'tenant'>, ground: Ground, day: Day): TenantLine[] {
  const { id, version, contact, phone } = row;
  const fact = factOn(ground.facts, id, day);
  if (fact === undefined) return [];
  const leases = ground.leases.get(id) ?? [];
  const held = leases.filter((lease) => isInForceOn(lease, day));
  return [
    {
      id,
      version,
      name: fact.name,
      uscc: fact.uscc,
      category: fact.category,
      leading: fact.leading === 1,
      serviceKind: fact.serviceKind,
      industry: fact.industry,
      contact,
      phone,
      ...classifyResidence(leases, day),
      studios: [...new Set(held.flatMap((lease) => parseStudios(lease.studios)))],
      area: held.reduce((sum, lease) => sum + lease.area, 0),
      lease: endingLease(leases, day),
      paper: endingPaper(ground.papers.get(id), day),
      hosts: ground.hosts.get(id) ?? 0,
      paid: ground.paid.get(id)?.paid ?? 0,
      openCases: ground.cases.get(id) ?? 0,
    },
  ];
}

/** Every tenant as of a day. */
export function listTenants(base: Base, question: TenantsQuestion): Result<Answer<typeof tenantsMethods.list>> {
  const { db } = base;
  const ground = groundOf(db, question);
  return ok({ rows: readKind(db, 'tenant').flatMap((row) => lineOf(row, ground, question.day)) });
}

/** The narrowest step that the days lie within, 0 for what is over; null beyond all. */
function within(kind: DueKind, days: number): number | null {
  return days < 0 ? 0 : findDueStep(kind, days);
}

/** What comes due: papers of tenants in the base or about to move in, overdue ones too, and leases that nothing follows, the first to end first. */
export function dueOf(base: Base, { day }: { readonly day: Day }): Result<Due> {
  const { db } = base;
  const [facts, leases] = [listTenantFacts(db), listLeasesByTenant(db, day)];
  const nameOf = (tenant: number): string => factOn(facts, tenant, day)?.name ?? '';
  const papers = listPapersAhead(db).flatMap(({ id, tenantId: tenant, kind, number, expiresOn: on }): NonNullable<Due['papers']> => {
    const days = daysTo(day, on);
    const step = within('paper', days);
    // Anyone who is about to move in needs valid papers too.
    const { state } = classifyResidence(leases.get(tenant) ?? [], day);
    return step === null || (state !== 'in' && state !== 'coming')
      ? []
      : [{ id, tenant, name: nameOf(tenant), kind, number, on, days, within: step }];
  });
  const ending = [...leases.values()].flatMap((list) =>
    list.flatMap((lease): Due['leases'] => {
      const on = getLeaseEnd(lease);
      const days = daysTo(day, on);
      const step = within('lease', days);
      if (step === null || !isEndingResidence(lease, list, day)) return [];
      const { id, tenantId: tenant, contract } = lease;
      return [{ id, tenant, name: nameOf(tenant), contract, on, days, within: step }];
    }),
  );
  return ok({ papers, leases: ending.toSorted((a, b) => a.days - b.days || a.id - b.id) });
}
