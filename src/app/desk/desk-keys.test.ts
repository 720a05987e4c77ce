// The keys that work on the whole front desk: each stands for one thing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What is on screen all the time; panels and lists have keys of their own for what stands in them. */
const ALWAYS = [
  'DeskScreen.tsx',
  'DeskToolbar.tsx',
  'FindBox.tsx',
  'board/Board.tsx',
  'print/PrintMenu.tsx',
  'shift/ShiftButton.tsx',
] as const;

const keysIn = (file: string): readonly string[] =>
  [...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/\bkeys?: '([^']+)'/g)].map((found) => found[1] ?? '');

it('no key of the desk stands for two things', () => {
  const keys = ALWAYS.flatMap((file) => [...new Set(keysIn(file))]);
  expect(keys).toEqual(expect.arrayContaining(['A', 'J', 'N', 'P', 'Q', 'W', 'Z', '/']));
  expect(keys.filter((key, nth) => keys.indexOf(key) !== nth)).toEqual([]);
});
