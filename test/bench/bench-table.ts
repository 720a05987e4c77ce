// The bench's table, with the machine in general words.
import Database from 'better-sqlite3';
import os from 'node:os';

/** What one run took. */
export interface Measured {
  readonly ms: number;
  /** Milliseconds of the clock. */
  readonly clock: number;
  readonly megabytes: number;
}

/** A line of the table. */
export interface BenchRow {
  readonly what: string;
  readonly ours: Measured;
  readonly peer: Measured | null;
  readonly ratio: number;
  /** Empty where there is none. */
  readonly bar: string;
  readonly isMet: boolean;
  /** A person waits for it: the clock's milliseconds are told beside. */
  readonly isWaitedFor?: boolean;
}

function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

function line({ what, ours, peer, ratio, bar, isMet, isWaitedFor }: BenchRow): string {
  const times = peer === null ? '' : `${number(ours.ms)} ms / ${number(peer.ms)} ms`;
  const clock =
    peer === null || isWaitedFor !== true ? '' : `${number(ours.clock)} ms / ${number(peer.clock)} ms = ${number(ours.clock / peer.clock)}`;
  return `| ${what} | ${times} | ${number(ratio)} | ${bar} | ${bar === '' ? '' : isMet ? 'yes' : 'no'} | ${clock} |`;
}

function sqliteVersion(): string {
  const db = new Database(':memory:');
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  db.close();
  return version;
}

/** What was measured how: rounds, the peer's version, and how busy the machine was. */
interface Circumstances {
  readonly runs: number;
  readonly exceljs: string;
  readonly load: { readonly before: number; readonly after: number };
}

/** The page's first section. */
export function markdown(rows: readonly BenchRow[], { runs, exceljs, load }: Circumstances): string {
  const [cpu] = os.cpus();
  return [
    '# Performance',
    '',
    'Made by `npm run bench -- ratios` behind `npm run build`: medians of interleaved runs, each piece of work in a process of its own and called once in',
    'it, so nothing is warm but the file cache. Milliseconds are those of the processor, all threads of the process together; where a booking',
    "waits for the disk they are the clock's. An import stands by the clock too, which on a busy machine counts the others' work as well.",
    "Ratios hold from machine to machine, the milliseconds don't.",
    '',
    `| what | medians of ${runs} | ratio | bar | met | by the clock |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
    `Machine: ${cpu?.model ?? 'unknown'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.arch()}; load over a minute ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after.`,
    `Node ${process.version}, SQLite ${sqliteVersion()}, exceljs ${exceljs}.`,
    '',
    'The bases have 100 studios and 300 tenants, one sales line a tenant and month; the report is that of December, the month that reads',
    'most: its own year and the one before. The bare aggregates count and add the bookings of those 24 months by month and studio, and',
    'the sales lines by month, platform and class. The raw insert of sales goes into a table without keys, rules or history. A booking in a',
    'running program is one of 400 behind 300 others; a board is the median of 40 days all over ten years behind 20 others.',
    'A disk that is slow, or busy with other work, adds the same wait to a booking and to the bare insert, and brings their ratio near to 1.',
    '',
  ].join('\n');
}
