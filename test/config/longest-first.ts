// The order of the end-to-end tests: what takes longest is begun first, or a worker would wait for the last file of the other.
import path from 'node:path';
import type { TestSpecification } from 'vitest/node';

/** Files of over half a minute, longest first; all others follow. */
const LONG = [
  'every-screen',
  'whole-month',
  'sales',
  'settings',
  'tenants',
  'report',
  'window-life',
  'desk-mouse',
  'desk',
  'analytics',
  'smoke',
];

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.indexOf(path.basename(moduleId).replace(/\.(e2e|test)\.ts$/, ''));
  return at < 0 ? LONG.length : at;
}

/** Begins with the files that take longest; a run is never cut into shards. */
export class LongestFirst {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
