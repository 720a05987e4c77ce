// Calls over HTTP: their size judged before anything is read, those that run waited for at the end.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../backend/session.ts';
import { sayRefusal } from '../../contract/words.ts';
import { refuse } from '../../domain/values/result.ts';
import { sendDocument } from './answers.ts';
import { RPC_PREFIX } from './doorway.ts';

/** Answers calls until it is ended. */
export interface Calls {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
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
  const message = `${sayRefusal(refusal, 'zh-CN')} / ${sayRefusal(refusal, 'en')}`;
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

/** Calls on a session. */
export function newCalls(session: Session, { bytes: limit, pieceMs }: CallLimits): Calls {
  const open = new Map<ServerResponse, IncomingMessage>();
  let isEnding = false;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isEnding) return sendFailure([request, response], 503, WORDS.ending);
    // Node's parser reads no more than the length that a request says of itself.
    const length = request.headers['content-length'];
    if (length === undefined) return sendFailure([request, response], 411, WORDS.length);
    if (Number(length) > limit) return refuseSize(request, response, limit);
    awaitPieces(request, pieceMs);
    open.set(response, request);
    response.once('close', () => open.delete(response));
    const isCall = await session.handleHttp(request, response, RPC_PREFIX);
    if (!isCall) sendFailure([request, response], 404, WORDS.unknown);
  };
  const end = async (): Promise<void> => {
    isEnding = true;
    // What has not arrived as a whole has not begun.
    for (const request of open.values()) if (!request.complete) request.destroy();
    while ([...open.keys()].some((response) => !isStream(response))) await wait(LOOK_MS);
  };
  return { answer, end };
}
