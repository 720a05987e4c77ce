// Every step through a form that the end-to-end tests of forms do, by the file that does it: what is not in here is typed by nobody.
import type { FormStep } from './form-steps.ts';
import { BASE_FACTS, BASE_LISTS, CALENDAR } from './forms-of-base.ts';
import { LEASES, PAPERS } from './forms-of-leases.ts';
import { MONEY } from './forms-of-money.ts';
import { STUDIO_LISTS } from './forms-of-shared.ts';
import { BLACKOUTS, NEW_STUDIO } from './forms-of-studios.ts';
import { NEW_TENANT } from './forms-of-tenant.ts';
import { TENANT_LISTS } from './forms-of-tenants.ts';
import { listSteps } from './record-steps.ts';

/** The walks of a file, by what its tests are called. */
export type Walks = Readonly<Record<string, readonly (readonly FormStep[])[]>>;

/** The forms of records. */
export const RECORD_WALKS = {
  tenants: [NEW_TENANT, LEASES, PAPERS, ...[...TENANT_LISTS, ...MONEY].map(listSteps)],
  base: [BASE_FACTS, ...BASE_LISTS.map(listSteps), CALENDAR],
  studios: [NEW_STUDIO, ...STUDIO_LISTS.map(listSteps), BLACKOUTS],
} as const satisfies Walks;
