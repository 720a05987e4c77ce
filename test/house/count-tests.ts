// `node test/house/count-tests.ts REPORT...`: adds up vitest's JSON reports and closes with `N passed, N failed`. A missing report counts as a failure.
import { existsSync, readFileSync } from 'node:fs';
import { addUp, closingLine, readReport, type TestCounts } from './test-counts.ts';

function countsOf(path: string): TestCounts {
  if (existsSync(path)) return readReport(path, readFileSync(path, 'utf8'));
  console.log(`${path} is missing: that run came to no end`);
  return { passed: 0, failed: 1, skipped: 0 };
}

const counts = addUp(process.argv.slice(2).map(countsOf));
console.log(closingLine(counts));
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
