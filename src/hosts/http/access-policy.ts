// Who may come in: the address that was asked for, the page that asks, the token that opens once, the cookie and the page's own key it was exchanged for.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
import type { Secrets } from './browser-mode-state.ts';

/** What a started host knows of who may come in. */
export interface AccessPolicy {
  readonly scheme: 'http' | 'https';
  /** What a browser may write as Host, in small letters: a foreign name that was made to lead here is not among them. */
  readonly hosts: ReadonlySet<string>;
  readonly token: StartToken;
  /** Set for anyone who brought the token. A browser sends it to every port of this machine: it opens the page's files, and no call. */
  readonly cookie: { readonly name: string; readonly secret: string };
  /** Handed with the cookie to the page alone, which brings it with every call. No answer to a cookie holds it. */
  readonly pageKey: string;
}

/** What stands in the printed address. */
export interface StartToken {
  /** The one that has not been used yet. */
  readonly current: () => string;
  /** Whether it is the current one; then it is used up and another takes its place. */
  readonly use: (given: string) => boolean;
}

/** What becomes of a request. `enter` exchanges the token for the cookie. */
export type Verdict =
  | { readonly kind: 'in'; readonly place: 'rpc' | 'page'; readonly path: string }
  /** Pages to look at, which need no session: whether the key opens them is asked of the base. */
  | { readonly kind: 'look'; readonly path: string; readonly key: string }
  | { readonly kind: 'enter' }
  /** A second start of the program on this machine, which read in the data folder what only its person reads there: it asks for a page. */
  | { readonly kind: 'again' }
  | { readonly kind: 'out'; readonly status: number; readonly words: string; readonly allow: string | null };

/** Where calls go. */
export const RPC_PREFIX = '/rpc';

/** Where a second start asks the one that runs for a page. */
export const AGAIN_PATH = '/again';
/** The screen of a second start, as JSON, percent-encoded: a host that the system started has none of its own. */
export const SCREEN_HEADER = 'x-livebase-screen';

/** A secret that cannot be guessed. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

function newStartToken(): StartToken {
  let token = createSecret();
  const use = (given: string): boolean => {
    if (!isSame(given, token)) return false;
    token = createSecret();
    return true;
  };
  return { current: () => token, use };
}

/** Where the policy applies, and the secrets of a run that was cut short on the same port (null: fresh ones). */
export interface AccessPolicyOptions {
  readonly scheme: AccessPolicy['scheme'];
  readonly hosts: ReadonlySet<string>;
  readonly port: number;
  readonly secrets: Secrets | null;
}

/** Cookies know no ports: the name keeps two bases on one machine apart. */
export function getCookieName(port: number): string {
  return `livebase-${port}`;
}

export function createAccessPolicy({ scheme, hosts, port, secrets }: AccessPolicyOptions): AccessPolicy {
  const cookie = { name: getCookieName(port), secret: secrets?.cookie ?? createSecret() };
  return { scheme, hosts, token: newStartToken(), cookie, pageKey: secrets?.pageKey ?? createSecret() };
}

/** The header that sets the cookie. */
export function createCookieHeader({ scheme, cookie }: AccessPolicy): string {
  return `${cookie.name}=${cookie.secret}; Path=/; HttpOnly; SameSite=Strict${scheme === 'https' ? '; Secure' : ''}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares digests of one length, each byte of them: the time it takes says nothing about the secret. */
export function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

/** What a request brings as cookies of this name. */
export function cookiesOf(request: IncomingMessage, name: string): readonly string[] {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()] as const;
  });
  return pairs.filter(([its]) => its === name).map(([, value]) => value);
}

function bringsCookie(request: IncomingMessage, { cookie }: AccessPolicy): boolean {
  return cookiesOf(request, cookie.name).some((value) => isSame(value, cookie.secret));
}

/** Whether a page brings its key with a call. */
export function hasPageKey(request: IncomingMessage, pageKey: string): boolean {
  const given = request.headers[PAGE_KEY_HEADER];
  return typeof given === 'string' && isSame(given, pageKey);
}

function out(status: number, words: string, allow: string | null = null): Verdict {
  return { kind: 'out', status, words, allow };
}

const WORDS = {
  target: '请求的写法不对。 / This request is malformed.',
  host: '这个地址不是本程序的。 / This address is not served here.',
  method: '不能这样请求。 / This method is not allowed here.',
  origin: '别的网页不能调用本程序。 / Other sites may not call this program.',
  token:
    '请用 livebase serve 最后显示的完整地址打开；每个地址只能用一次。 / Open the whole address that livebase serve printed last; each works once.',
} as const;

/** A browser always names the page that sends a POST. Elsewhere it may say nothing, but never another site. */
function isOwnOrigin(request: IncomingMessage, scheme: AccessPolicy['scheme'], isNeeded: boolean): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return !isNeeded;
  return origin.toLowerCase() === `${scheme}://${host ?? ''}`.toLowerCase();
}

/** A page of another site that calls, embeds or reads; opening a link from there is not that. */
function isForeignUse(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return request.headers['sec-fetch-mode'] !== 'navigate' || request.headers['sec-fetch-dest'] !== 'document';
}

/** Whether a request is a page's of this address, or a person's; `isSent`: it sends something, which a browser names the page of. */
export function isOwnUse(request: IncomingMessage, scheme: AccessPolicy['scheme'], isSent: boolean): boolean {
  return isOwnOrigin(request, scheme, isSent) && !isForeignUse(request);
}

/** The pages that hang in the lobby and beside doors. */
function isToLookAt(path: string): boolean {
  return path === '/lobby' || path.startsWith('/door/');
}

/** What a target looks at, with its key; null where it is none of these pages. */
export function lookOf(url: string): { readonly path: string; readonly key: string } | null {
  const [path = '', ...query] = url.split('?');
  return isToLookAt(path) ? { path, key: new URLSearchParams(query.join('?')).get('key') ?? '' } : null;
}

/** Cookie and key together, and no browser: a page names itself with every POST. */
function isSecondStart(request: IncomingMessage, policy: AccessPolicy): boolean {
  return request.headers.origin === undefined && bringsCookie(request, policy) && hasPageKey(request, policy.pageKey);
}

/** Judges a request before anything of it is read. */
export function authorizeRequest(request: IncomingMessage, policy: AccessPolicy): Verdict {
  const { url = '', method = '' } = request;
  if (!url.startsWith('/')) return out(400, WORDS.target);
  if (!policy.hosts.has((request.headers.host ?? '').toLowerCase())) return out(421, WORDS.host);
  const [path = '', ...query] = url.split('?');
  if (path === AGAIN_PATH && method === 'POST') return isSecondStart(request, policy) ? { kind: 'again' } : out(401, WORDS.token);
  const isCall = path === RPC_PREFIX || path.startsWith(`${RPC_PREFIX}/`);
  const isAllowed = isCall ? method === 'POST' : method === 'GET' || method === 'HEAD';
  if (!isAllowed) return out(405, WORDS.method, isCall ? 'POST' : 'GET, HEAD');
  if (!isOwnUse(request, policy.scheme, isCall)) return out(403, WORDS.origin);
  const look = lookOf(url);
  if (look !== null) return { kind: 'look', ...look };
  const token = path === '/' ? new URLSearchParams(query.join('?')).get('token') : null;
  // Only what brings an answer with a body uses it up.
  if (token !== null && method === 'GET' && policy.token.use(token)) return { kind: 'enter' };
  if (token !== null || !bringsCookie(request, policy)) return out(401, WORDS.token);
  if (isCall && !hasPageKey(request, policy.pageKey)) return out(401, WORDS.token);
  return { kind: 'in', place: isCall ? 'rpc' : 'page', path };
}
