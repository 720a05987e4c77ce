// The guest: hands calls of its own page on to its host, and follows it to another address. It keeps nothing and repeats nothing: what became of a call that was cut, the page asks the host afterwards.
import { ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { CallHeaders, Relay } from '../../backend/core/rpc/joining-port.ts';
import { BYTES_OVER_HTTP } from '../../backend/core/files/bytes-over-http.ts';
import { LINE_CUT_CODE, SEAT_HEADER, STEP_HEADER } from '../../contract/core/wire.ts';
import type { HostPlace } from '../../domain/base/host-place.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import { request as requestTo } from '../http/node-http.ts';
import { createDeviceHeader, type Hello, HELLO_PATH, VERSION_HEADER } from './lan-wire.ts';
import type { GuestWay } from './guest-file.ts';
import { requestHello } from './join-host.ts';
import { askHost, createPinnedAgent } from './pinned-line.ts';

/** How often the host is looked for, and how long it may take: a cable that is pulled says nothing by itself. */
export interface Look {
  readonly everyMs: number;
  readonly waitsMs: number;
}
export const LOOK: Look = { everyMs: 2000, waitsMs: 3000 };

/** A guest at work. `handleHttp`: the line cut, the page's own is cut too; then it says so and asks afterwards. */
export interface Guest extends Relay {
  /** Where the host is, and why nothing of it can be had (null: it is there), once it was looked for. */
  readonly state: () => Promise<{ readonly at: HostPlace; readonly away: Refusal | null }>;
  /** The host at another address; refused where it is not there: JOIN_UNREACHED, JOIN_OTHER_HOST, JOIN_VERSION, JOIN_CUT_OFF. */
  readonly moveTo: (place: HostPlace) => Promise<Result<unknown>>;
  readonly close: () => void;
}

/** What a guest is opened with. */
export interface GuestOptions {
  readonly way: GuestWay;
  readonly version: string;
  /** Hears of the way as it is from now on. */
  readonly keep: (way: GuestWay) => void;
  readonly look?: Look;
  /** Asks the office who is a host and may be this one: where none of the places that it told of has it. Whether it is, its key decides. */
  readonly find?: () => Promise<readonly HostPlace[]>;
}

/** The office is asked when the host is missed, then every so many looks. */
const LOOKS_A_SEARCH = 15;

const TO_HOST = ['content-type', 'content-length', 'accept', 'accept-encoding', STEP_HEADER, SEAT_HEADER, 'last-event-id'] as const;
const TO_PAGE = ['content-type', 'content-length', 'content-encoding', 'cache-control'] as const;

function picked(headers: CallHeaders, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

/** Nobody answers there who has the host's key. */
function isGone({ code }: Refusal): boolean {
  return code === 'JOIN_UNREACHED' || code === 'JOIN_OTHER_HOST';
}

interface HelloHow {
  readonly headers: Readonly<Record<string, string>>;
  readonly version: string;
  readonly waitsMs: number;
}

/** Asks over an agent's lines for what the host says of itself, and waits no longer than is said. */
function sayingHello({ headers, version, waitsMs }: HelloHow) {
  return async (agent: ReturnType<typeof createPinnedAgent>, at: HostPlace): Promise<Result<Hello>> => {
    const late = setTimeout(() => agent.destroy(), waitsMs);
    const there = await requestHello(() => askHost(agent, { method: 'GET', path: HELLO_PATH, headers }), version, at);
    clearTimeout(late);
    return there;
  };
}

type HelloAt = (place: HostPlace) => Promise<Result<Hello>>;

/** The first of some places where the host answers, with what it says there. */
async function firstThere(places: readonly HostPlace[], helloAt: HelloAt): Promise<readonly [HostPlace, Result<Hello>] | null> {
  const found = await Promise.all(places.map(async (place) => [place, await helloAt(place)] as const));
  return found.find(([, there]) => there.ok || !isGone(there.refusal)) ?? null;
}

/** Looks for the host where it was last, then wherever it said that it may be found. */
function openLooking({ way: first, version, keep, look = LOOK, find = async () => [] }: GuestOptions, onGone: () => void) {
  const isHost = (given: Buffer): boolean => given.toString('hex') === first.print;
  let way = first;
  let away: Refusal | null = null;
  let misses = 0;
  const lines = createPinnedAgent(() => way, isHost, look.waitsMs);
  const hello = sayingHello({ headers: { authorization: createDeviceHeader(first) }, version, waitsMs: look.waitsMs });
  const helloAt: HelloAt = async (at) => {
    const agent = createPinnedAgent(() => at, isHost, look.waitsMs);
    const there = await hello(agent, at);
    agent.destroy();
    return there;
  };
  const settle = (at: HostPlace, there: Result<Hello>): void => {
    away = there.ok ? null : there.refusal;
    if (there.ok) misses = 0;
    const names = there.ok ? there.value.names : way.names;
    const isMoved = at.address !== way.address || at.port !== way.port;
    const isNew = isMoved || JSON.stringify(names) !== JSON.stringify(way.names);
    way = { ...way, address: at.address, port: at.port, names };
    // What hangs on lines to where it was would hang for minutes.
    if (isMoved || (away !== null && isGone(away))) {
      lines.destroy();
      onGone();
    }
    if (isNew) keep(way);
  };
  const elsewhere = async (): Promise<readonly [HostPlace, Result<Hello>] | null> => {
    const places = way.names.filter((name) => name !== way.address).map((address) => ({ address, port: way.port }));
    const told = await firstThere(places, helloAt);
    misses += 1;
    return told !== null || (misses - 1) % LOOKS_A_SEARCH !== 0 ? told : firstThere(await find(), helloAt);
  };
  const lookOnce = async (): Promise<void> => {
    const at = way;
    const began = performance.now();
    const pooled = await hello(lines, at);
    // A line that was cut says nothing of the host; one that nobody answers on does.
    const isCut = !pooled.ok && isGone(pooled.refusal) && performance.now() - began < look.waitsMs;
    const there = isCut ? await helloAt(at) : pooled;
    // Meanwhile a person may have said where it is.
    if (at === way) settle(at, there);
    const now = way;
    const other = !there.ok && isGone(there.refusal) ? await elsewhere() : null;
    if (other !== null && now === way) settle(...other);
  };
  return {
    at: (): HostPlace => ({ address: way.address, port: way.port }),
    away: () => away,
    isHost,
    lookOnce,
    moveTo: async (place: HostPlace): Promise<Result<unknown>> => {
      const there = await helloAt(place);
      if (there.ok || !isGone(there.refusal)) settle(place, there);
      return there;
    },
    end: () => lines.destroy(),
  };
}

/** An answer's body as fetch has it: cancelled, the line is let go. */
function streamOf(down: IncomingMessage): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<unknown> = down[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else if (piece.value instanceof Uint8Array) controller.enqueue(piece.value);
    },
    cancel: () => void down.destroy(),
  });
}

/** Calls that come over a message port, sent on as a page in a browser would send them. */
function callsOver(send: (request: Request) => Promise<Response>): Relay['call'] {
  const link = new RPCLink<{ readonly headers: CallHeaders }>({
    url: 'http://livebase/rpc',
    fetch: (request) => send(request),
    headers: ({ context }) => picked(context.headers, [STEP_HEADER, SEAT_HEADER]),
    customJsonSerializers: [BYTES_OVER_HTTP],
  });
  return async (path, input, { headers, signal }) => {
    try {
      return await link.call(path, input, { context: { headers }, ...(signal && { signal }) });
    } catch (error) {
      if (signal?.aborted === true || error instanceof ORPCError) throw error;
      throw new ORPCError(LINE_CUT_CODE, { status: 503, message: 'the line to the host was cut', cause: error });
    }
  };
}

/** The lines that calls go over, and what is done where one of them tells of trouble. */
interface CallLines {
  readonly lines: ReturnType<typeof createPinnedAgent>;
  /** What this computer proves itself with. */
  readonly own: Readonly<Record<string, string>>;
  readonly lookNow: () => Promise<void>;
}

/** A host that takes no calls of this computer any more says why when it is asked. */
function heed({ statusCode }: IncomingMessage, { lookNow }: CallLines): void {
  if (statusCode === 401 || statusCode === 409) void lookNow();
}

/** Hands a page's call on as it comes, piece by piece. */
function handOn(request: IncomingMessage, response: ServerResponse, over: CallLines): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const headers = { ...picked(request.headers, TO_HOST), ...over.own };
  const up = requestTo({ agent: over.lines, method: 'POST', host: 'livebase', path: request.url ?? '/', headers });
  const cut = (): void => {
    up.destroy();
    request.socket.destroy();
    resolve(true);
    void over.lookNow();
  };
  up.once('error', cut);
  up.once('response', (down) => {
    heed(down, over);
    response.writeHead(down.statusCode ?? 502, picked(down.headers, TO_PAGE));
    response.flushHeaders();
    pipeline(down, response, (error) => (error === undefined ? resolve(true) : cut()));
  });
  response.once('close', () => up.destroy());
  request.pipe(up);
  return promise;
}

/** Fetches from the host. */
async function fetchOver(request: Request, over: CallLines): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), ...over.own, 'content-length': body.byteLength };
  const { pathname } = new URL(request.url);
  const up = requestTo({ agent: over.lines, method: 'POST', host: 'livebase', path: pathname, headers, signal: request.signal });
  up.once('error', (error) => {
    reject(error);
    if (!request.signal.aborted) void over.lookNow();
  });
  up.once('response', (down) => {
    heed(down, over);
    resolve(new Response(streamOf(down), { status: down.statusCode ?? 502, headers: picked(down.headers, TO_PAGE) }));
  });
  up.end(body);
  return promise;
}

/** Opens a guest on its way. */
export function openGuest(options: GuestOptions): Guest {
  const { way, version, look = LOOK } = options;
  const looking = openLooking(options, () => lines.destroy());
  const lines = createPinnedAgent(looking.at, looking.isHost, look.waitsMs);
  let turn: Promise<void> | null = null;
  const lookNow = (): Promise<void> => {
    turn ??= looking.lookOnce().finally(() => {
      turn = null;
    });
    return turn;
  };
  const first = lookNow();
  const timer = setInterval(() => void lookNow(), look.everyMs);
  timer.unref();
  const over = { lines, lookNow, own: { authorization: createDeviceHeader(way), [VERSION_HEADER]: version } };
  return {
    handleHttp: (request, response) => handOn(request, response, over),
    call: callsOver((request) => fetchOver(request, over)),
    state: async () => {
      await first;
      return { at: looking.at(), away: looking.away() };
    },
    moveTo: looking.moveTo,
    close: () => {
      clearInterval(timer);
      lines.destroy();
      looking.end();
    },
  };
}
