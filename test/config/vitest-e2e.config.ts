// The end-to-end tests: `npm run test:e2e`. Each file starts the whole app.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['test/e2e/**/*.e2e.ts', 'test/electron/window-*.test.ts'],
    globalSetup: ['test/e2e/global-setup.ts'],
    // One app at a time: two on two cores miss each other's moments.
    fileParallelism: false,
    // A busy machine can make a person's step miss its moment once; what fails twice is a fault.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: process.env['LIVEBASE_E2E_REPORT'] ?? 'reports/e2e.json' },
  },
});
