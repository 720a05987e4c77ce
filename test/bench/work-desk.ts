// More pieces of the bench's work: a ledger of bookings, a booking in a running program, a series, the board, where a figure comes from, and what a start of the command line costs. What says "cpu" counts milliseconds of processor.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, addMonths, firstDayOf, instant, createInstantAt } from '../../src/domain/time/calendar.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { minutes } from '../../src/domain/values/quantity.ts';
import { ok } from '../../src/domain/values/result.ts';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { trackWrites } from '../../src/backend/core/db/row-digests.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { readTableFile } from '../../src/sheets/read/read-table.ts';
import { boardOf } from '../../src/backend/desk/board.ts';
import { book } from '../../src/backend/desk/book.ts';
import { bookSeries, previewSeries } from '../../src/backend/desk/change-series.ts';
import { NO_DETAILS } from '../../src/backend/desk/write-booking.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { explainFigureOf } from '../../src/backend/report/filing/explain-figure.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { LAST, OUTPUT, STUDIOS, TENANTS, copyBench, openBench, tenantCode } from './bench-base.ts';
import { plainDatabase } from './plain-database.ts';

const ACTOR = { who: 'bench', host: 'program', role: 'manager' } as const;

/** Milliseconds of processor so far, threads of the process included. */
function processorNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor that `work` took, threads of the process included; `clockOfLast` tells those of the clock. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const [before, start] = [processorNow(), performance.now()];
  await work();
  clockMs = performance.now() - start;
  return processorNow() - before;
}

let clockMs = 0;

/** Milliseconds of the clock that the work of the last `cpuOf` took: what a person waits. */
export function clockOfLast(): number {
  return clockMs;
}

/** A year's ledger of bookings, its reading included. */
async function ledgerOurs(file: string): Promise<number> {
  const base = copyBench(path.join(OUTPUT, 'facts'), 'ledger-base');
  const wish = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' } as const;
  const cpu = await cpuOf(async () => {
    const outcome = await importNamedFiles(base, ACTOR, { ...wish, files: [{ name: path.basename(file), bytes: readFileSync(file) }] });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.value.refusal).slice(0, 500));
  });
  closeBase(base);
  return cpu;
}

/** Its rows, read before the clock runs, into a table with a key, a foreign key and a trigger against overlaps. */
async function ledgerRaw(file: string): Promise<number> {
  const table = await readTableFile(readFileSync(file));
  if (!table.ok) throw new Error(table.refusal.code);
  const db = plainDatabase(path.join(OUTPUT, 'raw.db'));
  db.pragma('foreign_keys = ON');
  db.exec(`CREATE TABLE studio (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
    CREATE TABLE booking (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, studio_id INTEGER NOT NULL REFERENCES studio (id), tenant TEXT,
      starts_at REAL NOT NULL, ends_at REAL NOT NULL, state TEXT NOT NULL, title TEXT);
    CREATE INDEX booking_by_studio ON booking (studio_id, starts_at);
    CREATE TRIGGER booking_apart BEFORE INSERT ON booking WHEN NEW.state = '已完成' AND (SELECT ends_at FROM booking
      WHERE studio_id = NEW.studio_id AND starts_at < NEW.ends_at AND state = '已完成' ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at
      BEGIN SELECT RAISE(ABORT, 'overlap'); END;`);
  const put = db.prepare('INSERT INTO studio (code) VALUES (?)');
  for (let nth = 1; nth <= STUDIOS; nth += 1) put.run(`S${String(nth).padStart(3, '0')}`);
  const insert = db.prepare(`INSERT INTO booking (number, studio_id, tenant, starts_at, ends_at, state, title)
    VALUES (?, (SELECT id FROM studio WHERE code = ?), ?, ?, ?, ?, ?)`);
  const cpu = await cpuOf(() =>
    db.transaction(() => {
      for (const { number, cells } of table.value.sheets[0]?.rows ?? []) if (number > 3 && cells.length === 7) insert.run(...cells);
    })(),
  );
  if (Number(db.prepare('SELECT count(*) FROM booking').pluck().get()) < 90_000) throw new Error('rows are missing');
  db.close();
  return cpu;
}

/** Bookings before the clock runs: a desk's program has been running since the morning. */
const WARM = 300;
const INSERTS = 400;

function slot(nth: number): { readonly studio: number; readonly start: number } {
  return { studio: (nth % STUDIOS) + 1, start: createInstantAt(firstDayOf(addMonths(LAST, 2)), 600) + Math.floor(nth / STUDIOS) * 240 };
}

/** A clock, in milliseconds: the wall's, or the processor's. */
type Now = () => number;
const wallNow: Now = () => performance.now();

function timedAfter(warm: number, now: Now, one: (nth: number) => void): number {
  for (let nth = 0; nth < warm; nth += 1) one(nth);
  const before = now();
  for (let nth = warm; nth < warm + INSERTS; nth += 1) one(nth);
  return (now() - before) / INSERTS;
}

async function bookWarm(folder: string, now = wallNow): Promise<number> {
  const base = copyBench(folder, 'book-base');
  const wishes = Array.from({ length: WARM + INSERTS }, (_, nth) => {
    const { studio, start } = slot(nth);
    const [from, to] = [instant(start), instant(start + 120)];
    return {
      studio: `S${String(studio).padStart(3, '0')}`,
      tenant: tenantCode((nth % TENANTS) + 1),
      from,
      to,
      state: 'booked',
      holdsUntil: null,
    } as const;
  });
  const ms = timedAfter(WARM, now, (nth) => {
    const wish = wishes[nth];
    const booked = wish === undefined ? null : book(base, ACTOR, wish);
    if (booked?.ok !== true) throw new Error(JSON.stringify(booked));
  });
  closeBase(base);
  return ms;
}

async function bookRawWarm(now = wallNow): Promise<number> {
  const db = plainDatabase(path.join(OUTPUT, 'raw.db'));
  db.exec('CREATE TABLE booking (id INTEGER PRIMARY KEY, number TEXT, studio_id INTEGER, starts_at INTEGER, ends_at INTEGER, state TEXT)');
  const insert = db.prepare("INSERT INTO booking (number, studio_id, starts_at, ends_at, state) VALUES (?, ?, ?, ?, 'booked')");
  const ms = timedAfter(WARM, now, (nth) => insert.run(`R${nth}`, slot(nth).studio, slot(nth).start, slot(nth).start + 120));
  db.close();
  return ms;
}

/** Quotas of a week that are counted for every date, and that the series stays within. */
const QUOTAS = { ...STANDARD_DESK_RULES, noShowLimit: 0, weekMinutes: minutes(1200), eveningMinutes: minutes(600) };

/** A series of 400 dates with quotas, looked at and booked for the first time in a running program. */
async function series(folder: string): Promise<number> {
  const base = copyBench(folder, 'series-base');
  base.db.exec('UPDATE studio_fact SET hourly_rate = 12000');
  const set = inTx(base, ACTOR, (tx) => {
    writeSetting(tx, 'desk', QUOTAS);
    return ok(null);
  });
  if (!set.ok) throw new Error(set.refusal.code);
  const rule = { frequency: 'daily', weekdays: [], startsOn: addDays(firstDayOf(addMonths(LAST, 2)), 1), until: null, count: 400 } as const;
  const wish = { studio: 'S001', tenant: tenantCode(1), rule, startsMinute: minutes(1020), minutes: minutes(120), ...NO_DETAILS };
  const cpu = await cpuOf(() => {
    const seen = previewSeries(base, wish);
    if (!seen.ok || seen.value.free !== 400) throw new Error(JSON.stringify(seen).slice(0, 400));
    const booked = bookSeries(base, ACTOR, { ...wish, mode: 'all', overrideReason: null });
    if (!booked.ok) throw new Error(JSON.stringify(booked.refusal));
  });
  closeBase(base);
  return cpu;
}

/** A day's board, of days all over ten years, in a running program. */
async function boardDay(folder: string): Promise<number> {
  const base = openBench(folder);
  // As the program that holds a base does.
  trackWrites(base.db);
  const times: number[] = [];
  for (let nth = 0; nth < 60; nth += 1) {
    const day = addDays(firstDayOf(addMonths(LAST, -100)), nth * 37);
    const cpu = await cpuOf(() => {
      const board = boardOf(base, { day, days: 1, isAll: false });
      if (!board.ok || board.value.bookings.length === 0) throw new Error('no board');
    });
    if (nth >= 20) times.push(cpu);
  }
  closeBase(base);
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** A month's report for the first time in a process whose code is loaded. */
async function reportCpu(folder: string): Promise<number> {
  const base = openBench(folder);
  const cpu = await cpuOf(() => {
    if (!reportMonth(base, { month: LAST, profileId: null }).ok) throw new Error('no report');
  });
  closeBase(base);
  return cpu;
}

/** Another month, behind the first one that a process computed. */
async function anotherMonth(folder: string): Promise<number> {
  const base = openBench(folder);
  // As the program that holds a base does.
  trackWrites(base.db);
  reportMonth(base, { month: LAST, profileId: null });
  const cpu = await cpuOf(() => reportMonth(base, { month: addMonths(LAST, -5), profileId: null }));
  closeBase(base);
  return cpu;
}

/** Where a figure comes from, asked behind a report. */
async function explain(folder: string): Promise<number> {
  const base = openBench(folder);
  // As the program that holds a base does.
  trackWrites(base.db);
  reportMonth(base, { month: LAST, profileId: null });
  const cpu = await cpuOf(() => {
    const explained = explainFigureOf(base, { month: LAST, figure: 'ZB-2.06.month' });
    if (!explained.ok) throw new Error(explained.refusal.code);
  });
  closeBase(base);
  return cpu;
}

const ROOT = path.join(import.meta.dirname, '..', '..');

/** What a whole start of the built command line takes; it writes what it used as it ends. */
function cpuOfStart(words: readonly string[]): number {
  const built = path.join(ROOT, 'out', 'main', 'livebase.js');
  if (!existsSync(built)) throw new Error('npm run build comes first');
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-bench-'));
  const file = path.join(folder, 'cpu');
  const env = { ...process.env, LIVEBASE_BENCH_CPU: file };
  const run = (): number =>
    spawnSync(process.execPath, ['--import', path.join(import.meta.dirname, 'tell-cpu.js'), built, ...words], { env }).status ?? 1;
  // The first start compiles: Node keeps what it made of the code.
  if (run() !== 0 || run() !== 0) throw new Error(words.join(' '));
  const cpu = Number(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return cpu;
}

/** By name, as `work.ts` runs them. */
export const DESK_WORK: Readonly<Record<string, (at: string) => Promise<number>>> = {
  ledgerOurs,
  ledgerRaw,
  bookWarm: (folder) => bookWarm(folder),
  bookRawWarm: () => bookRawWarm(),
  bookCpu: (folder) => bookWarm(folder, processorNow),
  bookRawCpu: () => bookRawWarm(processorNow),
  series,
  boardDay,
  reportCpu,
  anotherMonth,
  explain,
  helpCpu: async () => cpuOfStart(['--help']),
  reportCommandCpu: async (folder) => cpuOfStart(['--data', folder, 'report', '--month', LAST]),
};
