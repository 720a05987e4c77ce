// The running program: its window, its backend and its folder, and what is done with them from more than one place.
import { app, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { type Backend, startBackend } from './backend-process.ts';
import { logTrouble, getOwnLogFolder } from './bug-log.ts';
import { END_MS } from './closing.ts';
import type { CrashAction, Gone } from './crash-page.ts';
import { answerAsk, askPerson, showFolder } from './dialogs.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { loadCrashPage, loadPage } from './window.ts';

/** What changes while the program runs. */
export interface Program {
  readonly settings: SettingsFile;
  window: BrowserWindow | null;
  backend: Backend | null;
  /** The folder of the base that is open. */
  folder: string | null;
  isEnding: boolean;
}

/** A program that has opened nothing yet. */
export function createProgram(): Program {
  return { settings: openSettings(app.getPath('userData')), window: null, backend: null, folder: null, isEnding: false };
}

/** The window, if it is there. */
export function windowOf(program: Program): BrowserWindow | null {
  return program.window?.isDestroyed() === false ? program.window : null;
}

function userName(): string {
  try {
    return userInfo().username || '经理';
  } catch (error) {
    // An account without an entry in the system's list has no name.
    if (error instanceof Error && 'code' in error) return '经理';
    throw error;
  }
}

/** Shows that the page or the backend is gone, and what helps. */
export function showGone(program: Program, gone: Gone, reason: string): void {
  logTrouble(`${gone} gone`, reason);
  const window = windowOf(program);
  if (window !== null && !program.isEnding) void loadCrashPage(window, gone);
}

function beginBackend(program: Program): Backend {
  const { electron, chrome } = process.versions;
  return startBackend({
    opening: () => ({
      folder: program.settings.read().folder,
      who: userName(),
      versions: { livebase: app.getVersion(), electron, chrome },
    }),
    answer: (ask) => answerAsk(() => windowOf(program), ask),
    onFolder: (folder) => {
      program.folder = folder;
      if (folder !== null) program.settings.change({ folder });
    },
    onGone: () => showGone(program, 'backend', 'exit'),
  });
}

/** The backend; a new one where there is none, or it is gone. */
export function ensureBackend(program: Program): Backend {
  const present = program.backend;
  const backend = present?.isAlive() === true ? present : beginBackend(program);
  program.backend = backend;
  return backend;
}

/** Makes a backup and says where it is. */
export async function backUp(program: Program): Promise<void> {
  const reply = await ensureBackend(program).ask('backup', END_MS);
  const file = reply?.file ?? null;
  await askPerson(windowOf(program), {
    type: file === null ? 'warning' : 'info',
    message: file === null ? '没有备份成功，数据没有改动。' : '备份做好了，并核对过。',
    detail: file ?? '请在“设置 → 备份”里看原因，或打开日志文件夹。',
    buttons: ['好'],
  });
}

/** Shows the logs: the base's own, else main's. */
export async function showLogs({ folder }: Program): Promise<void> {
  const own = folder === null ? null : path.join(folder, 'logs');
  await showFolder(own !== null && existsSync(own) ? own : getOwnLogFolder());
}

/** Shows the data folder. */
export async function showData({ folder }: Program): Promise<void> {
  if (folder !== null) await showFolder(folder);
}

async function restart(program: Program): Promise<void> {
  ensureBackend(program);
  const window = windowOf(program);
  if (window !== null) await loadPage(window);
}

/** What the links of the page of last resort do. */
export const CRASH_ACTIONS: Readonly<Record<CrashAction, (program: Program) => Promise<void>>> = {
  restart,
  backup: backUp,
  logs: showLogs,
};

/** The page hangs: it is loaded again, if the person doesn't wait. */
export async function askAboutHanging(program: Program): Promise<void> {
  const pressed = await askPerson(windowOf(program), {
    type: 'warning',
    message: '页面没有反应。',
    detail: '已经保存的内容都在硬盘上。可以再等一会儿，或重新载入页面。',
    buttons: ['重新载入', '再等等'],
  });
  if (pressed === 0) windowOf(program)?.webContents.forcefullyCrashRenderer();
}

/** What the program is. */
export async function showAbout(program: Program): Promise<void> {
  await askPerson(windowOf(program), {
    message: '直播基地管家 Livebase',
    detail: `版本 ${app.getVersion()}\n数据文件夹 ${program.folder ?? '（还没有）'}`,
    buttons: ['好'],
  });
}

/** Ends the program once what runs is done. */
export async function endProgram(program: Program): Promise<void> {
  program.isEnding = true;
  await program.backend?.end(END_MS);
  app.exit(0);
}
