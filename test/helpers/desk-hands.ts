// Two processes at one desk: started once, each told which base to open and what to call.
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Sent } from './desk-hand.ts';

/** A process at the desk. One call at a time. */
export interface Hand {
  readonly ask: (sent: Sent) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

function asked(child: ChildProcess, sent: Sent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the process at the desk ended'));
    child.once('exit', gone);
    child.once('message', (message: { outcome?: unknown; error?: string }) => {
      child.off('exit', gone);
      if (message.error === undefined) resolve(message.outcome);
      else reject(new Error(message.error));
    });
    child.send(sent);
  });
}

/** Starts a process at the desk. */
export function startHand(name: string): Hand {
  const child = fork(path.join(import.meta.dirname, 'desk-hand.ts'), [name], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    ask: (sent) => asked(child, sent),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}
