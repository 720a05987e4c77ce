// Wildcards against plain regular expressions, and their time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWildcardTest, findWildcard } from './wildcards.ts';

/** The pattern as a regular expression: nothing of ours. */
function asRegExp(pattern: string, isWhole: boolean): RegExp {
  const source = pattern.replaceAll(/~[*?~]|[*?]|[^*?]/g, (one) =>
    one === '*' ? '[^]*' : one === '?' ? '[^]' : (one.length === 2 ? one.slice(1) : one).replace(/[*?~]/, '\\$&'),
  );
  return new RegExp(isWhole ? `^${source}$` : source);
}

it('find what a regular expression finds', () => {
  const [patterns, texts] = [
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '~'), maxLength: 7 }),
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '~'), maxLength: 9 }),
  ];
  fc.assert(
    fc.property(patterns, texts, fc.nat({ max: 3 }), (pattern, text, start) => {
      expect([pattern, text, createWildcardTest(pattern)(text)]).toEqual([pattern, text, asRegExp(pattern, true).test(text)]);
      const from = Math.min(start, text.length);
      const found = asRegExp(pattern, false).exec(text.slice(from));
      expect([pattern, text, findWildcard(pattern, text, from)]).toEqual([pattern, text, found === null ? -1 : found.index + from]);
    }),
    { numRuns: 3000 },
  );
});

it('take the length of the text, however many stars the pattern has', () => {
  const text = 'a'.repeat(2_000_000);
  expect([findWildcard('*a*a*a*a*a*ab', text, 0), createWildcardTest('*a*a*a*a*ab')(text)]).toEqual([-1, false]);
}, 5000);
