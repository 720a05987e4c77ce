// The worker's side: takes one order after another from its thread's port, tells how far it is, and looks whether it is to end.
import { parentPort } from 'node:worker_threads';
import { FLAGS, type JobOrder, type JobReport, type JobStep, READY } from './job.ts';

/** How work inside a job tells how far it is. It throws once the job is to end: the running transaction then rolls back. */
export type OnStep = (step: JobStep) => void;

/** Runs what an order asks for. `commits` is where the base's commits are to be counted. */
export type RunOrder = (call: unknown, tools: { readonly onStep: OnStep; readonly commits: Int32Array }) => Promise<unknown>;

/** Steps in between are sent this often, so that a page is not flooded. */
const TOLD_EVERY_MS = 50;
const CANCELLED = 'the job is cancelled';

function isOrder(message: unknown): message is JobOrder {
  return typeof message === 'object' && message !== null && 'flags' in message && message.flags instanceof Int32Array;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncaused by ${textOf(error.cause)}`}`;
}

/** Tells steps, and throws where the job is to end. What is committed is not taken back by ending, so then it goes on to its end. */
function stepTeller({ id, flags }: JobOrder, post: (report: JobReport) => void, onCancel: () => void): OnStep {
  let toldAt = -Infinity;
  let phase = '';
  return (step) => {
    if (Atomics.load(flags, FLAGS.cancel) !== 0 && Atomics.load(flags, FLAGS.commits) === 0) {
      onCancel();
      throw new Error(CANCELLED);
    }
    const now = performance.now();
    if (step.phase === phase && now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    phase = step.phase;
    post({ kind: 'step', id, step });
  };
}

async function serve(order: JobOrder, run: RunOrder, post: (report: JobReport) => void): Promise<void> {
  const { id, call, flags } = order;
  let isCancelled = false;
  const onStep = stepTeller(order, post, () => {
    isCancelled = true;
  });
  try {
    post({ kind: 'done', id, answer: await run(call, { onStep, commits: flags }) });
  } catch (error) {
    post(isCancelled ? { kind: 'cancelled', id } : { kind: 'bug', id, text: textOf(error) });
  }
}

/** Serves orders of this thread's parent until the parent ends it. Called once everything that orders run on is loaded. */
export function serveJobs(run: RunOrder): void {
  const port = parentPort;
  if (port === null) throw new Error('jobs are served in a worker thread');
  port.on('message', (message: unknown) => {
    if (isOrder(message)) void serve(message, run, (report) => port.postMessage(report));
  });
  port.postMessage(READY);
}
