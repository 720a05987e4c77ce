// Bases as released versions of the program left them, from test/fixtures/bases.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openRaw } from '../../src/backend/db/connection.ts';
import { temporaryFolder } from './raw-base.ts';

const BASES = path.join(import.meta.dirname, '../fixtures/bases');

/** A base of schema 1 in a folder of its own, in WAL mode as it was when it was last closed. Answers its folder. */
export function oldBaseFolder(): string {
  const folder = temporaryFolder();
  const file = path.join(folder, 'livebase.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(BASES, 'v1.db.gz'))));
  const db = openRaw(file, 'write');
  db.pragma('journal_mode = WAL');
  db.close();
  return folder;
}

/** The figures of two months as the program of version 1 computed them from that base, and when. */
export function oldFigures(): {
  readonly nowMs: number;
  readonly months: Readonly<Record<string, { readonly values: unknown; readonly tenants: unknown }>>;
} {
  return JSON.parse(readFileSync(path.join(BASES, 'v1-figures.json'), 'utf8'));
}
