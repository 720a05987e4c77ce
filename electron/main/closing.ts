// How the window closes: asked about while something runs, waited for, and never in the middle of a write.
import type { BrowserWindow } from 'electron';
import { setTimeout } from 'node:timers/promises';
import type { Backend } from './backend-process.ts';
import { askPerson } from './dialogs.ts';

/** A backend that doesn't answer within this is at work; a busy machine alone needs a second or two for an answer. */
const ANSWER_MS = 4000;
/** What ends within this is waited for, not asked about: nobody should answer for a file whose last piece is being written. */
const MOMENT_MS = 2000;
const PAUSE_MS = 50;
/** The longest that an end waits for running work. */
export const END_MS = 600_000;

/** What runs now, as a person knows it. */
const WORK_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(imports|intake|parked)\./, '导入'],
  [/^(month|filing)\./, '结账'],
  [/^safety\./, '备份'],
  [/^start\./, '打开数据'],
  [/^report\./, '导出月报'],
];

/** The words for what runs; null where nothing does. */
export function formatRunning(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const words = names.map((name) => WORK_WORDS.find(([shape]) => shape.test(name))?.[1] ?? '处理数据');
  return [...new Set(words)].join('、');
}

async function runningWords(backend: Backend): Promise<string | null> {
  if (!backend.isReady()) return null;
  const reply = await backend.ask('running', ANSWER_MS);
  return reply === null ? '处理数据' : formatRunning(reply.running);
}

/** The words for what still runs after a moment; null as soon as nothing does. */
async function lastingWords(backend: Backend): Promise<string | null> {
  const until = Date.now() + MOMENT_MS;
  for (;;) {
    const words = await runningWords(backend);
    if (words === null || Date.now() >= until) return words;
    await setTimeout(PAUSE_MS);
  }
}

/** What a person wants: close at once (nothing runs), close once what runs is done, or go on. */
type Wish = 'now' | 'later' | 'no';

async function askAboutClosing(window: BrowserWindow, backend: Backend): Promise<Wish> {
  const running = await lastingWords(backend);
  if (running === null) return 'now';
  const pressed = await askPerson(window, {
    type: 'question',
    message: `正在${running}，还没有做完。`,
    detail: '关闭窗口后，程序会等它做完再退出；数据不会停在一半。还没有保存的输入会丢失。',
    buttons: ['关闭窗口，做完再退出', '不关闭'],
    defaultId: 1,
  });
  return pressed === 0 ? 'later' : 'no';
}

/** The page may hold something that was typed and not saved: it stays, unless the person says otherwise. */
function guardUnsaved(window: BrowserWindow, onStay: () => void): void {
  window.webContents.on('will-prevent-unload', () => {
    onStay();
    const question = askPerson(window, {
      type: 'question',
      message: '有内容还没有保存。',
      detail: '现在关闭，没有保存的输入会丢失；已经保存的不受影响。',
      buttons: ['不保存，关闭', '回去保存'],
      defaultId: 1,
    });
    void question.then((pressed) => (pressed === 0 && !window.isDestroyed() ? window.destroy() : null));
  });
}

/**
 * Lets the window close at once where nothing runs, else after a question. A "no" stops nothing that runs; with a "yes" the
 * window is hidden, not closed: its port lives until `finish` has waited for the work, since work ends with its caller.
 */
export function guardClosing(window: BrowserWindow, findBackend: () => Backend | null, finish: () => Promise<void>): void {
  const state = { isAllowed: false, isAsking: false };
  const consider = async (): Promise<void> => {
    const backend = findBackend();
    const wish = backend === null ? 'now' : await askAboutClosing(window, backend);
    if (window.isDestroyed()) return;
    if (wish === 'later') {
      window.hide();
      await finish();
    } else if (wish === 'now') {
      state.isAllowed = true;
      window.close();
    }
  };
  window.on('close', (event) => {
    if (state.isAllowed) return;
    event.preventDefault();
    if (state.isAsking) return;
    state.isAsking = true;
    void consider().finally(() => {
      state.isAsking = false;
    });
  });
  guardUnsaved(window, () => {
    state.isAllowed = false;
  });
}
