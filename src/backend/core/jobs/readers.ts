// The threads that read a base while the first one answers everybody: lists of any length, each person's calls in turn with the others'.
import { createFairQueue, type FairQueue } from './fair-queue.ts';
import { FLAGS, type JobOrder, type JobReport, READY } from './job.ts';
import { type OwnThread, startThread } from './own-thread.ts';

/** How readers work; hosts leave what they don't care about. */
export interface ReaderOptions {
  /** The thread's program: it calls `serveJobs`. */
  readonly program: URL;
  /** At least two: one person's calls never have all of them. */
  readonly threads?: number;
  /** How many calls of one person may wait. */
  readonly mostWaiting?: number;
  /** A thread without work is ended after this time, but for the last one. */
  readonly idleMs?: number;
}

/** A read as it is asked for. */
export interface ReadRequest {
  /** The method that it runs, as `group.method`. */
  readonly name: string;
  /** Who asks: a person, or a computer where nobody is known. */
  readonly person: string;
  /** What the thread is handed, asked for when the read begins; it must survive a structured clone. */
  readonly call: () => unknown;
  readonly signal: AbortSignal | undefined;
}

/** How a read ended. `refused`: as much of the person's waits already, about so many seconds of it. A bug rejects instead. */
export type ReadEnd =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly seconds: number }
  | { readonly kind: 'cancelled' };

/** The reading threads of one host. */
export interface Readers {
  /** Runs a read and answers its end. Rejects where the thread meets a bug or dies. */
  readonly run: (request: ReadRequest) => Promise<ReadEnd>;
  /** Waits for the reads that run and ends every thread, so that none has the base open. What is asked meanwhile waits, and begins afterwards. */
  readonly release: () => Promise<void>;
  /** Ends every thread; what waits is cancelled. */
  readonly close: () => Promise<void>;
}

interface Read {
  readonly id: number;
  readonly request: ReadRequest;
  readonly end: (end: ReadEnd) => void;
  readonly fail: (error: Error) => void;
}

interface Slot {
  readonly thread: OwnThread;
  /** Whether it has loaded: until then no read waits for it that another thread could do meanwhile. */
  isReady: boolean;
  read: Read | null;
  beganMs: number;
  idle: NodeJS.Timeout | null;
}

/** The whole state: one owner, `openReaders`. */
interface Pool {
  readonly options: Required<ReaderOptions>;
  readonly slots: Set<Slot>;
  readonly waiting: FairQueue<Read>;
  /** Called when a read has ended. */
  readonly listeners: Set<() => void>;
  /** While there are any, no read begins. */
  releases: number;
  /** Milliseconds that a read takes, of late. */
  usualMs: number;
  serial: number;
}

/** How much the last read counts in what one usually takes. */
const WEIGHT = 0.2;

function isReport(message: unknown): message is JobReport {
  return typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;
}

function countRunning(pool: Pool, person: string): number {
  return [...pool.slots].filter(({ read }) => read?.request.person === person).length;
}

/** A slot has nothing to do: it rests, and what waits may begin. */
function leave(pool: Pool, slot: Slot): void {
  slot.read = null;
  if (pool.slots.has(slot)) {
    slot.thread.settle();
    slot.thread.worker.unref();
    slot.idle = setTimeout(() => {
      // The last one stays: a list after a quiet while does not wait for a thread to start.
      if (pool.slots.size > 1 && pool.slots.delete(slot)) void slot.thread.end();
    }, pool.options.idleMs);
    slot.idle.unref();
  }
  for (const listener of pool.listeners) listener();
  pump(pool);
}

function heard(pool: Pool, slot: Slot, report: JobReport): void {
  const { read } = slot;
  if (read === null || read.id !== report.id || report.kind === 'step') return;
  pool.usualMs += WEIGHT * (performance.now() - slot.beganMs - pool.usualMs);
  leave(pool, slot);
  if (report.kind === 'done') read.end({ kind: 'done', answer: report.answer });
  else read.fail(new Error(`read ${read.request.name}: ${report.kind === 'bug' ? report.text : report.kind}`));
}

/** A thread that dies by itself takes its read with it, never the whole program. */
function died(pool: Pool, slot: Slot, cause: unknown): void {
  if (!pool.slots.delete(slot)) return;
  // What can't be loaded would be started again for ever: a read that it was started for fails with it.
  const read = slot.read ?? (slot.isReady ? null : pool.waiting.take(() => true));
  if (read === null) return;
  leave(pool, slot);
  read.fail(new Error(`read ${read.request.name}: its thread died`, { cause }));
}

function startSlot(pool: Pool): void {
  const thread = startThread(pool.options.program);
  const slot: Slot = { thread, isReady: false, read: null, beganMs: 0, idle: null };
  thread.worker.on('message', (message: unknown) => {
    if (isReport(message)) heard(pool, slot, message);
    if (message !== READY) return;
    slot.isReady = true;
    leave(pool, slot);
  });
  thread.worker.on('error', (error: unknown) => died(pool, slot, error));
  thread.worker.on('exit', (code) => died(pool, slot, new Error(`exit code ${code}`)));
  pool.slots.add(slot);
}

/** A call that can't be cloned is a bug of its own: it fails, and the thread stays. */
function begin(pool: Pool, slot: Slot, read: Read): void {
  if (slot.idle !== null) clearTimeout(slot.idle);
  Object.assign(slot, { read, idle: null, beganMs: performance.now() });
  slot.thread.worker.ref();
  try {
    const flags = new Int32Array(new SharedArrayBuffer(Object.keys(FLAGS).length * Int32Array.BYTES_PER_ELEMENT));
    const order: JobOrder = { id: read.id, call: read.request.call(), flags };
    slot.thread.worker.postMessage(order);
  } catch (error) {
    leave(pool, slot);
    read.fail(new Error(`read ${read.request.name}: its call can't be sent`, { cause: error }));
  }
}

function pump(pool: Pool): void {
  const { threads } = pool.options;
  // One thread is left for the others, however many calls one person makes.
  const canServe = (person: string): boolean => countRunning(pool, person) < Math.max(1, threads - 1);
  while (pool.releases === 0) {
    const slot = [...pool.slots].find(({ isReady, read }) => isReady && read === null);
    const read = slot === undefined ? null : pool.waiting.take(canServe);
    if (slot === undefined || read === null) break;
    begin(pool, slot, read);
  }
  const isStarting = [...pool.slots].some(({ isReady, read }) => !isReady || read === null);
  if (pool.releases === 0 && !isStarting && pool.slots.size < threads && pool.waiting.has(canServe)) startSlot(pool);
}

function run(pool: Pool, request: ReadRequest): Promise<ReadEnd> {
  const { person, signal } = request;
  if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
  const { promise, resolve, reject } = Promise.withResolvers<ReadEnd>();
  const onAbort = (): void => {
    if (pool.waiting.remove(person, read)) resolve({ kind: 'cancelled' });
  };
  const settle = (): void => signal?.removeEventListener('abort', onAbort);
  const read: Read = {
    id: (pool.serial += 1),
    request,
    end: (end) => {
      settle();
      resolve(end);
    },
    fail: (error) => {
      settle();
      reject(error);
    },
  };
  if (!pool.waiting.add(person, read)) {
    const seconds = Math.max(1, Math.ceil((pool.waiting.count(person) * pool.usualMs) / 1000));
    return Promise.resolve({ kind: 'refused', seconds });
  }
  signal?.addEventListener('abort', onAbort);
  pump(pool);
  return promise;
}

/** Ends the threads, once none reads. */
async function endThreads(pool: Pool): Promise<void> {
  const isReading = (): boolean => [...pool.slots].some(({ read }) => read !== null);
  while (isReading()) {
    await new Promise<void>((resolve) => {
      const listener = (): void => {
        pool.listeners.delete(listener);
        resolve();
      };
      pool.listeners.add(listener);
    });
  }
  const idle = [...pool.slots];
  pool.slots.clear();
  await Promise.all(
    idle.map((slot) => {
      if (slot.idle !== null) clearTimeout(slot.idle);
      return slot.thread.end();
    }),
  );
}

async function release(pool: Pool): Promise<void> {
  pool.releases += 1;
  await endThreads(pool);
  // Callers that wait for the release first do what no thread may meet.
  setImmediate(() => {
    pool.releases -= 1;
    pump(pool);
  });
}

async function close(pool: Pool): Promise<void> {
  for (const read of pool.waiting.clear()) read.end({ kind: 'cancelled' });
  await endThreads(pool);
}

/** Opens the readers; no thread starts before the first read. */
export function openReaders(options: ReaderOptions): Readers {
  const { mostWaiting = 32 } = options;
  const pool: Pool = {
    options: { threads: 2, mostWaiting, idleMs: 120_000, ...options },
    slots: new Set(),
    waiting: createFairQueue(mostWaiting),
    listeners: new Set(),
    releases: 0,
    usualMs: 0,
    serial: 0,
  };
  return { run: (request) => run(pool, request), release: () => release(pool), close: () => close(pool) };
}
