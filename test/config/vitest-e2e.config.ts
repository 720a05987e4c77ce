// The end-to-end tests: `npm run test:e2e`. Each file starts the whole app.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from '../e2e/hands.ts';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['test/e2e/**/*.e2e.ts', 'test/electron/window-*.test.ts'],
    globalSetup: ['test/config/run-folder.ts', 'test/e2e/global-setup.ts'],
    // An app waits for screens and a person's pace about half of its time: two at once fill two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Every wait is for what a person would see; how long a busy machine may take for it is no matter.
    retry: 0,
    expect: { poll: { timeout: PATIENCE_MS } },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: process.env['LIVEBASE_E2E_REPORT'] ?? 'reports/e2e.json' },
  },
});
