// Every kind of mistake, made in a few lines: what stands there afterwards. And marks of reached places, which leave what the code does as it is.
import { expect, it } from 'vitest';
import { markReached } from './mark-reached.ts';
import { applyEdits } from './mistake.ts';
import { listMistakesAt } from './name-mistakes.ts';
import { locateDiff } from './patches.ts';

/** What a line may become, each with its kind. */
function mistakesOf(text: string, line = 1): string[] {
  return listMistakesAt('x.tsx', text, line).map(({ kind, edits }) => `${kind}: ${applyEdits(text, edits).split('\n')[line - 1] ?? ''}`);
}

it.each([
  ['f(a < 1);', ['operator: f(a <= 1);', 'forgotten call: ;', 'off by one: f(a < 2);', 'off by one: f(a < 0);']],
  ['x = a ?? b;', ['forgotten null: x = a;']],
  ['x = a && b;', ['operator: x = a || b;', 'forgotten condition: x = a;', 'forgotten condition: x = b;']],
  ['if (a) b = c;', ['condition turned round: if (!(a)) b = c;']],
  ['x = !a;', ['condition turned round: x = a;']],
  ['x = a ? b : c;', ['condition turned round: x = !(a) ? b : c;', 'one branch: x = b;']],
  ['x = a * 100;', ['unit: x = a;', 'off by one: x = a * 101;', 'off by one: x = a * 99;', 'unit: x = a * 10;']],
  ["x = 'a' + b;", []],
  ['let x: 1 | 2;', []],
  ['x = Math.min(a, b);', ['swapped arguments: x = Math.min(b, a);', 'other method: x = Math.max(a, b);']],
  ['x = a.filter(b);', ['forgotten step: x = a;']],
  ['await f();', ['forgotten call: ;']],
  ['x = [a, b];', ['forgotten element: x = [ b];', 'swapped elements: x = [b, a];', 'forgotten element: x = [a];']],
  ['x = { a, b };', ['forgotten field: x = {  b };', 'swapped fields: x = { a: b, b: a };', 'forgotten field: x = { a };']],
  ['x = { a: true };', ['other choice: x = { a: false };', 'forgotten field: x = {  };']],
  ['x = `${a} ${b}`;', ['swapped values of a text: x = `${b} ${a}`;']],
  [
    'x = <i a={b} c={d}>{e}{f}</i>;',
    [
      'forgotten part: x = <i a={b} c={d}>{f}</i>;',
      'swapped parts: x = <i a={b} c={d}>{f}{e}</i>;',
      'forgotten part: x = <i a={b} c={d}>{e}</i>;',
      'forgotten attribute: x = <i  c={d}>{e}{f}</i>;',
      'swapped attributes: x = <i a={d} c={b}>{e}{f}</i>;',
      'forgotten attribute: x = <i a={b} >{e}{f}</i>;',
    ],
  ],
  ["x = row.a;\ny = row.b;\nz = say('c');\nz = say('d');", ['other field: x = row.b;']],
  ["z = say('c');\nz = say('d');", ["other word: z = say('d');"]],
  ["x = a === 'b';\ny = a === 'c';", ["operator: x = a !== 'b';", "other choice: x = a === 'c';"]],
])('%s', (text, expected) => {
  expect(mistakesOf(text).toSorted()).toEqual(expected.toSorted());
});

it('offers the mistakes of one line only, and none that cannot be parsed', () => {
  expect(mistakesOf('x = 1;\ny = (a ?? b) + c;', 2)).toEqual(['operator: y = (a ?? b) - c;', 'forgotten null: y = (a) + c;']);
});

it('marks the smallest statement or arrow function around a place, and the module where it is at its top', () => {
  const mark = (id: number): string =>
    `(globalThis.reachedPlaces ??= new Set()).has(${id}) || (globalThis.reachedPlaces.add(${id}), console.debug('reached:${id}'))`;
  const text = 'const a = [1];\nfunction f() { if (a) { b(); } }\nconst g = () => ({ c: 2 });\n';
  const places = ['[1]', 'b()', '2'].map((code, id) => ({ id, offset: text.indexOf(code) }));
  expect(markReached('x.ts', text, places)).toBe(
    `${mark(0)}; const a = [1];\nfunction f() { if (a) { ${mark(1)}; b(); } }\nconst g = () => (${mark(2)}, ({ c: 2 }));\n`,
  );
});

it('finds the first changed line of a diff and all files that it touches', () => {
  const diff = [
    'diff --git a/src/one.ts b/src/one.ts',
    '--- a/src/one.ts',
    '+++ b/src/one.ts',
    '@@ -10,4 +10,4 @@ function one() {',
    ' same',
    ' same',
    '-before',
    '+after',
    '--- a/src/two.ts',
    '+++ b/src/two.ts',
    '@@ -1 +1 @@',
    '-before',
    '+after',
  ].join('\n');
  expect(locateDiff(diff)).toEqual({ files: ['src/one.ts', 'src/two.ts'], line: 12 });
});
