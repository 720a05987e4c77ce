// What happens on Ctrl+C and on signals: a command ends between two steps of its work; one that serves takes over and ends in its own way.
import type { Progress } from './progress.ts';

/** Signals that end a command, with the exit code of each. */
export const ENDING_SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** What a person reads of a command that was ended from outside. */
export function printInterrupted(): void {
  process.stderr.write('已中断。\n');
}

/** A reader that closed the pipe (`| head`) has what it wanted: no more is written, and that is no failure. */
export function guardPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error) => {
      if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED')) throw error;
    });
  }
}

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
  for (const [signal, code] of ENDING_SIGNALS) {
    process.on(signal, () => {
      const wake = waiting.shift();
      if (wake !== undefined) return wake();
      progress.clear();
      printInterrupted();
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
