// The browser mode: the page and the calls on one session, over HTTP on this machine.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { logBug } from '../../backend/call-log.ts';
import type { Session } from '../../backend/backend-runtime.ts';
import { pageFileOf } from '../../contract/core/page-headers.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { createNonce, sendEntered, sendPageFile, sendShownPage, sendText, sendWayIn, setCommonHeaders } from './answers.ts';
import { type Calls, createCalls, sendFailure } from './calls.ts';
import {
  type AccessPolicy,
  authorizeRequest,
  createAccessPolicy,
  createCookieHeader,
  lookOf,
  RPC_PREFIX,
  SCREEN_HEADER,
} from './access-policy.ts';
import type { BrowserModeState } from './browser-mode-state.ts';
import { addressOf, createHttpServer, hostsOf, listen, type Patience, type Place } from './listener.ts';
import { pickScreen, type Screen } from './open-browser.ts';
import type { PageFiles } from './page-files.ts';
import { type InStep, keepInStep } from './setting-poller.ts';

/** Every screen of the office. */
const EVERYWHERE = '0.0.0.0';
const NO_PAGE = '没有这个页面。 / There is no such page.';
const ONLY_LOOK = '这里只能看。 / This is only to look at.';

/** What the office's port stands on. `host`: where it listens, if not everywhere. */
interface OfficeOptions {
  readonly session: Pick<Session, 'lobbyPage' | 'officePort'>;
  readonly patience: Patience;
  readonly host?: string;
  /** Hears why it cannot listen. */
  readonly say: (code: string) => void;
}

async function answerAtLobby(request: IncomingMessage, response: ServerResponse, { lobbyPage }: OfficeOptions['session']): Promise<void> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(request, response, 405, ONLY_LOOK);
  }
  const wish = lookOf(request.url ?? '');
  const nonce = createNonce();
  const html = wish === null ? null : await lobbyPage({ ...wish, nonce });
  if (html === null) sendText(request, response, 404, NO_PAGE);
  else sendShownPage(response, html, nonce);
}

function ended(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}

/** Follows the setting from now on: nothing listens until it is switched on, and it stops listening when it is switched off. */
function createLobbyListener({ session, patience, host = EVERYWHERE, say }: OfficeOptions): InStep {
  let open: { readonly port: number; readonly server: Server } | null = null;
  let refused: number | null = null;
  const start = async (port: number): Promise<void> => {
    const place = { host, port, certificate: null };
    const server = createHttpServer(place, patience, (request, response) => {
      setCommonHeaders(request, response);
      answerAtLobby(request, response, session).catch(() => sendText(request, response, 500, NO_PAGE));
    });
    const listened = await listen(server, place);
    if (listened.ok) open = { port, server };
    // Said once a port, not every two seconds.
    else if (refused !== port) say(listened.refusal.code);
    refused = listened.ok ? null : port;
  };
  const shut = async (): Promise<void> => {
    const closing = open;
    open = null;
    if (closing !== null) await ended(closing.server);
  };
  const look = async (): Promise<void> => {
    const wanted = await session.officePort();
    if (open?.port !== wanted) await shut();
    if (wanted !== null && open === null) await start(wanted);
  };
  return keepInStep(look, shut);
}

/** What a host serves. */
export type HostSession = Pick<Session, 'handleHttp' | 'takePart' | 'lobbyPage' | 'officePort' | 'running' | 'folder' | 'shared' | 'close'>;

/** What a host stands on. */
export interface HostOptions {
  readonly place: Place;
  readonly page: PageFiles;
  readonly session: HostSession;
  readonly limits?: Partial<Limits>;
  /** Where the office's screens are let in, once a manager has switched it on, if not everywhere; and who hears why that fails. */
  readonly officeHost?: string;
  readonly say?: (code: string) => void;
  /** Hears the next way in when one was used. */
  readonly onNewAddress?: (address: string) => void;
  /** Opens a page where the program was started a second time. */
  readonly onAgain?: (address: string, screen: Screen) => void;
  /** What the last run left, if it was cut short: on its port its pages go on. */
  readonly kept?: BrowserModeState | null;
}

/** What a client may ask of the host. */
export interface Limits extends Patience {
  /** Of one call, as it is sent. */
  readonly bytes: number;
}

/** A file of 50 MB is 67 MB as a call sends it; the whole of a call has five minutes, its head ten seconds, the next piece half a minute. */
export const LIMITS: Limits = { bytes: 100 * 1_048_576, headMs: 10_000, wholeMs: 300_000, pieceMs: 30_000 };

/** A host that serves. */
export interface HttpHost {
  /** The way in, with a token that opens once: another address each time one was used. */
  readonly address: () => string;
  /** Where it listens, and what it hands out: kept for the next run. */
  readonly way: BrowserModeState;
  /** Whether a page listens or has called within `ms`, something runs, or other screens of the office are let in. */
  readonly isInUse: (ms: number) => Promise<boolean>;
  /** Waits for calls that run, ends the rest and closes the session. */
  readonly close: () => Promise<void>;
}

const NO_FILE = '没有这个页面。 / There is no such page.';

interface Ground {
  readonly policy: AccessPolicy;
  readonly page: PageFiles;
  readonly calls: Calls;
  readonly lobbyPage: Session['lobbyPage'];
  readonly onEntered: () => void;
  readonly onAgain: ((screen: Screen) => void) | null;
}

/** A page of lobby or door. A wrong key and a page that is not there answer alike. */
async function answerLook(
  exchange: readonly [IncomingMessage, ServerResponse],
  wish: { readonly path: string; readonly key: string },
  ground: Ground,
): Promise<void> {
  const [request, response] = exchange;
  const nonce = createNonce();
  const html = await ground.lobbyPage({ ...wish, nonce });
  if (html === null) sendText(request, response, 404, NO_FILE);
  else sendShownPage(response, html, nonce);
}

/** The screen that a second start names; none where it names nothing that can be read. */
function readScreen(header: unknown): Screen {
  try {
    return pickScreen(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return {};
  }
}

/** Anyone who can open no page says so: then the second start goes its own way. */
function answerAgain([request, response]: readonly [IncomingMessage, ServerResponse], { onAgain }: Ground): void {
  if (onAgain === null) return sendText(request, response, 404, NO_FILE);
  onAgain(readScreen(request.headers[SCREEN_HEADER]));
  response.statusCode = 204;
  response.end();
}

async function answer(request: IncomingMessage, response: ServerResponse, ground: Ground): Promise<void> {
  const { policy, page, calls } = ground;
  const verdict = authorizeRequest(request, policy);
  if (verdict.kind === 'look') return answerLook([request, response], verdict, ground);
  if (verdict.kind === 'enter') {
    const [index, cookie] = [page.get('index.html'), createCookieHeader(policy)];
    // Without a built page anyone who enters is led on all the same, and told there that it is missing.
    if (index === undefined) sendWayIn(response, cookie, policy.pageKey);
    else sendEntered(response, index, { cookie, pageKey: policy.pageKey });
    return ground.onEntered();
  }
  if (verdict.kind === 'again') return answerAgain([request, response], ground);
  if (verdict.kind === 'out') {
    if (verdict.allow !== null) response.setHeader('allow', verdict.allow);
    return sendText(request, response, verdict.status, verdict.words);
  }
  if (verdict.place === 'rpc') return calls.answer(request, response);
  const name = pageFileOf(verdict.path);
  const file = name === null ? undefined : page.get(name);
  return file === undefined ? sendText(request, response, 404, NO_FILE) : sendPageFile(request, response, file);
}

/** A bug becomes a number; nothing of it goes out. */
function answerBug(exchange: readonly [IncomingMessage, ServerResponse], error: unknown, folder: string | null): void {
  const [request, response] = exchange;
  const { number } = logBug(error, folder, 'serve');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const words = `程序内部错误，编号 ${number}。 / Internal error, number ${number}.`;
  if ((request.url ?? '').startsWith(RPC_PREFIX))
    sendFailure(exchange, 500, words, { code: 'INTERNAL_SERVER_ERROR', data: { id: number } });
  else sendText(request, response, 500, words);
}

/** Serves the page and the session. Refuses as `listen`; the session is the caller's until it serves. */
export async function openHttpHost(options: HostOptions): Promise<Result<HttpHost>> {
  const { place, page, session, limits, officeHost, say = () => {}, onNewAddress = () => {}, onAgain, kept = null } = options;
  const all: Limits = { ...LIMITS, ...limits };
  const calls = createCalls(session, all);
  let ground: Ground | null = null;
  const server = createHttpServer(place, all, (request, response) => {
    setCommonHeaders(request, response);
    if (ground === null) sendText(request, response, 503, NO_FILE);
    else answer(request, response, ground).catch((error: unknown) => answerBug([request, response], error, session.folder()));
  });
  const listened = await listen(server, place);
  if (!listened.ok) return listened;
  const port = listened.value;
  const scheme = place.certificate === null ? 'http' : 'https';
  const secrets = kept?.port === port ? kept.secrets : null;
  const policy = createAccessPolicy({ scheme, hosts: hostsOf(place, port), port, secrets });
  const address = (): string => addressOf(place, port, policy.token.current());
  ground = {
    policy,
    page,
    calls,
    lobbyPage: session.lobbyPage,
    onEntered: () => onNewAddress(address()),
    onAgain: onAgain === undefined ? null : (screen) => onAgain(address(), screen),
  };
  const office = createLobbyListener({ session, patience: all, say, ...(officeHost === undefined ? {} : { host: officeHost }) });
  await office.follow();
  const isInUse = async (ms: number): Promise<boolean> =>
    calls.listeners() > 0 ||
    performance.now() - calls.lastMs() < ms ||
    session.running().length > 0 ||
    session.shared.place() !== null ||
    (await session.officePort()) !== null;
  const close = async (): Promise<void> => {
    await office.close();
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    await calls.end();
    server.closeAllConnections();
    await closed;
    await session.close();
  };
  return ok({ address, isInUse, close, way: { port, secrets: { cookie: policy.cookie.secret, pageKey: policy.pageKey } } });
}
