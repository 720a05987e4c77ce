// `npm run bench -- reads`: every method that only reads, with the rows that it reads and the time that it takes at 100,000 bookings a year. Writes docs/performance.md.
import type Database from 'better-sqlite3';
import os from 'node:os';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { trackWrites } from '../../src/backend/core/db/row-digests.ts';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import type { MethodMeta } from '../../src/contract/core/method.ts';
import { LAST, openBench } from './bench-base.ts';
import { median, putSection, shown } from './figures.ts';
import { BOOKINGS, readsBase, STREAMS_A_MONTH } from './reads-base.ts';

const RUNS = 5;
/** What this computer answers of itself, and what only a host with files in memory, a network or a screen can answer: not of the base. */
const OF_THE_HOST = /^(start|shell|live|joining|sharing)\.|^people\.(enter|leave|lend)$|^updates\.look$|^intake\./;

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const DAY = '2026-12-10';
const EVENING = { from: `${DAY}T18:00`, to: `${DAY}T20:00` };

/** What the samples ask of a small base, asked of this one as the heaviest that a page or a person asks. */
const ASKED: Readonly<Record<string, object>> = {
  'bookings.list': { ...YEAR, studio: null, tenant: null, states: [] },
  'bookings.unfinished': { month: LAST },
  'bookings.get': { booking: 'B5000' },
  'bookings.history': { id: 5000 },
  'board.day': { day: DAY, days: 7, isAll: true },
  'shift.state': { day: DAY },
  'shift.changes': { since: '2026-01-01T00:00' },
  'reminders.list': { day: DAY, language: 'zh-CN' },
  'tenants.bookings': { tenant: 1, day: '2027-01-08', isAhead: false, limit: 5000 },
  'tenants.detail': { id: 1, day: DAY },
  'tenants.list': { day: DAY, month: LAST },
  'studios.detail': { id: 1, day: DAY },
  'studios.list': { day: DAY },
  'studios.hits': { studio: 1, from: '2026-01-01T00:00', to: '2026-12-31T00:00' },
  'records.list': { kind: 'lease', tenant: null, studio: null, month: null, retired: false },
  'records.names': { day: DAY },
  'sales.month': { month: LAST },
  'collection.sources': { month: LAST, tenant: 1 },
  'paper.ical': { of: { kind: 'tenant', id: 1 }, from: null, to: null },
  'bookings.free': { ...EVENING, minutes: 60, tenant: null, area: null, kind: null, floor: null, words: null },
  'blackouts.preview': { studio: null, from: '2026-01-01T00:00', to: '2026-12-31T00:00', repeat: null },
  'insight.analytics': { from: '2026-01', to: '2026-12' },
};

interface Row {
  readonly name: string;
  readonly rows: number;
  readonly firstMs: number;
  readonly ms: number;
  readonly where: string;
  readonly end: string;
}

/** Counts the rows that SQLite hands over through this connection. */
function countRows(db: Database.Database): () => number {
  let count = 0;
  const prepare = db.prepare.bind(db);
  const counted = (sql: string): unknown => {
    const statement = prepare(sql);
    const [all, get] = [statement.all.bind(statement), statement.get.bind(statement)];
    return Object.assign(statement, {
      all: (...bound: unknown[]) => {
        const rows = all(...bound);
        count += rows.length;
        return rows;
      },
      get: (...bound: unknown[]) => {
        const row = get(...bound);
        count += row === undefined ? 0 : 1;
        return row;
      },
    });
  };
  Object.assign(db, { prepare: counted });
  return () => count;
}

function endOf(answer: unknown): string {
  const refusal: unknown = Reflect.get(Object(answer), 'refusal');
  return refusal === undefined ? '' : String(Reflect.get(Object(refusal), 'code'));
}

type Method = (input: object) => Promise<unknown>;

async function measure(name: string, meta: MethodMeta, call: Method, rowsSoFar: () => number): Promise<Row> {
  const input = { ...METHOD_SAMPLES[name]?.right, ...ASKED[name] };
  const timed = async (): Promise<{ readonly ms: number; readonly answer: unknown }> => {
    const began = performance.now();
    const answer = await call(input);
    return { ms: performance.now() - began, answer };
  };
  const before = rowsSoFar();
  const first = await timed();
  const rows = rowsSoFar() - before;
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) again.push((await timed()).ms);
  return { name, rows, firstMs: first.ms, ms: median(again), where: meta.isGrowing === true ? 'reading' : '', end: endOf(first.answer) };
}

const base = openBench(readsBase());
const rowsSoFar = countRows(base.db);
trackWrites(base.db);
const actor = { who: 'bench', host: 'cli', role: 'manager' } as const;
const client: object = openClient({ findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null });
const measured: Row[] = [];
for (const [group, methods] of Object.entries(contract))
  for (const [method, entry] of Object.entries(methods)) {
    const [name, meta]: [string, MethodMeta] = [`${group}.${method}`, entry['~orpc'].meta];
    if (meta.does !== 'reads' || OF_THE_HOST.test(name)) continue;
    const call: unknown = Reflect.get(Object(Reflect.get(client, group)), method);
    if (typeof call !== 'function') throw new Error(`no method: ${name}`);
    measured.push(await measure(name, meta, (input) => Promise.resolve(Reflect.apply(call, null, [input])), rowsSoFar));
  }
closeBase(base);

const text = [
  '## Every read',
  '',
  `Made by \`npm run bench -- reads\` on a base of ${BOOKINGS.toLocaleString('en')} bookings of a year, ${(STREAMS_A_MONTH * 12).toLocaleString('en')} streams, 100 studios and 300 tenants: each`,
  `method that only reads, asked in this process by a manager for as much as a page or a person asks. Rows that SQLite handed over in the`,
  `first call; milliseconds of the first call, and of ${RUNS} more their median. *Reading*: it runs on a reading thread where there are any. Last: why it reads`,
  `nothing there. Load of the machine's ${os.cpus().length} cores over a minute: ${(os.loadavg()[0] ?? 0).toFixed(1)}.`,
  '',
  '| method | rows | first ms | again ms | thread | refused |',
  '| --- | --- | --- | --- | --- | --- |',
  ...measured
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ name, rows, firstMs, ms, where, end }) => `| \`${name}\` | ${rows} | ${shown(firstMs)} | ${shown(ms)} | ${where} | ${end} |`),
].join('\n');
process.stdout.write(`${text}\n`);
if (process.env['BENCH_DRY'] !== '1') putSection(text);
