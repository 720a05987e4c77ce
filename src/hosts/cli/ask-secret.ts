// Asks for a PIN, a recovery code or a passphrase at the terminal without showing it; from the environment where there is no terminal.
import { getThreadData } from '../../backend/core/files/partial-files.ts';
import { askFirstThread } from './thread-talk.ts';

const ENTER = /[\r\n]/;
const INTERRUPT = '\u0003';
const BACK = '\u007f';

/** What is typed until Enter, unseen; null where it was interrupted. */
function typed(question: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const { stdin, stderr } = process;
  let text = '';
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  const end = (answer: string | null): void => {
    stdin.off('data', take).setRawMode(false).pause();
    stderr.write('\n');
    resolve(answer);
  };
  const take = (piece: string): void => {
    if (piece.includes(INTERRUPT)) return end(null);
    if (piece === BACK) text = text.slice(0, -1);
    else text += piece.split(ENTER)[0] ?? '';
    return ENTER.test(piece) ? end(text) : undefined;
  };
  stdin.on('data', take);
  return promise;
}

/** What is typed at this process's terminal; null where there is none, or where it was interrupted. */
export async function askHere(question: string): Promise<string | null> {
  return process.stdin.isTTY && process.stderr.isTTY ? typed(question) : null;
}

/** The secret that the environment holds under this name, else what is typed; null where neither can be had. Never an argument: others could read it. */
export async function askSecret(name: string, question: string): Promise<string | null> {
  const given = process.env[name];
  if (given !== undefined && given !== '') return given;
  return getThreadData() === null ? askHere(question) : askFirstThread(question);
}
