// The figures of the deep check, from reports as the tools write them.
import { describe, expect, it } from 'vitest';
import { lineCoverage, mutationScore } from './deep-figures.ts';

describe('figures of the deep check', () => {
  it('reads line coverage', () => {
    expect(lineCoverage({ total: { lines: { total: 10, covered: 9, skipped: 0, pct: 90 } } })).toBe(90);
  });

  it('counts mutants that a test noticed', () => {
    const of = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });
    expect(mutationScore({ files: { a: of('Killed', 'Timeout', 'Survived'), b: of('NoCoverage', 'Ignored', 'CompileError') } })).toBe(50);
    expect(mutationScore({ files: {} })).toBe(0);
  });
});
