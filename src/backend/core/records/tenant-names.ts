// What tenants are called, each asked for when it is met: a board has some dozens of a base's tenants.
// Which tenants were merged into which, as long as the merge stands.
import { z } from 'zod';
import { type Connection, findFirstRow, rowsOf } from '../db/rows.ts';
import { cacheByTables } from '../db/cache-by-tables.ts';
import { readKind } from '../db/read-kind.ts';
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

const MERGED = `SELECT json_extract(h.after, '$.merged') AS gone, h.entity_id AS stays FROM history h
  JOIN tenant t ON t.id = json_extract(h.after, '$.merged') AND t.retired_at IS NOT NULL
  WHERE h.entity = 'tenant' AND h.action = 'merged' ORDER BY h.seq`;
const mergedRow = z.object({ gone: z.int(), stays: z.int() });

/** Lists merged tenants with the one that each is now; a merge writes the tenant too, so the cache follows it. */
export const readMergedTenants = cacheByTables(['tenant'], (db): ReadonlyMap<number, number> => {
  const merged = new Map(rowsOf(db, MERGED, mergedRow).map(({ gone, stays }) => [gone, stays]));
  const nowOf = (tenant: number, left: number): number => {
    const stays = merged.get(tenant);
    return stays === undefined || left === 0 ? tenant : nowOf(stays, left - 1);
  };
  return new Map([...merged.keys()].map((tenant) => [tenant, nowOf(tenant, merged.size)]));
});
