// What tenants are called, each asked for when it is met: a board has some dozens of a base's tenants.
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { firstRow } from '../db/rows.ts';
import { onceEach } from '../keep-once.ts';

const NAME = 'SELECT name, uscc FROM tenant_fact WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY starts_on DESC LIMIT 1';
const row = z.object({ name: z.string(), uscc: z.string() });

/** A tenant's newest name and code by its id, `''` for one that there is none of; read once each for as long as the answer is kept. */
export function tenantsCalled(db: Connection): (tenantId: number) => { readonly name: string; readonly uscc: string } {
  return onceEach((tenantId) => firstRow(db, NAME, row, [tenantId]) ?? { name: '', uscc: '' });
}

/** A tenant's newest name by its id. */
export function tenantNames(db: Connection): (tenantId: number) => string {
  const called = tenantsCalled(db);
  return (tenantId) => called(tenantId).name;
}
