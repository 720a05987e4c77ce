// The window's main process: one instance, one window, one backend; it opens no database and knows no rule of the trade.
import { app, powerMonitor } from 'electron';
import path from 'node:path';
import { logTrouble } from './bug-log.ts';
import { guardClosing } from './closing.ts';
import { findCrashAction } from './crash-page.ts';
import { closeNetworkSwitches, guardSession } from './guard.ts';
import { setMenu } from './menu.ts';
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
import { PATIENCE_MS, watchBackend } from './watchdog.ts';
import { loadPage, openWindow, servePorts } from './window.ts';

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
