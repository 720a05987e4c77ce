// Writes the answers that are not calls: texts, the way in, files of the page. Every one carries the page's headers.
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { cacheControlOf, mimeTypeOf, pageHeaders, shownPageHeaders, withNonce } from '../../contract/core/page-headers.ts';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
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

/** What the page of the way in does: keeps the page's key where only pages of this address find it, and goes on to them without the token. */
const WAY_IN_SCRIPT = `localStorage.setItem('${PAGE_KEY_HEADER}', document.currentScript.dataset.key); location.replace('./');`;
const WAY_IN_POLICY = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(WAY_IN_SCRIPT).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * Hands over cookie and key. A page of ours leads on, no redirect: behind a link of another site that would still count as that site's,
 * and a strict cookie not be sent; and the key stands in no address.
 */
export function sendWayIn(response: ServerResponse, cookie: string, pageKey: string): void {
  response.setHeader('set-cookie', cookie);
  response.setHeader('content-security-policy', WAY_IN_POLICY);
  response.setHeader('content-type', mimeTypeOf('index.html'));
  response.end(`<!doctype html><meta charset="utf-8"><title>Livebase</title><script data-key="${pageKey}">${WAY_IN_SCRIPT}</script>\n`);
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

/** A page that only shows something (`asks`: and has a form), with the nonce that its styles carry. */
export function sendShownPage(response: ServerResponse, html: string, nonce: string, asks = false): void {
  for (const [name, value] of Object.entries(shownPageHeaders(nonce, asks))) response.setHeader(name, value);
  response.setHeader('content-type', mimeTypeOf('index.html'));
  sendBytes(response, Buffer.from(html));
}

export async function sendPageFile(request: IncomingMessage, response: ServerResponse, file: PageFile): Promise<void> {
  response.setHeader('content-type', mimeTypeOf(file.name));
  response.setHeader('cache-control', cacheControlOf(file.name));
  if (file.name === 'index.html') {
    sendIndex(response, file);
    return;
  }
  response.setHeader('vary', 'accept-encoding');
  // Within this machine (plain HTTP goes nowhere else) sending is quicker than packing and unpacking.
  const packed = request.socket instanceof TLSSocket && acceptsGzip(request) ? await file.packed() : null;
  if (packed !== null) response.setHeader('content-encoding', 'gzip');
  sendBytes(response, packed ?? file.bytes);
}
