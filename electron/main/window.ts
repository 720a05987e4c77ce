// The one window: where it stands, what it shows, the port that its page gets, and what happens when its page is gone.
import { app, BrowserWindow, ipcMain, type IpcMainEvent, type MessagePortMain, nativeTheme, screen } from 'electron';
import path from 'node:path';
import { connectMessage, type WindowPlace } from '../../src/contract/core/shell-messages.ts';
import { logTrouble } from './bug-log.ts';
import { buildCrashUrl, type Gone } from './crash-page.ts';
import { guardContents } from './guard.ts';
import { PAGE_URL, isPageUrl } from './scheme.ts';
import { createWebPreferences } from './web-preferences.ts';
import { LEAST_SIZE, chooseBounds } from './window-place.ts';

const PRELOAD = path.join(app.getAppPath(), 'out', 'preload', 'preload.cjs');

function makeWindow(place: WindowPlace | null): BrowserWindow {
  const first = screen.getPrimaryDisplay();
  const screens = [first, ...screen.getAllDisplays().filter((one) => one.id !== first.id)].map((one) => one.workArea);
  return new BrowserWindow({
    ...chooseBounds(place, screens),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: '直播基地管家',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
    webPreferences: createWebPreferences(PRELOAD, app.isPackaged),
  });
}

/** Where the window stands now; a maximised one remembers its place before. */
function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height), isMaximised: window.isMaximized() };
}

/** What the window is opened with. */
export interface WindowOwner {
  readonly place: WindowPlace | null;
  readonly keepPlace: (place: WindowPlace) => void;
  /** A way out that the page tried and that was closed to it. */
  readonly onLeave: (from: string, to: string) => void;
  readonly onPageGone: (gone: Gone, reason: string) => void;
  readonly onUnresponsive: () => void;
}

/** Opens the window; `loadPage` fills it. */
export function openWindow(owner: WindowOwner): BrowserWindow {
  const window = makeWindow(owner.place);
  const { webContents } = window;
  if (owner.place?.isMaximised === true) window.maximize();
  guardContents(webContents, (to) => owner.onLeave(webContents.getURL(), to));
  window.once('ready-to-show', () => window.show());
  window.on('close', () => owner.keepPlace(placeOf(window)));
  window.on('unresponsive', owner.onUnresponsive);
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') owner.onPageGone('page', reason);
  });
  return window;
}

/** Another load can take the place of this one, and a window can be closed on the way: neither is a trouble. */
async function load(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url);
  } catch (error) {
    if (!window.isDestroyed() && !String(error).includes('ERR_ABORTED')) logTrouble(`load ${url}`, error);
  }
}

/** Shows the page. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await load(window, PAGE_URL);
}

/** Shows the page of last resort. */
export async function loadCrashPage(window: BrowserWindow, gone: Gone): Promise<void> {
  await load(window, buildCrashUrl(gone));
}

/** Whether the message comes from the page itself: its own top frame, at its own address. */
function isFromPage(event: IpcMainEvent, window: BrowserWindow | null): boolean {
  const { senderFrame } = event;
  if (window === null || senderFrame === null || event.sender !== window.webContents) return false;
  return senderFrame.parent === null && isPageUrl(senderFrame.url);
}

/** Hands each page of the window one port to the backend. */
export function servePorts(findWindow: () => BrowserWindow | null, connect: () => MessagePortMain | null): void {
  ipcMain.on('livebase:connect', (event, ...message: unknown[]) => {
    const window = findWindow();
    if (window === null || !isFromPage(event, window) || !connectMessage.safeParse(message).success) return;
    const port = connect();
    if (port !== null) window.webContents.postMessage('livebase:port', null, [port]);
  });
}
