// What a thread says to anyone who may end it at any moment: which files it has begun, and which stretches of its work must not be cut.
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is given so that it can be ended (`startThread`). */
export interface ThreadData {
  /** The folder of compiled code of its parent; null where that keeps none. */
  readonly compileCache: string | null;
  /** A cell of `GATE`, and one that counts the stretches that came to their end. */
  readonly gate: Int32Array;
  /** What the program of this thread is started with. */
  readonly given: unknown;
}

/** Who has the say: nobody, the thread (in a stretch that must not be cut), or its parent, which ends it. */
export const GATE = { free: 0, held: 1, shut: -1 } as const;

/** A file or folder that has been begun, or is whole now. */
export interface FileReport {
  readonly kind: 'begun' | 'whole';
  readonly file: string;
}

/** What this thread was started with; null in a thread that is not ended from outside, such as a program's first. */
export function getThreadData(): ThreadData | null {
  const data: unknown = workerData;
  if (typeof data !== 'object' || data === null || !('gate' in data) || !(data.gate instanceof Int32Array)) return null;
  const cache = 'compileCache' in data && typeof data.compileCache === 'string' ? data.compileCache : null;
  return { compileCache: cache, gate: data.gate, given: 'given' in data ? data.given : null };
}

function tell(report: FileReport): void {
  if (getThreadData() !== null) parentPort?.postMessage(report);
}

/**
 * Tracks that this thread writes a file (or a folder, or a database with what lies beside it) that is nothing before it is whole: where the
 * thread is ended meanwhile, it is removed.
 */
export function trackPartialFile(file: string): void {
  tell({ kind: 'begun', file });
}

/** Says that what was begun under this name is whole, or that the name is no longer this thread's. One that nobody else ever has need not be told of. */
export function markFileComplete(file: string): void {
  tell({ kind: 'whole', file });
}

/** Runs a short stretch that leaves something half done where it is cut: this thread is ended before or after it. */
export function runUninterrupted<T>(work: () => T): T {
  const gate = getThreadData()?.gate;
  if (gate === undefined) return work();
  const was = Atomics.compareExchange(gate, 0, GATE.free, GATE.held);
  // The parent was first: this thread has nothing more to do.
  if (was === GATE.shut) Atomics.wait(gate, 0, GATE.shut);
  try {
    return work();
  } finally {
    // One stretch inside of another ends with the outer one.
    if (was === GATE.free) {
      Atomics.add(gate, 1, 1);
      Atomics.store(gate, 0, GATE.free);
    }
  }
}
