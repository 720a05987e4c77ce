// The demo's base as it stands when it is made on a day: its calendar, studios, tenants and everything about them.
import { addDays, addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '../../domain/time/calendar.ts';
import { computeDemoDays, type DemoDays, diceOf, share } from './demo-days.ts';
import { createDemoCases, createDemoHosts, createDemoPapers, type DemoCase, type DemoHost, type DemoPaper } from './demo-people.ts';
import { createDemoExceptions, createDemoStudios, type DemoException, type DemoStudio, type NamedDays } from './demo-studios.ts';
import { createDemoRenaming, createDemoTenants, type DemoRenaming, type DemoTenant } from './demo-tenants.ts';

// The demo's leases: contracts of a year that follow each other, some that end early or are not renewed.

/** One contract. */
interface DemoLease {
  readonly tenant: DemoTenant;
  readonly contract: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly leftOn: Day | null;
  readonly area: number;
  /** Fen. */
  readonly rent: number;
  readonly freeHours: number;
  /** The day it was signed: it stands in the ledgers from then on. */
  readonly signedOn: Day;
}

/** The last day before the same date a year later. */
function yearEnd(start: Day): Day {
  const later = addMonths(monthOf(start), 12);
  return addDays(firstDayOf(later), Number(start.slice(8)) - 2);
}

/** The tenant's contracts up to one that runs out after `lookedAhead`: that one needs no renewal yet. */
function leasesOf(tenant: DemoTenant, lookedAhead: Day): DemoLease[] {
  const leases: DemoLease[] = [];
  const dice = diceOf('lease', tenant.number);
  const yuanPerArea = dice.whole(42, 68);
  for (let start = tenant.since, nth = 1; ; nth += 1) {
    const endsOn = yearEnd(start);
    const left = tenant.leftOn !== null && tenant.leftOn <= endsOn ? tenant.leftOn : null;
    // Rent in whole yuan; the second year costs a little more.
    const rent = Math.floor((share(tenant.area, 1000 + (nth - 1) * 40) * yuanPerArea) / 100) * 100;
    leases.push({
      tenant,
      contract: `LJC-${start.slice(0, 4)}-${String(tenant.number).padStart(3, '0')}${nth === 1 ? '' : `-续${nth - 1}`}`,
      startsOn: start,
      endsOn,
      leftOn: left === endsOn ? null : left,
      area: tenant.area,
      rent,
      freeHours: tenant.isLive && tenant.studio === null ? 8 : 0,
      signedOn: nth === 1 ? addDays(start, -6) : addDays(start, -20),
    });
    if (left !== null || endsOn > lookedAhead) return leases;
    start = addDays(endsOn, 1);
  }
}

/** All contracts, by tenant. */
function createDemoLeases({ last }: DemoDays, tenants: readonly DemoTenant[]): DemoLease[] {
  return tenants.flatMap((tenant) => leasesOf(tenant, lastDayOf(addMonths(last, 2))));
}

/** Everything that does not happen month by month. */
export interface DemoPlace {
  readonly days: DemoDays;
  /** In the order of their codes. */
  readonly studios: readonly DemoStudio[];
  readonly exceptions: readonly DemoException[];
  /** In the order in which the ledger lists them; leases and hosts are by tenant. */
  readonly tenants: readonly DemoTenant[];
  readonly renamed: DemoRenaming;
  readonly leases: readonly DemoLease[];
  readonly hosts: readonly DemoHost[];
  /** By day. */
  readonly cases: readonly DemoCase[];
  readonly papers: readonly DemoPaper[];
}

/** The demo's base on `today`; holidays as far as they are published. */
export function createDemoPlace(today: Day, published: NamedDays): DemoPlace {
  const days = computeDemoDays(today);
  const tenants = createDemoTenants(days);
  return {
    days,
    studios: createDemoStudios(days),
    exceptions: createDemoExceptions(days, published),
    tenants,
    renamed: createDemoRenaming(days),
    leases: createDemoLeases(days, tenants),
    hosts: createDemoHosts(days, tenants),
    cases: createDemoCases(days, tenants),
    papers: createDemoPapers(days, tenants),
  };
}
