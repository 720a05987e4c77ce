// A base of a million bookings, each with its row of the history: `check --full`, and somebody forgotten, by clock, processor and memory: `npm run gate -- big [BOOKINGS]`.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addMonths, listMonths } from '../../src/domain/time/calendar.ts';
import { ok } from '../../src/domain/values/result.ts';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { backfillRowDigests } from '../../src/backend/core/db/backfill-row-digests.ts';
import { inTx, type Tx } from '../../src/backend/core/db/tx.ts';
import { LAST, freshBench, putFacts } from '../bench/bench-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

const USUAL = 1_000_000;
const BOOKINGS = Number(process.argv[2] ?? USUAL);
const STUDIOS = 100;
const TENANTS = 300;
const AT_ONCE = 10_000;
const HOURS = 3;
const PIECE = 1 << 24;
/** Everybody whom bookings name; the first of them is forgotten. */
const PEOPLE = 200;
const FORGOTTEN = { name: '访客000', phone: '13900000000' } as const;

const root = process.env['BIG_ROOT'] ?? '';
const folder = path.join(root, 'base');
process.env['LIVEBASE_CONFIG'] = path.join(root, 'config');
mkdirSync(process.env['LIVEBASE_CONFIG'], { recursive: true });

function book(tx: Tx, nth: number): void {
  const starts_at = Math.floor(nth / STUDIOS) * HOURS * 60 + 24_000_000;
  const person = String(nth % PEOPLE).padStart(3, '0');
  const told = nth % 10 === 0 ? { contact: `访客${person}`, phone: `13900000${person}`, note: `钥匙给访客${person}` } : {};
  const slot = { studio_id: (nth % STUDIOS) + 1, starts_at, ends_at: starts_at + 120 };
  addRecord(tx, 'booking', { number: `B${nth}`, ...slot, tenant_id: (nth % TENANTS) + 1, state: 'booked', from_past: 0, ...told }, null);
}

function build(): void {
  const base = freshBench(folder);
  base.db.transaction(() => putFacts(base.db, listMonths(addMonths(LAST, -119), LAST)[0] ?? LAST))();
  inTx(base, TESTER, (tx) => {
    backfillRowDigests(tx);
    return ok(null);
  });
  for (let from = 0; from < BOOKINGS; from += AT_ONCE) {
    const done = inTx(base, TESTER, (tx) => {
      for (let nth = from; nth < Math.min(BOOKINGS, from + AT_ONCE); nth += 1) book(tx, nth);
      return ok(null);
    });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  }
  base.db.exec('ANALYZE');
  closeBase(base);
}

const CLI = path.join(import.meta.dirname, '..', '..', 'src', 'hosts', 'cli', 'livebase.js');
const PROBE = path.join(import.meta.dirname, 'process-cost.js');

/** Runs a command to its end; says what it took. */
function measured(...words: readonly string[]): string {
  const began = performance.now();
  const environment = { ...process.env, LIVEBASE_TEST_NOW: '2027-01-08T10:00:00+08:00' };
  const ended = spawnSync(process.execPath, ['--import', PROBE, CLI, ...words, '--data', folder, '--json'], {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (ended.status !== 0) throw new Error(`${words.join(' ')}: ${ended.stdout}${ended.stderr}`);
  const cost = ended.stderr.split('\n').findLast((line) => line.startsWith('cost: ')) ?? '';
  console.log(`${words.join(' ')}: ${Math.round(performance.now() - began)} ms by the clock, ${cost.slice('cost: '.length)}`);
  return ended.stdout;
}

/** Whether a text stands anywhere in a file, a piece at a time. */
function holds(file: string, text: string): boolean {
  const [piece, over] = [Buffer.alloc(PIECE), Buffer.byteLength(text) - 1];
  const handle = openSync(file, 'r');
  try {
    for (let at = 0; ; at += PIECE - over) {
      const read = readSync(handle, piece, 0, PIECE, at);
      if (piece.subarray(0, read).includes(text)) return true;
      if (read < PIECE) return false;
    }
  } finally {
    closeSync(handle);
  }
}

if (process.argv[3] === 'build') build();
console.log(`${BOOKINGS} bookings, ${Math.round(statSync(path.join(folder, 'livebase.db')).size / 1e6)} MB`);
measured('check', '--full');
