// The window for tests: Electron (or what ELECTRON_EXECUTABLE names in its place) started on a page and a base of the test's own.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from 'playwright-core';
import { build } from 'vite';
import { createEmptyBase } from '../../src/backend/backend.ts';
import { appFolder } from './staged-app.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A page for tests: the page's own client, laid open for the test to call. Written out where it is built: it is no part of the tests' program. */
const PAGE_HTML = `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>loading</title></head>
  <body><h1>A page for tests of the window</h1><script type="module" src="./main.js"></script></body>
</html>
`;
const PAGE_SCRIPT = `import { connect } from ${JSON.stringify(path.join(PROJECT, 'src/app/shell/connect.ts'))};

const { client } = await connect();

window.call = async (name, input) => {
  try {
    return await name.split('.').reduce((at, step) => at[step], client)(input);
  } catch (error) {
    return { thrown: error.message, data: error.data };
  }
};
document.title = 'ready';
`;

function findExecutable(): string | null {
  const named = process.env['ELECTRON_EXECUTABLE'] ?? '';
  if (named !== '') return path.resolve(named);
  const installed = path.join(PROJECT, 'node_modules/electron/dist', process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(installed) ? installed : null;
}

/** What starts the window, or null: then its tests are skipped. */
export const EXECUTABLE = findExecutable();
/** Stands behind the name of a skipped test. */
export const WHY_SKIPPED = EXECUTABLE === null ? ' (skipped: no Electron; run install-electron or set ELECTRON_EXECUTABLE)' : '';

/** A folder with a built page, a base and the user's data, for one test file. */
export interface Ground {
  readonly root: string;
  readonly page: string;
  readonly data: string;
  readonly user: string;
  readonly remove: () => void;
}

/** Builds the test's page and makes an empty base. */
export async function layGround(): Promise<Ground> {
  const root = mkdtempSync(path.join(tmpdir(), 'livebase-window-'));
  const page = path.join(root, 'page');
  const source = path.join(root, 'page-source');
  mkdirSync(source);
  writeFileSync(path.join(source, 'index.html'), PAGE_HTML);
  writeFileSync(path.join(source, 'main.js'), PAGE_SCRIPT);
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    html: { cspNonce: '__CSP_NONCE__' },
    build: { outDir: page, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  const data = path.join(root, 'data');
  const made = await createEmptyBase(data, false);
  if (!made.ok) throw new Error(made.refusal.code);
  return { root, page, data, user: path.join(root, 'user'), remove: () => rmSync(root, { recursive: true, force: true }) };
}

function environment(ground: Ground): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), LIVEBASE_DATA: ground.data };
}

function startArguments(ground: Ground, more: readonly string[]): string[] {
  return [appFolder(), `--user-data-dir=${ground.user}`, `--page-dir=${ground.page}`, ...more];
}

/** A started window. */
export interface StartedWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Calls a method of the contract as the page does. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly program: ChildProcess;
  readonly close: () => Promise<void>;
}

/** Waits for the test's page to have its port. */
export async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: 60_000 });
}

/** Starts the program and waits for its page. */
export async function startWindow(ground: Ground, more: readonly string[] = []): Promise<StartedWindow> {
  if (EXECUTABLE === null) throw new Error('no Electron');
  const { _electron } = await import('playwright-core');
  const app = await _electron.launch({
    executablePath: EXECUTABLE,
    cwd: appFolder(),
    args: startArguments(ground, more),
    env: environment(ground),
  });
  const page = await app.firstWindow();
  await whenReady(page);
  // A program that has ended by itself can't be asked to close again.
  const program = app.process();
  const close = (): Promise<void> => (program.exitCode === null && program.signalCode === null ? app.close() : Promise.resolve());
  const call = (name: string, input: unknown): Promise<unknown> =>
    page.evaluate(
      ([method, given]) => {
        const found: unknown = Reflect.get(window, 'call');
        return typeof found === 'function' ? found(method, given) : null;
      },
      [name, input] as const,
    );
  return { app, page, call, program, close };
}

/** Starts the program beside one that runs, as a second double-click would. */
export function startAgain(ground: Ground): ChildProcess {
  if (EXECUTABLE === null) throw new Error('no Electron');
  return spawn(EXECUTABLE, startArguments(ground, []), { cwd: appFolder(), env: environment(ground), stdio: 'ignore' });
}

/** The process that holds the base: the one below the program that runs the backend's entry. Linux only. */
export function backendPid(app: ElectronApplication): number {
  const parents = new Map<number, { readonly parent: number; readonly command: string }>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command });
    } catch {
      // It ended while it was looked at.
    }
  }
  const root = app.process().pid ?? 0;
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid)?.parent ?? 0));
  const found = [...parents].find(([pid, { command }]) => /backend|node\.mojom\.NodeService/.test(command) && pid !== root && isBelow(pid));
  if (found === undefined) throw new Error('no backend process');
  return found[0];
}
