// `npm run bench -- workbook`: a bureau's workbook of 5 MB filled, beside programs that load and save it, and what these lose of it. Writes "The bureau's workbook" of docs/performance.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { BIG_BLANKS, bigBlank, type BigBlankName } from './big-blank.ts';
import { median, putSection } from './figures.ts';
import { EXCELJS, installPeers } from './peers.ts';
import { FORM_BLANKS, formBlank, type FormBlankName } from './form-blanks.ts';
import { blankBytes } from '../helpers/fill-figures.ts';

const OUTPUT = path.join(import.meta.dirname, '..', '..', 'bench-output');
const FOLDER = path.join(OUTPUT, 'workbooks');
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const FIXTURES = ['simple-monthly', 'tenant-list', 'rich-features', 'placeholders'] as const;
const WORKS = ['ours', 'copy', 'repack', 'exceljs', 'xlsx'] as const;
const MOST_MS = 1500;
const MOST_MEGABYTES = 300;

type Work = (typeof WORKS)[number] | 'propose';

const measured = z.strictObject({ ms: z.number(), cpu: z.number(), megabytes: z.number() });
type Measured = z.infer<typeof measured>;
const losses = z.strictObject({ kinds: z.number(), lost: z.array(z.string()) });
type Losses = z.infer<typeof losses>;

const NAMES: Readonly<Record<Work, string>> = {
  ours: 'filled, every step up to the second reading',
  copy: 'bytes read and written',
  repack: 'every part inflated and deflated again',
  exceljs: `exceljs ${EXCELJS}, load and save`,
  xlsx: '@e965/xlsx, read and write',
  propose: 'a map proposed',
};

const BIG_NAMES: Readonly<Record<BigBlankName, string>> = {
  tables: 'A form of 87 cells beside three tables of 11,300 rows, 33,900 formulas in them, which nothing fills',
  list: 'One sheet of 22,000 rows with as many formulas: 736 cells written, a list at its top grown by 30 rows, so that all below moves',
};

function fileOf(name: string): string {
  return path.join(FOLDER, `${name}.xlsx`);
}

function savedBy(work: Work, name: string): string {
  return path.join(FOLDER, `${name}-${work}.xlsx`);
}

/** Compiled code is kept between runs: the measured process takes no types off, as what is shipped does not. */
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: path.join(OUTPUT, 'compiled') };

function node(script: string, words: readonly string[]): unknown {
  const file = path.join(import.meta.dirname, script);
  return JSON.parse(execFileSync(process.execPath, [file, ...words], { encoding: 'utf8', maxBuffer: 1 << 20, env: ENVIRONMENT }));
}

/** Ours runs in a thread, as in the program. */
function run(work: Work, name: string): Measured {
  const words = [work, name, fileOf(name), savedBy(work, name)];
  const isOurs = work === 'ours' || work === 'propose';
  return measured.parse(isOurs ? node('in-thread.ts', ['workbook-work.ts', ...words]) : node('workbook-work.ts', words));
}

/** A B C A B C …: what slows the machine for a while slows all of them. The first round is not counted. */
function interleaved(name: string, works: readonly Work[]): ReadonlyMap<Work, Measured> {
  const all = new Map(works.map((work): [Work, Measured[]] => [work, []]));
  for (const work of works) run(work, name);
  for (let round = 0; round < RUNS; round += 1) for (const work of works) all.get(work)?.push(run(work, name));
  const middle = (list: readonly Measured[], key: keyof Measured): number => median(list.map((one) => one[key]));
  return new Map(
    [...all].map(([work, list]) => [work, { ms: middle(list, 'ms'), cpu: middle(list, 'cpu'), megabytes: middle(list, 'megabytes') }]),
  );
}

function timeTable(name: BigBlankName): string[] {
  process.stderr.write(`${name}: ${WORKS.join(', ')}\n`);
  const all = interleaved(name, WORKS);
  const ours = all.get('ours')?.ms ?? Number.NaN;
  const rows = [...all].map(([work, { ms, cpu, megabytes }]) => {
    const isOurs = work === 'ours';
    const met = !isOurs ? '' : ms < MOST_MS && megabytes < MOST_MEGABYTES ? 'yes' : 'no';
    const bar = isOurs ? `under ${MOST_MS} ms and ${MOST_MEGABYTES} MB` : '';
    return `| ${NAMES[work]} | ${Math.round(ms)} | ${Math.round(cpu)} | ${Math.round(megabytes)} | ${isOurs ? '' : ratio(ms / ours)} | ${bar} | ${met} |`;
  });
  return [
    `### ${name === 'tables' ? 'Tables beside the form' : 'A list that grows'}`,
    '',
    `${BIG_NAMES[name]}.`,
    '',
    `| what | ms | ms of processor | peak MB | time to ours | bar | met |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

interface FormLine {
  readonly name: FormBlankName;
  readonly work: 'ours' | 'propose';
  readonly what: string;
  readonly mostMs: number;
  /** 0: none. */
  readonly mostMegabytes: number;
}

const FORM_LINES: readonly FormLine[] = [
  { name: 'prepared', work: 'ours', what: 'prepared form, three cells of it filled', mostMs: 1500, mostMegabytes: 250 },
  { name: 'chain-8000', work: 'ours', what: '8,000 formulas in a chain, all calculated again', mostMs: 1500, mostMegabytes: 0 },
  { name: 'chain-16000', work: 'ours', what: '16,000 formulas in a chain', mostMs: 3000, mostMegabytes: 0 },
  { name: 'data', work: 'propose', what: 'a map proposed for 200,000 cells of texts and figures', mostMs: 2000, mostMegabytes: 0 },
  { name: 'data-texts', work: 'propose', what: 'a map proposed for 200,000 cells of texts', mostMs: 2000, mostMegabytes: 0 },
  { name: 'prepared', work: 'propose', what: 'a map proposed for the prepared form', mostMs: 2000, mostMegabytes: 0 },
];

function formTable(): string[] {
  const lines = FORM_LINES.map(({ name, work, what, mostMs, mostMegabytes }) => {
    process.stderr.write(`${name}: ${work}\n`);
    const { ms, cpu, megabytes } = interleaved(name, [work]).get(work) ?? { ms: Number.NaN, cpu: Number.NaN, megabytes: Number.NaN };
    const isMet = ms < mostMs && (mostMegabytes === 0 || megabytes < mostMegabytes);
    const bar = `under ${mostMs} ms${mostMegabytes === 0 ? '' : ` and ${mostMegabytes} MB`}`;
    return `| ${what} | ${Math.round(ms)} | ${Math.round(cpu)} | ${Math.round(megabytes)} | ${bar} | ${isMet ? 'yes' : 'no'} |`;
  });
  return [
    '### Small when packed, much when read',
    '',
    'The prepared form: a protected sheet of 20,000 rows and 22 columns under a table, a rule of input on each column, a formula in each row.',
    '',
    '| what | ms | ms of processor | peak MB | bar | met |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

function ratio(value: number): string {
  return value.toFixed(value < 1 ? 3 : 2);
}

/** What each program loses of each workbook; null where it refuses it or breaks on it. */
function lossesOf(work: Work, name: string): Losses | null {
  process.stderr.write(`losses: ${work} ${name}\n`);
  try {
    run(work, name);
    return losses.parse(node('workbook-losses.ts', [fileOf(name), savedBy(work, name)]));
  } catch (error) {
    if (work === 'ours') throw error;
    return null;
  }
}

const RIVALS = ['ours', 'exceljs', 'xlsx'] as const satisfies readonly Work[];

function lossTable(): string[] {
  const names = [...FIXTURES, ...BIG_BLANKS];
  const lostBy = new Map(RIVALS.map((work): [Work, Set<string>] => [work, new Set()]));
  const rows = names.map((name) => {
    const all = RIVALS.map((work) => {
      const found = lossesOf(work, name);
      for (const kind of found?.lost ?? []) lostBy.get(work)?.add(kind);
      return found;
    });
    const cells = all.map((one) => (one === null ? 'fails' : String(one.lost.length)));
    return `| ${name} | ${all[0]?.kinds ?? ''} | ${cells.join(' | ')} |`;
  });
  return [
    '### What is lost',
    '',
    'Kinds of which the saved workbook has fewer than the blank: elements of sheets, styles and the workbook by name, all else by the folder of',
    'its parts. Cells and the numbers of their styles are left out, since each program writes those in its own way. Ours is the filled workbook,',
    'the others only loaded and saved.',
    '',
    `| workbook | kinds | ours | exceljs | @e965/xlsx |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...RIVALS.map((work) => `Lost by ${work === 'ours' ? 'us' : work}: ${listed([...(lostBy.get(work) ?? [])])}.`).flatMap((line) => [
      line,
      '',
    ]),
  ];
}

function listed(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'nothing' : kinds.toSorted().join(', ');
}

mkdirSync(FOLDER, { recursive: true });
installPeers(OUTPUT);
for (const name of FIXTURES) writeFileSync(fileOf(name), blankBytes(name));
for (const name of BIG_BLANKS) writeFileSync(fileOf(name), bigBlank(name));
for (const name of FORM_BLANKS) writeFileSync(fileOf(name), formBlank(name));
const [cpu] = os.cpus();
const load = os.loadavg()[0] ?? 0;
const text = [
  "## The bureau's workbook",
  '',
  `Made by \`npm run bench -- workbook\` on ${new Date().toISOString().slice(0, 10)}: workbooks of 5 MB (packed), medians of ${RUNS} interleaved runs, each in a process of its own; the memory is`,
  'that of the whole process, which takes no types off: compiled code is kept between runs, as in what is shipped. Filling is opening, planning, growing, writing, calculating, packing, and reading the result again with the second reader.',
  '',
  `Machine: ${cpu?.model ?? 'unknown'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, load over a minute ${load.toFixed(1)} before. Node ${process.version}.`,
  '',
  ...BIG_BLANKS.flatMap(timeTable),
  'What a list that grows needs beyond the other: nearly every cell of the sheet gets another address, so that its text is made again, and',
  'every one of its formulas is rewritten, looked at for what it reads, and compared.',
  '',
  ...formTable(),
  ...lossTable(),
].join('\n');
process.stdout.write(`${text}\n`);
putSection(text);
