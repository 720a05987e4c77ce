// Work that repeats: first after its pause, again after each, not after it was stopped, and a bug does not end it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('repeat', () => {
  it('runs first, then every time, and stops', async () => {
    const work = vi.fn<() => Promise<undefined>>(async () => undefined);
    const stop = repeat({ firstMs: 10, everyMs: 100 }, work, () => undefined);
    await vi.advanceTimersByTimeAsync(9);
    expect(work).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(work).toHaveBeenCalledTimes(3);
    stop();
    await vi.advanceTimersByTimeAsync(500);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('tells of a bug and goes on', async () => {
    const bugs: unknown[] = [];
    const stop = repeat(
      { firstMs: 1, everyMs: 10 },
      () => Promise.reject(new Error('x')),
      (error) => bugs.push(error),
    );
    await vi.advanceTimersByTimeAsync(15);
    expect(bugs).toHaveLength(2);
    stop();
  });
});
