// Runs a long command in a thread of its own, so that this one hears signals meanwhile, and ends it at once in words, with nothing half done.
import { setTimeout as wait } from 'node:timers/promises';
import { keepFilesPrivate } from '../../backend/core/files/private-files.ts';
import { type OwnThread, startThread } from '../../backend/core/jobs/own-thread.ts';
import { askHere } from './ask-secret.ts';
import { ENDING_SIGNALS, guardPipes, printInterrupted } from './endings.ts';
import { CLEAR_LINE } from './progress.ts';
import { type Given, isQuestion } from './thread-talk.ts';

/** A thread that is deep inside of SQLite is not waited for longer: what is committed is safe, and all else is nothing. */
const PATIENCE_MS = 1200;
/** What is done already is said within this. */
const MOMENT_MS = 500;

/** Ends this process as the signal does where nobody listens: at once, whatever its threads are at. */
function endBy(signal: NodeJS.Signals): void {
  for (const [one] of ENDING_SIGNALS) process.removeAllListeners(one);
  process.kill(process.pid, signal);
}

/** Ends the thread, in words. A stretch that must not be cut is mostly a command's last: then it comes to its own end, and says itself what it did. */
async function endThread(thread: OwnThread, own: Promise<unknown>, signal: NodeJS.Signals, code: number): Promise<void> {
  if (thread.mayBeDone() && (await Promise.race([own.then(() => true), wait(MOMENT_MS, false)]))) return;
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
  printInterrupted();
  const isEnded = await Promise.race([thread.end().then(() => true), wait(PATIENCE_MS, false)]);
  if (isEnded) process.exit(code);
  thread.sweep();
  endBy(signal);
}

function endOnSignals(thread: OwnThread, own: Promise<unknown>): void {
  let isEnding = false;
  for (const [signal, code] of ENDING_SIGNALS) {
    process.on(signal, () => {
      if (isEnding) return endBy(signal);
      isEnding = true;
      void endThread(thread, own, signal, code);
    });
  }
}

/** Runs the command line as `main`, in a thread. */
export function main(argv: readonly string[]): Promise<number> {
  keepFilesPrivate();
  guardPipes();
  const { isTTY, columns } = process.stderr;
  const given: Given = { argv, terminal: { isTTY, columns } };
  const thread = startThread(
    new URL(import.meta.url.endsWith('.ts') ? './command-thread.ts' : './command-thread.js', import.meta.url),
    given,
  );
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  endOnSignals(thread, promise);
  thread.worker.on('message', (message: unknown) => {
    if (isQuestion(message)) void askHere(message.question).then((answer) => thread.worker.postMessage(answer));
  });
  thread.worker.on('error', reject);
  thread.worker.on('exit', resolve);
  return promise;
}
