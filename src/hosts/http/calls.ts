// Calls over HTTP: their size judged before anything is read, those that run waited for at the end.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../backend/backend-runtime.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { refuse } from '../../domain/values/result.ts';
import { PART_PATH } from '../../contract/core/wire.ts';
import { sendDocument } from './answers.ts';
import { RPC_PREFIX } from './access-policy.ts';

/** Answers calls until it is ended. */
export interface Calls {
  /** `caller`: whose call it is, where one host has several. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, caller?: string) => Promise<void>;
  /** How many pages listen for news: one stream each. */
  readonly listeners: () => number;
  /** When the last call came, on `performance.now`. */
  readonly lastMs: () => number;
  /** Lets calls that run come to their end, with their answers. Streams of news never end: they are left. */
  readonly end: () => Promise<void>;
}

/** How often the end is looked for: a stream of news and a call that still works look alike from outside. */
const LOOK_MS = 20;

/** Why a call was not taken, in the form in which a page's client reads failures. */
export function sendFailure(
  exchange: readonly [IncomingMessage, ServerResponse],
  status: number,
  message: string,
  more: { readonly code?: string; readonly data?: object } = {},
): void {
  const { code = `HTTP_${status}`, data } = more;
  sendDocument(exchange[0], exchange[1], status, { json: { defined: false, code, status, message, data }, meta: [] });
}

const WORDS = {
  length: '请求没有写明长度。 / This request does not say how long it is.',
  unknown: '没有这个功能。 / There is no such method.',
  ending: '程序正在关闭，这一次什么都没有做。 / The program is closing; nothing was done.',
} as const;

/** Reads on and throws away for a while, so that the answer reaches a client which only reads after it has sent. */
function passOver(request: IncomingMessage, atMost: number): void {
  let passed = 0;
  request.on('data', (piece: Buffer) => {
    passed += piece.byteLength;
    if (passed > atMost) request.destroy();
  });
}

function refuseSize(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const { refusal } = refuse('REQUEST_TOO_LARGE', { limit });
  const message = `${formatRefusal(refusal, 'zh-CN')} / ${formatRefusal(refusal, 'en')}`;
  passOver(request, 2 * limit);
  sendFailure([request, response], 413, message, { code: 'PAYLOAD_TOO_LARGE', data: { refusal } });
}

function isStream(response: ServerResponse): boolean {
  return response.headersSent && String(response.getHeader('content-type')).startsWith('text/event-stream');
}

/** Ends a call whose pieces stop coming before it is whole. */
function awaitPieces(request: IncomingMessage, pieceMs: number): void {
  const { socket } = request;
  const give = (): void => void socket.destroy();
  socket.setTimeout(pieceMs, give);
  request.once('close', () => socket.setTimeout(0, give));
  request.once('end', () => socket.setTimeout(0, give));
}

/** What a call may take. */
export interface CallLimits {
  /** Its length at most. */
  readonly bytes: number;
  readonly pieceMs: number;
}

/** Calls that are as small as nearly all are wait for nobody. */
const SMALL_BYTES = 1_048_576;

/** A large call that waits for its turn. */
interface Waiting {
  readonly bytes: number;
  readonly caller: string;
  readonly response: ServerResponse;
  readonly enter: () => void;
}

/**
 * Lets in as many large calls at a time as have room, in their order: each is held whole in memory, several times over, until it is answered.
 * Of one caller one is read at a time: a body is parsed in one go, and what others call comes between two of them.
 */
function newGate(room: number): (bytes: number, exchange: readonly [IncomingMessage, ServerResponse], caller: string) => Promise<void> {
  let waiting: readonly Waiting[] = [];
  const reading = new Set<string>();
  let taken = 0;
  const letIn = (): void => {
    let isFull = false;
    const left: Waiting[] = [];
    for (const one of waiting) {
      isFull ||= taken > 0 && taken + one.bytes > room;
      if (!one.response.destroyed && (isFull || reading.has(one.caller))) left.push(one);
      else one.enter();
    }
    waiting = left;
  };
  return (bytes, [request, response], caller) => {
    if (bytes <= SMALL_BYTES) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const enter = (): void => {
      resolve();
      if (response.destroyed) return;
      taken += bytes;
      reading.add(caller);
      let isReading = true;
      const endReading = (): void => {
        if (isReading) reading.delete(caller);
        isReading = false;
        setImmediate(letIn);
      };
      request.once('end', endReading);
      response.once('close', () => {
        taken -= bytes;
        endReading();
      });
    };
    waiting = [...waiting, { bytes, caller, response, enter }];
    response.once('close', letIn);
    letIn();
    return promise;
  };
}

/** Calls on a session. */
export function createCalls(
  session: Pick<Session, 'handleHttp'> & Partial<Pick<Session, 'takePart'>>,
  { bytes: limit, pieceMs }: CallLimits,
): Calls {
  const open = new Map<ServerResponse, IncomingMessage>();
  const gate = newGate(limit);
  let isEnding = false;
  let lastMs = performance.now();
  const answer = async (request: IncomingMessage, response: ServerResponse, caller = ''): Promise<void> => {
    lastMs = performance.now();
    if (isEnding) return sendFailure([request, response], 503, WORDS.ending);
    // Node's parser reads no more than the length that a request says of itself.
    const length = request.headers['content-length'];
    if (length === undefined) return sendFailure([request, response], 411, WORDS.length);
    if (Number(length) > limit) return refuseSize(request, response, limit);
    open.set(response, request);
    response.once('close', () => open.delete(response));
    const [, token, at] = PART_PATH.exec(request.url ?? '') ?? [];
    if (token !== undefined && session.takePart !== undefined) {
      awaitPieces(request, pieceMs);
      response.statusCode = (await session.takePart(request, { token, at: Number(at), length: Number(length) })) ? 204 : 409;
      return void response.end();
    }
    await gate(Number(length), [request, response], caller);
    if (response.destroyed || isEnding) return;
    awaitPieces(request, pieceMs);
    const isCall = await session.handleHttp(request, response, RPC_PREFIX);
    if (!isCall) sendFailure([request, response], 404, WORDS.unknown);
  };
  const end = async (): Promise<void> => {
    isEnding = true;
    // What has not arrived as a whole has not begun.
    for (const request of open.values()) if (!request.complete) request.destroy();
    while ([...open.keys()].some((response) => !isStream(response))) await wait(LOOK_MS);
  };
  const listeners = (): number => [...open.keys()].filter((response) => isStream(response)).length;
  return { answer, listeners, lastMs: () => lastMs, end };
}
