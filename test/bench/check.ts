// `npm run bench -- check`: a quick run of the ratios that count, each in milliseconds of processor against a yardstick beside it, compared with the kept ones (kept.json); fails where one is more than 15 % worse. `--keep` keeps those of this run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DATABASE_NAME } from '../../src/backend/core/db/open.ts';
import { OUTPUT, bookingBase, factBase } from './bench-base.ts';
import { bigBlank } from './big-blank.ts';
import { median } from './figures.ts';
import { formBlank } from './form-blanks.ts';
import { styledSalesFile } from './sales-file.ts';

const KEPT = path.join(import.meta.dirname, 'kept.json');
const ROUNDS = Number(process.env['BENCH_RUNS'] ?? 5);
/** What looks worse is asked again so often: a machine that others use is not worse three times over. */
const MORE_ROUNDS = 10;
const MOST_WORSE = 1.15;
const SALES_ROWS = 20_000;

/** A piece of work: its script, and what the script is told. */
type Work = readonly [script: string, ...words: string[]];

/** Ours, and what it is measured by. */
interface Pair {
  readonly name: string;
  readonly ours: Work;
  readonly yardstick: Work;
}

/** Works that tell no `cpu` of their own count in milliseconds of processor alone. */
const measured = z.looseObject({ ms: z.number(), cpu: z.number().optional() });
const kept = z.record(z.string(), z.number());

const file = (name: string): string => path.join(OUTPUT, 'check', name);

function filled(name: string): Pick<Pair, 'ours' | 'yardstick'> {
  const words = (work: string): Work => ['workbook-work.ts', work, name, file(`${name}.xlsx`), file(`${name}-${work}.xlsx`)];
  return { ours: words('ours'), yardstick: words('repack') };
}

const LEDGER = file('sales.xlsx');
const BOOKINGS = path.join(OUTPUT, 'check', 'bookings');

const PAIRS: readonly Pair[] = [
  {
    name: 'import of 20,000 rows / our reader and a raw insert',
    ours: ['work.ts', 'importOurs', LEDGER],
    yardstick: ['work.ts', 'importRaw', LEDGER],
  },
  {
    name: 'report, 100,000 bookings / bare aggregates',
    ours: ['work.ts', 'report', BOOKINGS],
    yardstick: ['work.ts', 'reportSql', BOOKINGS],
  },
  { name: 'bookings with all rules / bare inserts', ours: ['work.ts', 'bookCpu', BOOKINGS], yardstick: ['work.ts', 'bookRawCpu', ''] },
  { name: 'a list grown in a workbook of 5 MB / its parts packed again', ...filled('list') },
  { name: 'a form beside tables filled / its parts packed again', ...filled('tables') },
  { name: 'a prepared form filled / its parts packed again', ...filled('prepared') },
];

/** Compiled code is kept between runs, so that none of them takes types off. */
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: path.join(OUTPUT, 'compiled') };

function processorOf([script, ...words]: Work): number {
  const out = execFileSync(process.execPath, [path.join(import.meta.dirname, script), ...words], { encoding: 'utf8', env: ENVIRONMENT });
  const { ms, cpu = ms } = measured.parse(JSON.parse(out));
  return cpu;
}

/** One beside the other, so that what slows the machine slows both. */
function ratioOf({ ours, yardstick }: Pair): number {
  return processorOf(ours) / processorOf(yardstick);
}

function prepare(): void {
  mkdirSync(path.join(OUTPUT, 'check'), { recursive: true });
  factBase(path.join(OUTPUT, 'facts'));
  writeFileSync(LEDGER, styledSalesFile(SALES_ROWS));
  for (const name of ['list', 'tables'] as const) writeFileSync(file(`${name}.xlsx`), bigBlank(name));
  writeFileSync(file('prepared.xlsx'), formBlank('prepared'));
  if (process.env['BENCH_KEEP'] !== '1' || !existsSync(path.join(BOOKINGS, DATABASE_NAME))) bookingBase(BOOKINGS, 12, 8334);
}

function rounds(pairs: readonly Pair[], count: number): ReadonlyMap<Pair, readonly number[]> {
  const all = new Map(pairs.map((pair): [Pair, number[]] => [pair, []]));
  for (let round = 0; round < count; round += 1) for (const pair of pairs) all.get(pair)?.push(ratioOf(pair));
  return all;
}

const before = existsSync(KEPT) ? kept.parse(JSON.parse(readFileSync(KEPT, 'utf8'))) : {};
const keeps = process.argv.includes('--keep');
const isWorse = (pair: Pair, ratio: number): boolean => ratio > (before[pair.name] ?? Number.POSITIVE_INFINITY) * MOST_WORSE;
prepare();
for (const pair of PAIRS) ratioOf(pair);
const first = rounds(PAIRS, ROUNDS);
const doubtful = keeps ? [] : PAIRS.filter((pair) => isWorse(pair, median(first.get(pair) ?? [])));
const again = rounds(doubtful, MORE_ROUNDS);
let worse = 0;
const now: Record<string, number> = {};
for (const pair of PAIRS) {
  const ratio = median([...(first.get(pair) ?? []), ...(again.get(pair) ?? [])]);
  now[pair.name] = Math.round(ratio * 1000) / 1000;
  const known = before[pair.name];
  const isBad = !keeps && isWorse(pair, ratio);
  if (isBad) worse += 1;
  const change = known === undefined ? 'new' : `${((ratio / known - 1) * 100).toFixed(0)} %`;
  process.stdout.write(`${isBad ? 'WORSE' : 'ok   '}  ${ratio.toFixed(2)}  kept ${known?.toFixed(2) ?? '—'}  ${change}  ${pair.name}\n`);
}
if (keeps) writeFileSync(KEPT, `${JSON.stringify(now, null, 2)}\n`);
if (worse > 0) {
  process.stdout.write(`${worse} more than ${Math.round((MOST_WORSE - 1) * 100)} % worse than kept\n`);
  process.exitCode = 1;
}
