// The demo's base as it stands when it is made on a day: its calendar, studios, tenants and everything about them.
import type { Day } from '../../domain/time/calendar.ts';
import { computeDemoDays, type DemoDays } from './demo-days.ts';
import { createDemoLeases, type DemoLease } from './demo-leases.ts';
import { createDemoCases, createDemoHosts, createDemoPapers, type DemoCase, type DemoHost, type DemoPaper } from './demo-people.ts';
import { createDemoExceptions, createDemoStudios, type DemoException, type DemoStudio, type NamedDays } from './demo-studios.ts';
import { createDemoRenaming, createDemoTenants, type DemoRenaming, type DemoTenant } from './demo-tenants.ts';

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
