// People are served in turn, each in the order of their own calls, and nobody has more waiting than may.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const anybody = (): boolean => true;

function takeAll<T>(take: () => T | null): T[] {
  const taken: T[] = [];
  for (let next = take(); next !== null; next = take()) taken.push(next);
  return taken;
}

it('serves somebody who comes behind two hundred calls of another one next', () => {
  const queue = createFairQueue<string>(1000);
  for (let nth = 1; nth <= 200; nth += 1) queue.add('viewer', `viewer ${nth}`);
  expect(queue.take(anybody)).toBe('viewer 1');
  queue.add('desk', 'desk 1');
  queue.add('desk', 'desk 2');
  expect(takeAll(() => queue.take(anybody)).slice(0, 5)).toEqual(['viewer 2', 'desk 1', 'viewer 3', 'desk 2', 'viewer 4']);
});

it('lets so many of one person wait and no more, whatever others have waiting', () => {
  const queue = createFairQueue<number>(2);
  expect([1, 2, 3].map((nth) => queue.add('a', nth))).toEqual([true, true, false]);
  expect(queue.add('b', 1)).toBe(true);
  expect([queue.count('a'), queue.count('b'), queue.count('c')]).toEqual([2, 1, 0]);
  queue.take((person) => person === 'a');
  expect(queue.add('a', 3)).toBe(true);
});

it('passes over who may not be served, and keeps their turn', () => {
  const queue = createFairQueue<string>(9);
  queue.add('a', 'a1');
  queue.add('b', 'b1');
  queue.add('b', 'b2');
  expect(queue.take((person) => person !== 'a')).toBe('b1');
  expect(queue.take(() => false)).toBeNull();
  expect(takeAll(() => queue.take(anybody))).toEqual(['a1', 'b2']);
});

it('forgets work that is no longer wanted, and clears to nothing', () => {
  const queue = createFairQueue<string>(9);
  for (const work of ['a1', 'a2', 'a3']) queue.add('a', work);
  queue.add('b', 'b1');
  expect([queue.remove('a', 'a2'), queue.remove('a', 'a2'), queue.remove('b', 'a1'), queue.remove('b', 'b1')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(queue.clear()).toEqual(['a1', 'a3']);
  expect([queue.take(anybody), queue.count('a')]).toEqual([null, 0]);
});

it('serves each person in order and nobody twice while another one waits, whatever comes when', () => {
  const step = fc.oneof(fc.constant(null), fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = createFairQueue<{ readonly person: string; readonly nth: number }>(1000);
      const waiting = new Map<string, number[]>();
      // Who was served since this person began to wait: nobody twice.
      const servedWhile = new Map<string, string[]>();
      let nth = 0;
      for (const person of steps) {
        if (person !== null) {
          nth += 1;
          queue.add(person, { person, nth });
          const own = waiting.get(person) ?? [];
          if (own.length === 0) servedWhile.set(person, []);
          waiting.set(person, [...own, nth]);
          continue;
        }
        const next = queue.take(anybody);
        if (next === null) {
          expect([...waiting.values()].flat()).toEqual([]);
          continue;
        }
        const [first, ...rest] = waiting.get(next.person) ?? [];
        expect(next.nth).toBe(first);
        waiting.set(next.person, rest);
        for (const [other, left] of waiting) {
          if (other === next.person || left.length === 0) continue;
          expect(servedWhile.get(other)).not.toContain(next.person);
          servedWhile.get(other)?.push(next.person);
        }
        servedWhile.set(next.person, []);
      }
    }),
  );
});
