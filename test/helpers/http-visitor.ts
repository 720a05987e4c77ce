// Visits the browser mode over real sockets, as a browser does or as somebody who means harm.
import { RPCLink } from '@orpc/client/fetch';
import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import { PAGE_KEY_HEADER, createHttpSerializers } from '../../src/contract/core/wire.ts';

const BASE64 = {
  encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64'),
  decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
};

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  /** Sent piece by piece without saying how long it is. */
  readonly isChunked?: boolean;
  readonly ca?: string;
}

/** Sends one request to the host at `address` on a connection of its own. The path is sent as it is written. */
export function ask(address: string, asked: Asked = {}): Promise<Answer> {
  const { protocol, hostname, port } = new URL(address);
  const { method = 'GET', path: target = '/', headers = {}, body, isChunked = false, ca } = asked;
  const length = body === undefined || isChunked ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = {
    hostname,
    port,
    method,
    path: target,
    headers: { ...length, ...headers },
    agent: false,
    ...(ca !== undefined && { ca, servername: '' }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = (protocol === 'https:' ? https : http).request(options, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('error', reject);
    response.on('end', () => {
      const bytes = Buffer.concat(pieces);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString('utf8') });
      request.destroy();
    });
  });
  request.on('error', reject);
  if (isChunked && body !== undefined) request.write(body);
  else request.end(body);
  if (isChunked) request.end();
  return promise;
}

/** Sends text as it is and answers everything that comes back until the other side hangs up. */
export function sendRaw(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = net.connect(Number(port), hostname, () => socket.write(text));
  let heard = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (heard += piece));
  socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)));
  socket.on('close', () => resolve(heard));
  return promise;
}

/** Somebody who came in with the printed address. */
export interface Visitor {
  readonly origin: string;
  readonly cookie: string;
  /** What only the page has, as the header that it sends with every call. */
  readonly pageKey: Readonly<Record<string, string>>;
  readonly get: (target: string, more?: Asked) => Promise<Answer>;
  readonly post: (target: string, body: string | Buffer, more?: Asked) => Promise<Answer>;
  /** Calls `group.method` as the page does; what it answers. A failure that is no answer throws as in the page. */
  readonly call: (method: string, input: unknown) => Promise<unknown>;
}

/** Comes in by the printed address, as a browser does. */
export async function visit(address: string, ca?: string): Promise<Visitor> {
  const { origin, pathname, search } = new URL(address);
  const trust = ca === undefined ? {} : { ca };
  const way = await ask(origin, { path: `${pathname}${search}`, ...trust });
  const cookie = way.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const pageKey = { [PAGE_KEY_HEADER]: /data-key="([^"]+)"/.exec(way.text)?.[1] ?? '' };
  const get = (target: string, more: Asked = {}): Promise<Answer> =>
    ask(origin, { ...trust, ...more, path: target, headers: { cookie, ...more.headers } });
  const post = (target: string, body: string | Buffer, more: Asked = {}): Promise<Answer> =>
    ask(origin, {
      method: 'POST',
      body,
      ...trust,
      ...more,
      path: target,
      headers: { cookie, origin, ...pageKey, 'content-type': 'application/json', ...more.headers },
    });
  const link = new RPCLink({
    url: `${origin}/rpc`,
    headers: { cookie, origin, ...pageKey },
    customJsonSerializers: [createHttpSerializers(BASE64)],
  });
  const call = (method: string, input: unknown): Promise<unknown> => link.call(method.split('.'), input, { context: {} });
  return { origin, cookie, pageKey, get, post, call };
}

/** The line of a head by which a visitor's page brings its key. */
export function keyLine({ pageKey }: Visitor): string {
  return Object.entries(pageKey)
    .map(([name, key]) => `${name}: ${key}\r\n`)
    .join('');
}

/** Lays out a small built page, with what a real one has: an index with a place for the nonce, hashed files, a plain one. */
export function layOutPage(folder: string): string {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  const index =
    '<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__">p{}</style>' +
    '<script type="module" src="./assets/index-Ab3_dE-9.js"></script></head><body><div id="root"></div></body></html>';
  writeFileSync(path.join(folder, 'index.html'), index);
  writeFileSync(path.join(folder, 'assets', 'index-Ab3_dE-9.js'), `console.log(${JSON.stringify('直播'.repeat(2000))});\n`);
  writeFileSync(path.join(folder, 'assets', 'font-Zz00aa11.woff2'), Buffer.alloc(2048, 7));
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}
