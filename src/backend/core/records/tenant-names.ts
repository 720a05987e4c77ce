// What tenants are called, each asked for when it is met: a board has some dozens of a base's tenants.
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { cacheByTables } from '../db/cache-by-tables.ts';
import { readKind } from '../db/read-kind.ts';
import { findFirstRow, rowsOf } from '../db/rows.ts';
import { memoizeByKey } from '../memoize.ts';

const NAME = `SELECT f.name, f.uscc, coalesce((SELECT short_name FROM tenant WHERE id = f.tenant_id), f.name) AS shortName,
    (SELECT contact FROM tenant WHERE id = f.tenant_id) AS contact, (SELECT phone FROM tenant WHERE id = f.tenant_id) AS phone
  FROM tenant_fact f WHERE f.retired_at IS NULL AND f.tenant_id = ? + 0 ORDER BY f.starts_on DESC LIMIT 1`;
const row = z.object({
  name: z.string(),
  uscc: z.string(),
  shortName: z.string(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
});
const NOBODY = { name: '', uscc: '', shortName: '', contact: null, phone: null };

/** A tenant's newest name and code, its short name and whom to call there by its id, `''` for one that there is none of; read once each. */
export const tenantsCalled = cacheByTables(['tenant', 'tenant_fact'], (db) =>
  memoizeByKey((tenantId: number) => findFirstRow(db, NAME, row, [tenantId]) ?? NOBODY),
);

/** What a tenant is called at the desk by its id: its short name. */
export function createShortNameLookup(db: Connection): (tenantId: number) => string {
  const called = tenantsCalled(db);
  return (tenantId) => called(tenantId).shortName;
}

/** A tenant's newest name by its id. */
export function createTenantNameLookup(db: Connection): (tenantId: number) => string {
  const called = tenantsCalled(db);
  return (tenantId) => called(tenantId).name;
}

const ALL_NAMES = `SELECT f.tenant_id AS tenant, f.name, max(f.starts_on) FROM tenant_fact f
  WHERE f.retired_at IS NULL GROUP BY f.tenant_id`;
const nameRow = z.object({ tenant: z.int(), name: z.string() });

/** As `tenantNames`, where everybody is named: all read at once. */
export function readAllTenantNames(db: Connection): (tenantId: number) => string {
  const names = new Map(rowsOf(db, ALL_NAMES, nameRow).map(({ tenant, name }) => [tenant, name]));
  return (tenantId) => names.get(tenantId) ?? NOBODY.name;
}

/** The short names of all tenants that stand. */
export function listStandingShortNames(db: Connection): readonly string[] {
  return readKind(db, 'tenant').flatMap(({ shortName }) => shortName ?? []);
}
