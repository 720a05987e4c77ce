// Calls whose answers are lost with the line: each had a key of its own, and the page knows which to ask about.
import { describe, expect, it } from 'vitest';
import { ORPCError } from '@orpc/client';
import { LINE_CUT_CODE, STEP_HEADER, STEP_KEY } from '../../contract/core/wire.ts';
import { fetchWithSteps, isLost, isShutOut, keepLostOfPort, createUnconfirmedCalls } from './unconfirmed-calls.ts';

function sender(answer: () => Promise<Response>) {
  const lost = createUnconfirmedCalls();
  const keys: string[] = [];
  const send = fetchWithSteps(lost, (request) => {
    keys.push(new Request(request).headers.get(STEP_HEADER) ?? '');
    return answer();
  });
  const call = (method: string): Promise<Response> => send(new Request('http://here/rpc', { method: 'POST' }), {}, null, method.split('.'));
  return { lost, keys, call };
}

/** A body whose line is cut in the midst of it. */
function cutBody(): ReadableStream {
  return new ReadableStream({ pull: (to) => to.error(new TypeError('terminated')) });
}

describe('a call', () => {
  it('brings a key of its own, and is not lost where an answer came, whatever it was', async () => {
    const { lost, keys, call } = sender(async () => Response.json({ json: 1 }, { status: 500 }));
    expect(await (await call('bookings.book')).json()).toEqual({ json: 1 });
    await call('bookings.book');
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(STEP_KEY);
    expect(lost.list()).toEqual([]);
  });

  it.each([
    ['never came', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['was cut in the midst', async () => new Response(cutBody(), { headers: { 'content-type': 'application/json' } })],
  ])('whose answer %s is kept with its key', async (_how, answer) => {
    const { lost, keys, call } = sender(answer);
    let heard = 0;
    lost.listen(() => (heard += 1));
    const error: unknown = await call('bookings.book').catch((thrown: unknown) => thrown);
    expect(isLost(error)).toBe(true);
    expect(lost.list()).toEqual([{ key: keys[0], method: 'bookings.book' }]);
    expect(heard).toBe(1);
    // It belongs to the base that was open then, whatever is open once somebody has signed in again.
    lost.locate('/data');
    lost.locate('/other');
    expect(lost.list()).toMatchObject([{ folder: '/data' }]);
    lost.drop(lost.list());
    expect(lost.list()).toEqual([]);
  });

  it('of a page that the new run of the program does not know says so, and is not lost', async () => {
    const { lost, call } = sender(async () => new Response('…', { status: 401 }));
    expect(isShutOut(await call('bookings.book').catch((thrown: unknown) => thrown))).toBe(true);
    expect(lost.list()).toEqual([]);
  });
});

describe('a call over a window’s port', () => {
  it('is kept with its key where its answer was lost on the way to the host; what was refused or a bug is not', async () => {
    const lost = createUnconfirmedCalls();
    const keys: string[] = [];
    const failing = async (error: unknown): Promise<unknown> => {
      const send = ({ step = '' }): Promise<never> => {
        keys.push(step);
        return Promise.reject(error);
      };
      return keepLostOfPort(lost)({ path: ['bookings', 'book'], context: {} }, send).catch((thrown: unknown) => thrown);
    };
    const bug = new ORPCError('INTERNAL_SERVER_ERROR');
    expect(await failing(bug)).toBe(bug);
    expect(isShutOut(await failing(new ORPCError('UNAUTHORIZED', { status: 401 })))).toBe(true);
    expect(lost.list()).toEqual([]);
    expect(isLost(await failing(new ORPCError(LINE_CUT_CODE, { status: 503 })))).toBe(true);
    expect(keys[2]).toMatch(STEP_KEY);
    expect(lost.list()).toEqual([{ key: keys[2], method: 'bookings.book' }]);
  });
});
