// The order of test files: what takes longest is begun first, or a worker would wait for the last file of the other.
import { statSync } from 'node:fs';
import path from 'node:path';
import type { TestSpecification } from 'vitest/node';
import durations from './durations.json' with { type: 'json' };

const ROOT = path.join(import.meta.dirname, '..', '..');

/** Answers how many seconds a test file takes by a table of them. A browser test that is not in it counts as long, any other as short. */
export function secondsOf(file: string, table: Readonly<Record<string, number>>): number {
  return table[file] ?? (/^test\/(?:e2e|electron)\//.test(file) ? Number.POSITIVE_INFINITY : 0);
}

/** Sorts files by what each takes, most first; those that take the same stay as they are. */
export function sortLongestFirst<T>(files: readonly T[], secondsFor: (file: T) => number): T[] {
  const timed = files.map((file) => ({ file, seconds: secondsFor(file) }));
  return timed.toSorted((a, b) => (a.seconds === b.seconds ? 0 : b.seconds - a.seconds)).map(({ file }) => file);
}

/** Begins with the files that take longest (`node test/house/durations.ts` keeps how long), then with the largest; a run is never cut into shards. */
export class LongestFirst {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const nameOf = ({ moduleId }: TestSpecification): string => path.relative(ROOT, moduleId).split(path.sep).join('/');
    const largestFirst = sortLongestFirst(files, ({ moduleId }) => statSync(moduleId).size);
    return sortLongestFirst(largestFirst, (file) => secondsOf(nameOf(file), durations));
  }
}
