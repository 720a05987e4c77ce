// What a joined computer may send in one call: more than that is refused before anything is made of it, and takes no time of others.
import { expect, it } from 'vitest';
import { openRawBase } from '../../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { openClient } from '../../router.ts';
import { hasMoreParts } from './procedures.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
}

it('counts values in lists and fields, and bytes as one', () => {
  expect(hasMoreParts({ a: [1, 2], b: { c: 'x' }, d: new Uint8Array(1000) }, 6)).toBe(false);
  expect(hasMoreParts({ a: [1, 2], b: { c: 'x' }, d: new Uint8Array(1000) }, 5)).toBe(true);
  expect(hasMoreParts('x'.repeat(1_000_000), 1)).toBe(false);
  expect(hasMoreParts(nested(100), 1000)).toBe(false);
  expect(hasMoreParts(nested(101), 1000)).toBe(true);
});

it.each([
  ['a list of a million numbers', Array<number>(1_000_000).fill(1)],
  ['100,000 lists in one another', nested(100_000)],
])('%s in a recovery, which nobody has to sign in for, is refused', async (_what, junk) => {
  const raw = openRawBase();
  const actor = { ...TESTER, role: 'viewer' } as const;
  const client = openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null });
  const methods = client as unknown as { readonly people: { readonly recover: (input: unknown) => Promise<unknown> } };
  expect(await methods.people.recover({ person: junk, code: '', pin: '' })).toEqual({
    ok: false,
    refusal: { code: 'INPUT_INVALID', data: { most: 100_000 } },
    files: [],
  });
  raw.close();
});
