// The window's main process: one instance, one window, one backend; it opens no database and knows no rule of the trade.
import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions, powerMonitor } from 'electron';
import path from 'node:path';
import { logTrouble } from './bug-log.ts';
import { guardClosing } from './closing.ts';
import { findCrashAction } from './crash-page.ts';
import { closeNetworkSwitches, guardSession } from './guard.ts';
import {
  askAboutHanging,
  backUp,
  CRASH_ACTIONS,
  createProgram,
  endProgram,
  ensureBackend,
  type Program,
  showAbout,
  showData,
  showGone,
  showLogs,
  windowOf,
} from './program.ts';
import { claimScheme, servePage } from './scheme.ts';
import { findForbiddenSwitch } from './switches.ts';
import { loadPage, openWindow, servePorts } from './window.ts';
import type { Backend } from './backend-process.ts';
import { askPerson } from './dialogs.ts';

/** What the menu does besides what Electron knows to do. */
interface MenuActions {
  readonly print: () => void;
  readonly backUp: () => void;
  readonly showData: () => void;
  readonly showLogs: () => void;
  readonly about: () => void;
}

function fileMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '文件',
    submenu: [
      { id: 'print', label: '打印…', accelerator: 'CmdOrCtrl+P', click: actions.print },
      { id: 'backup', label: '立即备份', click: actions.backUp },
      { type: 'separator' },
      { id: 'data', label: '打开数据文件夹', click: actions.showData },
      { id: 'logs', label: '打开日志文件夹', click: actions.showLogs },
      { type: 'separator' },
      { role: 'quit', label: '退出' },
    ],
  };
}

const EDIT_MENU: MenuItemConstructorOptions = {
  label: '编辑',
  submenu: [
    { role: 'undo', label: '撤销' },
    { role: 'redo', label: '重做' },
    { type: 'separator' },
    { role: 'cut', label: '剪切' },
    { role: 'copy', label: '复制' },
    { role: 'paste', label: '粘贴' },
    { role: 'selectAll', label: '全选' },
  ],
};

function viewMenu(): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    { role: 'reload', label: '重新载入' },
    { type: 'separator' },
    { role: 'zoomIn', label: '放大', accelerator: 'CmdOrCtrl+=' },
    { role: 'zoomOut', label: '缩小' },
    { role: 'resetZoom', label: '实际大小' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: '全屏' },
  ];
  return { label: '视图', submenu: app.isPackaged ? items : [...items, { role: 'toggleDevTools', label: '开发者工具' }] };
}

/** Sets the menu. */
function setMenu(actions: MenuActions): void {
  const help: MenuItemConstructorOptions = { label: '帮助', submenu: [{ id: 'about', label: '关于直播基地管家', click: actions.about }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([fileMenu(actions), EDIT_MENU, viewMenu(), help]));
}

// Notices a backend that is there but answers nothing any more, and asks whether to wait or to begin again.

/** Long work runs in threads beside: a backend that is silent for so long hangs. */
const PATIENCE_MS = 60_000;

/** Asks the backend for a sign of life, again and again. */
function watchBackend(findWindow: () => BrowserWindow | null, findBackend: () => Backend | null, patienceMs: number): void {
  const look = async (): Promise<void> => {
    const backend = findBackend();
    const isSilent = backend !== null && backend.isAlive() && (await backend.ask('running', patienceMs)) === null && backend.isAlive();
    if (!isSilent || findWindow() === null) return;
    const pressed = await askPerson(findWindow(), {
      type: 'warning',
      message: '管数据的程序很久没有回应。',
      detail: '已经显示“成功”的内容都在硬盘上。可以再等等，或重新开始：正在做的那一步会整个退回，或已经整个完成。',
      buttons: ['重新开始', '再等等'],
      defaultId: 1,
    });
    if (pressed === 0) backend.kill();
  };
  const next = (): void => {
    setTimeout(() => void look().finally(next), patienceMs / 2);
  };
  next();
}

/** A value of `--name=value` on the command line: for tests and development only, never in the packaged program. */
function switchValue(name: string): string | null {
  const value = app.isPackaged ? '' : app.commandLine.getSwitchValue(name);
  return value === '' ? null : value;
}

async function open(program: Program): Promise<void> {
  const { settings } = program;
  const window = openWindow({
    place: settings.read().place,
    keepPlace: (place) => settings.change({ place }),
    onLeave: (from, to) => {
      const action = findCrashAction(from, to);
      if (action !== null) void CRASH_ACTIONS[action](program);
    },
    onPageGone: (gone, reason) => showGone(program, gone, reason),
    onUnresponsive: () => void askAboutHanging(program),
  });
  program.window = window;
  guardClosing(
    window,
    () => program.backend,
    () => endProgram(program),
  );
  await loadPage(window);
}

/** A second start: the first comes to the front; while its last work is being finished it opens again after that. */
function onSecondStart(program: Program): void {
  const window = windowOf(program);
  if (window === null || program.isEnding) {
    app.relaunch();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function begin(program: Program): Promise<void> {
  await app.whenReady();
  guardSession();
  servePage(switchValue('page-dir') ?? path.join(app.getAppPath(), 'out', 'renderer'));
  setMenu({
    print: () => windowOf(program)?.webContents.print({}, () => undefined),
    backUp: () => void backUp(program),
    showData: () => void showData(program),
    showLogs: () => void showLogs(program),
    about: () => void showAbout(program),
  });
  // The machine goes down: what runs is finished first. What is acknowledged is on disk in any case, so sleep needs nothing.
  powerMonitor.on('shutdown', () => app.quit());
  ensureBackend(program);
  watchBackend(
    () => windowOf(program),
    () => program.backend,
    Number(switchValue('patience') ?? PATIENCE_MS),
  );
  await open(program);
}

function startProgram(): void {
  const program = createProgram();
  app.on('second-instance', () => onSecondStart(program));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (!program.isEnding) void endProgram(program);
  });
  servePorts(
    () => windowOf(program),
    () => ensureBackend(program).connect(),
  );
  void begin(program);
}

/** Starts the program, or brings the one that runs to the front. */
export function startMain(): void {
  // What is made from here on is for the person who started it, not for every user of the PC; the backend's process follows.
  process.umask(0o077);
  for (const trouble of ['uncaughtException', 'unhandledRejection']) {
    process.on(trouble, (error: unknown) => {
      logTrouble(`main ${trouble}`, error);
      app.exit(1);
    });
  }
  const forbidden = app.isPackaged ? findForbiddenSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  if (forbidden !== null) {
    logTrouble('refused to start with', `--${forbidden}`);
    app.exit(1);
    return;
  }
  closeNetworkSwitches();
  app.enableSandbox();
  claimScheme();
  if (app.requestSingleInstanceLock()) startProgram();
  else app.quit();
}
