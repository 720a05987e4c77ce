// Grows 200 random workbooks, lets LibreOffice insert the same rows itself, and compares what both show. Run by hand: `npm run gate -- growth`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bookBytes } from '../../src/sheets/book/book-bytes.ts';
import { block, grownBook, opened } from '../helpers/grown-workbook.ts';
import { differences, growthFacts, type GrowthFacts } from '../helpers/growth-facts.ts';
import { planBook } from '../helpers/growth-plan-books.ts';
import { type GrowthPlan, growthPlans, planFeatures, rowFor } from '../helpers/growth-plans.ts';
import { planData } from '../helpers/growth-plan-data.ts';

const USUAL_RUNS = 200;
const USUAL_SEED = 20_261_125;
const RUNS = Number(process.argv[2] ?? USUAL_RUNS);
const SEED = Number(process.argv[3] ?? USUAL_SEED);
const KEPT = 10;
const PORT = 2402;
const PYTHON = '/usr/bin/python3';
const GOLDEN = join(import.meta.dirname, '..', 'fixtures', 'workbooks', 'grown-by-libreoffice.json');

interface Job {
  readonly plan: GrowthPlan;
  readonly ours: string;
  readonly theirs: string;
  /** The same blank as ours, for what LibreOffice makes of its merges. */
  readonly merges: string;
}

interface Golden {
  readonly plan: GrowthPlan;
  readonly facts: GrowthFacts;
}

async function writeJobs(folder: string, plans: readonly GrowthPlan[]): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  for (const [index, plan] of plans.entries()) {
    const [ours = '', theirs = '', merges = ''] = ['ours', 'theirs', 'merges'].map((name) => join(folder, `${index}-${name}.xlsx`));
    const bytes = planBook(plan, 'ours');
    const blank = await opened(bytes);
    writeFileSync(merges, bytes);
    writeFileSync(
      ours,
      bookBytes(
        grownBook(
          blank,
          plan.blocks.map(({ first, last, added }) => block(first, last, added)),
        ).book,
      ),
    );
    writeFileSync(theirs, planBook(plan, 'theirs'));
    jobs.push({ plan, ours, theirs, merges });
  }
  const told = jobs.map(({ plan, ours, theirs, merges }) => ({
    ours,
    theirs,
    merges,
    blocks: plan.blocks.map(({ last, added }) => ({
      last,
      added,
      merges: plan.merges.filter(({ top, bottom }) => top === last && bottom === last).map(({ left, right }) => [left - 1, right - 1]),
    })),
    data: planData(plan),
    growths: plan.blocks.map(({ last, added }) => ({ last: rowFor(plan, 'theirs', last), added })),
  }));
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(told));
  return jobs;
}

async function factsIn(file: string): Promise<GrowthFacts> {
  return growthFacts(await opened(readFileSync(file.replace('.xlsx', '.out.xlsx'))));
}

/** Ten that show as much as possible between them: each next one is what has most that none before had. */
function richest(all: readonly Golden[]): readonly Golden[] {
  const seen = new Set<string>();
  const kept: Golden[] = [];
  const fresh = ({ plan }: Golden): number => planFeatures(plan).filter((feature) => !seen.has(feature)).length;
  while (kept.length < KEPT) {
    const next = all.filter((one) => !kept.includes(one)).toSorted((one, other) => fresh(other) - fresh(one))[0];
    if (next === undefined) break;
    kept.push(next);
    for (const feature of planFeatures(next.plan)) seen.add(feature);
  }
  return kept;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  const jobs = await writeJobs(folder, fc.sample(growthPlans(), { numRuns: RUNS, seed: SEED }));
  execFileSync(PYTHON, [join(import.meta.dirname, 'insert-rows.py'), join(folder, 'jobs.json'), String(PORT)], { stdio: 'inherit' });
  const golden: Golden[] = [];
  let same = 0;
  for (const [index, { plan, ours, theirs, merges }] of jobs.entries()) {
    const facts = { ...(await factsIn(theirs)), merges: (await factsIn(merges)).merges };
    const lines = differences(await factsIn(ours), facts);
    if (lines.length === 0) same += 1;
    else process.stdout.write(`${index}: ${JSON.stringify(plan.blocks)}\n  ${lines.slice(0, 6).join('\n  ')}\n`);
    if (lines.length === 0) golden.push({ plan, facts });
  }
  process.stdout.write(`${same} of ${jobs.length} the same\n`);
  if (same !== jobs.length) {
    process.stdout.write(`files are in ${folder}\n`);
    process.exitCode = 1;
    return;
  }
  // Only the usual run says what `npm test` compares with.
  if (RUNS === USUAL_RUNS && SEED === USUAL_SEED)
    writeFileSync(
      GOLDEN,
      `[\n${richest(golden)
        .map((one) => JSON.stringify(one))
        .join(',\n')}\n]\n`,
    );
  rmSync(folder, { recursive: true });
}

await main();
