// A thread that can be ended at any moment: not before it has loaded, not inside a stretch that must not be cut, and what it had begun goes.
import { rmSync } from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type FileReport, GATE, type ThreadData } from '../files/partial-files.ts';
import { READY } from './job.ts';

/**
 * Megabytes that V8 gives to new objects, in three parts of which two hold something at a time. Left to itself it lets them grow to 48 and more where much outlives a
 * collection, as the rows of a file do: a third of what a big import took. Held to this, such work takes 60 to 150 MB less and no more of the processor.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 } as const;

const LOOK_EVERY_MS = 5;
/** What SQLite lays beside a database. */
const SUFFIXES = ['', '-wal', '-shm', '-journal'] as const;

/** A thread of this program. */
export interface OwnThread {
  readonly worker: Worker;
  /** Ends it, once it has said READY, and removes what it had begun. */
  readonly end: () => Promise<void>;
  /** Whether it is in a stretch that must not be cut, or behind one: what it was to do may be done. */
  readonly mayBeDone: () => boolean;
  /** Says that a piece of its work has come to its own end: nothing that it had begun is to be removed any more. */
  readonly settle: () => void;
  /** Removes what it had begun where it is on its way to its end, which may take long inside of SQLite. */
  readonly sweep: () => void;
}

/** The folder in which this process keeps compiled code, for its threads; null where it keeps none. */
function compileCache(): string | null {
  const own = nodeModule.getCompileCacheDir();
  // Node names the folder of its own version inside of the one that it was given.
  return own === undefined ? null : path.dirname(own);
}

function isFileReport(message: unknown): message is FileReport {
  return typeof message === 'object' && message !== null && 'file' in message && 'kind' in message;
}

function remove(file: string): void {
  for (const suffix of SUFFIXES) {
    try {
      rmSync(file + suffix, { recursive: true, force: true });
    } catch (error) {
      // Where another program holds it, or its disk is gone, it stays.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

/** Waits for the end of a stretch that must not be cut, and lets none begin any more. */
async function shut(gate: Int32Array): Promise<void> {
  while (Atomics.compareExchange(gate, 0, GATE.free, GATE.shut) === GATE.held) await wait(LOOK_EVERY_MS);
}

/** Starts a thread whose program says READY once it has loaded. `given` reaches it as `getThreadData().given`. */
export function startThread(program: URL, given: unknown = null): OwnThread {
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const data: ThreadData = { compileCache: compileCache(), gate, given };
  const worker = new Worker(program, { workerData: data, resourceLimits: THREAD_LIMITS });
  const { promise: loaded, resolve } = Promise.withResolvers<void>();
  const begun = new Set<string>();
  worker.on('message', (message: unknown) => {
    if (message === READY) resolve();
    if (!isFileReport(message)) return;
    if (message.kind === 'begun') begun.add(message.file);
    else begun.delete(message.file);
  });
  worker.on('exit', () => {
    Atomics.store(gate, 0, GATE.shut);
    resolve();
  });
  const sweep = (): void => {
    if (Atomics.load(gate, 0) !== GATE.shut) return;
    for (const file of begun) remove(file);
  };
  const end = async (): Promise<void> => {
    // Ended while it loads an addon, it would take the whole process with it.
    await loaded;
    await shut(gate);
    await worker.terminate();
    sweep();
  };
  const mayBeDone = (): boolean => Atomics.load(gate, 0) === GATE.held || Atomics.load(gate, 1) > 0;
  return { worker, end, mayBeDone, settle: () => begun.clear(), sweep };
}
