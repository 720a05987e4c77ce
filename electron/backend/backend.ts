// The process that holds the base for the window: the same session as in browser mode, behind message ports.
import { homedir } from 'node:os';
import { logBug } from '../../src/backend/call-log.ts';
import { keepFilesPrivate } from '../../src/backend/core/files/private-files.ts';
import { defaultDataFolder } from '../../src/backend/data-folder.ts';
import type { Session } from '../../src/backend/backend-runtime.ts';
import type { ShellPort } from '../../src/contract/core/shell-port.ts';
import { type AnswerOfMain, type AskOfMain, toBackend, type ToBackend, type ToMain } from '../../src/contract/core/shell-messages.ts';
import { openOwnSession } from '../../src/hosts/lan/own-session.ts';
import { keepPrints } from './prints.ts';
import { type AskMain, saveChosen } from './save-file.ts';

type Opening = Extract<ToBackend, { kind: 'open' }>;

function post(message: ToMain): void {
  process.parentPort.postMessage(message);
}

/** Questions to main that wait for an answer, by their number. */
function keepAsks() {
  const waiting = new Map<number, (answer: AnswerOfMain) => void>();
  let serial = 0;
  const ask: AskMain = (wish: AskOfMain) => {
    const call = (serial += 1);
    return new Promise((resolve) => {
      waiting.set(call, resolve);
      post({ kind: 'ask', call, ask: wish });
    });
  };
  const settle = (call: number, answer: AnswerOfMain): void => {
    waiting.get(call)?.(answer);
    waiting.delete(call);
  };
  return { ask, settle };
}

function shellOf(ask: AskMain, print: NonNullable<ShellPort['printPdf']>, opening: Opening): ShellPort {
  return {
    kind: 'window',
    saveFile: (file) => saveChosen(ask, file),
    printPdf: print,
    pickPath: async (purpose) => {
      const picked = await ask({ what: 'pick', purpose });
      return typeof picked === 'string' ? picked : null;
    },
    showFolder: async (folder) => (await ask({ what: 'showFolder', folder })) === true,
    defaultFolder: defaultDataFolder({ platform: process.platform, environment: process.env, home: homedir() }),
    rememberFolder: (folder) => post({ kind: 'folder', folder }),
    ending: null,
    installUpdate: null,
    versions: opening.versions,
  };
}

/** A process that met a bug of its own is not to be trusted with the base: main notices that it is gone, and offers to begin again. */
function endOnTrouble(): void {
  for (const trouble of ['uncaughtException', 'unhandledRejection']) {
    process.on(trouble, (error: unknown) => {
      logBug(error, null, `backend ${trouble}`);
      process.exit(1);
    });
  }
}

/** Listens to main until it says that it is over. */
export function startBackend(): void {
  endOnTrouble();
  keepFilesPrivate();
  const { ask, settle } = keepAsks();
  // Ports may come before the base is open: they wait for it.
  const opened = Promise.withResolvers<Session>();
  const prints = keepPrints(ask, async () => (await opened.promise).folder());

  const open = async (opening: Opening): Promise<void> => {
    const shell = shellOf(ask, prints.print, opening);
    const options = { folder: opening.folder, shell, who: opening.who, host: 'window' } as const;
    const session = await openOwnSession(options, { version: opening.versions['livebase'] ?? '' });
    if (!session.ok) throw new Error(session.refusal.code);
    opened.resolve(session.value);
    post({ kind: 'ready', folder: session.value.folder() });
  };
  const reply = async (call: number, what: Extract<ToBackend, { kind: 'ask' }>['what']): Promise<void> => {
    const session = await opened.promise;
    const running = what === 'running' ? session.running() : [];
    const file = what === 'backup' ? await session.backUp() : null;
    if (what === 'close') {
      await session.close();
      prints.clear();
    }
    post({ kind: 'reply', call, running: [...running], file });
  };
  const attach = async (port: Electron.MessagePortMain | undefined): Promise<void> => {
    if (port === undefined) return;
    (await opened.promise).attachPort(port);
    port.start();
  };

  process.parentPort.on('message', ({ data, ports }) => {
    const message = toBackend.parse(data);
    if (message.kind === 'open') void open(message);
    else if (message.kind === 'port') void attach(ports[0]);
    else if (message.kind === 'answer') settle(message.call, message.answer);
    else void reply(message.call, message.what);
  });
}
