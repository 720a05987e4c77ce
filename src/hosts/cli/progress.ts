// Shows how far long work is, on a terminal only: a bar or a line that is gone once the work is done.
import type { SingleBar } from 'cli-progress';
import type { OnProgress } from '../../backend/core/rpc/call.ts';

/** Work that takes less is not worth a bar. */
const SHOWN_AFTER_MS = 1000;
/** Takes what stands on the terminal's line away. */
export const CLEAR_LINE = '\r\u001B[2K';
const PHASES = { read: '读取', apply: '写入' } as const;

/** Where progress is shown, and how its line is taken away. */
export interface Progress {
  readonly onProgress: OnProgress;
  /** Says what is being done, where no steps can be counted. */
  readonly say: (what: string) => void;
  readonly clear: () => void;
}

async function makeBar(): Promise<SingleBar> {
  const { default: cliProgress } = await import('cli-progress');
  return new cliProgress.SingleBar(
    {
      format: '{phase} {bar} {value}/{total} {name}',
      barsize: 24,
      stream: process.stderr,
      clearOnComplete: true,
      // The work runs in one go between two calls, so the bar redraws itself when it is told.
      synchronousUpdate: true,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
}

/** Progress on standard error if that is a terminal, else nothing. */
export async function openProgress(isShown: boolean): Promise<Progress> {
  if (!isShown) return { onProgress: () => {}, say: () => {}, clear: () => {} };
  const bar = await makeBar();
  const startedMs = performance.now();
  let hasLine = false;
  const clear = (): void => {
    if (bar.isActive) bar.stop();
    if (hasLine) process.stderr.write(CLEAR_LINE);
    hasLine = false;
  };
  return {
    onProgress: ({ phase, name, done, all }) => {
      if (performance.now() - startedMs < SHOWN_AFTER_MS) return;
      const payload = { phase: PHASES[phase], name };
      if (!bar.isActive) bar.start(all, done, payload);
      bar.setTotal(all);
      bar.update(done, payload);
    },
    say: (what) => {
      clear();
      process.stderr.write(`${what}…`);
      hasLine = true;
    },
    clear,
  };
}
