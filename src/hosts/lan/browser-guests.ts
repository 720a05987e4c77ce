// Browsers of the office without the program: they get this host's own page, join by a code, and are known by a cookie that no script reads and a key that only their page has.
import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { BROWSER_TOKEN, type Joined, type SharedPlace, type SharedSession } from '../../backend/remote-clients.ts';
import { pageFileOf } from '../../contract/core/page-headers.ts';
import type { Refusal } from '../../domain/values/result.ts';
import { createNonce, sendPageFile, sendShownPage, sendText, sendWayIn } from '../http/answers.ts';
import { hasPageKey, cookiesOf, isOwnUse } from '../http/access-policy.ts';
import { hostsOf } from '../http/listener.ts';
import type { PageFiles } from '../http/page-files.ts';
import { joinPage } from './join-page.ts';

/** What such browsers are let in to. */
export interface BrowserOptions {
  readonly shared: Pick<SharedSession, 'joinBrowser' | 'knows' | 'names'>;
  readonly place: SharedPlace;
  readonly page: () => PageFiles;
}

/** The browsers of one listener. */
export interface Browsers {
  /** Whose page this comes from, cookie and key together; null: from none. Whether it was cut off, `knows` says. */
  readonly pageOf: (request: IncomingMessage) => Joined | null;
  /** A page's files for those that joined, the form for all else. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const JOIN_PATH = '/join';
const FORM_BYTES = 2048;
/** As long as browsers keep any. */
const KEPT_SECONDS = 34_560_000;
const WORDS = {
  none: '没有这个页面。 / There is no such page.',
  host: '这个地址不是本程序的。 / This address is not served here.',
  origin: '别的网页不能调用本程序。 / Other sites may not call this program.',
} as const;

/** Without a port of its own a cookie's name has to keep two hosts apart; `__Host-` is held by browsers to this host and to TLS. */
function cookieName(port: number): string {
  return `__Host-livebase-${port}`;
}

function readCookie(value: string): Joined | null {
  const [device = '', ...token] = value.split('.');
  const rest = token.join('.');
  return /^\d{1,9}$/.test(device) && rest.startsWith(BROWSER_TOKEN) ? { device: Number(device), token: rest } : null;
}

interface Secrets {
  readonly cookieOf: (given: Joined) => string;
  /** What only the page has: no cookie tells it, and without this host's own key nobody works it out. */
  readonly pageKeyOf: (given: Joined) => string;
  readonly broughtBy: (request: IncomingMessage) => Joined | null;
}

function secretsAt({ port, certificate }: SharedPlace): Secrets {
  const name = cookieName(port);
  return {
    cookieOf: ({ device, token }) => `${name}=${device}.${token}; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=${KEPT_SECONDS}`,
    pageKeyOf: ({ token }) => createHmac('sha256', certificate.key).update(`page ${token}`).digest('base64url'),
    broughtBy: (request) =>
      cookiesOf(request, name)
        .map(readCookie)
        .find((given) => given !== null) ?? null,
  };
}

function languageOf({ headers }: IncomingMessage): 'zh-CN' | 'en' {
  return (headers['accept-language'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** The form to join by. */
function sendForm(
  request: IncomingMessage,
  response: ServerResponse,
  wrong: { readonly name: string; readonly refusal: Refusal } | null,
): void {
  const nonce = createNonce();
  sendShownPage(response, joinPage({ language: languageOf(request), nonce, wrong }), nonce, true);
}

async function takeForm(request: IncomingMessage, response: ServerResponse, { shared }: BrowserOptions, secrets: Secrets): Promise<void> {
  const isShort = Number(request.headers['content-length'] ?? Infinity) <= FORM_BYTES;
  if (!isShort) return sendText(request, response, 413, WORDS.none);
  const typed = new URLSearchParams(await text(request));
  const name = (typed.get('name') ?? '').trim().slice(0, 50);
  const joined = shared.joinBrowser({ name: name === '' ? '网页' : name, code: typed.get('code') ?? '' });
  if (!joined.ok) return sendForm(request, response, { name, refusal: joined.refusal });
  sendWayIn(response, secrets.cookieOf(joined.value), secrets.pageKeyOf(joined.value));
}

/** Browsers at one place. */
export function createRemoteBrowsers(options: BrowserOptions): Browsers {
  const { shared, place } = options;
  const secrets = secretsAt(place);
  let page: PageFiles | null = null;
  const names = { cert: '', key: '', names: [...shared.names()] };
  const isOurs = ({ headers: { host = '' } }: IncomingMessage): boolean =>
    hostsOf({ host: place.address, port: place.port, certificate: names }, place.port).has(host.toLowerCase());
  const pageOf = (request: IncomingMessage): Joined | null => {
    const given = secrets.broughtBy(request);
    if (given === null || !isOurs(request) || !isOwnUse(request, 'https', request.method !== 'GET')) return null;
    return hasPageKey(request, secrets.pageKeyOf(given)) ? given : null;
  };
  const sendFile = (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> | void => {
    page ??= options.page();
    const name = pageFileOf(path);
    const file = name === null ? undefined : page.get(name);
    return file === undefined ? sendText(request, response, 404, WORDS.none) : sendPageFile(request, response, file);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '' } = request;
    if (!isOurs(request)) return sendText(request, response, 421, WORDS.host);
    const [path = ''] = url.split('?');
    const isForm = method === 'POST' && path === JOIN_PATH;
    if (!isForm && method !== 'GET' && method !== 'HEAD') return sendText(request, response, 404, WORDS.none);
    if (!isOwnUse(request, 'https', isForm)) return sendText(request, response, 403, WORDS.origin);
    if (isForm) return takeForm(request, response, options, secrets);
    const given = secrets.broughtBy(request);
    const isIn = given !== null && shared.knows(given);
    if (path === JOIN_PATH || (path === '/' && !isIn)) return sendForm(request, response, null);
    if (!isIn) return sendText(request, response, 404, WORDS.none);
    if (path === '/') response.setHeader('set-cookie', secrets.cookieOf(given));
    return sendFile(request, response, path);
  };
  return { pageOf, answer };
}
