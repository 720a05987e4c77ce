// A month's frozen roster: since when, and whom to call.
import { z } from 'zod';
import { type Connection, rowsOf, prepareStatement } from '../../core/db/rows.ts';

const frozenRow = z.object({ at: z.int().nullable() });

/** When the month's roster was frozen (ms since the epoch); null while it is computed. */
export function findRosterFrozen(db: Connection, month: string): number | null {
  return frozenRow.parse(prepareStatement(db, 'SELECT min(frozen_ms) AS at FROM roster WHERE month = ?').get(month)).at;
}

const contactRow = z.object({ id: z.int(), contact: z.string().nullable(), phone: z.string().nullable() });

/** Whom to call at each tenant. */
export function listTenantContacts(
  db: Connection,
): ReadonlyMap<number, { readonly contact: string | null; readonly phone: string | null }> {
  const rows = rowsOf(db, 'SELECT id, contact, phone FROM tenant ORDER BY id', contactRow);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
