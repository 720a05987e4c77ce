// How long functions are counted to be: the figures of `npm run figures`.
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { functionsIn } from './function-lengths.ts';

it('counts each function from its first line to its last, those inside others too; what is one expression is part of a line', () => {
  const text = `const one = (a: number) => a + 1;
function two(list: number[]) {
  return list.map((each) => {
    return one(each);
  });
}
const three = { go() {
} };
`;
  expect(functionsIn(parseSync('a.ts', text).program, text)).toEqual([
    { line: 2, lines: 5 },
    { line: 3, lines: 3 },
    { line: 7, lines: 2 },
  ]);
});
