// `livebase` run inside the test's own process, its words and document gathered: many quick runs, where a process each would take minutes.
import { vi } from 'vitest';
import { main } from '../../src/hosts/cli/main.ts';

/** How a run ended. */
export interface EndedInside {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one document on standard output. */
  readonly document: () => Record<string, unknown>;
  /** The refusal in it. */
  readonly error: () => { readonly code: string; readonly message: string; readonly details: Record<string, unknown> };
}

/** Gathers what is written to a stream until `stop`. */
function gathered(name: 'stdout' | 'stderr'): { readonly text: () => string; readonly stop: () => void } {
  const pieces: string[] = [];
  const spy = vi.spyOn(process[name], 'write').mockImplementation((piece: string | Uint8Array) => {
    pieces.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'));
    return true;
  });
  return { text: () => pieces.join(''), stop: () => spy.mockRestore() };
}

/** Lets the clock begin again at a moment and go on, as in a process that a test starts, until `stop`. */
function clockAt(now: string): () => void {
  const real = Date.now;
  const [startMs, beganMs] = [Date.parse(now), performance.now()];
  Date.now = () => startMs + Math.floor(performance.now() - beganMs);
  return () => {
    Date.now = real;
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes off the listeners to signals that a run has put on: they would end the test's own process. */
function signalsKept(): () => void {
  const before = SIGNALS.map((signal) => new Set(process.listeners(signal)));
  // Those to errors of its streams stay, one a run, and do nothing there.
  for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
  return () => {
    for (const [index, signal] of SIGNALS.entries())
      for (const one of process.listeners(signal)) if (before[index]?.has(one) !== true) process.off(signal, one);
  };
}

/** Runs `livebase` with these words; `now`: when, else when the processes that tests start are. */
export async function livebaseInside(words: readonly string[], now = '2026-11-05T10:00:00+08:00'): Promise<EndedInside> {
  const stopClock = clockAt(now);
  const [out, error] = [gathered('stdout'), gathered('stderr')];
  const restore = signalsKept();
  try {
    const code = await main(words);
    const stdout = out.text();
    const document = (): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;
    return { code, stdout, stderr: error.text(), document, error: () => document()['error'] as ReturnType<EndedInside['error']> };
  } finally {
    out.stop();
    error.stop();
    restore();
    stopClock();
  }
}
