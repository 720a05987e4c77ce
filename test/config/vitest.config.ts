// How the test suite runs: `npm test`, and `npx vitest run --config test/config/vitest.config.ts some/file`.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['src/**/*.test.ts', 'electron/**/*.test.ts', 'test/**/*.test.ts'],
    // The window's own tests need Electron: they run with the end-to-end tests.
    exclude: ['test/e2e/**', 'test/electron/window-*.test.ts', 'test/bench/**', 'test/fixtures/**'],
    globalSetup: ['test/config/run-folder.ts'],
    setupFiles: ['test/config/random-seed.ts', 'test/config/named-file.ts'],
    // Many tests wait for processes of their own: two at a time, even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The product's modules are read once for all files of a worker, which a third of the time went into: no test leaves anything behind in them.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // How long a busy machine may take is no matter.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: process.env['LIVEBASE_TEST_REPORT'] ?? 'reports/tests.json' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reportsDirectory: 'coverage',
    },
  },
});
