// Starts the browser mode on a folder: the page made ready, the base opened if there is one, the host listening.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { judgeDataFolder } from '../../backend/data-folder.ts';
import { findKeptFolder, keepFolder } from '../../backend/core/files/kept-folder.ts';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { findFirstDemoFolder } from '../../backend/runtime-start.ts';
import type { ShellPort } from '../../contract/core/shell-port.ts';
import type { JoinedHost } from '../../contract/sharing/joining.ts';
import { formatHostPlace } from '../../domain/base/host-place.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { openOwnSession } from '../lan/own-session.ts';
import { type HostOptions, type HostSession, type HttpHost, LIMITS, type Limits, openHttpHost } from './http-host.ts';
import { type BrowserModeState, forgetSecrets, keepWay, readKeptWay } from './browser-mode-state.ts';
import { type Certificate, LOOPBACK, readCertificate } from './listener.ts';
import { ensureBuild } from './program-build.ts';
import type { Screen } from './open-browser.ts';
import { readPageFiles } from './page-files.ts';

/** What is to be served, where, and for whom. */
export interface ServeRequest {
  readonly folder: string;
  readonly who: string;
  readonly version: string;
  readonly host: string | null;
  /** Null: the one of the last run, else a free one, which is kept; 0: a free one this once. */
  readonly port: number | null;
  /** The files of the certificate and of its key. */
  readonly certificate: { readonly cert: string; readonly key: string } | null;
  /** Hears of what takes a while. */
  readonly say: (sentence: string) => void;
  /** Hears the next way in when one was used. */
  readonly onNewAddress?: (address: string) => void;
  /** Opens a page where the program was started a second time. */
  readonly onAgain?: (address: string, screen: Screen) => void;
  /** Serves a base that can't be opened too: the page says why, and offers what helps. */
  readonly showsRefusal?: boolean;
  readonly installUpdate?: NonNullable<ShellPort['installUpdate']>;
  /** How the page ends the program, where it is nobody's terminal that does. */
  readonly ending?: NonNullable<ShellPort['ending']>;
  readonly limits?: Partial<Limits>;
  /** Where the page stands, if it is not the project's own. */
  readonly page?: string;
  /** Where the office's screens are let in, if not everywhere. */
  readonly officeHost?: string;
}

/** A browser saves and prints by itself, and picks no paths. */
function browserShell(request: ServeRequest): ShellPort {
  return {
    kind: 'http',
    saveFile: null,
    printPdf: null,
    pickPath: null,
    showFolder: null,
    defaultFolder: request.folder,
    rememberFolder: (folder) => keepFolder(request.folder, folder),
    ending: request.ending ?? null,
    installUpdate: request.installUpdate ?? null,
    versions: { livebase: request.version, node: process.versions.node },
  };
}

/** Names that mean this machine alone. */
function isThisMachine(host: string): boolean {
  return host === LOOPBACK || host.toLowerCase() === 'localhost';
}

/** Refuses HOST_NEEDS_CERTIFICATE `{host}` and CERTIFICATE_UNUSABLE `{file, detail}`. */
function certificateFor({ host, certificate }: ServeRequest): Result<Certificate | null> {
  if (certificate !== null) return readCertificate(certificate.cert, certificate.key);
  return host === null || isThisMachine(host) ? ok(null) : refuse('HOST_NEEDS_CERTIFICATE', { host });
}

/** Refuses as `ensureBuild`. */
async function pageFolder({ page, say }: ServeRequest): Promise<Result<string>> {
  if (page !== undefined) return ok(page);
  const out = await ensureBuild(PROGRAM_FOLDER, say);
  return out.ok ? ok(path.join(out.value, 'renderer')) : out;
}

/** Where the way in is kept: the data folder; of somebody who has only the demo so far, that one's. */
function placeToKeep(folder: string): string {
  return existsSync(folder) ? folder : findFirstDemoFolder(folder);
}

const KEEP_RHYTHM_MS = 2000;

/** Keeps the way in, and wherever it is to be kept as soon as that is there: at the first start no folder is. Answers how to stop. */
function keepOnceThere(folder: string, way: BrowserModeState): () => void {
  let kept = '';
  const keep = (): void => {
    const place = placeToKeep(folder);
    if (place === kept || !existsSync(place)) return;
    keepWay(place, way);
    kept = place;
  };
  keep();
  const timer = setInterval(keep, KEEP_RHYTHM_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** How many ports behind a taken one are tried before any free one is taken. */
const NEAR = 20;

/** Listens on the wished port; on the next free one where the port of the last run is taken by others, and says so. Refuses as `openHttpHost`. */
async function hostNear(options: HostOptions, { port: asked, say }: ServeRequest): Promise<Result<HttpHost>> {
  const wished = asked ?? options.kept?.port ?? 0;
  const at = (port: number): ReturnType<typeof openHttpHost> => openHttpHost({ ...options, place: { ...options.place, port } });
  const first = await at(wished);
  if (first.ok || asked !== null || wished === 0) return first;
  const near = Array.from({ length: NEAR }, (_, nth) => wished + 1 + nth).filter((port) => port <= 65_535);
  for (const port of [...near, 0]) {
    const next = await at(port);
    if (!next.ok && (next.refusal.code === 'PORT_TAKEN' || next.refusal.code === 'PORT_NOT_ALLOWED')) continue;
    if (next.ok) say(`上次的端口 ${wished} 被别的程序占用，这次用 ${next.value.way.port}：上次打开的网页接不上，请用下面的新地址。`);
    return next;
  }
  return first;
}

/** What a guest's terminal says. A host that is not reached yet may still come. */
function sayJoined({ at, away }: JoinedHost, say: ServeRequest['say']): void {
  const host = formatHostPlace(at);
  say(away === null ? `这台电脑用的是主机 ${host} 上的数据。` : `主机 ${host} 还连不上，连上后网页会自己继续。`);
}

/**
 * The session on this computer's base, with other computers let in where a manager said so, or on the base of the host that it joined.
 * Where the page is not to say why there is none, it refuses: as the base's opening, JOIN_VERSION, JOIN_OTHER_HOST, JOIN_CUT_OFF.
 */
async function sessionIn(request: ServeRequest, folder: string): Promise<Result<HostSession>> {
  const hasBase = existsSync(path.join(folder, 'livebase.db'));
  const shell = browserShell({ ...request, folder });
  const kept = findKeptFolder(folder);
  const options = { folder: hasBase ? folder : kept, shell, who: request.who, host: 'http' } as const;
  const own = { version: request.version, limits: { ...LIMITS, ...request.limits }, ...(request.page && { page: request.page }) };
  const opened = await openOwnSession(options, own);
  // A folder that was chosen in the page is chosen there again where it is away.
  if (!opened.ok || request.showsRefusal === true || kept !== null) return opened;
  const joined = await opened.value.joined();
  const away = joined?.away ?? null;
  const refusal = away !== null && away.code !== 'JOIN_UNREACHED' ? away : opened.value.refusal();
  if (refusal === null && joined !== null) sayJoined(joined, request.say);
  if (refusal === null) return opened;
  await opened.value.close();
  return { ok: false, refusal };
}

/**
 * Serves. Without a base in the folder the page shows the first start; a folder or base that can't be opened refuses.
 * Refuses as `listen`, `ensureBuild`, `judgeDataFolder`, the base's opening, and HOST_NEEDS_CERTIFICATE, CERTIFICATE_UNUSABLE.
 */
export async function serve(request: ServeRequest): Promise<Result<HttpHost>> {
  const certificate = certificateFor(request);
  if (!certificate.ok) return certificate;
  const folder = judgeDataFolder(request.folder);
  if (!folder.ok) return folder;
  const page = await pageFolder(request);
  if (!page.ok) return page;
  const opened = await sessionIn(request, folder.value);
  if (!opened.ok) return opened;
  const session = opened.value;
  const host = request.host === null || isThisMachine(request.host) ? LOOPBACK : request.host;
  const place = { host, port: 0, certificate: certificate.value };
  const keeps = request.port !== 0;
  const options = {
    place,
    page: readPageFiles(page.value),
    session,
    kept: keeps ? readKeptWay(placeToKeep(folder.value)) : null,
    say: (code: string) => request.say(`大厅与门口屏的端口没有打开：${code}`),
    ...(request.onNewAddress && { onNewAddress: request.onNewAddress }),
    ...(request.onAgain && { onAgain: request.onAgain }),
    ...(request.limits && { limits: request.limits }),
    ...(request.officeHost && { officeHost: request.officeHost }),
  };
  const served = await hostNear(options, request);
  if (!served.ok) await session.close();
  if (!served.ok || !keeps) return served;
  const { way, close } = served.value;
  const stopKeeping = keepOnceThere(folder.value, way);
  const end = async (): Promise<void> => {
    stopKeeping();
    await close();
    forgetSecrets(placeToKeep(folder.value), way.port);
  };
  return ok({ ...served.value, close: end });
}
