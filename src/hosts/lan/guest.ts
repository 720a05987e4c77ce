// The guest: joins a host by its code, and hands on the calls of its own page to it. It keeps nothing and repeats nothing: what became of a call that was cut, the page asks the host afterwards.
import { request as requestTo } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { answerOf } from '../../contract/core/shapes.ts';
import { SEAT_HEADER, STEP_HEADER } from '../../contract/core/wire.ts';
import { joinProof } from '../../backend/sharing/invites.ts';
import { printLetters, readJoinCode } from '../../domain/base/join-code.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { EXPORT_BYTES, EXPORT_LABEL, HELLO_PATH, JOIN_PATH, VERSION_HEADER, deviceHeader, helloShape, joinedShape } from './lan-wire.ts';
import { keepGuestWay } from './guest-file.ts';
import type { GuestWay } from './guest-file.ts';
import { askHost, isOtherHost, jsonOf, openLine, pinnedAgent } from './pinned-line.ts';
import type { HostAt } from './pinned-line.ts';

/** What a person types to join. */
export interface JoinWish extends HostAt {
  readonly code: string;
  /** What the host lists this computer as. */
  readonly name: string;
}

const joinAnswer = answerOf(joinedShape);

function unreached({ address, port }: HostAt, error: unknown): Result<never> {
  if (isOtherHost(error)) return refuse('JOIN_OTHER_HOST', { address });
  if (!(error instanceof Error)) throw error;
  return refuse('JOIN_UNREACHED', { address: `${address}:${port}`, detail: 'code' in error ? String(error.code) : error.message });
}

/** Whether the host speaks this program's version. Refuses JOIN_VERSION `{own, host}`, JOIN_UNREACHED, JOIN_OTHER_HOST. */
async function sameVersion(ask: () => ReturnType<typeof askHost>, own: string, at: HostAt): Promise<Result<null>> {
  try {
    const hello = helloShape.safeParse(await jsonOf(await ask()));
    if (!hello.success) return refuse('JOIN_UNREACHED', { address: `${at.address}:${at.port}`, detail: '' });
    return hello.data.livebase === own ? ok(null) : refuse('JOIN_VERSION', { own, host: hello.data.livebase });
  } catch (error) {
    return unreached(at, error);
  }
}

/**
 * Joins: the other end's key is held against the code's letters before anything is said, then the code's secret is proven over this one line.
 * Refuses JOIN_CODE_SHAPE, JOIN_UNREACHED, JOIN_OTHER_HOST, JOIN_VERSION, JOIN_REFUSED.
 */
export async function joinHost({ address, port, code, name }: JoinWish, version: string): Promise<Result<GuestWay>> {
  const read = readJoinCode(code);
  if (!read.ok) return read;
  const at = { address, port };
  const { print, secret } = read.value;
  const versions = await (async () => {
    const agent = pinnedAgent(at, (given) => printLetters(given) === print);
    const same = await sameVersion(() => askHost(agent, { method: 'GET', path: HELLO_PATH }), version, at);
    agent.destroy();
    return same;
  })();
  if (!versions.ok) return versions;
  try {
    const line = await openLine(at, (given) => printLetters(given) === print);
    const proof = joinProof(secret, line.socket.exportKeyingMaterial(EXPORT_BYTES, EXPORT_LABEL, Buffer.alloc(0)));
    const body = JSON.stringify({ name, proof: proof.toString('base64') });
    const answer = joinAnswer.safeParse(await jsonOf(await askHost(line.socket, { method: 'POST', path: JOIN_PATH, body })));
    line.socket.destroy();
    if (!answer.success) return refuse('JOIN_REFUSED', {});
    if (!answer.data.ok) return refuse(answer.data.refusal.code, answer.data.refusal.data);
    return ok({ ...at, ...answer.data.value, print: line.print.toString('hex') });
  } catch (error) {
    return unreached(at, error);
  }
}

/** Joins, and keeps the way in the guest's folder. Refuses as `joinHost`. */
export async function joinAndKeep(wish: JoinWish, version: string, folder: string): Promise<Result<GuestWay>> {
  const joined = await joinHost(wish, version);
  if (joined.ok) keepGuestWay(folder, joined.value);
  return joined;
}

/** A guest at work. */
export interface Guest {
  /** Hands a call of the guest's page on. The line cut, the page's own is cut too: then it says so and asks afterwards. */
  readonly handleHttp: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Refuses JOIN_VERSION, JOIN_UNREACHED, JOIN_OTHER_HOST. */
  readonly hello: () => Promise<Result<null>>;
  readonly close: () => void;
}

/** How often the host is looked for, and how long it may take: a cable that is pulled says nothing by itself. */
const LOOK = { everyMs: 3000, waitsMs: 4000 } as const;
const TO_HOST = ['content-type', 'content-length', 'accept', 'accept-encoding', STEP_HEADER, SEAT_HEADER, 'last-event-id'] as const;
const TO_PAGE = ['content-type', 'content-length', 'content-encoding', 'cache-control'] as const;

function picked(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

/** Opens a guest on its way. */
export function openGuest(way: GuestWay, version: string, look: { readonly everyMs: number; readonly waitsMs: number } = LOOK): Guest {
  const isHost = (given: Buffer): boolean => given.toString('hex') === way.print;
  const calls = pinnedAgent(way, isHost);
  const looks = pinnedAgent(way, isHost);
  const own = { authorization: deviceHeader(way), [VERSION_HEADER]: version };
  const hello = (): Promise<Result<null>> => sameVersion(() => askHost(looks, { method: 'GET', path: HELLO_PATH }), version, way);
  let isLooking = false;
  // What hangs on lines to a host that is gone would hang for minutes.
  const giveUp = (): void => {
    looks.destroy();
    calls.destroy();
  };
  const lookOnce = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const late = setTimeout(giveUp, look.waitsMs);
    const there = await hello();
    clearTimeout(late);
    isLooking = false;
    if (!there.ok && there.refusal.code !== 'JOIN_VERSION') giveUp();
  };
  const timer = setInterval(() => void lookOnce(), look.everyMs);
  timer.unref();
  const handleHttp = (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const headers = { ...picked(request.headers, TO_HOST), ...own };
    const up = requestTo({ agent: calls, method: 'POST', path: request.url ?? '/', host: 'livebase', headers });
    const cut = (): void => {
      up.destroy();
      request.socket.destroy();
      resolve(true);
    };
    up.once('error', cut);
    up.once('response', (down) => {
      response.writeHead(down.statusCode ?? 502, picked(down.headers, TO_PAGE));
      response.flushHeaders();
      pipeline(down, response, (error) => (error === undefined ? resolve(true) : cut()));
    });
    response.once('close', () => up.destroy());
    request.pipe(up);
    return promise;
  };
  const close = (): void => {
    clearInterval(timer);
    calls.destroy();
    looks.destroy();
  };
  return { handleHttp, hello, close };
}
