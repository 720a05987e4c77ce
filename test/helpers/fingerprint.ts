// What a base holds, in one short text: two that are alike hold the same.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Each backup adds to these, and `check --full` walks them. */
const BESIDES = ['history', 'backup_made'];
/** Made with a salt of their own each time, and a try is counted before it is judged: that they are there counts alone. */
const SALTED = new Set(['person_pin', 'recovery_code']);

/** Every row of every table but those that a backup before the work writes. */
export function fingerprint(db: Database.Database, besides: readonly string[] = BESIDES): string {
  const hash = createHash('sha256');
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all();
  for (const table of tables.map(String).filter((name) => !besides.includes(name))) {
    const rows = db.prepare(`SELECT * FROM "${table}"`).raw().all();
    const shown = SALTED.has(table) ? rows.map((row) => [row].flat()[0]) : rows;
    hash.update(JSON.stringify([table, shown]));
  }
  return hash.digest('hex');
}
