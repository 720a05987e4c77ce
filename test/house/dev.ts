// `npm run dev`: the page as its sources stand, changing as they change: in the window where Electron is, else in the browser, before the browser mode. Further words go to the program (`--data=FOLDER`).
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createServer, type ProxyOptions } from 'vite';
import { PAGE } from '../../electron.config.ts';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { findElectron } from '../../src/hosts/start/program.ts';
import { openBrowser } from '../../src/hosts/http/open-browser.ts';

const words = process.argv.slice(2);

/** This process ends with the other, and ends it where it is ended itself. */
function endWith(child: ChildProcess): void {
  child.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
}

/** electron-vite builds main and preload, again when they change, and serves the page. */
function inWindow(electron: string): void {
  const builder = path.join(PROGRAM_FOLDER, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const env = { ...process.env, ELECTRON_EXEC_PATH: electron };
  const asked = ['dev', '--watch', '--config', 'electron.config.ts', ...(words.length > 0 ? ['--', ...words] : [])];
  const child = spawn(process.execPath, [builder, ...asked], { cwd: PROGRAM_FOLDER, env, stdio: 'inherit' });
  endWith(child);
}

/** What isn't the page comes from the browser mode, which sees only itself. */
function passedOn(target: string): ProxyOptions {
  return {
    target,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (request) => {
        if (request.hasHeader('origin')) request.setHeader('origin', target);
      });
    },
  };
}

async function inBrowser(): Promise<void> {
  const program = path.join(PROGRAM_FOLDER, 'src', 'hosts', 'cli', 'livebase.js');
  const child = spawn(process.execPath, [program, 'serve', ...words], { cwd: PROGRAM_FOLDER, stdio: ['ignore', 'pipe', 'inherit'] });
  endWith(child);
  const { promise, resolve } = Promise.withResolvers<string>();
  createInterface(child.stdout).once('line', resolve);
  const { origin, search } = new URL(await promise);
  const proxy = { '^/(rpc|lobby|door)(/|\\?|$)': passedOn(origin), '^/\\?token=': passedOn(origin) };
  const server = await createServer({ ...PAGE, configFile: false, server: { ...PAGE.server, proxy } });
  await server.listen();
  const address = `${server.resolvedUrls?.local[0] ?? ''}${search}`;
  console.log(`改了界面的源码，这里会跟着变： / Changes of the page's sources show here:\n${address}`);
  openBrowser(address, console.log);
}

const electron = await findElectron({ project: PROGRAM_FOLDER, environment: process.env, install: () => Promise.resolve(false) });
if (electron === null) await inBrowser();
else inWindow(electron);
