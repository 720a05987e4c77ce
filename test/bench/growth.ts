// `npm run bench -- growth`: what a base of more years and of more studios costs, as tables, slopes and a plot. Writes "Growth" of docs/performance.md and docs/growth.svg.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OUTPUT } from './bench-base.ts';
import { median, putSection, shown } from './figures.ts';
import { growthBase, type GrowthSize, tenantsOf } from './growth-base.ts';
import { type Line, plot, type Point, slopeOf } from './growth-plot.ts';

const ROUNDS = Number(process.env['BENCH_RUNS'] ?? 3);
const YEARS = [1, 5, 10, 20] as const;
const STUDIOS = [20, 60, 100, 200] as const;
const USUAL: GrowthSize = { years: 5, studios: 60 };
const measured = z.record(z.string(), z.number());

/** What is measured, and what it may grow with: over years only what reads every row of the base, over studios what names each of them. */
const NAMES: Readonly<Record<string, { readonly what: string; readonly readsAll: boolean }>> = {
  start: { what: 'base opened, home shown', readsAll: false },
  report: { what: "a month's report", readsAll: false },
  day: { what: 'the board of a day', readsAll: false },
  free: { what: 'free studios of an evening', readsAll: false },
  owed: { what: 'who owes what', readsAll: false },
  paid: { what: 'a payment written, who owes what behind it', readsAll: true },
  series: { what: 'a series of 400 dates previewed', readsAll: false },
  explain: { what: 'where a figure comes from', readsAll: false },
  import: { what: '2,000 sales rows previewed', readsAll: false },
  written: { what: '2,000 sales rows imported', readsAll: false },
  booked: { what: 'a booking written', readsAll: false },
  analytics: { what: 'the analytics screen behind a booking', readsAll: false },
  filled: { what: 'a workbook with the list of tenants filled', readsAll: false },
  check: { what: 'check', readsAll: true },
  'check --full': { what: 'check --full', readsAll: true },
};
/** A slope over this is growth: what is measured has noise. */
const STILL = 0.2;
const LINEAR = 1.1;

interface Axis {
  readonly title: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly sizeOf: (size: number) => GrowthSize;
  readonly barOf: (readsAll: boolean) => number;
}

const AXES: readonly Axis[] = [
  {
    title: 'over years (60 studios)',
    unit: 'years',
    sizes: YEARS,
    sizeOf: (years) => ({ ...USUAL, years }),
    barOf: (readsAll) => (readsAll ? LINEAR : STILL),
  },
  { title: 'over studios (5 years)', unit: 'studios', sizes: STUDIOS, sizeOf: (studios) => ({ ...USUAL, studios }), barOf: () => LINEAR },
];

function keyOf({ years, studios }: GrowthSize): string {
  return `${years}/${studios}`;
}

function run(size: GrowthSize): Readonly<Record<string, number>> {
  const words = [path.join(import.meta.dirname, 'growth-work.ts'), growthFolders.get(keyOf(size)) ?? '', String(tenantsOf(size))];
  return measured.parse(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })));
}

/** The lines of an axis, one a work. */
function linesOf({ sizes, sizeOf }: Axis, runs: ReadonlyMap<string, readonly Readonly<Record<string, number>>[]>): readonly Line[] {
  return Object.keys(NAMES).map((name) => ({
    name,
    points: sizes.map((size): Point => [size, median((runs.get(keyOf(sizeOf(size))) ?? []).map((one) => one[name] ?? 0))]),
  }));
}

function tableOf(axis: Axis, lines: readonly Line[]): string[] {
  const rows = lines.map(({ name, points }) => {
    const slope = slopeOf(points);
    const { what, readsAll } = NAMES[name] ?? { what: name, readsAll: false };
    const bar = axis.barOf(readsAll);
    return `| ${what} | ${points.map(([, ms]) => shown(ms)).join(' | ')} | ${slope.toFixed(2)} | at most ${bar} | ${slope <= bar ? 'yes' : 'no'} |`;
  });
  return [
    `### ${axis.title.charAt(0).toUpperCase()}${axis.title.slice(1)}`,
    '',
    `| ms of processor | ${axis.sizes.map((size) => `${size} ${axis.unit}`).join(' | ')} | slope | bar | met |`,
    `| --- | ${axis.sizes.map(() => '---').join(' | ')} | --- | --- | --- |`,
    ...rows,
    '',
  ];
}

mkdirSync(OUTPUT, { recursive: true });
const sizes = new Map(AXES.flatMap(({ sizes: all, sizeOf }) => all.map((size) => [keyOf(sizeOf(size)), sizeOf(size)] as const)));
const growthFolders = new Map<string, string>();
for (const [key, size] of sizes) {
  process.stderr.write(`base: ${key}\n`);
  growthFolders.set(key, growthBase(size));
}
const runs = new Map([...sizes.keys()].map((key): [string, Readonly<Record<string, number>>[]] => [key, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [key, size] of sizes) {
    process.stderr.write(`round ${round + 1}: ${key}\n`);
    runs.get(key)?.push(run(size));
  }
const all = AXES.map((axis) => ({ axis, lines: linesOf(axis, runs) }));
writeFileSync(
  path.join(import.meta.dirname, '..', '..', 'docs', 'growth.svg'),
  plot(all.map(({ axis, lines }) => ({ title: axis.title, unit: axis.unit, lines }))),
);
const text = [
  '## Growth',
  '',
  `Made by \`npm run bench -- growth\`: medians of ${ROUNDS} interleaved processes, in each the median of several calls but the first, in milliseconds of processor.`,
  'Each studio has 40 bookings a month and three tenants, each of these a sales line, a charge and mostly a payment a month. The slope is that of a line',
  'through the logarithms: 1 is linear, 0 no growth. Over years only a check, which reads every row, may grow; over studios nothing faster than their number.',
  '',
  '![Milliseconds over years and over studios, both axes logarithmic](growth.svg)',
  '',
  ...all.flatMap(({ axis, lines }) => tableOf(axis, lines)),
  '',
].join('\n');
process.stdout.write(`${text}\n`);
putSection(text);
