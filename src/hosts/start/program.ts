// What `npm start` does: sees to it that the program is built, opens the window, and where that can't be says so and opens the browser.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { readyBuild } from '../http/program-build.ts';
import { findElectron } from './find-electron.ts';

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Runs a program to its end; answers its exit code, 1 where it could not be started or a signal ended it. */
function run(program: string, words: readonly string[], isQuiet = false): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(program, words, { cwd: PROGRAM_FOLDER, stdio: isQuiet ? 'ignore' : 'inherit' });
  child.on('error', () => resolve(1));
  child.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

/** How long the file that leads a browser on stays: what it holds opens once. */
const FILE_MS = 60_000;

/** A file that only this user reads, which leads a browser to the address; and what takes it away again. */
export function wayInFile(address: string): { readonly file: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-open-'));
  const file = path.join(folder, 'livebase.html');
  const to = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${to}"><title>Livebase</title>\n`, {
    mode: 0o600,
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens the system's browser by a file: everybody on this machine can read a command line, and the address is a way in. */
export function openBrowser(address: string): void {
  const { file, remove } = wayInFile(address);
  const ways: Readonly<Record<string, readonly string[]>> = { win32: ['explorer.exe', file], darwin: ['open', file] };
  const [program = '', ...words] = ways[process.platform] ?? ['xdg-open', file];
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  // Without a browser to open, the printed address is there to be copied.
  child.on('error', () => undefined);
  child.unref();
  setTimeout(remove, FILE_MS).unref();
  process.once('exit', remove);
}

/** Serves for the browser, prints what `livebase serve` prints, and opens the address. */
function serve(words: readonly string[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const program = path.join(PROGRAM_FOLDER, 'out', 'main', 'livebase.js');
  const child = spawn(process.execPath, [program, 'serve', ...words], { stdio: ['inherit', 'pipe', 'inherit'] });
  const heard = { text: '', isOpened: false };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    process.stdout.write(piece);
    heard.text += piece;
    const address = /^https?:\/\/\S+$/m.exec(heard.text)?.[0];
    if (address === undefined || heard.isOpened || !heard.text.includes('\n')) return;
    heard.isOpened = true;
    openBrowser(address);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', () => resolve(1));
  child.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

/** Starts the program; answers the exit code. */
export async function startProgram(words: readonly string[]): Promise<number> {
  const built = await readyBuild(PROGRAM_FOLDER, say);
  if (!built.ok) {
    say(`程序没有生成：${JSON.stringify(built.refusal.data)}`);
    return 1;
  }
  const install = async (script: string): Promise<boolean> => (await run(process.execPath, [script], true)) === 0;
  const electron = await findElectron({ project: PROGRAM_FOLDER, environment: process.env, install });
  if (electron === null) {
    say('这台电脑上没有 Electron（也取不到），改用浏览器打开。 / There is no Electron here: opening the browser instead.');
    return serve(words);
  }
  return run(electron, [PROGRAM_FOLDER, ...words]);
}
