// Shows how far long work is, on a terminal only: a line that is gone once the work is done.
import type { OnProgress } from '../../backend/router.ts';

/** Work that takes less is not worth a line. */
const SHOWN_AFTER_MS = 1000;
/** A line is redrawn at most this often. */
const REDRAWN_AFTER_MS = 100;
const CLEAR_LINE = '\r\u001B[2K';
const BAR_WIDTH = 24;

/** Where progress is told, and how its line is taken away. */
export interface Progress {
  readonly onProgress: OnProgress;
  /** Says what is being done, where no steps can be counted. */
  readonly say: (what: string) => void;
  readonly clear: () => void;
}

function barOf(done: number, all: number): string {
  const filled = all === 0 ? 0 : Math.round((done / all) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${all}`;
}

const PHASES = { read: '读取', apply: '写入' } as const;

/** Progress on standard error if that is a terminal, else nothing. */
export function openProgress(isShown: boolean): Progress {
  if (!isShown) return { onProgress: () => {}, say: () => {}, clear: () => {} };
  const startedMs = performance.now();
  let drawnMs = 0;
  let isDrawn = false;
  const draw = (line: string): void => {
    process.stderr.write(CLEAR_LINE + line);
    isDrawn = true;
  };
  return {
    onProgress: ({ phase, name, done, all }) => {
      const nowMs = performance.now();
      if (nowMs - startedMs < SHOWN_AFTER_MS || nowMs - drawnMs < REDRAWN_AFTER_MS) return;
      drawnMs = nowMs;
      draw(`${PHASES[phase]} ${barOf(done, all)} ${name}`);
    },
    say: (what) => draw(`${what}…`),
    clear: () => {
      if (isDrawn) process.stderr.write(CLEAR_LINE);
      isDrawn = false;
    },
  };
}
