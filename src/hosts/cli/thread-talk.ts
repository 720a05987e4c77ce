// What a long command's thread and the program's first thread say to each other.
import { parentPort } from 'node:worker_threads';

/** What the thread is started with: the words behind `livebase`, and what there is to know of standard error. */
export interface Given {
  readonly argv: readonly string[];
  readonly terminal: { readonly isTTY: boolean; readonly columns?: number };
}

export function isGiven(given: unknown): given is Given {
  return typeof given === 'object' && given !== null && 'argv' in given && Array.isArray(given.argv) && 'terminal' in given;
}

/** A question to anyone who sits at the terminal. */
export interface Question {
  readonly question: string;
}

export function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'question' in message && typeof message.question === 'string';
}

/** Asks through the first thread, which alone has the terminal; null as `askHere`. */
export function askFirstThread(question: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  parentPort?.once('message', (answer: unknown) => resolve(typeof answer === 'string' ? answer : null));
  const asked: Question = { question };
  parentPort?.postMessage(asked);
  return promise;
}
