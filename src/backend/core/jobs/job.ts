// What a job is: long work that runs in a thread of its own, what is said of it while it runs, and how it ends.
import type { LiveJob } from '../../../contract/core/shapes.ts';
import type { JobKind } from '../../../contract/core/method.ts';

/** How far a job is: what it does, with what, and how much of it. */
export interface JobStep {
  readonly phase: string;
  readonly name: string;
  readonly done: number;
  readonly all: number;
}

/** A job as it is asked for. */
export interface JobRequest extends JobKind {
  /** The method that it runs, as `group.method`. */
  readonly name: string;
  /** Who asked for it: nobody's jobs keep another one's waiting while they have more running. */
  readonly owner: string;
  /** What the worker is handed, asked for when the job begins; it must survive a structured clone. */
  readonly call: () => unknown;
  /** Takes the answer before the next job begins. */
  readonly onAnswer: ((answer: unknown) => void) | null;
  readonly signal: AbortSignal | undefined;
  readonly onStep: ((step: JobStep) => void) | null;
}

/** How a job ended. `isLate`: it was cancelled after it had written something. A bug rejects instead. */
export type JobEnd = { readonly kind: 'done'; readonly answer: unknown } | { readonly kind: 'cancelled'; readonly isLate: boolean };

/** The jobs of one host. */
export interface Jobs {
  /** Runs a job and answers its end. Rejects where the worker meets a bug or dies. */
  readonly run: (request: JobRequest) => Promise<JobEnd>;
  /** Jobs that run or wait, oldest first. */
  readonly list: () => readonly LiveJob[];
  /** Asks a job to end. False where there is none of this number or it can't be cancelled. */
  readonly cancel: (id: number) => boolean;
  /** Calls `listener` whenever the list changes; answers how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  /** Runs a short write of this thread while no job holds the writer, so that nobody blocks on a lock. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Ends every job and every worker. */
  readonly close: () => Promise<void>;
}

/** The cells of memory that a job and its worker share. */
export const FLAGS = { commits: 0, cancel: 1 } as const;

/** What the pool sends a worker. `flags` are the cells of `FLAGS`. */
export interface JobOrder {
  readonly id: number;
  readonly call: unknown;
  readonly flags: Int32Array;
}

/** What a worker sends once everything that it runs on is loaded. A thread that is ended while it loads SQLite's addon takes the whole process with it. */
export const READY = 'ready';

/** What a worker sends back. */
export type JobReport =
  | { readonly kind: 'step'; readonly id: number; readonly step: JobStep }
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'bug'; readonly id: number; readonly text: string };
