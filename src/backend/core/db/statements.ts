// Prepared statements, kept with their connection.
import type Database from 'better-sqlite3';

/** What SQLite stores in our columns. */
export type SqlValue = string | number | null;

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[], unknown>>>();

/** The prepared statement of `sql` on this connection. */
export function prepareStatement(db: Database.Database, sql: string): Database.Statement<unknown[], unknown> {
  let ofConnection = prepared.get(db);
  if (ofConnection === undefined) {
    ofConnection = new Map();
    prepared.set(db, ofConnection);
  }
  let found = ofConnection.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    ofConnection.set(sql, found);
  }
  return found;
}
