// The closing line of CI: counted from reports, never assumed.
import { describe, expect, it } from 'vitest';
import { addUp, closingLine, readReport } from './test-counts.ts';

function reportOf(...files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }) => ({ status, assertionResults: tests.map((one) => ({ status: one })) })),
  });
}

describe('counts of tests', () => {
  it('adds up files and runs', () => {
    const one = readReport(
      'one',
      reportOf({ status: 'passed', tests: ['passed', 'passed'] }, { status: 'failed', tests: ['passed', 'failed', 'skipped'] }),
    );
    expect(one).toEqual({ passed: 3, failed: 1, skipped: 1 });
    expect(addUp([one, one])).toEqual({ passed: 6, failed: 2, skipped: 2 });
  });

  it('a file that could not be run is a failure', () => {
    expect(readReport('one', reportOf({ status: 'failed', tests: [] }))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('refuses what is no report', () => {
    expect(() => readReport('one', '{}')).toThrow('one is no test report');
    expect(() => readReport('one', '')).toThrow(SyntaxError);
  });

  it('writes the line', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
