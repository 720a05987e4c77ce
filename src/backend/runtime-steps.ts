// The keys that a page gives its calls: which are at work, and how a call carries its own into what it writes.
import { STEP_KEY } from '../contract/core/wire.ts';
import type { CallContext } from './core/rpc/call.ts';

/** A call's key, and whether a call with it came before. */
interface Step {
  readonly key: string;
  readonly isRepeated: boolean;
}

/** How many keys of calls that came are known: a line that is cut brings a call again within seconds, if at all. */
const KNOWN = 10_000;

/** A key as a header carries one; null where it carries none. */
export function parseKey(header: unknown): string | null {
  return typeof header === 'string' && STEP_KEY.test(header) ? header : null;
}

/** The keys of the calls that are at work, and of those that came. */
export function watchSteps() {
  const running = new Set<string>();
  const came = new Set<string>();
  const isRepeated = (step: string): boolean => {
    if (came.has(step)) return true;
    came.add(step);
    const [oldest] = came;
    if (came.size > KNOWN && oldest !== undefined) came.delete(oldest);
    return false;
  };
  return {
    /** Does a call's work with its key, where it has one. */
    during: async <T>(key: string | null, work: (step: Step | null) => Promise<T>): Promise<T> => {
      if (key === null) return work(null);
      const step = { key, isRepeated: isRepeated(key) };
      running.add(key);
      try {
        return await work(step);
      } finally {
        if (!step.isRepeated) running.delete(key);
      }
    },
    isRunning: (step: string): boolean => running.has(step),
  };
}

/** The context of one call of a page: who calls is asked when it is needed, and carries the call's key. */
export function withStep(context: CallContext, step: Step | null): CallContext {
  if (step === null) return context;
  const { findBase, onProgress, isRunning, jobs, readers, shell, start, seat, sharing, joining } = context;
  return {
    findBase,
    onProgress,
    jobs,
    shell,
    start,
    ...(isRunning && { isRunning }),
    ...(readers && { readers }),
    ...(seat && { seat }),
    ...(sharing && { sharing }),
    ...(joining && { joining }),
    isRepeated: step.isRepeated,
    get actor() {
      return { ...context.actor, step: step.key };
    },
  };
}
