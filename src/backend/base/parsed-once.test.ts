// Tests that a text is parsed once, again when it changes, and that only a few texts are kept.
import { expect, it } from 'vitest';
import { memoizeParse } from './parsed-once.ts';

function counted() {
  const parsed: string[] = [];
  const parse = memoizeParse((text) => {
    parsed.push(text);
    return { text };
  });
  return { parse, parsed };
}

it('parses a text once, and another text for itself', () => {
  const { parse, parsed } = counted();
  expect(parse('a')).toBe(parse('a'));
  expect(parse('b')).toEqual({ text: 'b' });
  expect(parse('a')).toEqual({ text: 'a' });
  expect(parsed).toEqual(['a', 'b']);
});

it('keeps a few texts only', () => {
  const { parse, parsed } = counted();
  for (let nth = 0; nth < 9; nth += 1) parse(String(nth));
  parse('8');
  parse('0');
  expect(parsed).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '0']);
});
