// The pure core alone: for its coverage and for mutation testing.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['src/domain/**/*.test.ts'],
    setupFiles: ['test/config/random-seed.ts'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reportsDirectory: 'coverage/domain',
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 95 },
    },
  },
});
