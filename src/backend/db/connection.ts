// The type of an open connection, for rooms that read through one and never open it.
import type Database from 'better-sqlite3';

/** An open connection to a base's database. */
export type Connection = Database.Database;
