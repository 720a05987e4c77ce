// The process that holds the base: started, asked, ended, and noticed when it is gone.
import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import { type AnswerOfMain, type AskOfMain, type ToBackend, toMain, type ToMain } from '../../src/contract/core/shell-messages.ts';

/** Built beside this file: Electron only ever runs the built program. */
const ENTRY = fileURLToPath(new URL('./backend.js', import.meta.url));

/** What is said of a running backend. */
type Reply = Pick<Extract<ToMain, { kind: 'reply' }>, 'running' | 'file'>;
type Wish = Extract<ToBackend, { kind: 'ask' }>['what'];

/** What main hands to a new backend, and is told by it. */
export interface BackendOwner {
  readonly opening: () => Omit<Extract<ToBackend, { kind: 'open' }>, 'kind'>;
  readonly answer: (ask: AskOfMain) => Promise<AnswerOfMain>;
  readonly onFolder: (folder: string | null) => void;
  /** Gone without having been asked to go. */
  readonly onGone: () => void;
}

/** The backend as main holds it. */
export interface Backend {
  readonly isAlive: () => boolean;
  /** Its session is open: before that nothing can be running. */
  readonly isReady: () => boolean;
  /** A new port to the backend, for a page. */
  readonly connect: () => MessagePortMain;
  /** Null where it doesn't answer in time: then it is at work, or gone. */
  readonly ask: (what: Wish, patienceMs: number) => Promise<Reply | null>;
  /** Ends it at once, as a crash would: for one that hangs. Then it is gone (`onGone`). */
  readonly kill: () => void;
  /** Ends it after its running calls; what is acknowledged is on disk either way. */
  readonly end: (patienceMs: number) => Promise<void>;
}

/** Asks that wait for a reply, by their number. */
function keepAsks(post: (message: ToBackend) => void) {
  const waiting = new Map<number, (reply: Reply | null) => void>();
  let serial = 0;
  const settle = (call: number, reply: Reply | null): void => {
    waiting.get(call)?.(reply);
    waiting.delete(call);
  };
  const ask = (what: Wish, patienceMs: number): Promise<Reply | null> => {
    const call = (serial += 1);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(call, null), patienceMs);
      waiting.set(call, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      post({ kind: 'ask', call, what });
    });
  };
  const giveUp = (): void => {
    for (const call of waiting.keys()) settle(call, null);
  };
  return { ask, settle, giveUp };
}

async function answerTo(child: UtilityProcess, owner: BackendOwner, message: Extract<ToMain, { kind: 'ask' }>): Promise<void> {
  const answer = await owner.answer(message.ask);
  const reply: ToBackend = { kind: 'answer', call: message.call, answer };
  child.postMessage(reply);
}

/** Starts a backend. */
export function startBackend(owner: BackendOwner): Backend {
  const child = utilityProcess.fork(ENTRY, [], { serviceName: 'livebase-backend', stdio: 'inherit' });
  const asks = keepAsks((message) => child.postMessage(message));
  const state = { isAlive: true, isReady: false, isEnding: false };
  const listen = (data: unknown): void => {
    const message = toMain.parse(data);
    if (message.kind === 'ask') void answerTo(child, owner, message);
    else if (message.kind === 'reply') asks.settle(message.call, message);
    else {
      state.isReady ||= message.kind === 'ready';
      owner.onFolder(message.folder);
    }
  };
  child.on('message', listen);
  child.on('exit', () => {
    state.isAlive = false;
    asks.giveUp();
    if (!state.isEnding) owner.onGone();
  });
  const opening: ToBackend = { kind: 'open', ...owner.opening() };
  child.postMessage(opening);
  return {
    isAlive: () => state.isAlive,
    isReady: () => state.isAlive && state.isReady,
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      const message: ToBackend = { kind: 'port' };
      child.postMessage(message, [port1]);
      return port2;
    },
    ask: async (what, patienceMs) => (state.isAlive ? asks.ask(what, patienceMs) : null),
    kill: () => {
      // A process that hangs may not hear a polite signal.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
    end: async (patienceMs) => {
      if (!state.isAlive) return;
      state.isEnding = true;
      await asks.ask('close', patienceMs);
      child.kill();
    },
  };
}
