// Runs the steps of a check side by side and prints what each one said, with its time.
import { spawn } from 'node:child_process';

/** One step: a program of `node_modules/.bin` (or node itself) with its arguments. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

interface Outcome {
  readonly name: string;
  readonly code: number;
  readonly output: string;
  readonly ms: number;
}

function run({ name, command: [program, ...args] }: Step): Promise<Outcome> {
  const started = performance.now();
  const shell = process.platform === 'win32';
  const child = spawn(program, args, { shell, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve) => {
    const end = (code: number, more: string): void =>
      resolve({ name, code, output: Buffer.concat(pieces).toString('utf8') + more, ms: performance.now() - started });
    child.on('error', (error) => end(1, error.message));
    child.on('close', (code) => end(code ?? 1, ''));
  });
}

function print({ name, code, output, ms }: Outcome): void {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${(ms / 1000).toFixed(1)} s`);
  const words = output.trim();
  if (words !== '') console.log(words.replaceAll(/^/gm, '       '));
}

/** Runs all steps, `atOnce` at a time, even after one has failed; true if every one ended well. */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<boolean> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await run(step);
      outcomes.push(outcome);
      print(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const failed = outcomes.filter((one) => one.code !== 0).map((one) => one.name);
  console.log(failed.length === 0 ? `\nall ${outcomes.length} checks are fine` : `\nfailed: ${failed.join(', ')}`);
  return failed.length === 0;
}
