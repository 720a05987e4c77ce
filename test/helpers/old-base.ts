// Bases as released versions of the program left them, from test/fixtures/bases.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openRaw } from '../../src/backend/core/db/rows.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../src/backend/core/db/migrations.ts';
import { temporaryFolder } from './raw-base.ts';

/** Where the bases of released versions are kept. */
export const OLD_BASES = path.join(import.meta.dirname, '../fixtures/bases');

/** Schemas of released versions before this one, oldest first. */
export const OLD_SCHEMAS: readonly number[] = MIGRATIONS.map(({ version }) => version).filter((version) => version < SCHEMA_VERSION);

/** A base of an old schema in a folder of its own, in WAL mode as it was when it was last closed. Answers its folder. */
export function oldBaseFolder(schema: number): string {
  const folder = temporaryFolder();
  const file = path.join(folder, 'livebase.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(OLD_BASES, `v${schema}.db.gz`))));
  const db = openRaw(file, 'write');
  db.pragma('journal_mode = WAL');
  db.close();
  return folder;
}

/** The figures of some months as the program of that schema computed them from its base, and when. */
export function oldFigures(schema: number): {
  readonly nowMs: number;
  readonly months: Readonly<Record<string, { readonly values: unknown; readonly tenants: unknown }>>;
} {
  return JSON.parse(readFileSync(path.join(OLD_BASES, `v${schema}-figures.json`), 'utf8'));
}
