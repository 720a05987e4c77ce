// The order of test files: longest first, unknown browser tests before all, and files of the same length as they came.
import { expect, it } from 'vitest';
import { secondsOf, sortLongestFirst } from '../config/longest-first.ts';

const SECONDS = { 'test/e2e/home.e2e.ts': 20, 'test/e2e/sales.e2e.ts': 70, 'src/hosts/http/serve.test.ts': 25 };

it('sorts by the kept seconds; a new browser test is begun first, a new unit test last', () => {
  const files = [
    'src/a.test.ts',
    'test/e2e/home.e2e.ts',
    'src/hosts/http/serve.test.ts',
    'src/b.test.ts',
    'test/e2e/new.e2e.ts',
    'test/electron/window-new.test.ts',
    'test/e2e/sales.e2e.ts',
  ];
  expect(sortLongestFirst(files, (file) => secondsOf(file, SECONDS))).toEqual([
    'test/e2e/new.e2e.ts',
    'test/electron/window-new.test.ts',
    'test/e2e/sales.e2e.ts',
    'src/hosts/http/serve.test.ts',
    'test/e2e/home.e2e.ts',
    'src/a.test.ts',
    'src/b.test.ts',
  ]);
});
