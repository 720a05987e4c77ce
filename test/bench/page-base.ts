// Bases that the page is measured on: the demo's, and the big one with 10,000 leases.
import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeDemo } from '../../src/backend/backend.ts';
import { SCHEMA_VERSION } from '../../src/backend/core/db/migrations.ts';
import { DATABASE_NAME } from '../../src/backend/core/db/open.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { OUTPUT, TENANTS, bookingBase } from './bench-base.ts';

const LEASES = 10_000;

/** Leases of the past beside each tenant's own: the list holds 10,000. */
function putLeases(folder: string): void {
  const db = new Database(path.join(folder, DATABASE_NAME));
  const insert = db.prepare(
    "INSERT INTO lease (contract, tenant_id, starts_on, ends_on, area, monthly_rent, studios) VALUES (?, ?, ?, ?, 10000, 500000, '[]')",
  );
  db.transaction(() => {
    for (let nth = TENANTS + 1; nth <= LEASES; nth += 1) {
      const year = 2000 + (nth % 15);
      insert.run(`HT-${nth}`, (nth % TENANTS) + 1, `${year}-01-01`, `${year}-12-31`);
    }
  })();
  db.close();
}

/** The demo base, made again. */
export async function demoBase(): Promise<string> {
  const folder = path.join(OUTPUT, 'page-demo');
  rmSync(folder, { recursive: true, force: true });
  const made = await makeDemo({ out: path.join(OUTPUT, 'page-demo-out'), data: folder, clock: DEMO_CLOCK, onStep: () => {} });
  if (!made.ok) throw new Error(made.refusal.code);
  return folder;
}

/** True for a base that is there and that this program would not have to bring up to its own schema first. */
function isCurrent(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new Database(file, { readonly: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  db.close();
  return version === SCHEMA_VERSION;
}

/** 100 studios, 300 tenants, 10,000 leases, 1,000,000 bookings over ten years. BENCH_KEEP=1 takes the one that is there. */
export function bigBase(isKept = process.env['BENCH_KEEP'] === '1'): string {
  const folder = path.join(OUTPUT, 'page-1000000');
  if (isKept && isCurrent(path.join(folder, DATABASE_NAME))) return folder;
  bookingBase(folder, 120, 8334);
  putLeases(folder);
  return folder;
}
