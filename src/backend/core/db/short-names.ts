// Short names of tenants: which are taken, and one for every tenant that has none (src/domain/base/short-name.ts proposes them).
import { z } from 'zod';
import { proposeShortName, computeShortNameKey } from '../../../domain/base/short-name.ts';
import type { Connection } from './connection.ts';
import { rowsOf } from './rows.ts';
import { prepareStatement } from './statements.ts';
import { appendHistory, type Tx } from './tx.ts';

const TAKEN = 'SELECT id, short_name AS shortName FROM tenant WHERE retired_at IS NULL AND short_name IS NOT NULL ORDER BY id';
/** Those that stand first: they have the first choice. */
const NAMELESS = `SELECT t.id, f.name FROM tenant t JOIN tenant_fact f ON f.id = (SELECT id FROM tenant_fact
    WHERE tenant_id = t.id ORDER BY retired_at IS NOT NULL, starts_on DESC, id DESC LIMIT 1)
  WHERE t.short_name IS NULL ORDER BY t.retired_at IS NOT NULL, t.id`;
const NAME_IT = 'UPDATE tenant SET short_name = ? WHERE id = ?';

const takenRow = z.object({ id: z.int(), shortName: z.string() });
const namelessRow = z.object({ id: z.int(), name: z.string() });

/** The short names that tenants have, as `computeShortNameKey` gives them; that of `butTenant` left out. */
export function listTakenShortNames(db: Connection, butTenant: number | null = null): ReadonlySet<string> {
  return new Set(rowsOf(db, TAKEN, takenRow).flatMap(({ id, shortName }) => (id === butTenant ? [] : [computeShortNameKey(shortName)])));
}

/** The tenant that has a short name; null where nobody has. */
export function findHolderOfShortName(db: Connection, name: string): number | null {
  return rowsOf(db, TAKEN, takenRow).find(({ shortName }) => computeShortNameKey(shortName) === computeShortNameKey(name))?.id ?? null;
}

/**
 * Proposes a short name for every tenant that has none, and answers how many got one. The record's version stays: nobody changed it, and
 * an import that brought it can still be taken back.
 */
export function fillShortNames(tx: Tx): number {
  const taken = new Set(listTakenShortNames(tx.db));
  const nameless = rowsOf(tx.db, NAMELESS, namelessRow);
  for (const { id, name } of nameless) {
    const shortName = proposeShortName(name, taken);
    taken.add(computeShortNameKey(shortName));
    prepareStatement(tx.db, NAME_IT).run(shortName, id);
    appendHistory(tx, {
      action: 'migrate',
      entity: 'tenant',
      entityId: id,
      before: { short_name: null },
      after: { short_name: shortName },
    });
  }
  return nameless.length;
}
