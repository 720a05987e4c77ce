// Writes the answers that are not calls: texts, the way in, files of the page. Every one carries the page's headers.
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { cacheControlOf, mimeTypeOf, createPageHeaders, createShownPageHeaders, withNonce } from '../../contract/core/page-headers.ts';
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
  for (const [name, value] of Object.entries(createPageHeaders(null))) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
}

/** A text for people. The rest of the request, if any, is not waited for. */
export function sendText(request: IncomingMessage, response: ServerResponse, status: number, words: string): void {
  // Anyone who may not come in is not kept: a connection of theirs takes nobody's place.
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

/** What only this answer's page runs before anything else: it keeps the page's key where only pages of this address find it. */
function keyScript(then: string): { readonly policy: string; readonly tag: (pageKey: string) => string } {
  const script = `const { currentScript } = document; localStorage.setItem('${PAGE_KEY_HEADER}', currentScript.dataset.key); ${then}`;
  return {
    policy: `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    tag: (pageKey) => `<script data-key="${pageKey}">${script}</script>`,
  };
}

const LEAD_ON = keyScript("location.replace('./');");
const LEAD_ON_POLICY = `default-src 'none'; script-src ${LEAD_ON.policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Hands over cookie and key behind a form, or where no page is built. A page of ours leads on to the pages; the key stands in no address. */
export function sendWayIn(response: ServerResponse, cookie: string, pageKey: string): void {
  response.setHeader('set-cookie', cookie);
  response.setHeader('content-security-policy', LEAD_ON_POLICY);
  response.setHeader('content-type', mimeTypeOf('index.html'));
  response.end(`<!doctype html><meta charset="utf-8"><title>Livebase</title>${LEAD_ON.tag(pageKey)}\n`);
}

/** The token goes out of the address, and the key out of the document, before the page has loaded anything. */
const STAY = keyScript("history.replaceState(null, '', './'); currentScript.remove();");

/**
 * Hands over cookie and key with the page itself: a second page, to lead on to the first, would cost the browser half of a start. No
 * redirect: behind a link of another site that would still count as that site's, and a strict cookie not be sent.
 */
export function sendEntered(
  response: ServerResponse,
  file: PageFile,
  { cookie, pageKey }: { readonly cookie: string; readonly pageKey: string },
): void {
  response.setHeader('set-cookie', cookie);
  response.setHeader('content-type', mimeTypeOf(file.name));
  response.setHeader('cache-control', cacheControlOf(file.name));
  sendIndex(response, file, { policy: STAY.policy, tag: STAY.tag(pageKey) });
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(request.headers['accept-encoding'] ?? '');
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.setHeader('content-length', bytes.byteLength);
  response.end(bytes);
}

/** index.html, with a nonce that no other answer has; `first`: a script that runs before all others, and how the policy knows it. */
function sendIndex(response: ServerResponse, file: PageFile, first: { readonly policy: string; readonly tag: string } | null = null): void {
  const nonce = createNonce();
  const headers = createPageHeaders(nonce, null, first?.policy ?? null);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const html = withNonce(file.bytes.toString('utf8'), nonce);
  sendBytes(response, Buffer.from(first === null ? html : html.replace('<head>', () => `<head>${first.tag}`)));
}

/** Something that cannot be guessed, for one answer. */
export function createNonce(): string {
  return randomBytes(18).toString('base64');
}

/** A page that only shows something (`asks`: and has a form), with the nonce that its styles carry. */
export function sendShownPage(response: ServerResponse, html: string, nonce: string, asks = false): void {
  for (const [name, value] of Object.entries(createShownPageHeaders(nonce, asks))) response.setHeader(name, value);
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
