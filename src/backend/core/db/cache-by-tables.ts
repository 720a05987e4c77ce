// What is read of a base and kept with its connection for as long as nobody writes the tables that it was read from.
import type { Connection } from './rows.ts';
import { countWritesTo } from './row-digests.ts';
import { externalDataVersion } from './external-data-version.ts';

interface Kept<T> {
  /** Other connections' commits, and own writes, when it was read. */
  readonly others: number;
  readonly own: number;
  readonly value: T;
}

/**
 * Caches what `read` answers of a connection until one of `tables` is written, by any connection. `tables` names every table that `read` queries.
 * The value is shared: callers must not change it. Nothing is cached before the connection's first write.
 */
export function cacheByTables<T>(tables: readonly string[], read: (db: Connection) => T): (db: Connection) => T {
  const kept = new WeakMap<Connection, Kept<T>>();
  return (db) => {
    const own = countWritesTo(db, tables);
    if (own === null) return read(db);
    const others = externalDataVersion(db);
    const before = kept.get(db);
    if (before !== undefined && before.own === own && before.others === others) return before.value;
    const value = read(db);
    kept.set(db, { others, own, value });
    return value;
  };
}

/** Caches what `read` answers for each key until a table is written. `ground` is what the caller has read already of the same tables, and spares reading it again. */
export function cacheByTablesAndKey<K, T, G extends readonly unknown[]>(
  tables: readonly string[],
  read: (db: Connection, key: K, ...ground: G) => T,
): (db: Connection, key: K, ...ground: G) => T {
  const keptOf = cacheByTables(tables, () => new Map<K, { readonly value: T }>());
  return (db, key, ...ground) => {
    const known = keptOf(db);
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = read(db, key, ...ground);
    known.set(key, { value });
    return value;
  };
}
