// Lines drawn by a seed: always the same, only lines of code, each once.
import { expect, it } from 'vitest';
import { createRandom, drawLines, listCodeLines, pickOne, shuffle } from './sampling.ts';

const TEXT = `// What it is for.
import { one } from './one.ts';
import {
  two,
} from './two.ts';

/**
 * Adds 1.
 */
export function add(value: number): number {
  // Why.
  const sum = value + one;
  if (two) {
    return sum;
  }
  return 0;
}
`;

it('takes a line for code unless it is blank, a comment, an import or brackets', () => {
  expect(listCodeLines(TEXT)).toEqual([10, 12, 13, 14, 16]);
});

it('knows mulberry32 by its published numbers', () => {
  const random = createRandom(1);
  expect([random(), random(), random()].map((part) => Math.floor(part * 4_294_967_296))).toEqual([
    2_693_262_067, 11_749_833, 2_265_367_787,
  ]);
});

it('draws each line once, alike for a seed whatever order the files come in, and otherwise for another seed', () => {
  const files = [
    { path: 'b.ts', text: TEXT },
    { path: 'a.ts', text: 'const a = 1;\nconst b = 2;\n' },
  ];
  const drawn = drawLines(files, 7);
  expect(drawn).toEqual(drawLines(files.toReversed(), 7));
  expect(drawn).not.toEqual(drawLines(files, 8));
  expect(drawn.map(({ file, line }) => `${file}:${line}`).toSorted()).toEqual([
    'a.ts:1',
    'a.ts:2',
    'b.ts:10',
    'b.ts:12',
    'b.ts:13',
    'b.ts:14',
    'b.ts:16',
  ]);
});

it('shuffles a copy, and picks nothing of nothing', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(shuffle(list, createRandom(3)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(pickOne([], createRandom(3))).toBeNull();
  expect(pickOne(['a', 'b'], () => 0.5)).toBe('b');
});
