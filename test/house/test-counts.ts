// Counting tests from vitest's JSON reports. Pure.

/** Tests of one or more runs. A file that could not be run counts as one failed test. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestFile {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** Reads one report. @throws Error if it is no vitest report: counting nothing as fine would hide a run that did not happen. */
export function readReport(path: string, text: string): TestCounts {
  const report: unknown = JSON.parse(text);
  if (typeof report !== 'object' || report === null || !('testResults' in report) || !Array.isArray(report.testResults)) {
    throw new Error(`${path} is no test report`);
  }
  return addUp(report.testResults.map(countFile));
}

function countFile({ status, assertionResults }: VitestFile): TestCounts {
  const of = (wanted: string): number => assertionResults.filter((one) => one.status === wanted).length;
  const passed = of('passed');
  const failed = of('failed');
  const brokenFile = status === 'failed' && failed === 0 ? 1 : 0;
  return { passed, failed: failed + brokenFile, skipped: assertionResults.length - passed - failed };
}

export function addUp(all: readonly TestCounts[]): TestCounts {
  const sum = (pick: (one: TestCounts) => number): number => all.reduce((total, one) => total + pick(one), 0);
  return { passed: sum((one) => one.passed), failed: sum((one) => one.failed), skipped: sum((one) => one.skipped) };
}

/** `12 passed, 0 failed`, with `, 3 skipped` where some were. */
export function closingLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
