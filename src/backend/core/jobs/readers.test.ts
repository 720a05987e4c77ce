// The reading threads by themselves, with a small program: who is served when, who is refused, and what ends.
import { afterEach, expect, it, vi } from 'vitest';
import { openReaders, type ReadEnd, type Readers } from './readers.ts';

/** Does what its call says; a call that waits ends with the next that opens. */
const PROGRAM = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ id, call }) => {
  if (call.exit !== undefined) process.exit(call.exit);
  if (call.bug) return parentPort.postMessage({ kind: 'bug', id, text: 'Error: a bug' });
  if (call.gate !== undefined) {
    const gate = new Int32Array(call.gate);
    Atomics.wait(gate, 0, 0);
  }
  parentPort.postMessage({ kind: 'done', id, answer: call.thread ? threadId : call.answer });
});
parentPort.postMessage('ready');`;

let readers: Readers;
afterEach(() => readers.close());

function open(options: Partial<Parameters<typeof openReaders>[0]> = {}): Readers {
  readers = openReaders({ program: new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`), ...options });
  return readers;
}

function read(person: string, call: object, signal?: AbortSignal): Promise<ReadEnd> {
  return readers.run({ name: 'a.b', person, call: () => call, signal });
}

/** A read that has begun and holds its thread until it is let go. */
async function held(person: string): Promise<{ readonly end: Promise<ReadEnd>; readonly letGo: () => void }> {
  const gate = new SharedArrayBuffer(4);
  const begun = Promise.withResolvers<void>();
  const call = (): object => {
    begun.resolve();
    return { gate, answer: `${person} held` };
  };
  const end = readers.run({ name: 'a.b', person, call, signal: undefined });
  await begun.promise;
  const letGo = (): void => {
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
  };
  return { end, letGo };
}

it('reads of another person come to their end while one person’s two hundred wait', async () => {
  open({ mostWaiting: 1000 });
  const first = await held('viewer');
  const ended: string[] = [];
  const many = Array.from({ length: 200 }, async (_, nth) => {
    await read('viewer', { answer: nth });
    ended.push('viewer');
  });
  await read('desk', { answer: 'a list' });
  await read('desk', { answer: 'another' });
  expect(ended).toEqual([]);
  first.letGo();
  await Promise.all([first.end, ...many]);
  expect(ended).toHaveLength(200);
});

it('in one thread too, people take turns by the order in which their reads end', async () => {
  open({ threads: 1 });
  const first = await held('viewer');
  const ended: string[] = [];
  const noted = async (person: string, nth: number): Promise<void> => {
    await read(person, { answer: nth });
    ended.push(`${person} ${nth}`);
  };
  const all = [
    ...[1, 2, 3, 4].map((nth) => noted('viewer', nth)),
    ...[1, 2].map((nth) => noted('desk', nth)),
    ...[1].map((nth) => noted('guest', nth)),
  ];
  first.letGo();
  await Promise.all(all);
  expect(ended).toEqual(['viewer 1', 'desk 1', 'guest 1', 'viewer 2', 'desk 2', 'viewer 3', 'viewer 4']);
});

it('one call too many of a person is refused with the seconds to wait, another person’s is not', async () => {
  open({ mostWaiting: 2 });
  const first = await held('viewer');
  const waiting = [read('viewer', { answer: 1 }), read('viewer', { answer: 2 })];
  const refused = await read('viewer', { answer: 3 });
  expect(refused).toEqual({ kind: 'refused', seconds: expect.any(Number) });
  expect(refused.kind === 'refused' && Number.isInteger(refused.seconds) && refused.seconds >= 1).toBe(true);
  expect(await read('desk', { answer: 'a list' })).toEqual({ kind: 'done', answer: 'a list' });
  first.letGo();
  expect(await Promise.all(waiting)).toEqual([
    { kind: 'done', answer: 1 },
    { kind: 'done', answer: 2 },
  ]);
  expect(await read('viewer', { answer: 4 })).toEqual({ kind: 'done', answer: 4 });
});

it('a caller who goes away takes what waits along, and nothing that runs', async () => {
  open();
  const away = new AbortController();
  const first = await held('viewer');
  const gone = read('viewer', { answer: 1 }, away.signal);
  const stays = read('viewer', { answer: 2 });
  away.abort();
  expect(await gone).toEqual({ kind: 'cancelled' });
  expect(await read('viewer', { answer: 3 }, away.signal)).toEqual({ kind: 'cancelled' });
  first.letGo();
  expect(await Promise.all([first.end, stays])).toEqual([
    { kind: 'done', answer: 'viewer held' },
    { kind: 'done', answer: 2 },
  ]);
});

it('a program that can’t be loaded fails what waits for it, each time', async () => {
  open({ program: new URL("data:text/javascript,throw new Error('not built')") });
  await expect(read('a', { answer: 1 })).rejects.toThrow('read a.b: its thread died');
  await expect(read('a', { answer: 1 })).rejects.toThrow('read a.b: its thread died');
});

it('a bug and a thread that dies fail their own read, and the next one is read', async () => {
  open();
  await expect(read('a', { bug: true })).rejects.toThrow('read a.b: Error: a bug');
  await expect(read('a', { exit: 3 })).rejects.toThrow('read a.b: its thread died');
  await expect(read('a', { answer: () => 1 })).rejects.toThrow("its call can't be sent");
  expect(await read('a', { answer: 1 })).toEqual({ kind: 'done', answer: 1 });
});

it('are released once nothing is read: what is asked meanwhile begins behind, in a thread of its own', async () => {
  open({ threads: 1 });
  const before = await read('a', { thread: true });
  const first = await held('a');
  const order: string[] = [];
  const released = readers.release().then(() => order.push('released'));
  const later = read('b', { thread: true }).then((end) => {
    order.push('read');
    return end;
  });
  first.letGo();
  await Promise.all([released, later]);
  expect(order).toEqual(['released', 'read']);
  expect(await later).not.toEqual(before);
});

it('behind a quiet while one thread is left, which reads at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    open();
    const first = await held('a');
    const second = await read('b', { thread: true });
    first.letGo();
    await first.end;
    vi.advanceTimersByTime(600_000);
    const left = await read('a', { thread: true });
    vi.advanceTimersByTime(600_000);
    expect(await read('c', { thread: true })).toEqual(left);
    expect([second, left].every(({ kind }) => kind === 'done')).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('closing ends what waits and waits for what runs', async () => {
  open({ threads: 1 });
  const first = await held('a');
  const waiting = read('a', { answer: 1 });
  const closed = readers.close();
  expect(await waiting).toEqual({ kind: 'cancelled' });
  first.letGo();
  expect(await first.end).toEqual({ kind: 'done', answer: 'a held' });
  await closed;
});
