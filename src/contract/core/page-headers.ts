// How the page is handed to anyone who shows it, in the window and in a browser alike: its headers, its kinds of files, which paths are files at all.

/** Stands in index.html where each answer gets a nonce of its own. */
const NONCE_PLACE = /__CSP_NONCE__/g;

/** A server that builds the page again while it is worked on: the origin of its pages, and of the socket by which it tells of changes. */
export interface Workshop {
  readonly http: string;
  readonly socket: string;
}

/** What the page may load and do: only its own files. Styles that it writes itself while running carry the nonce; the workshop's scripts do too; `script`: the digest of one that stands in the page itself. */
export function createContentSecurityPolicy(nonce: string | null, workshop: Workshop | null = null, script: string | null = null): string {
  const ownNonce = nonce === null ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self'${workshop === null ? '' : ownNonce}${script === null ? '' : ` ${script}`}`,
    `style-src 'self'${ownNonce}`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${workshop === null ? '' : ` ${workshop.socket}`}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every answer that the page is made of. `nonce`, and the digest of a `script`, only for index.html. */
export function createPageHeaders(
  nonce: string | null,
  workshop: Workshop | null = null,
  script: string | null = null,
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': createContentSecurityPolicy(nonce, workshop, script),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}

/** The headers of a page that only shows something: it may load nothing, run nothing, send nothing (`asks`: but its form, to its own address); its own styles carry the nonce. */
export function createShownPageHeaders(nonce: string, asks = false): Readonly<Record<string, string>> {
  const form = `form-action ${asks ? "'self'" : "'none'"}`;
  const policy = ["default-src 'none'", `style-src 'nonce-${nonce}'`, "base-uri 'none'", form, "frame-ancestors 'none'"];
  // A form of a page without any referrer would name no origin.
  const referrer = asks ? { 'referrer-policy': 'same-origin' } : {};
  return { ...createPageHeaders(null), ...referrer, 'content-security-policy': policy.join('; ') };
}

/** index.html with this answer's nonce in it. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(NONCE_PLACE, nonce);
}

const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['webmanifest', 'application/manifest+json; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['ttf', 'font/ttf'],
  ['wasm', 'application/wasm'],
]);

/** What a file of the page is, by the end of its name. What isn't known is bytes, which no browser runs. */
export function mimeTypeOf(file: string): string {
  return MIME_TYPES.get(file.slice(file.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream';
}

/** How long a file of the page may be kept: those with a hash in their name for ever, index.html never. */
export function cacheControlOf(file: string): string {
  if (file === 'index.html') return 'no-store';
  return /^assets\/.*-[\w-]{8}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A half or unknown escape: no file has such a name.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** A name within a folder: no way up, nothing hidden, nothing that some system reads as a separator, drive or stream. */
function isPlainName(name: string): boolean {
  return /^[^.\\/:%*?"<>|\0-\u001F\u007F][^\\/:%*?"<>|\0-\u001F\u007F]*$/u.test(name) && !name.endsWith('.') && !name.endsWith(' ');
}

/**
 * The file that a request's path (`/assets/a.js`, without query) names, relative to the page's folder; null for what names none.
 * Decoded once: what is then still escaped, leads up or is spelled in another system's way is refused.
 */
export function pageFileOf(path: string): string | null {
  const plain = decoded(path);
  if (plain === null || !plain.startsWith('/')) return null;
  if (plain === '/') return 'index.html';
  const names = plain.slice(1).split('/');
  return names.every(isPlainName) ? names.join('/') : null;
}
