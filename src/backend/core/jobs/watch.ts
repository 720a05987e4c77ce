// What a page watches: the jobs and the base's version, sent whenever one of them changes, as long as somebody listens.
import type { LiveJob } from '../../../contract/core/shapes.ts';
import type { Jobs } from './job.ts';

/** One look: the jobs that run or wait, and a number that grows with every write to the base, anyone who made it. */
export interface Look {
  readonly jobs: readonly LiveJob[];
  readonly version: number;
}

/** What is watched, and how. */
export interface Watched {
  readonly jobs: Jobs | null;
  readonly readVersion: () => number;
  readonly everyMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Waits for a change of the jobs, the next time to look at the base, or the end. */
function nextMoment({ jobs, everyMs, signal }: Watched): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      stop?.();
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, everyMs);
    // Nobody is kept running by being watched.
    timer.unref();
    const stop = jobs?.onChange(wake);
    signal?.addEventListener('abort', wake);
  });
}

/** Looks, and goes on with every change until the listener goes away. */
export async function* watchChanges(watched: Watched): AsyncGenerator<Look, void> {
  let sent = '';
  while (watched.signal?.aborted !== true) {
    const look: Look = { jobs: watched.jobs?.list() ?? [], version: watched.readVersion() };
    const text = JSON.stringify(look);
    if (text !== sent) {
      sent = text;
      yield look;
    } else await nextMoment(watched);
  }
}
