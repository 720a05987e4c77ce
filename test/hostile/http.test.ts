// The browser mode over real sockets, tried by those who must not come in: other sites, other names, guessed tokens, paths, sizes.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyBase } from '../../src/backend/backend.ts';
import type { HttpHost } from '../../src/hosts/http/http-host.ts';
import { serve } from '../../src/hosts/http/serve.ts';
import { type Answer, ask, keyLine, layOutPage, sendRaw, visit, type Visitor } from '../helpers/http-visitor.ts';

const LIMIT = 200_000;
const work = mkdtempSync(path.join(tmpdir(), 'livebase-http-'));
const page = path.join(work, 'page');
let host: HttpHost;
let visitor: Visitor;
let origin = '';
let token = '';

beforeAll(async () => {
  layOutPage(page);
  writeFileSync(path.join(work, 'secret.txt'), 'the secret');
  symlinkSync(path.join(work, 'secret.txt'), path.join(page, 'assets', 'link.txt'));
  symlinkSync(work, path.join(page, 'out'), 'junction');
  await createEmptyBase(path.join(work, 'base'), false);
  host = await open();
  visitor = await visit(host.address());
  origin = visitor.origin;
  token = tokenNow();
});
afterAll(async () => {
  await host.close();
  rmSync(work, { recursive: true, force: true });
});

async function open(name = 'base'): Promise<HttpHost> {
  const served = await serve({
    folder: path.join(work, name),
    who: '周敏',
    version: '0',
    host: null,
    port: 0,
    certificate: null,
    say: () => {},
    page,
    limits: { bytes: LIMIT, headMs: 1000 },
  });
  if (!served.ok) throw new Error(served.refusal.code);
  return served.value;
}

/** What the printed address holds now. */
const tokenNow = (): string => new URL(host.address()).searchParams.get('token') ?? '';

const CALL = '/rpc/batches/list';
const NO_INPUT = JSON.stringify({ json: {} });

describe('the way in', () => {
  it('is an address of this machine with a token of 256 bits', () => {
    expect(host.address()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  });

  it('exchanges the token for a strict cookie that no script reads and a key that the page keeps, with the page itself, which goes on without the token', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    // Behind a link of another site a redirect would carry no strict cookie: all are handed the page alike.
    for (const more of [{}, { headers }]) {
      const used = tokenNow();
      const way = await ask(origin, { path: `/?token=${used}`, ...more });
      expect(way).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      expect(way.headers['set-cookie']).toEqual([expect.stringMatching(/^livebase-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)]);
      const [, key = '', script = ''] = /<script data-key="([\w-]{43})">(.*?)<\/script>/.exec(way.text) ?? [];
      expect(script).toContain("history.replaceState(null, '', './')");
      const digest = createHash('sha256').update(script).digest('base64');
      expect(way.headers['content-security-policy']).toContain(`default-src 'self'; script-src 'self' 'sha256-${digest}'; `);
      // It runs before the page's own.
      expect(way.text.indexOf(script)).toBeLessThan(way.text.indexOf('type="module"'));
      const handed = `${way.text}${way.headers['set-cookie']?.[0]}`;
      expect(handed).not.toContain(used);
      expect(way.headers['set-cookie']?.[0]).not.toContain(key);
    }
  });

  it('opens once: an address that was used opens nothing, and the next one does', async () => {
    const used = tokenNow();
    expect((await ask(origin, { path: `/?token=${used}`, method: 'HEAD' })).status).toBe(401);
    expect((await ask(origin, { path: `/?token=${used}` })).status).toBe(200);
    const again = await ask(origin, { path: `/?token=${used}` });
    expect([again.status, again.headers['set-cookie']]).toEqual([401, undefined]);
    expect(tokenNow()).not.toBe(used);
    expect((await ask(origin, { path: `/?token=${tokenNow()}` })).status).toBe(200);
  });

  it('is no way in for a cookie that another port of this machine was sent: no call without the page’s key, and no answer that holds it', async () => {
    const caught = { cookie: visitor.cookie, origin, 'content-type': 'application/json' };
    const call = (more: object): Promise<Answer> =>
      ask(origin, { method: 'POST', path: CALL, body: NO_INPUT, headers: { ...caught, ...more } });
    const [name = '', key = ''] = Object.entries(visitor.pageKey)[0] ?? [];
    expect(key).toHaveLength(43);
    for (const wrong of ['', key.slice(1), `${key}A`, visitor.cookie.split('=')[1], tokenNow()]) {
      expect((await call({ [name]: wrong })).status).toBe(401);
    }
    expect((await call({})).status).toBe(401);
    expect((await call({ [name]: key })).status).toBe(200);
    for (const target of ['/', '/index.html', '/assets/index-Ab3_dE-9.js', '/rpc']) {
      const answer = await ask(origin, { path: target, headers: caught });
      expect(`${answer.text}${JSON.stringify(answer.headers)}`).not.toContain(key);
    }
  });

  it.each([
    ['no token', '/'],
    ['an empty token', '/?token='],
    ['a wrong token', `/?token=${'A'.repeat(43)}`],
    ['a long token', `/?token=${'A'.repeat(9000)}`],
    ['the token at another path', '/index.html?token=TOKEN'],
    ['a file without the cookie', '/assets/index-Ab3_dE-9.js'],
  ])('is closed with %s', async (_name, target) => {
    const answer = await ask(origin, { path: target.replace('TOKEN', token) });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('livebase serve');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is closed to a cut, a longer and a foreign token or cookie', async () => {
    for (const wrong of [token.slice(0, -1), `${token}A`, token.toLowerCase()]) {
      expect((await ask(origin, { path: `/?token=${wrong}` })).status).toBe(401);
    }
    const [name = '', secret = ''] = visitor.cookie.split('=');
    for (const cookie of [`${name}=`, `${name}=${token}`, `${name}=${secret.slice(1)}`, `other=${secret}`, secret, ';;=;', name]) {
      expect((await ask(origin, { path: '/', headers: { cookie } })).status).toBe(401);
    }
    expect((await ask(origin, { path: '/', headers: { cookie: `a=b; ${visitor.cookie}; c=d` } })).status).toBe(200);
  });

  it('takes as long for a token that is wrong at its first as at its last character', async () => {
    const first = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const last = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    const times: Record<string, number[]> = { first: [], last: [] };
    for (let round = 0; round < 150; round += 1) {
      for (const [name, wrong] of [['first', first] as const, ['last', last] as const]) {
        const began = performance.now();
        await ask(origin, { path: `/?token=${wrong}` });
        times[name]?.push(performance.now() - began);
      }
    }
    const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    // Digests are compared whole; this only catches a gross leak, so the bounds are wide.
    expect(median(times['first'] ?? []) / median(times['last'] ?? [])).toBeGreaterThan(0.5);
    expect(median(times['first'] ?? []) / median(times['last'] ?? [])).toBeLessThan(2);
  });
});

describe('another name for this address', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
    'localhost.:PORT',
  ])('Host %s is refused, cookie or not', async (name) => {
    const headers = { host: name.replace('PORT', new URL(origin).port) };
    expect((await visitor.get('/', { headers })).status).toBe(421);
    expect((await ask(origin, { path: `/?token=${token}`, headers })).status).toBe(421);
    expect((await visitor.post(CALL, NO_INPUT, { headers })).status).toBe(421);
  });

  it('localhost is this machine too', async () => {
    const { port } = new URL(origin);
    expect((await visitor.get('/', { headers: { host: `LOCALHOST:${port}` } })).status).toBe(200);
  });

  it('a whole address or no address as the target is refused', async () => {
    for (const target of [`${origin}/`, 'http://evil.example/', '*', 'index.html']) {
      const heard = await sendRaw(origin, `GET ${target} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nConnection: close\r\n\r\n`);
      expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    }
  });

  it('a request without Host is refused', async () => {
    expect(await sendRaw(origin, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('another site', () => {
  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT.evil.example',
    'HTTP://user@127.0.0.1:PORT',
  ])('Origin %s cannot call, even with the cookie', async (name) => {
    const answer = await visitor.post(CALL, NO_INPUT, { headers: { origin: name.replace('PORT', new URL(origin).port) } });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  });

  it('a call that names no origin is refused', async () => {
    const headers = { cookie: visitor.cookie, 'content-type': 'application/json' };
    expect((await ask(origin, { method: 'POST', path: CALL, body: NO_INPUT, headers })).status).toBe(403);
  });

  it('a call without the cookie is refused, as a browser sends it from another site', async () => {
    const headers = { origin, 'content-type': 'application/json' };
    expect((await ask(origin, { method: 'POST', path: CALL, body: NO_INPUT, headers })).status).toBe(401);
  });

  it('cannot embed, fetch or frame, whatever it says of itself', async () => {
    const uses = [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { origin: 'http://evil.example' },
    ];
    for (const headers of uses) expect((await visitor.get('/assets/index-Ab3_dE-9.js', { headers })).status).toBe(403);
    expect((await visitor.post(CALL, NO_INPUT, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  it('gets no leave by asking beforehand', async () => {
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const answer = await ask(origin, { method: 'OPTIONS', path: CALL, headers });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  });
});

describe('methods', () => {
  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s is refused everywhere', async (method) => {
    expect(await visitor.get('/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(await visitor.get(CALL, { method })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('POST is for calls only, calls are POST only', async () => {
    expect((await visitor.post('/', 'x')).status).toBe(405);
    expect((await visitor.get(`${CALL}?data=${encodeURIComponent(NO_INPUT)}`)).status).toBe(405);
    expect((await visitor.get(CALL, { method: 'HEAD' })).status).toBe(405);
  });

  it('CONNECT and upgrades get no tunnel', async () => {
    const { host: name } = new URL(origin);
    expect(await sendRaw(origin, `CONNECT ${name} HTTP/1.1\r\nHost: ${name}\r\n\r\n`)).toBe('');
    const upgrade = `GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`;
    expect(await sendRaw(origin, upgrade)).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('paths', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '/assets\\..\\..\\secret.txt',
    '/assets/..;/secret.txt',
    '//secret.txt',
    '/./index.html',
    '/assets/./index-Ab3_dE-9.js',
    '/index.html%00.js',
    '/%00',
    '/index.html.',
    '/index.html%20',
    '/index.html::$DATA',
    '/C:/Windows/win.ini',
    '/%c0%ae%c0%ae/secret.txt',
    '/%ff',
    '/%',
    '/assets/link.txt',
    '/out/secret.txt',
    '/assets/',
    '/assets',
    '/nothing',
    '/__proto__',
    '/constructor',
    '/favicon.ico',
  ])('%s leads nowhere', async (target) => {
    const answer = await visitor.get(target);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.text).not.toContain('secret');
  });

  it('an unknown method of the contract is not found, however it is spelled', async () => {
    for (const target of [
      '/rpc',
      '/rpc/',
      '/rpc/batches',
      '/rpc/batches/drop',
      '/rpc/__proto__/list',
      '/rpc/batches/constructor',
      '/rpc//batches/list',
    ]) {
      expect((await visitor.post(target, NO_INPUT)).status).toBe(404);
    }
    expect((await visitor.post('/rpcx/batches/list', NO_INPUT)).status).toBe(405);
  });
});

describe('sizes and slowness', () => {
  const failure = (answer: Answer): unknown => (JSON.parse(answer.text) as { readonly json: unknown }).json;

  it('a call that says it is too large is refused with words before it is read', async () => {
    const answer = await visitor.post(CALL, Buffer.alloc(LIMIT + 1, 32));
    expect(answer.status).toBe(413);
    expect(failure(answer)).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      message: expect.stringMatching(/太大了.*Too much/),
      data: { refusal: { code: 'REQUEST_TOO_LARGE', data: { limit: LIMIT } } },
    });
  });

  it('one at the limit is read', async () => {
    const body = NO_INPUT.padEnd(LIMIT, ' ');
    expect(await visitor.post(CALL, body)).toMatchObject({
      status: 200,
      text: JSON.stringify({ json: { ok: true, value: { batches: [] } } }),
    });
  });

  it('one that does not say its length is refused, large or small', async () => {
    for (const size of [10, 5 * LIMIT]) {
      const sent = visitor.post(CALL, Buffer.alloc(size, 32), { isChunked: true });
      // Who goes on sending may find the door shut before the answer is read.
      const answer = await sent.catch((error: Error) => error);
      if (answer instanceof Error) expect('code' in answer && answer.code).toMatch(/^(EPIPE|ECONNRESET)$/);
      else expect(answer.status).toBe(411);
    }
    expect((await visitor.post(CALL, NO_INPUT)).status).toBe(200);
  });

  it.each(['-1', '1e3', '0x10', '10, 20', ' '])('a length of %j is no length', async (length) => {
    const head = `POST ${CALL} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nCookie: ${visitor.cookie}\r\n${keyLine(visitor)}`;
    expect(await sendRaw(origin, `${head}Content-Length: ${length}\r\nConnection: close\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('a head that is too large or never ends is cut off', async () => {
    const { host: name } = new URL(origin);
    expect(await sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${name}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    const began = performance.now();
    expect(await sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${name}\r\nX: `)).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('what is no JSON is refused without a stack', async () => {
    for (const body of ['', '{', 'null', '[]', '{"json":{},"meta":[[99,"x"]]}', '{"json":{},"meta":7}', '{"json":{"__proto__":{"a":1}}}']) {
      const answer = await visitor.post(CALL, body);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/\bat .*\.(ts|m?js)/);
    }
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('headers of every answer', () => {
  it.each(['/', '/index.html', '/assets/index-Ab3_dE-9.js', '/icon.svg', '/nothing', '/?token=wrong'])('%s', async (target) => {
    const { headers } = await visitor.get(target);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'self'; script-src 'self'; style-src 'self'( 'nonce-[\w+/=]+')?; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': expect.any(String),
    });
    expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined();
  });

  it('a call’s answer is never kept', async () => {
    const { headers } = await visitor.post(CALL, NO_INPUT);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });
});

describe('two browsers', () => {
  it('come in by an address each and call side by side', async () => {
    const other = await visit(host.address());
    const calls = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? visitor : other).call('batches.list', {}));
    for (const answer of await Promise.all(calls)) expect(answer).toEqual({ ok: true, value: { batches: [] } });
  });

  it('another start has another token and cookie', async () => {
    const second = await open('none yet');
    try {
      expect((await ask(new URL(second.address()).origin, { path: `/?token=${token}` })).status).toBe(401);
      expect((await ask(new URL(second.address()).origin, { path: '/', headers: { cookie: visitor.cookie } })).status).toBe(401);
    } finally {
      await second.close();
    }
  });
});
