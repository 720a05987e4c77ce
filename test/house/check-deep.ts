// `npm run check:deep`: line coverage of the domain (at least 95 %) and its mutation score (at least 80 %), both printed and enforced.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { lineCoverage, mutationScore } from './deep-figures.ts';

const LINES_AT_LEAST = 95;
const MUTATION_AT_LEAST = 80;
const COVERAGE = 'coverage/domain/coverage-summary.json';
const MUTATION = 'reports/mutation.json';

/** Runs a program of `node_modules/.bin` with this terminal. A figure is judged from its report, which an earlier run must not have left. */
function run(report: string, program: string, ...args: readonly string[]): boolean {
  rmSync(report, { force: true });
  return spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

function judge(what: string, read: (report: unknown) => number, path: string, atLeast: number): boolean {
  const value = read(JSON.parse(readFileSync(path, 'utf8')));
  console.log(`${what}: ${value.toFixed(1)} %, at least ${atLeast} %`);
  return value >= atLeast;
}

const covered = run(COVERAGE, 'vitest', 'run', '--config', 'test/config/vitest-domain.config.ts', '--coverage');
const mutated = run(MUTATION, 'stryker', 'run', 'test/config/stryker.config.json');
console.log('');
const enoughLines = judge('line coverage of src/domain', lineCoverage, COVERAGE, LINES_AT_LEAST);
const enoughMutants = judge('mutation score of src/domain', mutationScore, MUTATION, MUTATION_AT_LEAST);
process.exitCode = covered && mutated && enoughLines && enoughMutants ? 0 : 1;
