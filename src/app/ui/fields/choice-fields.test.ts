// What is found among suggested words.
import { expect, it } from 'vitest';
import { isSuggestionFound } from './choice-fields.tsx';

it.each([
  ['化妆', true],
  [' 品类 ', true],
  ['妆品', true],
  ['', true],
  ['食品', false],
])('%j finds 化妆品类: %s', (typed, isFound) => {
  expect(isSuggestionFound(typed, { label: '化妆品类' })).toBe(isFound);
});
