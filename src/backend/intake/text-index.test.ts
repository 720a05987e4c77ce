// Texts met again: by number over many of them, and two of one hash apart.
import { expect, it } from 'vitest';
import { createTextIndex } from './text-index.ts';

it('finds each text that was added before by the number that it had, over more texts than it has room for at first', () => {
  const texts = Array.from({ length: 5000 }, (_, nth) => `2026-0${nth % 9}|企业${nth}`);
  const index = createTextIndex((number) => texts[number] ?? '');
  expect(texts.map((text) => index.add(text))).toEqual(texts.map(() => null));
  expect(texts.map((text) => index.add(text))).toEqual(texts.map((_, nth) => nth));
});

it('tells two texts of one hash apart', () => {
  // The first pair of words that 32 bits of FNV-1a can't tell apart.
  const texts = ['costarring', 'liquid'];
  const asked: number[] = [];
  const index = createTextIndex((number) => {
    asked.push(number);
    return texts[number] ?? '';
  });
  expect(texts.map((text) => index.add(text))).toEqual([null, null]);
  expect(asked).toEqual([0]);
  expect(index.add('liquid')).toBe(1);
  expect(index.add('costarring')).toBe(0);
});
