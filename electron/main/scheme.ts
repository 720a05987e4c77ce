// The page's own scheme: app://livebase/ serves the built page and the page of last resort, and no other file.
import { app, protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { createPageHeaders, mimeTypeOf, pageFileOf, withNonce, type Workshop } from '../../src/contract/core/page-headers.ts';

const SCHEME = 'app';
/** Where the page is. */
export const PAGE_URL = 'app://livebase/';
/** The page of last resort: static, without a script, shown when the page or its backend is gone. */
export const CRASH_URL = 'app://livebase/~crash.html';
const CRASH_FILE = path.join(app.getAppPath(), 'electron', 'pages', 'crash.html');

/** Makes the scheme a secure origin of its own. Before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Where the page is built again while it is worked on (`npm run dev` says where); never in the packaged program. */
export function findWorkshop(): Workshop | null {
  const named = process.env['ELECTRON_RENDERER_URL'] ?? '';
  if (app.isPackaged || named === '') return null;
  const { origin } = new URL(named);
  return { http: origin, socket: origin.replace(/^http/, 'ws') };
}

/** True for addresses of the page itself. */
export function isPageUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol: scheme, host, pathname } = new URL(text);
  return scheme === `${SCHEME}:` && host === 'livebase' && (pathname === '/' || pathname === '/index.html');
}

/** The file behind the address, or null: only what is really in the page's folder, whatever links lead out of it. */
async function fileOf(url: URL, folder: string): Promise<string | null> {
  const name = url.host === 'livebase' ? pageFileOf(url.pathname) : null;
  if (name === null) return null;
  const root = await realpath(folder);
  const file = await realpath(path.join(root, name));
  return file.startsWith(root + path.sep) ? file : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...createPageHeaders(null) } });
}

async function answerOfWorkshop({ pathname, search }: URL, accept: string | null, workshop: Workshop): Promise<Response> {
  const made = await fetch(workshop.http + pathname + search, { headers: { accept: accept ?? '*/*' } });
  const type = made.headers.get('content-type') ?? mimeTypeOf('');
  const nonce = randomBytes(18).toString('base64');
  const body = type.startsWith('text/html') ? withNonce(await made.text(), nonce) : await made.arrayBuffer();
  return new Response(body, {
    status: made.status,
    headers: { ...createPageHeaders(nonce, workshop), 'content-type': type, 'cache-control': 'no-store' },
  });
}

async function answer(request: Request, folder: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const url = new URL(request.url);
  const isLastResort = url.href.split(/[?#]/)[0] === CRASH_URL;
  const workshop = findWorkshop();
  if (workshop !== null && !isLastResort) return answerOfWorkshop(url, request.headers.get('accept'), workshop);
  const file = isLastResort ? CRASH_FILE : await fileOf(url, folder);
  if (file === null) return refusal(404);
  const bytes = await readFile(file);
  const type = { 'content-type': mimeTypeOf(file) };
  if (!file.endsWith('.html')) return new Response(new Uint8Array(bytes), { headers: { ...createPageHeaders(null), ...type } });
  const nonce = randomBytes(18).toString('base64');
  return new Response(withNonce(bytes.toString('utf8'), nonce), {
    headers: { ...createPageHeaders(nonce), ...type, 'cache-control': 'no-store' },
  });
}

/** Serves the page of `folder`. Once the app is ready. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      return await answer(request, folder);
    } catch (error) {
      if (isMissing(error)) return refusal(404);
      throw error;
    }
  });
}
