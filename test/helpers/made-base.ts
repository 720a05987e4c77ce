// Bases that many tests begin with: each kind is made once in a run of the tests, and every test works on a copy of its own.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markPlaceKnown } from './copy-base.ts';
import { type Base, type Clock, closeBase, createBase, DATABASE_NAME, openBase } from '../../src/backend/core/db/open.ts';

/** A folder of this process alone, where no run has laid one out (test/config/run-folder.ts). */
function ownFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-made-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const MADE = process.env['LIVEBASE_MADE_BASES'] ?? ownFolder();

function opened(folder: string, clock: Clock): Base {
  const base = openBase(folder, clock);
  if (!base.ok) throw new Error(base.refusal.code);
  return base.value;
}

/** Keeps a made base under its kind: it appears whole, anyone who else makes the same at the same time. */
function keep(base: Base, kept: string): void {
  closeBase(base);
  renameSync(path.join(base.folder, DATABASE_NAME), kept);
  rmSync(base.folder, { recursive: true, force: true });
}

function copyTo(folder: string, kept: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(kept, path.join(folder, DATABASE_NAME));
  markPlaceKnown(folder);
}

/** Opens an empty base in `folder`, as `createBase` leaves it. */
export function openEmpty(folder: string, clock: Clock): Base {
  const kept = path.join(MADE, 'empty.db');
  if (!existsSync(kept)) {
    const made = createBase(mkdtempSync(path.join(MADE, 'making-')), clock);
    if (!made.ok) throw new Error(made.refusal.code);
    keep(made.value, kept);
  }
  copyTo(folder, kept);
  return opened(folder, clock);
}

/** Opens a base of a kind in `folder`. `fill`: what it holds; anyone who calls this with the same kind and a clock at the same time fills it alike. */
export async function openMade(kind: string, folder: string, clock: Clock, fill: (base: Base) => unknown): Promise<Base> {
  const kept = path.join(MADE, `${kind}.db`);
  if (!existsSync(kept)) {
    const base = openEmpty(mkdtempSync(path.join(MADE, 'making-')), clock);
    base.db.pragma('synchronous = OFF');
    await fill(base);
    keep(base, kept);
  }
  copyTo(folder, kept);
  return opened(folder, clock);
}
