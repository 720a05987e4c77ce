// What `npm start` does: sees to it that the program is built, opens the window, and where that can't be says so and opens the browser.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { openBrowser } from '../http/open-browser.ts';
import { ensureBuild } from '../http/program-build.ts';

// Where Electron is: named by ELECTRON_EXECUTABLE, else the installed package's, which is asked once to fetch its program.

/** What looking for Electron needs of the machine. */
interface Places {
  readonly project: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Runs the package's own installer; true where it says that it went well. */
  readonly install: (script: string) => Promise<boolean>;
}

/** The installed package's program, if it is there. */
function installedProgram(folder: string): string | null {
  const note = path.join(folder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  const program = path.join(folder, 'dist', name);
  return name !== '' && existsSync(program) ? program : null;
}

/** The program that opens the window; null where it can't be had. What ELECTRON_EXECUTABLE names is not doubted. */
export async function findElectron({ project, environment, install }: Places): Promise<string | null> {
  const named = environment['ELECTRON_EXECUTABLE'] ?? '';
  if (named !== '') return path.resolve(project, named);
  const folder = path.join(project, 'node_modules', 'electron');
  const script = path.join(folder, 'install.js');
  if (!existsSync(script)) return null;
  const present = installedProgram(folder);
  if (present !== null) return present;
  return (await install(script)) ? installedProgram(folder) : null;
}

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
    openBrowser(address, say);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', () => resolve(1));
  child.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

/** Starts the program; answers the exit code. */
export async function startProgram(words: readonly string[]): Promise<number> {
  const built = await ensureBuild(PROGRAM_FOLDER, say);
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
