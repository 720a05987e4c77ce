// Short names of tenants: which are taken, and by whom (src/domain/base/short-name.ts proposes them).
import { computeShortNameKey } from '../../../domain/base/short-name.ts';
import type { Connection } from './rows.ts';
import { readKind } from './read-kind.ts';

/** By tenant, as `computeShortNameKey` gives them. */
function listKeys(db: Connection): readonly (readonly [tenant: number, key: string])[] {
  return readKind(db, 'tenant').flatMap(({ id, shortName }) => (shortName === null ? [] : [[id, computeShortNameKey(shortName)]]));
}

/** The short names that tenants have, as `computeShortNameKey` gives them; that of `butTenant` left out. */
export function listTakenShortNames(db: Connection, butTenant: number | null = null): ReadonlySet<string> {
  return new Set(listKeys(db).flatMap(([id, key]) => (id === butTenant ? [] : [key])));
}

/** The tenant that has a short name; null where nobody has. */
export function findHolderOfShortName(db: Connection, name: string): number | null {
  return listKeys(db).find(([, key]) => key === computeShortNameKey(name))?.[0] ?? null;
}
