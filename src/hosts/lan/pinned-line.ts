// Lines to the host: TLS 1.3 whose key is looked at before a byte is said. The pin is the key's, so that addresses, names and the clock may change.
import type { Agent as Lines, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { connect, type TLSSocket } from 'node:tls';
import { printOf } from '../../backend/sharing/certificate.ts';
import type { HostPlace } from '../../domain/base/host-place.ts';
import { Agent, request as ask } from '../http/node-http.ts';

/** Whether a public key, by its SHA-256, is the host's. */
export type IsHost = (print: Buffer) => boolean;

const OTHER_HOST = 'OtherHost';

/** Whether a line failed because its other end is somebody else: nothing was told it. */
export function isOtherHost(error: unknown): boolean {
  return error instanceof Error && error.message === OTHER_HOST;
}

const CONNECT_MS = 8000;

/** A line, and the SHA-256 of the key at its other end. */
export interface Line {
  readonly socket: TLSSocket;
  readonly print: Buffer;
}

/** Opens a line. Rejects as `isOtherHost` tells, or with what the network says. */
export function openLine({ address, port }: HostPlace, isHost: IsHost, waitsMs: number = CONNECT_MS): Promise<Line> {
  const { promise, resolve, reject } = Promise.withResolvers<Line>();
  // Whether an authority signed it says nothing here: the key itself is compared, and TLS 1.3 proves that the other end has it.
  const socket = connect({ host: address, port, minVersion: 'TLSv1.3', rejectUnauthorized: false, timeout: waitsMs });
  const fail = (error: Error): void => {
    socket.destroy();
    reject(error);
  };
  socket.once('timeout', () => fail(new Error('ETIMEDOUT')));
  socket.once('error', fail);
  socket.once('secureConnect', () => {
    const certificate = socket.getPeerX509Certificate();
    const print = certificate === undefined ? null : printOf(certificate.publicKey);
    if (print === null || !isHost(print)) return fail(new Error(OTHER_HOST));
    socket.setTimeout(0);
    socket.off('error', fail);
    resolve({ socket, print });
  });
  return promise;
}

/** Keeps lines open between calls; each goes where the host is when it is opened, and is looked at then. */
export function createPinnedAgent(at: () => HostPlace, isHost: IsHost, waitsMs: number = CONNECT_MS): Lines {
  const agent = new Agent({ keepAlive: true, maxSockets: 24 });
  agent.createConnection = (_options, onCreate) => {
    openLine(at(), isHost, waitsMs).then(
      ({ socket }) => onCreate?.(null, socket),
      (error: unknown) => {
        // Node's types want a stream beside the error; it never looks at it.
        Reflect.apply(onCreate ?? (() => undefined), null, [error]);
      },
    );
    return undefined;
  };
  return agent;
}

/** A request to the host. */
export interface HostRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Asks over a line of the agent's, or over this one; answers the head, the body unread. */
export function askHost(over: Lines | TLSSocket, wish: HostRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { method, path, headers = {}, body = '' } = wish;
  const way = over instanceof Agent ? { agent: over } : { createConnection: () => over };
  const request = ask(
    { ...way, method, path, host: 'livebase', headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
    resolve,
  );
  request.once('error', reject);
  request.end(body);
  return promise;
}

/** What a request or an answer holds, as JSON; null where it is none. */
export async function jsonOf(body: IncomingMessage): Promise<unknown> {
  const words = await text(body);
  try {
    return JSON.parse(words);
  } catch {
    // Anyone who says so is none of ours: the shape that is read next refuses it.
    return null;
  }
}
