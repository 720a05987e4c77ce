// Gives every standing row of a base a retired twin with other values: a query that reads one of them answers otherwise.
import type Database from 'better-sqlite3';
import { z } from 'zod';

const column = z.object({ name: z.string(), type: z.string() });

/** Columns by which rows find each other: a twin has the same. */
const KEYS = /^(?:id|version|retired_at|month|year|day|kind|number|seq)$|_id$|_on$|_at$|_until$|^by_/;

function columnsOf(db: Database.Database, table: string): z.infer<typeof column>[] {
  return z.array(column).parse(db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table));
}

/** Changes a twin's value, where the table lets it. */
function changeValue(db: Database.Database, table: string, { name, type }: z.infer<typeof column>, id: number): boolean {
  const value = type === 'INTEGER' ? `"${name}" + 7` : `"${name}" || '二'`;
  try {
    db.prepare(`UPDATE "${table}" SET "${name}" = ${value} WHERE id = ?`).run(id);
    return true;
  } catch {
    return false;
  }
}

const FAR = 1_000_000;

function addTwins(db: Database.Database, table: string): number {
  const columns = columnsOf(db, table);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns
    .map(({ name }) => (name === 'id' ? `id + ${FAR}` : name === 'retired_at' ? '1796086800000' : `"${name}"`))
    .join(', ');
  const ids = z.array(z.int()).parse(db.prepare(`SELECT id FROM "${table}" WHERE retired_at IS NULL`).pluck().all());
  db.prepare(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" WHERE retired_at IS NULL`).run();
  for (const one of columns.filter(({ name }) => !KEYS.test(name))) for (const id of ids) changeValue(db, table, one, id + FAR);
  return ids.length;
}

/** Adds the twins, past all triggers, which are gone afterwards; answers how many of which table. */
export function addRetiredTwins(db: Database.Database): Readonly<Record<string, number>> {
  const named = (type: string): string[] =>
    z.array(z.string()).parse(db.prepare(`SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name`).pluck().all(type));
  for (const name of named('trigger')) db.exec(`DROP TRIGGER "${name}"`);
  const tables = named('table').filter((table) => {
    const columns = new Set(columnsOf(db, table).map(({ name }) => name));
    return columns.has('id') && columns.has('retired_at');
  });
  return Object.fromEntries(tables.map((table) => [table, addTwins(db, table)]));
}

/** Tables of records that no other row points at, by their declared keys; without facts, of which each owner has one. */
function listLeaves(db: Database.Database): string[] {
  const tables = z.array(z.string()).parse(db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all());
  const named = new Set(tables.flatMap((table) => db.prepare('SELECT "table" FROM pragma_foreign_key_list(?)').pluck().all(table)));
  return tables.filter(
    (table) => !named.has(table) && !table.endsWith('_fact') && columnsOf(db, table).some(({ name }) => name === 'retired_at'),
  );
}

/** Retires all rows of the tables that nothing points at, once triggers are gone; answers how to take these rows out. */
export function retireLeaves(db: Database.Database): { readonly tables: readonly string[]; readonly remove: () => void } {
  const tables = listLeaves(db);
  for (const table of tables) db.prepare(`UPDATE "${table}" SET retired_at = 1796086800000 WHERE retired_at IS NULL`).run();
  return { tables, remove: () => void tables.map((table) => db.prepare(`DELETE FROM "${table}"`).run()) };
}
