// Starts the window from its package and waits for its page to show the base: by the window's title, since a packaged program takes no debugger. Windows and Linux (X11, with xdotool).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEmptyBase } from '../../src/backend/backend.ts';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';

const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 500;
/** A screen with the base's data says its name before the program's: before that, and on a page of last resort, the title is another. */
const SCREEN = /\S · 直播基地管家/;

/** A base and the settings of a person who works on it. */
export interface WindowGround {
  readonly data: string;
  readonly user: string;
}

/** Makes both in a folder. @throws where the base can't be made */
export async function layWindowGround(folder: string): Promise<WindowGround> {
  const [data, user] = [path.join(folder, 'data'), path.join(folder, 'user')];
  const made = await createEmptyBase(data, false);
  if (!made.ok) throw new Error(made.refusal.code);
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ folder: data, place: null }));
  return { data, user };
}

/** What xdotool says of the program's windows. */
function onWindow(...words: readonly string[]): string {
  const { stdout, error } = spawnSync('xdotool', ['search', '--name', '直播基地管家', ...words], { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`xdotool is needed: ${error.message}`);
  return stdout;
}

function titles(): string {
  if (process.platform !== 'win32') return onWindow('getwindowname', '%@');
  const ask = '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Process | ForEach-Object MainWindowTitle';
  return spawnSync('powershell', ['-NoProfile', '-Command', ask], { encoding: 'utf8' }).stdout;
}

function logsOf({ user }: WindowGround): string {
  const folder = path.join(user, 'logs');
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}

function begin(program: string, ground: WindowGround, more: readonly string[] = []): ChildProcess {
  // Where Electron looks for the user's folder: the packaged program takes no such word.
  const parent = path.dirname(ground.user);
  return spawn(program, [...more], { stdio: 'inherit', env: { ...process.env, XDG_CONFIG_HOME: parent, APPDATA: parent } });
}

async function endOf(child: ChildProcess, ms: number): Promise<number | null> {
  const code = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once('exit', (ended) => resolve(ended));
  });
  const late = pause(ms, undefined, { ref: false }).then(() => {
    throw new Error(`the program has not ended in ${ms / 1000} s`);
  });
  return Promise.race([code, late]);
}

/** Starts the program and waits for a screen. @throws where none comes, or the program noted a trouble */
export async function startedWindow(program: string, ground: WindowGround): Promise<ChildProcess> {
  const began = performance.now();
  const child = begin(program, ground);
  while (!SCREEN.test(titles())) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}: ${logsOf(ground)}`);
    if (performance.now() - began > PATIENCE_MS) throw new Error(`no screen of ${program}; titles: ${titles()}; logs: ${logsOf(ground)}`);
    await pause(LOOK_EVERY_MS);
  }
  const noted = logsOf(ground);
  if (noted.trim() !== '') throw new Error(`${program} noted: ${noted}`);
  console.log(`${path.basename(program)}: a screen after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return child;
}

/** Closes it as the system does. An AppImage's own process only waits for the window's, which is the one to be asked. */
export async function closeWindow(child: ChildProcess): Promise<void> {
  if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(child.pid)]);
  else process.kill(Number.parseInt(onWindow('getwindowpid'), 10), 'SIGTERM');
  await endOf(child, PATIENCE_MS);
}

/** A start with a debugger's door has to be refused. @throws where it is not */
export async function refusesDebugger(program: string, ground: WindowGround): Promise<void> {
  const code = await endOf(begin(program, ground, ['--remote-debugging-port=0']), PATIENCE_MS);
  if (code === 0) throw new Error('a start with a door for debuggers was not refused');
  console.log('a start with a door for debuggers is refused');
}

/** Looks through a base that no program holds. @throws where it is not sound */
export function checkBase({ data }: WindowGround): void {
  const cli = path.join(PROGRAM_FOLDER, 'src', 'hosts', 'cli', 'livebase.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--full', '--data', data], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`check --full: ${stdout}${stderr}`);
}
