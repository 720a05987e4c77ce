// Which tenants were merged into which, as long as the merge stands.
import { z } from 'zod';
import { cacheByTables } from '../db/cache-by-tables.ts';
import { rowsOf } from '../db/rows.ts';

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
