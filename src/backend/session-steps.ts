// The keys that a page gives its calls: which are at work, and how a call carries its own into what it writes.
import { STEP_KEY } from '../contract/core/wire.ts';
import type { CallContext } from './core/door/call.ts';

/** The keys of the calls that are at work. */
export function watchSteps() {
  const running = new Set<string>();
  return {
    /** Does a call's work with the key that its header carries, or null where it carries none. */
    during: async <T>(header: unknown, work: (step: string | null) => Promise<T>): Promise<T> => {
      const step = typeof header === 'string' && STEP_KEY.test(header) ? header : null;
      if (step !== null) running.add(step);
      try {
        return await work(step);
      } finally {
        if (step !== null) running.delete(step);
      }
    },
    isRunning: (step: string): boolean => running.has(step),
  };
}

/** The context of one call of a page: who calls is asked when it is needed, and carries the call's key. */
export function withStep(context: CallContext, step: string | null): CallContext {
  if (step === null) return context;
  const { findBase, onProgress, isRunning, jobs, shell, start, seat } = context;
  return {
    findBase,
    onProgress,
    jobs,
    shell,
    start,
    ...(isRunning && { isRunning }),
    ...(seat && { seat }),
    get actor() {
      return { ...context.actor, step };
    },
  };
}
