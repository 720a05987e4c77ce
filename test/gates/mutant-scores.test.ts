// The score of sampled mutants by layer: what counts as noticed, what as missed, what not at all.
import { expect, it } from 'vitest';
import { layerOf, scoreByLayer } from './mutant-scores.ts';

function mutant(status: string, line: number, replacement = 'true') {
  return { status, mutatorName: 'ConditionalExpression', replacement, location: { start: { line, column: 1 }, end: { line, column: 9 } } };
}

it('knows the layer of each file', () => {
  expect(
    ['src/contract/a.ts', 'src/backend/b.ts', 'src/sheets/c.ts', 'src/hosts/cli/d.ts', 'electron/main/e.ts', 'src/app/f.ts'].map(layerOf),
  ).toEqual(['contract', 'backend', 'sheets', 'hosts', 'electron', null]);
});

it('counts killed and timed out as noticed, survived and not reached as missed, and no others', () => {
  const scores = scoreByLayer({
    files: {
      'src/sheets/read.ts': { mutants: [mutant('Killed', 1), mutant('Timeout', 2), mutant('Survived', 3, 'false'), mutant('Ignored', 4)] },
      'src/sheets/write.ts': { mutants: [mutant('NoCoverage', 7, '{}'), mutant('CompileError', 8), mutant('RuntimeError', 9)] },
      'src/backend/open.ts': { mutants: [mutant('Killed', 5)] },
      'src/app/page.ts': { mutants: [mutant('Survived', 6)] },
    },
  });
  expect([...scores]).toEqual([
    ['backend', { noticed: 1, missed: 0, survivors: [] }],
    [
      'sheets',
      {
        noticed: 2,
        missed: 2,
        survivors: [
          'src/sheets/read.ts:3 ConditionalExpression: false (Survived)',
          'src/sheets/write.ts:7 ConditionalExpression: {} (NoCoverage)',
        ],
      },
    ],
  ]);
});
