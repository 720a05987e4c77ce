// What catches a mistake: types, lint, unit tests, then the end-to-end tests that reach its place, those first that have caught most in least time.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { markReached, REACHED } from './mark-reached.ts';
import { takeTestReport, type TestedFile } from './test-report.ts';
import { listFiles, readOriginal, type WorkingCopy } from './working-copy.ts';

/** A mistake, made. `make` makes it in a copy and answers the files that it touches, or throws. */
export interface Mistake {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** Where in the file's text it begins. */
  readonly offset: number;
  readonly what: string;
  readonly make: (copy: WorkingCopy) => readonly string[];
}

/** Who noticed: the step, and of tests the file and the name. */
export interface Caught {
  readonly by: 'types' | 'lint' | 'build' | 'unit tests' | 'browser tests';
  readonly how: string;
}

const UNIT = ['vitest', 'run', '--config', 'test/config/vitest.config.ts'];
const E2E = ['vitest', 'run', '--config', 'test/config/vitest-mistakes.config.ts'];
/** How long a test waits for what a mistake may have taken away. */
const PATIENCE_MS = '20000';

/** True of what the browser's page is made of. */
export const isOfPage = (file: string): boolean => file.startsWith('src/app/');

function firstFailure(files: readonly TestedFile[]): string | null {
  const [first] = files.flatMap(({ file, failed }) => failed.map(({ test, message }) => `${file}: ${test}: ${message}`));
  return first ?? null;
}

/** Runs tests until the first fails; answers what failed. */
async function runTests(copy: WorkingCopy, words: readonly string[], more: Readonly<Record<string, string>>, seconds?: number) {
  const report = path.join(copy.folder, 'reports', 'mistake.json');
  const where = { LIVEBASE_TEST_REPORT: report, LIVEBASE_E2E_REPORT: report, LIVEBASE_E2E_PATIENCE_MS: PATIENCE_MS, ...more };
  const { code, output } = await copy.run(words, where, seconds);
  const files = takeTestReport(report, copy.folder);
  const failure = firstFailure(files) ?? (code === 0 ? null : code === null ? 'the tests did not end' : output.trim().slice(-300));
  return { files, failure };
}

/** Runs what needs no browser. `touched`: files of the mistake; without any, everything is looked at as it is. */
export async function judgeWithoutBrowser(copy: WorkingCopy, touched: readonly string[]): Promise<Caught | null> {
  const isPage = touched.every(isOfPage);
  const projects = isPage ? ['src/app'] : ['.', 'src/app', 'src/domain', 'src/contract'];
  for (const project of projects) {
    const notes = path.join(copy.folder, `types-${project.replaceAll(/\W/g, '-')}.tsbuildinfo`);
    const { code, output } = await copy.run(['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', notes]);
    if (code !== 0) return { by: 'types', how: output.split('\n')[0] ?? '' };
  }
  const lint = await copy.run(['oxlint', '--format', 'unix', ...touched.filter((file) => existsSync(path.join(copy.folder, file)))]);
  if (lint.code !== 0) return { by: 'lint', how: lint.output.split('\n')[0] ?? '' };
  const pageTests = listFiles('src/app').filter((file) => /\.test\.tsx?$/.test(file));
  const related = ['vitest', 'related', '--run', ...UNIT.slice(2), '--bail', '1', ...touched, ...pageTests];
  const near = [...UNIT, '--bail', '1', ...new Set(touched.map((file) => path.dirname(file)))];
  const runs = isPage ? [related] : [near, [...UNIT, '--bail', '1']];
  for (const words of runs) {
    const { failure } = await runTests(copy, [...words, '--passWithNoTests'], {});
    if (failure !== null) return { by: 'unit tests', how: failure };
  }
  return null;
}

/** Which end-to-end test files there are, how long each takes, how often each has caught a mistake, and which places each reaches. */
export interface Browsers {
  readonly seconds: ReadonlyMap<string, number>;
  readonly reached: ReadonlyMap<number, ReadonlySet<string>>;
  readonly tally: Map<string, { runs: number; caught: number }>;
}

/** Which browser tests are run. `files`: parts of names, all files where there are none. */
export interface BrowserChoice {
  readonly hosts: 'http' | 'both';
  readonly files: readonly string[];
}

/** In a browser alone: the page is the same in the window, which would take as long again. */
function onlyNames({ hosts }: BrowserChoice): string[] {
  return hosts === 'both' ? [] : ['--testNamePattern', String.raw`^(?!.*\(window)`];
}

/** Runs all end-to-end tests without a mistake, with the mistakes' places marked. */
export async function mapBrowserTests(copy: WorkingCopy, mistakes: readonly Mistake[], choice: BrowserChoice): Promise<Browsers> {
  const places = Map.groupBy(
    mistakes.filter(({ file }) => isOfPage(file)),
    ({ file }) => file,
  );
  for (const [file, here] of places) copy.write(file, markReached(file, readOriginal(file), here));
  const notes = path.join(copy.folder, 'reached.txt');
  const { files } = await runTests(copy, [...E2E, ...onlyNames(choice), ...choice.files], {
    LIVEBASE_REACHED_NOTES: notes,
    LIVEBASE_E2E_PATIENCE_MS: '',
  });
  copy.restore([...places.keys()]);
  const red = files.filter(({ failed }) => failed.length > 0);
  for (const one of red) console.log(`left out, it fails without a mistake: ${firstFailure([one]) ?? ''}`);
  const green = files.filter(({ failed, seconds }) => failed.length === 0 && seconds > 0);
  if (green.length === 0) throw new Error('no end-to-end test could be run');
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
  const reached = new Map<number, Set<string>>(mistakes.filter(({ file }) => isOfPage(file)).map(({ id }) => [id, new Set()]));
  for (const line of lines) {
    const [file = '', id = ''] = line.split(` ${REACHED}`);
    reached.get(Number(id))?.add(file);
  }
  return { seconds: new Map(green.map(({ file, seconds }) => [file, seconds])), reached, tally: new Map() };
}

/** Orders test files: those first that catch most in the time they take. */
function mostCatching({ seconds, tally }: Browsers, files: readonly string[]): string[] {
  const worth = (file: string): number => {
    const { runs, caught } = tally.get(file) ?? { runs: 0, caught: 0 };
    return (caught + 1) / (runs + 2) / (5 + (seconds.get(file) ?? 0));
  };
  return files.toSorted((a, b) => worth(b) - worth(a));
}

/** Runs the end-to-end tests that reach a mistake, which has been made in the copy, until one fails. */
export async function judgeInBrowser(
  copy: WorkingCopy,
  { id }: Mistake,
  browsers: Browsers,
  choice: BrowserChoice,
): Promise<Caught | null> {
  const reaching = browsers.reached.get(id);
  const files = mostCatching(
    browsers,
    [...browsers.seconds.keys()].filter((file) => reaching?.has(file) ?? true),
  );
  if (files.length === 0) return null;
  const expected = files.reduce((sum, file) => sum + (browsers.seconds.get(file) ?? 0), 0);
  const words = [...E2E, '--bail', '1', '--maxWorkers', '1', ...onlyNames(choice), ...files];
  const { files: ran, failure } = await runTests(copy, words, { LIVEBASE_SPEC_ORDER: files.join(',') }, 300 + 4 * expected);
  for (const { file, failed, seconds } of ran) {
    if (seconds === 0 && failed.length === 0) continue;
    const known = browsers.tally.get(file) ?? { runs: 0, caught: 0 };
    browsers.tally.set(file, { runs: known.runs + 1, caught: known.caught + (failed.length > 0 ? 1 : 0) });
  }
  return failure === null ? null : { by: failure.includes('PAGE_BUILD_FAILED') ? 'build' : 'browser tests', how: failure };
}
