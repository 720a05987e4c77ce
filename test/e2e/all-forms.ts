// Every step through a form that the end-to-end tests of forms do, by the file that does it: what is not in here is typed by nobody.
import { BASE_FACTS, BASE_LISTS, CALENDAR } from './forms-of-base.ts';
import { BOOKING, SHIFT, WAITING } from './forms-of-desk.ts';
import { LEASES, PAPERS } from './forms-of-leases.ts';
import { MONEY } from './forms-of-money.ts';
import { BILLS, DESK_RULES, NUMBERS } from './forms-of-settings.ts';
import { STUDIO_LISTS } from './forms-of-shared.ts';
import { BLACKOUTS, NEW_STUDIO } from './forms-of-studios.ts';
import { NEW_TENANT } from './forms-of-tenant.ts';
import { TENANT_LISTS } from './forms-of-tenants.ts';
import { listSteps } from './record-steps.ts';
import type { Walks } from './walk-all.ts';

/** The forms of records. */
export const RECORD_WALKS = {
  tenants: [NEW_TENANT, LEASES, PAPERS, ...[...TENANT_LISTS, ...MONEY].map(listSteps)],
  base: [BASE_FACTS, ...BASE_LISTS.map(listSteps), CALENDAR],
  studios: [NEW_STUDIO, ...STUDIO_LISTS.map(listSteps), BLACKOUTS],
} as const satisfies Readonly<Record<string, Walks>>;

/** The forms of the front desk and of the settings. */
export const DESK_WALKS = {
  desk: [WAITING, BOOKING, SHIFT],
  settings: [DESK_RULES, BILLS, NUMBERS],
} as const satisfies Readonly<Record<string, Walks>>;
