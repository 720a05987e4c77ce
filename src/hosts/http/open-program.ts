// The program as somebody opens it who has no terminal: one runs for a data folder, a second start opens a page of the first, and it ends by itself when no page has been there for a while.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { judgeDataFolder } from '../../backend/data-folder.ts';
import { getFileErrorCode, refuseFileError } from '../../backend/core/db/database-files.ts';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { AGAIN_PATH, getCookieName, SCREEN_HEADER } from './access-policy.ts';
import { pickScreen, type Screen } from './open-browser.ts';
import type { HttpHost } from './http-host.ts';
import { request as askTo } from './node-http.ts';
import type { PreparePackage } from './install-update.ts';
import { type BrowserModeState, readKeptWay } from './browser-mode-state.ts';
import { LOOPBACK } from './listener.ts';
import { serve, type ServeRequest } from './serve.ts';

/** How long the program waits for a page, how often it looks, and how long another start that has just begun is waited for. */
export interface OpenPatience {
  readonly unusedMs: number;
  readonly lookMs: number;
  readonly otherMs: number;
}

const PATIENCE: OpenPatience = { unusedMs: 300_000, lookMs: 5000, otherMs: 20_000 };
const MINUTE_MS = 60_000;

/** What is opened, and how a page comes up. */
export interface OpenRequest extends Pick<ServeRequest, 'folder' | 'who' | 'version' | 'say' | 'page'> {
  /** `screen`: of the second start that asks for a page. */
  readonly show: (address: string, screen?: Screen) => void;
  /** Starts without a page: a host that is there for other computers. */
  readonly isBackground?: boolean;
  /** How packages are made ready, where the program is one. */
  readonly prepare?: PreparePackage | null;
  readonly patience?: Partial<OpenPatience>;
}

/** A program that runs until `ended`; null: another one runs already, and has opened a page. */
export type Opened = {
  readonly ended: Promise<void>;
  /** Closes the program; then an update that was made ready takes its place. */
  readonly close: () => Promise<void>;
} | null;

/** Asks the program that runs for a page; false where none answers that is ours. */
function asksForPage({ port, secrets }: BrowserModeState): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  if (secrets === null) return Promise.resolve(false);
  const headers = {
    cookie: `${getCookieName(port)}=${secrets.cookie}`,
    [PAGE_KEY_HEADER]: secrets.pageKey,
    [SCREEN_HEADER]: encodeURIComponent(JSON.stringify(pickScreen(process.env))),
    'content-length': 0,
  };
  const asked = askTo({ host: LOOPBACK, port, path: AGAIN_PATH, method: 'POST', headers, agent: false, timeout: 3000 });
  asked.on('response', (response) => {
    response.resume();
    resolve(response.statusCode === 204);
  });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => resolve(false));
  asked.on('close', () => resolve(false));
  asked.end();
  return promise;
}

async function isRunning(folder: string): Promise<boolean> {
  const kept = readKeptWay(folder);
  return kept !== null && (await asksForPage(kept));
}

/** Of two starts at once one goes on; null: the other one does. What a crash left of a start holds nobody up. */
function takeTurn(folder: string, staleMs: number): (() => void) | null {
  const turn = path.join(folder, '.livebase-opening');
  const free = (): void => rmSync(turn, { recursive: true, force: true });
  const made = statSync(turn, { throwIfNoEntry: false });
  if (made !== undefined && Date.now() - made.mtimeMs > staleMs) free();
  try {
    mkdirSync(turn);
    return free;
  } catch (error) {
    if (getFileErrorCode(error) === 'EEXIST') return null;
    // A folder that takes nothing is refused where the base is opened.
    if (getFileErrorCode(error) !== '') return () => undefined;
    throw error;
  }
}

/** Waits until nothing has used the program for a while. It counts its looks, not the clock: a computer that slept had nobody at it. */
async function untilUnused(host: HttpHost, { unusedMs, lookMs }: OpenPatience, isOver: () => boolean): Promise<void> {
  const enough = Math.ceil(unusedMs / lookMs);
  for (let looks = 0; looks < enough && !isOver();) {
    await wait(lookMs, null, { ref: false });
    looks = (await host.isInUse(lookMs)) ? 0 : looks + 1;
  }
}

async function start(request: OpenRequest, patience: OpenPatience): Promise<Result<Opened>> {
  const { show, patience: _asked, prepare = null, isBackground = false, ...asked } = request;
  let putInPlace: (() => void) | null = null;
  const byPage = Promise.withResolvers<void>();
  const ending = { afterMinutes: Math.max(1, Math.round(patience.unusedMs / MINUTE_MS)), end: () => byPage.resolve() };
  const installUpdate = async (file: string): Promise<Result<null>> => {
    const ready = prepare === null ? refuse('HOST_CANNOT', { what: 'install' }) : await prepare(file, ['open', '--data', asked.folder]);
    if (!ready.ok) return ready;
    putInPlace = ready.value;
    byPage.resolve();
    return ok(null);
  };
  const served = await serve({
    ...asked,
    host: null,
    port: null,
    certificate: null,
    showsRefusal: true,
    onAgain: show,
    ending,
    ...(prepare !== null && { installUpdate }),
  });
  if (!served.ok) return served;
  const host = served.value;
  if (!isBackground) show(host.address());
  let isOver = false;
  const ended = Promise.race([byPage.promise, untilUnused(host, patience, () => isOver)]);
  const close = async (): Promise<void> => {
    isOver = true;
    await host.close();
    putInPlace?.();
  };
  return ok({ ended, close });
}

/** The data folder, there from now on: a second start looks in it for the first. Refuses what a folder refuses. */
function makeFolder(folder: string): Result<null> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return ok(null);
  } catch (error) {
    return refuseFileError(error, folder);
  }
}

/** Opens the program, or a page of the one that runs for this folder. Refuses as `serve`. */
export async function openProgram(request: OpenRequest): Promise<Result<Opened>> {
  const patience = { ...PATIENCE, ...request.patience };
  const judged = judgeDataFolder(request.folder);
  if (!judged.ok) return judged;
  const folder = judged.value;
  const made = makeFolder(folder);
  if (!made.ok) return made;
  const until = performance.now() + patience.otherMs;
  for (;;) {
    if (await isRunning(folder)) return ok(null);
    const free = takeTurn(folder, patience.otherMs);
    if (free === null && performance.now() < until) {
      await wait(100);
      continue;
    }
    try {
      // The other start may have come to its end between the two looks.
      return (await isRunning(folder)) ? ok(null) : await start(request, patience);
    } finally {
      free?.();
    }
  }
}
