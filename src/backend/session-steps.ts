// The keys that a page gives its calls: which are at work, and how a call carries its own into what it writes.
import { STEP_KEY } from '../contract/core/wire.ts';
import type { CallContext } from './core/door/call.ts';

/** A key as a header carries one; null where it carries none. */
export function keyIn(header: unknown): string | null {
  return typeof header === 'string' && STEP_KEY.test(header) ? header : null;
}

/** The keys of the calls that are at work. */
export function watchSteps() {
  const running = new Set<string>();
  return {
    /** Does a call's work with its key, where it has one. */
    during: async <T>(step: string | null, work: (step: string | null) => Promise<T>): Promise<T> => {
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
