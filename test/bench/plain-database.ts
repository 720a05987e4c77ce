// A database without anything of ours, as durable as ours: what the bench compares with.
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';

/** A new empty one; one that is there is thrown away. */
export function plainDatabase(file: string): Database.Database {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}
