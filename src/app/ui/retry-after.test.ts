// A query that is refused for the calls that wait is sent once more, behind the seconds that it was told.
import { expect, it } from 'vitest';
import { withRetryAfter } from './retry-after.ts';

type Answer =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly refusal: { code: 'TOO_MANY_CALLS' | 'LOCKED'; data: { seconds?: number } } };

const BUSY: Answer = { ok: false, refusal: { code: 'TOO_MANY_CALLS', data: { seconds: 3 } } };
const LOCKED: Answer = { ok: false, refusal: { code: 'LOCKED', data: {} } };
const FINE: Answer = { ok: true, value: 1 };

/** What is answered in this order, and how long was waited before each. */
async function sent(
  answers: readonly Answer[],
  signal?: AbortSignal,
): Promise<{ readonly end: Answer; readonly course: readonly string[] }> {
  const course: string[] = [];
  const send = async (): Promise<Answer> => {
    course.push('sent');
    return answers[course.filter((one) => one === 'sent').length - 1] ?? LOCKED;
  };
  const end = await withRetryAfter(send, signal, async (ms) => void course.push(`${ms} ms`));
  return { end, course };
}

it.each([
  [[FINE], FINE, ['sent']],
  [[LOCKED, FINE], LOCKED, ['sent']],
  [[BUSY, FINE], FINE, ['sent', '3000 ms', 'sent']],
  [[BUSY, BUSY, FINE], BUSY, ['sent', '3000 ms', 'sent']],
])('%j ends in %j', async (answers, end, course) => {
  expect(await sent(answers)).toEqual({ end, course });
});

it('nothing is sent for a screen that was left meanwhile', async () => {
  expect(await sent([BUSY, FINE], AbortSignal.abort())).toEqual({ end: BUSY, course: ['sent', '3000 ms'] });
});
