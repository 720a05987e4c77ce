// The pool by itself, with small worker programs: bugs and deaths are told, jobs queue for what they hold, cancel ends what can be.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobRequest, Jobs } from './job.ts';
import { openPool } from './pool.ts';

/** A worker that does what its call says. */
const PROGRAM = `
import { parentPort, threadId } from 'node:worker_threads';
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
parentPort.on('message', ({ id, call, flags }) => {
  if (call.thread) return parentPort.postMessage({ kind: 'done', id, answer: threadId });
  if (call.exit !== undefined) process.exit(call.exit);
  if (call.late) { setTimeout(() => { throw new Error('late'); }, 1); return; }
  if (call.bug) return parentPort.postMessage({ kind: 'bug', id, text: 'Error: a bug' });
  if (call.commit) Atomics.add(flags, 0, 1);
  parentPort.postMessage({ kind: 'step', id, step: { phase: 'apply', name: 'x', done: 1, all: 2 } });
  for (let ms = 0; ms < (call.ms ?? 0); ms += 5) {
    sleep(5);
    if (call.looks && Atomics.load(flags, 1) !== 0) return parentPort.postMessage({ kind: 'cancelled', id });
  }
  parentPort.postMessage({ kind: 'done', id, answer: call.answer ?? null });
});
parentPort.postMessage('ready');`;

let jobs: Jobs;
afterEach(() => jobs.close());

function pool(options: Partial<Parameters<typeof openPool>[0]> = {}): Jobs {
  jobs = openPool({ program: programOf(PROGRAM), nowMs: () => 1000, ...options });
  return jobs;
}

function programOf(text: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

function job(call: object, request: Partial<JobRequest> = {}): JobRequest {
  return {
    name: 'a.b',
    owner: 'window',
    holds: [],
    canCancel: true,
    call: () => call,
    onAnswer: null,
    signal: undefined,
    onStep: null,
    ...request,
  };
}

const WRITER = { holds: ['writer'] } as const;

/** Waits until the job has told its first step. */
function started(): { readonly onStep: () => void; readonly yes: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { onStep: () => resolve(), yes: promise };
}

describe('a job', () => {
  it('answers, and a bug, an exit or a throw of its worker rejects without hurting the next', async () => {
    const { run } = pool({ workers: 1 });
    expect(await run(job({ answer: { a: [1, null] } }))).toEqual({ kind: 'done', answer: { a: [1, null] } });
    await expect(run(job({ bug: true }))).rejects.toThrow(/a\.b: Error: a bug/);
    await expect(run(job({ exit: 7 }))).rejects.toThrow(/its worker died/);
    await expect(run(job({ late: true }))).rejects.toMatchObject({ cause: { message: 'late' } });
    await expect(run(job({ call: () => 1 }))).rejects.toThrow(/can't be sent/);
    expect(await run(job({ answer: 2 }))).toEqual({ kind: 'done', answer: 2 });
    expect(jobs.list()).toEqual([]);
  });

  it('tells its steps and stands on the list while it runs', async () => {
    const { run } = pool();
    const seen: unknown[] = [];
    const { onStep, yes } = started();
    const running = run(job({ ms: 60, answer: 1 }, { onStep, canCancel: false }));
    jobs.onChange(() => seen.push(jobs.list().map(({ phase }) => phase)));
    await yes;
    expect(jobs.list()).toEqual([{ id: 1, name: 'a.b', phase: 'apply', what: 'x', done: 1, all: 2, canCancel: false, startedAt: 1000 }]);
    expect(jobs.cancel(1)).toBe(false);
    expect(jobs.cancel(9)).toBe(false);
    await running;
    expect(seen).toEqual([['apply'], []]);
  });
});

describe('cancelling', () => {
  it('takes a waiting job away, and ends one that only reads with its thread', async () => {
    const { run } = pool({ workers: 1 });
    const { onStep, yes } = started();
    const first = run(job({ ms: 5000 }, { onStep }));
    const second = run(job({ answer: 2 }));
    await yes;
    expect(jobs.cancel(2)).toBe(true);
    expect(await second).toEqual({ kind: 'cancelled', isLate: false });
    expect(jobs.cancel(1)).toBe(true);
    expect(await first).toEqual({ kind: 'cancelled', isLate: false });
    expect(await run(job({ answer: 3 }))).toEqual({ kind: 'done', answer: 3 });
  });

  it('lets a writer end in order, and ends its thread only after its time', async () => {
    const { run } = pool({ graceMs: 40 });
    const polite = started();
    const ended = run(job({ ms: 5000, looks: true }, { ...WRITER, onStep: polite.onStep }));
    await polite.yes;
    jobs.cancel(1);
    expect(await ended).toEqual({ kind: 'cancelled', isLate: false });
    const deaf = started();
    const killed = run(job({ ms: 5000, commit: true }, { ...WRITER, onStep: deaf.onStep }));
    await deaf.yes;
    jobs.cancel(2);
    expect(await killed).toEqual({ kind: 'cancelled', isLate: true });
  });

  it('waits until its thread has loaded: one ended in the middle of loading SQLite takes the whole process with it', async () => {
    const channel = new BroadcastChannel(randomUUID());
    const heard: unknown[] = [];
    const isLoading = new Promise<void>((resolve) => {
      channel.addEventListener('message', (event) => {
        heard.push(event.data);
        resolve();
      });
    });
    const slow = `const channel = new BroadcastChannel('${channel.name}'); const goesOn = new Promise((r) => channel.addEventListener('message', r, { once: true })); channel.postMessage('loading'); await goesOn; channel.postMessage('loaded'); channel.close();`;
    const { run } = pool({ program: programOf(slow + PROGRAM) });
    const ended = run(job({ ms: 5000 }));
    await isLoading;
    jobs.cancel(1);
    channel.postMessage('go on');
    expect(await ended).toEqual({ kind: 'cancelled', isLate: false });
    expect(heard).toEqual(['loading', 'loaded']);
    channel.close();
  });

  it('comes by a signal too, and too late where the answer is there', async () => {
    const { run } = pool();
    expect(await run(job({}, { signal: AbortSignal.abort() }))).toEqual({ kind: 'cancelled', isLate: false });
    const control = new AbortController();
    const { onStep, yes } = started();
    const running = run(job({ ms: 5000 }, { signal: control.signal, onStep }));
    await yes;
    control.abort();
    expect(await running).toEqual({ kind: 'cancelled', isLate: false });
    const slow = started();
    const writer = run(job({ ms: 30, answer: 1 }, { ...WRITER, onStep: slow.onStep }));
    await slow.yes;
    jobs.cancel(jobs.list()[0]?.id ?? 0);
    expect(await writer).toEqual({ kind: 'done', answer: 1 });
  });

  it('closing ends everything', async () => {
    const { run } = pool({ workers: 1 });
    const { onStep, yes } = started();
    const both = [run(job({ ms: 5000 }, { onStep })), run(job({}))];
    await yes;
    await jobs.close();
    expect(await Promise.all(both)).toEqual([
      { kind: 'cancelled', isLate: false },
      { kind: 'cancelled', isLate: false },
    ]);
  });
});

describe('turns', () => {
  it('writers follow each other, readers run beside, and a short write goes between', async () => {
    const { run } = pool();
    // Both threads are up before anything is measured by its order.
    await Promise.all([run(job({ ms: 5 })), run(job({ ms: 5 }))]);
    const order: string[] = [];
    const noted = async (name: string, call: object, request: Partial<JobRequest>): Promise<void> => {
      await run(job(call, { ...request, onAnswer: () => order.push(name) }));
    };
    const { onStep, yes } = started();
    const first = noted('first', { ms: 400 }, { ...WRITER, onStep });
    const second = noted('second', { ms: 10 }, WRITER);
    const reader = noted('reader', { ms: 5 }, {});
    await yes;
    const short = jobs.inTurn(async () => {
      order.push('short begins');
      // A reader begins and ends in between: the next writer has had its time to begin.
      await run(job({ ms: 5 }));
      order.push('short ends');
      return 'kept';
    });
    expect(await short).toBe('kept');
    await Promise.all([first, second, reader]);
    expect(order).toEqual(['reader', 'first', 'short begins', 'short ends', 'second']);
    await expect(jobs.inTurn(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    await noted('third', {}, WRITER);
    expect(order.at(-1)).toBe('third');
  });

  it('a worker without work ends by itself and is started again', async () => {
    const { run } = pool({ idleMs: 10 });
    const threadOf = async (): Promise<unknown> => Object(await run(job({ thread: true }))).answer;
    const first = await threadOf();
    expect(first).toBeTypeOf('number');
    // Asked now and then: with longer pauses than it is kept for, another thread answers.
    await expect.poll(threadOf, { interval: 40 }).not.toBe(first);
  });
});
