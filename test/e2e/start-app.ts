// Starts the app on a folder, in a browser or in the window: what the end-to-end tests and the bench of the page stand on.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  _electron,
  type Browser,
  type BrowserContext,
  type BrowserServer,
  chromium,
  type ConsoleMessage,
  type ElectronApplication,
  type Page,
} from 'playwright-core';
import { TEST_CHROMIUM } from '../helpers/chromium.ts';
import { appFolder } from '../helpers/staged-app.ts';
import { PATIENCE_MS } from './hands.ts';
import { lateness, makeLate, slowDown } from './late-answers.ts';
import { downloadsOf, type SavedBy, savesOf } from './saved-files.ts';
import { startServe } from './serve-process.ts';

/** Where the page runs. */
export type HostKind = 'http' | 'window';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SIZE = { width: 1366, height: 768 } as const;
const LAUNCH = { executablePath: TEST_CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] };

/** How the page is looked at. */
export interface Look {
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** Whether dialogs and lists move as they come, as on a PC that nobody has set otherwise; the other tests wait for no movement. */
  readonly moves?: boolean;
  /** When it is for the page and its backend, always: `2026-11-04T09:05:00+08:00`. Only in a browser. */
  readonly now?: string;
}

/**
 * The executable of Electron, or of a stand-in named by ELECTRON_EXECUTABLE; null where there is neither.
 * The package itself is not asked: it would fetch what is missing.
 */
function electronProgram(): string | null {
  const named = process.env['ELECTRON_EXECUTABLE'] ?? '';
  if (named !== '') return path.resolve(ROOT, named);
  const folder = path.join(ROOT, 'node_modules', 'electron');
  const note = path.join(folder, 'path.txt');
  const program = existsSync(note) ? path.join(folder, 'dist', readFileSync(note, 'utf8').trim()) : '';
  return program !== '' && existsSync(program) ? program : null;
}

/** Why tests of a host cannot run here; null where they can. */
export function whyNot(kind: HostKind): string | null {
  if (kind === 'http') return existsSync(TEST_CHROMIUM) ? null : `no Chromium at ${TEST_CHROMIUM}: apt-get install -y chromium`;
  return electronProgram() === null ? 'no Electron: npx install-electron, or name one by ELECTRON_EXECUTABLE' : null;
}

/** Notes which marked places of the page this test file reaches, where a run asks for it (`npm run gate -- mistakes`). */
function noteReached(context: BrowserContext): void {
  const notes = process.env['LIVEBASE_REACHED_NOTES'] ?? '';
  if (notes === '') return;
  context.on('console', (message) => {
    if (message.text().startsWith('reached:')) appendFileSync(notes, `${process.env['LIVEBASE_TEST_FILE'] ?? ''} ${message.text()}\n`);
  });
}

function watch(context: BrowserContext): () => readonly string[] {
  noteReached(context);
  const troubles: string[] = [];
  const hear = (message: ConsoleMessage): void => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    const { url, lineNumber } = message.location();
    troubles.push(`${message.type()}: ${message.text()} (${url}:${lineNumber})`);
  };
  context.on('console', hear);
  context.on('weberror', (error) => troubles.push(`exception: ${error.error().stack ?? error.error().message}`));
  return () => troubles;
}

/** The app, running. */
export interface Started {
  readonly page: Page;
  /** Everything that the page complained of so far: errors, warnings, exceptions. */
  readonly troubles: () => readonly string[];
  readonly savedBy: SavedBy;
  readonly end: () => Promise<void>;
}

/** Starts the browser; its address is for every test of a run, each in a context of its own. */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(LAUNCH);
}

/** The run's browser, or one of its own where there is none. */
export function browserOf(address: string | undefined): Promise<Browser> {
  return address === undefined ? chromium.launch(LAUNCH) : chromium.connect(address);
}

const motionOf = ({ moves = false }: Look) => (moves ? 'no-preference' : 'reduce');

async function startBrowser(folder: string, look: Look): Promise<Started> {
  const serving = await startServe(folder, look.now ?? null);
  const browser = await browserOf(process.env['LIVEBASE_E2E_BROWSER']);
  const { size = SIZE, theme = 'light' } = look;
  const seen = { viewport: size, locale: 'zh-CN', colorScheme: theme, reducedMotion: motionOf(look) } as const;
  // A browser that a person has lets a page put words on the clipboard after a click; the one without windows has to be told.
  const context = await browser.newContext({ ...seen, acceptDownloads: true, permissions: ['clipboard-write'] });
  context.setDefaultTimeout(PATIENCE_MS);
  const troubles = watch(context);
  const late = lateness();
  if (late !== null) await makeLate(context, late);
  const page = await context.newPage();
  if (late !== null) await slowDown(page, late);
  const end = async (): Promise<void> => {
    await browser.close();
    await serving.end();
  };
  if (look.now !== undefined) await page.clock.setFixedTime(look.now);
  await page.goto(serving.address);
  return { page, troubles, savedBy: downloadsOf(page), end };
}

/** How the window and the backend stand, for the message of a window that does not close. */
function stateOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => {
    const boxes: unknown = Reflect.get(globalThis, 'boxes');
    return `${BrowserWindow.getAllWindows().length} windows open, asked: ${JSON.stringify(boxes)}`;
  });
}

/**
 * Closes the window as a person who means it: a question whether to wait for running work, or to leave what is typed, is
 * answered yes. A window that stays all the same fails its test at once, with what it asked.
 */
async function endWindow(app: ElectronApplication): Promise<void> {
  const program = app.process();
  if (program.exitCode === null) {
    await app.evaluate(({ dialog }) => {
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      Object.assign(dialog, {
        showMessageBox: async (...given: readonly unknown[]) => {
          boxes.push(JSON.stringify(given.at(-1)));
          return { response: 0, checkboxChecked: false };
        },
      });
    });
  }
  const patience = new AbortController();
  const closed = app.close().then(() => true);
  const isClosed = await Promise.race([closed, setTimeout(PATIENCE_MS, false, { signal: patience.signal })]);
  patience.abort();
  if (isClosed) return;
  const state = await stateOf(app).catch((error: unknown) => `main does not answer: ${String(error)}`);
  program.kill('SIGKILL');
  throw new Error(`the window did not close: ${state}`);
}

async function startWindow(folder: string, work: string, look: Look): Promise<Started> {
  const { size = SIZE, theme = 'light' } = look;
  const profile = path.join(work, 'profile');
  mkdirSync(profile, { recursive: true });
  writeFileSync(
    path.join(profile, 'settings.json'),
    JSON.stringify({ folder: existsSync(path.join(folder, 'livebase.db')) ? folder : null, place: null }),
  );
  const app = await _electron.launch({
    executablePath: electronProgram() ?? '',
    args: [appFolder(), `--user-data-dir=${profile}`, '--lang=zh-CN'],
    cwd: appFolder(),
    locale: 'zh-CN',
    colorScheme: theme,
    env: { ...process.env, LIVEBASE_DATA: folder },
  });
  app.context().setDefaultTimeout(PATIENCE_MS);
  const troubles = watch(app.context());
  const window = await app.firstWindow();
  await window.emulateMedia({ reducedMotion: motionOf(look) });
  await window.setViewportSize(size);
  const late = lateness();
  if (late !== null) {
    await makeLate(app.context(), late);
    await slowDown(window, late);
    await window.reload();
  }
  return { page: window, troubles, savedBy: savesOf(app, window, path.join(work, 'saved')), end: () => endWindow(app) };
}

/** Starts it. `work`: a folder for what the window keeps of its own. */
export function startApp(kind: HostKind, folder: string, work: string, look: Look): Promise<Started> {
  return kind === 'http' ? startBrowser(folder, look) : startWindow(folder, work, look);
}
