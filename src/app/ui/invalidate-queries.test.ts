// Asking again, tried on the library itself: an answer that was on its way when something was written is not the newest.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { invalidateQueries } from './invalidate-queries.ts';

/** A question whose answers are what was written when it was asked; the first one comes when it is let go. */
function question() {
  const state = { written: 'before', asked: 0 };
  const { promise: isLate, resolve: letGo } = Promise.withResolvers<void>();
  const queryFn = async (): Promise<string> => {
    const seen = state.written;
    state.asked += 1;
    if (state.asked === 1) await isLate;
    return seen;
  };
  return { state, letGo, options: { queryKey: ['files', 1], queryFn, staleTime: Number.POSITIVE_INFINITY } };
}

describe('invalidateQueries', () => {
  const queries = new QueryClient();
  afterEach(() => queries.clear());

  it('comes to what was written, though the first answer was on its way', async () => {
    const { state, letGo, options } = question();
    const seen = new QueryObserver(queries, options);
    const end = seen.subscribe(() => undefined);
    state.written = 'after';
    const isAsked = invalidateQueries(queries);
    letGo();
    await isAsked;
    await expect.poll(() => seen.getCurrentResult().data).toBe('after');
    expect(state.asked).toBe(2);
    end();
  });

  it('holds an answer that was asked for ahead to be old, if it was asked for before', async () => {
    const { state, letGo, options } = question();
    const ahead = queries.prefetchQuery(options);
    state.written = 'after';
    await invalidateQueries(queries);
    letGo();
    await ahead;
    const seen = new QueryObserver(queries, options);
    const end = seen.subscribe(() => undefined);
    await expect.poll(() => seen.getCurrentResult().data).toBe('after');
    end();
  });

  it('asks again once what had its answer, and leaves what lies beside the key', async () => {
    const { state, letGo, options } = question();
    letGo();
    const end = new QueryObserver(queries, options).subscribe(() => undefined);
    await expect.poll(() => queries.getQueryData(options.queryKey)).toBe('before');
    state.written = 'after';
    await invalidateQueries(queries, ['bookings']);
    expect(state.asked).toBe(1);
    await invalidateQueries(queries, ['files']);
    expect(queries.getQueryData(options.queryKey)).toBe('after');
    expect(state.asked).toBe(2);
    end();
  });
});
