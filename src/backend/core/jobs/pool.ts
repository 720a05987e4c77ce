// The pool of worker threads: started when first needed, one writer at a time, each job ended by its answer, its cancel or its death.
import type { JobHold } from '../../../contract/core/method.ts';
import type { LiveJob } from '../../../contract/core/shapes.ts';
import { FLAGS, type JobEnd, type JobOrder, type JobReport, type JobRequest, type Jobs, type JobStep } from './job.ts';
import { type OwnThread, startThread } from './own-thread.ts';

/** How a pool works; hosts leave what they don't care about. */
export interface PoolOptions {
  /** The worker's program: it calls `serveJobs`. */
  readonly program: URL;
  readonly workers?: number;
  /** A worker without work is ended after this time. */
  readonly idleMs?: number;
  /** How long a job that holds the writer may take to end by itself, between two steps, before its thread is ended. */
  readonly graceMs?: number;
  readonly nowMs: () => number;
}

interface Slot {
  readonly thread: OwnThread;
  job: Job | null;
  idle: NodeJS.Timeout | null;
}

interface Job {
  readonly id: number;
  readonly request: JobRequest;
  readonly flags: Int32Array;
  readonly startedAt: number;
  readonly end: (end: JobEnd) => void;
  readonly fail: (error: Error) => void;
  step: JobStep;
  slot: Slot | null;
  grace: NodeJS.Timeout | null;
}

/** The pool's whole state: one owner, `openPool`. */
interface Pool {
  readonly options: Required<PoolOptions>;
  readonly slots: Set<Slot>;
  readonly waiting: Job[];
  readonly running: Set<Job>;
  /** Short writes of the calling thread that wait for a writing job to end. */
  readonly turns: (() => void)[];
  readonly listeners: Set<() => void>;
  shortWrites: number;
  serial: number;
}

const NO_STEP: JobStep = { phase: 'wait', name: '', done: 0, all: 0 };

function tell(pool: Pool): void {
  for (const listener of pool.listeners) listener();
}

function isHeld(pool: Pool, hold: JobHold): boolean {
  return [...pool.running].some(({ request }) => request.holds.includes(hold));
}

/** Whether a job must wait: for a job that has what it wants, or for short writes of the calling thread. */
function mustWait(pool: Pool, { holds }: JobRequest): boolean {
  return holds.some((hold) => isHeld(pool, hold)) || (holds.includes('writer') && pool.shortWrites > 0);
}

function isReport(message: unknown): message is JobReport {
  return typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;
}

/** Takes a job off the lists and its worker; what waits may go on. */
function leave(pool: Pool, job: Job): void {
  if (job.grace !== null) clearTimeout(job.grace);
  pool.running.delete(job);
  const { slot } = job;
  if (slot !== null && pool.slots.has(slot)) rest(pool, slot);
  pump(pool);
  tell(pool);
}

function rest(pool: Pool, slot: Slot): void {
  slot.job = null;
  slot.thread.settle();
  slot.thread.worker.unref();
  slot.idle = setTimeout(() => {
    pool.slots.delete(slot);
    void slot.thread.end();
  }, pool.options.idleMs);
  slot.idle.unref();
}

/** Ends a job's thread, locks and all, and only then says so. An answer that was on its way meanwhile is taken. */
async function kill(pool: Pool, job: Job): Promise<void> {
  const { slot } = job;
  if (slot === null || !pool.slots.delete(slot)) return;
  await slot.thread.end();
  if (!pool.running.has(job)) return;
  leave(pool, job);
  job.end({ kind: 'cancelled', isLate: Atomics.load(job.flags, FLAGS.commits) > 0 });
}

function heard(pool: Pool, job: Job, report: JobReport): void {
  if (!pool.running.has(job)) return;
  if (report.kind === 'step') {
    job.step = report.step;
    job.request.onStep?.(report.step);
    tell(pool);
    return;
  }
  if (report.kind === 'done') job.request.onAnswer?.(report.answer);
  leave(pool, job);
  if (report.kind === 'done') job.end({ kind: 'done', answer: report.answer });
  else if (report.kind === 'cancelled') job.end({ kind: 'cancelled', isLate: Atomics.load(job.flags, FLAGS.commits) > 0 });
  else job.fail(new Error(`job ${job.request.name}: ${report.text}`));
}

/** A worker that dies by itself takes its job with it, never the whole program. */
function died(pool: Pool, slot: Slot, cause: unknown): void {
  if (!pool.slots.delete(slot)) return;
  const { job } = slot;
  if (job === null) return;
  leave(pool, job);
  job.fail(new Error(`job ${job.request.name}: its worker died`, { cause }));
}

function startSlot(pool: Pool): Slot {
  const thread = startThread(pool.options.program);
  const slot: Slot = { thread, job: null, idle: null };
  thread.worker.on('message', (message: unknown) => {
    if (isReport(message) && slot.job?.id === message.id) heard(pool, slot.job, message);
  });
  thread.worker.on('error', (error: unknown) => died(pool, slot, error));
  thread.worker.on('exit', (code) => died(pool, slot, new Error(`exit code ${code}`)));
  pool.slots.add(slot);
  return slot;
}

function freeSlot(pool: Pool): Slot | null {
  const free = [...pool.slots].find(({ job }) => job === null);
  if (free !== undefined) return free;
  return pool.slots.size < pool.options.workers ? startSlot(pool) : null;
}

/** A call that can't be cloned is a bug of its own: it fails, and the worker stays. */
function begin(pool: Pool, job: Job, slot: Slot): void {
  if (slot.idle !== null) clearTimeout(slot.idle);
  Object.assign(slot, { job, idle: null });
  job.slot = slot;
  pool.running.add(job);
  slot.thread.worker.ref();
  try {
    const order: JobOrder = { id: job.id, call: job.request.call(), flags: job.flags };
    slot.thread.worker.postMessage(order);
  } catch (error) {
    leave(pool, job);
    job.fail(new Error(`job ${job.request.name}: its call can't be sent`, { cause: error }));
  }
}

/** Short writes that waited go first, then jobs in their order, those first whose owner has fewest running; a writing job waits for the one before and for short writes. */
function pump(pool: Pool): void {
  if (!isHeld(pool, 'writer')) {
    for (const go of pool.turns.splice(0)) {
      pool.shortWrites += 1;
      go();
    }
  }
  const countRunning = ({ request: { owner } }: Job): number => [...pool.running].filter(({ request }) => request.owner === owner).length;
  for (const job of pool.waiting.toSorted((a, b) => countRunning(a) - countRunning(b))) {
    if (mustWait(pool, job.request)) continue;
    const slot = freeSlot(pool);
    if (slot === null) return;
    pool.waiting.splice(pool.waiting.indexOf(job), 1);
    begin(pool, job, slot);
  }
}

function cancel(pool: Pool, job: Job): boolean {
  const { request, flags } = job;
  if (!request.canCancel) return false;
  const at = pool.waiting.indexOf(job);
  if (at >= 0) {
    pool.waiting.splice(at, 1);
    tell(pool);
    job.end({ kind: 'cancelled', isLate: false });
    return true;
  }
  Atomics.store(flags, FLAGS.cancel, 1);
  // A job that only reads loses nothing with its thread; one that writes is let to end its transaction in order.
  if (!request.holds.includes('writer')) void kill(pool, job);
  else job.grace ??= setTimeout(() => void kill(pool, job), pool.options.graceMs);
  return true;
}

function infoOf({ id, request, step, startedAt }: Job): LiveJob {
  const { phase, name: what, done, all } = step;
  return { id, name: request.name, phase, what, done, all, canCancel: request.canCancel, startedAt };
}

function run(pool: Pool, request: JobRequest): Promise<JobEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<JobEnd>();
  const { signal } = request;
  if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled', isLate: false });
  const onAbort = (): void => void cancel(pool, job);
  const job: Job = {
    id: (pool.serial += 1),
    request,
    flags: new Int32Array(new SharedArrayBuffer(8)),
    startedAt: pool.options.nowMs(),
    end: (end) => {
      signal?.removeEventListener('abort', onAbort);
      resolve(end);
    },
    fail: (error) => {
      signal?.removeEventListener('abort', onAbort);
      reject(error);
    },
    step: NO_STEP,
    slot: null,
    grace: null,
  };
  signal?.addEventListener('abort', onAbort);
  pool.waiting.push(job);
  pump(pool);
  tell(pool);
  return promise;
}

async function inTurn<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  if (isHeld(pool, 'writer')) await new Promise<void>((resolve) => pool.turns.push(resolve));
  else pool.shortWrites += 1;
  try {
    return await work();
  } finally {
    pool.shortWrites -= 1;
    pump(pool);
  }
}

async function close(pool: Pool): Promise<void> {
  for (const job of pool.waiting.splice(0)) job.end({ kind: 'cancelled', isLate: false });
  const busy = [...pool.running];
  const idle = [...pool.slots].filter(({ job }) => job === null);
  for (const slot of idle) pool.slots.delete(slot);
  await Promise.all([...busy.map((job) => kill(pool, job)), ...idle.map(({ thread }) => thread.end())]);
}

/** Opens a pool; no thread starts before the first job. */
export function openPool(options: PoolOptions): Jobs {
  const pool: Pool = {
    options: { workers: 2, idleMs: 120_000, graceMs: 3000, ...options },
    slots: new Set(),
    waiting: [],
    running: new Set(),
    turns: [],
    listeners: new Set(),
    shortWrites: 0,
    serial: 0,
  };
  const find = (id: number): Job | undefined => [...pool.running, ...pool.waiting].find((job) => job.id === id);
  return {
    run: (request) => run(pool, request),
    list: () => [...pool.running, ...pool.waiting].toSorted((a, b) => a.id - b.id).map(infoOf),
    cancel: (id) => {
      const job = find(id);
      return job !== undefined && cancel(pool, job);
    },
    onChange: (listener) => {
      pool.listeners.add(listener);
      return () => void pool.listeners.delete(listener);
    },
    inTurn: (work) => inTurn(pool, work),
    close: () => close(pool),
  };
}
