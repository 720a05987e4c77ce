// Writes the answers that are not calls: texts, the way in, files of the page. Every one carries the page's headers.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { cacheControlOf, mimeTypeOf, pageHeaders, shownPageHeaders, withNonce } from '../../contract/core/page-headers.ts';
import type { PageFile } from './page-files.ts';

/** A browser that came over TLS once comes by nothing else for a month. This machine itself may serve other things without it. */
const TLS_ONLY = 'max-age=2592000';

/** Whether a browser is told to come over TLS only: addresses in numbers it would not keep, and `localhost` is everybody's. */
function isHeldToTls(request: IncomingMessage): boolean {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return request.socket instanceof TLSSocket && name !== 'localhost' && !name.startsWith('[') && isIP(name) === 0;
}

/** Headers that every answer carries; what may be kept is said by those that know. */
export function setCommonHeaders(request: IncomingMessage, response: ServerResponse): void {
  if (isHeldToTls(request)) response.setHeader('strict-transport-security', TLS_ONLY);
  for (const [name, value] of Object.entries(pageHeaders(null))) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
}

/** A text for people. The rest of the request, if any, is not waited for. */
export function sendText(request: IncomingMessage, response: ServerResponse, status: number, words: string): void {
  // Whoever may not come in is not kept: a connection of theirs takes nobody's place.
  if (!request.complete || status !== 404) response.setHeader('connection', 'close');
  response.statusCode = status;
  response.setHeader('content-type', mimeTypeOf('words.txt'));
  response.end(`${words}\n`);
}

/** A document, as calls are answered. */
export function sendDocument(request: IncomingMessage, response: ServerResponse, status: number, document: object): void {
  if (!request.complete) response.setHeader('connection', 'close');
  response.statusCode = status;
  response.setHeader('content-type', mimeTypeOf('document.json'));
  response.end(JSON.stringify(document));
}

/** A page that leads on to the address without the token. */
const WAY_ON = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=./"><title>Livebase</title>\n';

/**
 * Sets the cookie and leads on to the page's address without the token.
 * Behind a link of another site a redirect would still count as that site's, and a strict cookie not be sent: there a page of ours leads on.
 */
export function sendWayIn(response: ServerResponse, cookie: string, isFromElsewhere: boolean): void {
  response.setHeader('set-cookie', cookie);
  response.statusCode = isFromElsewhere ? 200 : 303;
  if (isFromElsewhere) response.setHeader('content-type', mimeTypeOf('index.html'));
  else response.setHeader('location', '/');
  response.end(isFromElsewhere ? WAY_ON : '');
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(request.headers['accept-encoding'] ?? '');
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.setHeader('content-length', bytes.byteLength);
  response.end(bytes);
}

/** index.html, with a nonce that no other answer has. */
function sendIndex(response: ServerResponse, file: PageFile): void {
  const nonce = newNonce();
  for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
  sendBytes(response, Buffer.from(withNonce(file.bytes.toString('utf8'), nonce)));
}

/** Something that cannot be guessed, for one answer. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/** A page that only shows something, with the nonce that its styles carry. */
export function sendShownPage(response: ServerResponse, html: string, nonce: string): void {
  for (const [name, value] of Object.entries(shownPageHeaders(nonce))) response.setHeader(name, value);
  response.setHeader('content-type', mimeTypeOf('index.html'));
  sendBytes(response, Buffer.from(html));
}

/** A file of the page. */
export async function sendPageFile(request: IncomingMessage, response: ServerResponse, file: PageFile): Promise<void> {
  response.setHeader('content-type', mimeTypeOf(file.name));
  response.setHeader('cache-control', cacheControlOf(file.name));
  if (file.name === 'index.html') {
    sendIndex(response, file);
    return;
  }
  response.setHeader('vary', 'accept-encoding');
  const packed = acceptsGzip(request) ? await file.packed() : null;
  if (packed !== null) response.setHeader('content-encoding', 'gzip');
  sendBytes(response, packed ?? file.bytes);
}
