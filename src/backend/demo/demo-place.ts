// The demo's base as it stands when it is made on a day: its calendar, studios, tenants and everything about them.
import type { Day } from '../../domain/time/calendar.ts';
import { demoDays } from './demo-days.ts';
import type { DemoDays } from './demo-days.ts';
import { demoLeases } from './demo-leases.ts';
import type { DemoLease } from './demo-leases.ts';
import { demoCases, demoHosts, demoPapers } from './demo-people.ts';
import type { DemoCase, DemoHost, DemoPaper } from './demo-people.ts';
import { demoExceptions, demoStudios } from './demo-studios.ts';
import type { DemoException, DemoStudio, NamedDays } from './demo-studios.ts';
import { demoRenaming, demoTenants } from './demo-tenants.ts';
import type { DemoRenaming, DemoTenant } from './demo-tenants.ts';

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
export function demoPlace(today: Day, published: NamedDays): DemoPlace {
  const days = demoDays(today);
  const tenants = demoTenants(days);
  return {
    days,
    studios: demoStudios(days),
    exceptions: demoExceptions(days, published),
    tenants,
    renamed: demoRenaming(days),
    leases: demoLeases(days, tenants),
    hosts: demoHosts(days, tenants),
    cases: demoCases(days, tenants),
    papers: demoPapers(days, tenants),
  };
}
