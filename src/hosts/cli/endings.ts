// What happens on Ctrl+C and on signals: a command ends between two steps of its work; one that serves takes over and ends in its own way.
import type { Progress } from './progress.ts';

const ENDING_SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The ends that the system may call for. */
export interface Endings {
  /** Answers at the first signal from now on; what follows is the caller's. A second signal ends at once. */
  readonly takeOver: () => Promise<void>;
}

/**
 * Ends between two steps of the work, never inside one: each transaction and each file is written in one go, so nothing is left half done.
 */
export function endOnSignals(progress: Progress): Endings {
  const waiting: (() => void)[] = [];
  for (const [signal, code] of Object.entries(ENDING_SIGNALS)) {
    process.on(signal, () => {
      const wake = waiting.shift();
      if (wake !== undefined) return wake();
      progress.clear();
      process.stderr.write('已中断。\n');
      process.exit(code);
    });
  }
  return {
    takeOver: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}
