// A connection to a database file, for rooms that read through one or look into a file that is not a base (yet).
import Database from 'better-sqlite3';

/** An open connection to a base's database. */
export type Connection = Database.Database;

/** Opens a file as it is: no pragmas, no migrations. `:memory:` opens an empty one. @throws what SQLite throws. */
export function openRaw(file: string, mode: 'read' | 'write'): Connection {
  return new Database(file, { readonly: mode === 'read' && file !== ':memory:', fileMustExist: file !== ':memory:' });
}

/** True for errors that SQLite itself reports. */
export function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Database.SqliteError;
}
