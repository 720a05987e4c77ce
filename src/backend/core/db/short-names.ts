// Short names of tenants: which are taken, and by whom (src/domain/base/short-name.ts proposes them).
import { z } from 'zod';
import { computeShortNameKey } from '../../../domain/base/short-name.ts';
import type { Connection } from './connection.ts';
import { rowsOf } from './rows.ts';

const TAKEN = 'SELECT id, short_name AS shortName FROM tenant WHERE retired_at IS NULL AND short_name IS NOT NULL ORDER BY id';

const takenRow = z.object({ id: z.int(), shortName: z.string() });

/** The short names that tenants have, as `computeShortNameKey` gives them; that of `butTenant` left out. */
export function listTakenShortNames(db: Connection, butTenant: number | null = null): ReadonlySet<string> {
  return new Set(rowsOf(db, TAKEN, takenRow).flatMap(({ id, shortName }) => (id === butTenant ? [] : [computeShortNameKey(shortName)])));
}

/** The tenant that has a short name; null where nobody has. */
export function findHolderOfShortName(db: Connection, name: string): number | null {
  return rowsOf(db, TAKEN, takenRow).find(({ shortName }) => computeShortNameKey(shortName) === computeShortNameKey(name))?.id ?? null;
}
