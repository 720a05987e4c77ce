// Lets joined computers in: TLS 1.3 at one address of the office, calls of computers that prove themselves, a joining by its code. Nothing else answers there.
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { logBug } from '../../backend/call-log.ts';
import type { Joined, SharedPlace } from '../../backend/remote-clients.ts';
import type { Session } from '../../backend/backend-runtime.ts';
import { refuse } from '../../domain/values/result.ts';
import { sendDocument, sendText, setCommonHeaders } from '../http/answers.ts';
import { type Calls, createCalls, sendFailure } from '../http/calls.ts';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
import { RPC_PREFIX } from '../http/access-policy.ts';
import type { Limits } from '../http/http-host.ts';
import { type InStep, keepInStep } from '../http/setting-poller.ts';
import { listen, createHttpServer } from '../http/listener.ts';
import { readPageFiles } from '../http/page-files.ts';
import { type Browsers, createRemoteBrowsers } from './browser-guests.ts';
import { jsonOf } from './pinned-line.ts';
import { EXPORT_BYTES, EXPORT_LABEL, type Hello, HELLO_PATH, JOIN_PATH, joinShape, readDeviceHeader, VERSION_HEADER } from './lan-wire.ts';

// How fast one joined computer may ask: one that runs wild, or was taken over, keeps nobody else from the base.

/** So many calls at once, and so many a second after that. */
export interface Pace {
  readonly atOnce: number;
  readonly aSecond: number;
}

/** A screen opens with some twenty calls; a desk on its busiest evening makes a few a second. */
const PACE: Pace = { atOnce: 300, aSecond: 50 };

/** Answers whether a computer may ask once more now. */
export function createRateLimiter(pace?: Pace, nowMs: () => number = () => performance.now()): (device: number) => boolean {
  const { atOnce, aSecond } = pace ?? PACE;
  const left = new Map<number, { calls: number; atMs: number }>();
  return (device) => {
    const now = nowMs();
    const { calls, atMs } = left.get(device) ?? { calls: atOnce, atMs: now };
    const has = Math.min(atOnce, calls + ((now - atMs) * aSecond) / 1000);
    const may = has >= 1;
    left.set(device, { calls: may ? has - 1 : has, atMs: now });
    return may;
  };
}

/** What the listener stands on. */
export interface LanOptions {
  readonly session: Pick<Session, 'handleHttp' | 'shared' | 'folder'>;
  readonly limits: Limits;
  readonly version: string;
  /** The folder of the page that browsers without the program are given. */
  readonly page: string;
  /** How fast one computer may ask, if not as an office's. */
  readonly pace?: Pace;
  /** Answers anyone who looks for this host, as long as it listens; answers how to stop. */
  readonly announce?: (place: SharedPlace) => () => void;
}

/** What is being answered, by the computer that it goes to. */
interface Lines {
  readonly note: (device: number, response: ServerResponse) => void;
  /** Ends all that goes to a computer, news above all: those would be told for as long as it listens. */
  readonly cut: (device: number) => void;
}

function newLines(): Lines {
  const open = new Map<ServerResponse, number>();
  return {
    note: (device, response) => {
      open.set(response, device);
      response.once('close', () => open.delete(response));
    },
    cut: (device) => {
      for (const [response, to] of open) if (to === device) response.destroy();
    },
  };
}

/** A listener, and what answers there. */
interface Ground {
  readonly options: LanOptions;
  readonly calls: Calls;
  readonly browsers: Browsers;
  readonly maySpeak: ReturnType<typeof createRateLimiter>;
  readonly lines: Lines;
}

const JOIN_BYTES = 2048;
const WORDS = {
  out: '这台电脑没有加入，或者已经被停用；请在主机上重新生成加入码。 / This computer has not joined or was cut off; make a new joining code at the host.',
  pace: '这台电脑一下子问得太多，这一次什么都没有做；请等几秒再试。 / This computer asks too much at once and nothing was done; wait a few seconds.',
  version:
    '两台电脑的程序版本不一样，什么都没有做；请先更新旧的那一台。 / The two computers have different versions and nothing was done; update the older one.',
} as const;

async function answerJoin(request: IncomingMessage, response: ServerResponse, { session }: LanOptions): Promise<void> {
  const isShort = Number(request.headers['content-length'] ?? Infinity) <= JOIN_BYTES;
  const wish = joinShape.safeParse(isShort ? await jsonOf(request) : null);
  const { socket } = request;
  if (!wish.success || !(socket instanceof TLSSocket)) return sendDocument(request, response, 200, refuse('JOIN_REFUSED', {}));
  const exported = socket.exportKeyingMaterial(EXPORT_BYTES, EXPORT_LABEL, Buffer.alloc(0));
  sendDocument(
    request,
    response,
    200,
    session.shared.join({ name: wish.data.name, proof: Buffer.from(wish.data.proof, 'base64'), exported }),
  );
}

function isProgram({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined;
}

/** What a computer says that it is, by its program's header or as a browser's page. */
function givenBy(request: IncomingMessage, { browsers }: Pick<Ground, 'browsers'>): Joined | null {
  return isProgram(request) ? readDeviceHeader(request.headers.authorization) : browsers.pageOf(request);
}

/** What it sends is passed over first: a line that is closed before would be told nothing. */
async function holdBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  if (!request.complete) await once(request, 'end');
  sendFailure([request, response], 429, WORDS.pace);
}

/** A browser's page is this program's own, and has no version of its own. */
async function answerCall(request: IncomingMessage, response: ServerResponse, ground: Ground): Promise<void> {
  const given = givenBy(request, ground);
  if (given === null || !ground.options.session.shared.knows(given)) return sendText(request, response, 401, WORDS.out);
  if (!ground.maySpeak(given.device)) return holdBack(request, response);
  const isOther = isProgram(request) && request.headers[VERSION_HEADER] !== ground.options.version;
  if (isOther) return sendFailure([request, response], 409, WORDS.version);
  ground.lines.note(given.device, response);
  return ground.calls.answer(request, response, String(given.device));
}

/** The caller hears the version; a computer that joined also where else this one may be found. */
function helloTo(request: IncomingMessage, ground: Ground): Partial<Hello> {
  const { session, version } = ground.options;
  const { shared } = session;
  const isStranger = !isProgram(request) && request.headers[PAGE_KEY_HEADER] === undefined;
  if (isStranger) return { livebase: version };
  const given = givenBy(request, ground);
  const isKnown = given !== null && shared.knows(given);
  return { livebase: version, isKnown, ...(isKnown && { names: shared.names() }) };
}

async function answer(request: IncomingMessage, response: ServerResponse, ground: Ground): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET' && url === HELLO_PATH) return sendDocument(request, response, 200, helloTo(request, ground));
  if (method === 'POST' && url === JOIN_PATH) return answerJoin(request, response, ground.options);
  if (method === 'POST' && url.startsWith(`${RPC_PREFIX}/`)) return answerCall(request, response, ground);
  return ground.browsers.answer(request, response);
}

/** Calls of joined computers: who calls is known by the proof that was checked. */
function groundAt(options: LanOptions, place: SharedPlace): Ground {
  const { session, limits, page, pace } = options;
  const browsers = createRemoteBrowsers({ shared: session.shared, place, page: () => readPageFiles(page) });
  const handleHttp: Session['handleHttp'] = (request, response, prefix) =>
    session.handleHttp(request, response, prefix, givenBy(request, { browsers })?.device);
  return { options, browsers, maySpeak: createRateLimiter(pace), lines: newLines(), calls: createCalls({ handleHttp }, limits) };
}

function isSamePlace(a: SharedPlace | null, b: SharedPlace | null): boolean {
  return a?.address === b?.address && a?.port === b?.port && a?.certificate.cert === b?.certificate.cert;
}

interface Open {
  readonly place: SharedPlace;
  readonly server: Server;
  readonly calls: Calls;
  readonly hush: () => void;
}

async function ended({ server, calls, hush }: Open): Promise<void> {
  hush();
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await calls.end();
  server.closeAllConnections();
  await closed;
}

/** Follows the setting from now on: nothing listens until it is switched on, and it stops listening when it is switched off. */
export function createLanHost(options: LanOptions): InStep {
  const { session, limits, announce = () => () => undefined } = options;
  let open: Open | null = null;
  const start = async (place: SharedPlace): Promise<void> => {
    const { address, port, certificate } = place;
    const ground = groundAt(options, place);
    const at = { host: address, port, certificate: { ...certificate, names: [] }, oldestTls: 'TLSv1.3' } as const;
    const server = createHttpServer(at, limits, (request, response) => {
      setCommonHeaders(request, response);
      answer(request, response, ground).catch((error: unknown) => {
        const { number } = logBug(error, session.folder(), 'lan');
        sendFailure([request, response], 500, `internal error, number ${number}`, { code: 'INTERNAL_SERVER_ERROR', data: { id: number } });
      });
    });
    const listened = await listen(server, at);
    session.shared.setTrouble(listened.ok ? null : listened.refusal);
    if (!listened.ok) return;
    const [hush, stop] = [announce(place), session.shared.onCutOff(ground.lines.cut)];
    const end = (): void => {
      hush();
      stop();
    };
    open = { place, server, calls: ground.calls, hush: end };
  };
  const shut = async (): Promise<void> => {
    const closing = open;
    open = null;
    if (closing !== null) await ended(closing);
  };
  const look = async (): Promise<void> => {
    const wanted = session.shared.place();
    if (!isSamePlace(open?.place ?? null, wanted)) await shut();
    if (wanted === null) session.shared.setTrouble(null);
    else if (open === null) await start(wanted);
  };
  return keepInStep(look, shut);
}
