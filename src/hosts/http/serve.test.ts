// The browser mode as a person meets it: the page, calls that answer as in this process, certificates, and what keeps it from starting.
import { RPCLink } from '@orpc/client/message-port';
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { METHOD_SAMPLES } from '../../../test/helpers/method-samples/all.ts';
import { ask, layOutPage, visit, type Visitor } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase } from '../../backend/backend.ts';
import { makeCertificate as makeOwn } from '../../backend/sharing/certificate.ts';
import { SEAT_HEADER, cloneIfBytes } from '../../contract/core/wire.ts';
import { openSession } from '../../backend/backend-runtime.ts';
import { NO_ABILITIES, type ShellPort } from '../../contract/core/shell-port.ts';
import type { HttpHost } from './http-host.ts';
import { serve, type ServeRequest } from './serve.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-serve-'));
const page = path.join(work, 'page');
const hosts: HttpHost[] = [];

beforeAll(() => void layOutPage(page));
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function newBase(name: string): Promise<string> {
  const folder = path.join(work, name);
  const made = await createEmptyBase(folder, false);
  if (!made.ok) throw new Error(made.refusal.code);
  return folder;
}

function tryServe(folder: string, more: Partial<ServeRequest> = {}): ReturnType<typeof serve> {
  return serve({ folder, who: '周敏', version: '0', host: null, port: 0, certificate: null, say: () => {}, page, ...more });
}

async function start(folder: string, more: Partial<ServeRequest> = {}): Promise<HttpHost> {
  const served = await tryServe(folder, more);
  if (!served.ok) throw new Error(served.refusal.code);
  hosts.push(served.value);
  return served.value;
}

describe('the page', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    const host = await start(await newBase('page-base'));
    hosts.splice(0);
    visitor = await visit(host.address());
    return () => host.close();
  });

  it('has a nonce of its own in each answer, the one that its policy names', async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { text, headers } = await visitor.get('/');
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64')).toHaveLength(18);
      expect(text.match(/nonce="([^"]*)"/g)).toEqual([`nonce="${nonce}"`, `nonce="${nonce}"`]);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('is packed for another computer that takes it so, and kept for ever where its name has a hash', async () => {
    const made = makeOwn(['127.0.0.1'], Date.now());
    const files = { cert: path.join(work, 'packed.crt'), key: path.join(work, 'packed.key') };
    writeFileSync(files.cert, made.cert);
    writeFileSync(files.key, made.key);
    const far = await start(await newBase('packed'), { certificate: files });
    const { port, search } = new URL(far.address());
    const other = await visit(`https://127.0.0.1:${port}/${search}`, made.cert);
    const target = '/assets/index-Ab3_dE-9.js';
    const plain = await visitor.get(target, { headers: { 'accept-encoding': 'gzip' } });
    // On this machine nothing is packed.
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await other.get(target, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 10);
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
    for (const none of ['identity', 'gzip;q=0', 'br']) {
      expect((await other.get(target, { headers: { 'accept-encoding': none } })).headers['content-encoding']).toBeUndefined();
    }
    expect((await other.get('/assets/font-Zz00aa11.woff2', { headers: { 'accept-encoding': 'gzip' } })).headers).toMatchObject({
      'content-length': '2048',
      'content-type': 'font/woff2',
    });
  });

  it('answers HEAD with the headers alone', async () => {
    expect(await visitor.get('/icon.svg', { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-type': 'image/svg+xml' },
    });
  });
});

/** Answers hold times, folders and numbers that two bases don't share: what must agree is what was decided. */
function decided(answer: unknown, folder: string): unknown {
  const { ok, refusal } = answer as { readonly ok: boolean; readonly refusal?: unknown };
  return JSON.parse(JSON.stringify({ ok, refusal }).replaceAll(JSON.stringify(folder).slice(1, -1), 'FOLDER'));
}

describe('calls', () => {
  /** The stream never ends: it has a test of its own. */
  const METHODS = Object.entries(METHOD_SAMPLES).filter(([name]) => name !== 'live.watch');
  /** Methods that open or make a base of their own, or lock it, change what the next ones stand on: their own tests try them. */
  const isOfHost = (name: string): boolean => /^(start|shell|joining)\.|^people\.setPin$/.test(name);

  it('answer over HTTP as in this process: right ones and wrong shapes of every method', async () => {
    const [there, here] = [await newBase('there'), await newBase('here')];
    const visitor = await visit((await start(there)).address());
    const direct = await directCaller(here);
    // The day's first backup, which a host makes by itself a while after its start, is there on both sides before anything is compared.
    for (const side of [visitor, direct]) await side.call('settings.backUpIfDue', {});
    const isRefused = async (name: string, input: unknown): Promise<void> => {
      const refused = await visitor.call(name, input);
      expect(refused, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
      expect(refused).toEqual(await direct.call(name, input));
    };
    for (const [name, { right, wrong }] of METHODS) {
      const inputs = [...wrong.map((change) => ({ ...right, ...change })), { ...right, surprise: 1 }, null, 'x', []];
      await Promise.all(inputs.map((input) => isRefused(name, input)));
      if (isOfHost(name)) continue;
      expect(decided(await visitor.call(name, right), there), name).toEqual(decided(await direct.call(name, right), here));
    }
    await direct.close();
  });

  it('that stream bring news as they happen, to each browser, and are no hindrance to an end', async () => {
    const folder = await newBase('stream');
    const host = await start(folder);
    const [one, other] = [await visit(host.address()), await visit(host.address())];
    const streams = await Promise.all([one, other].map((visitor) => visitor.call('live.watch', {})));
    const news = streams.map((stream) => (stream as AsyncIterable<unknown>)[Symbol.asyncIterator]());
    for (const stream of news) expect(await stream.next()).toMatchObject({ done: false, value: { ok: true } });
    expect(await one.call('month.head', { month: '2026-10', fields: { 表号: 'X1' } })).toMatchObject({ ok: true });
    for (const stream of news) expect(await stream.next()).toMatchObject({ done: false, value: { ok: true } });
    const ends = news.map((stream) =>
      stream.next().then(
        (step) => step.done === true,
        () => true,
      ),
    );
    const began = performance.now();
    await host.close();
    hosts.splice(0);
    expect(await Promise.all(ends)).toEqual([true, true]);
    expect(performance.now() - began).toBeLessThan(10_000);
    // An end is no bug: nothing but slow calls was written down.
    const logs = path.join(folder, 'logs');
    expect(existsSync(logs) ? readdirSync(logs).filter((name) => name.startsWith('livebase-')) : []).toEqual([]);
  });

  it('send and bring bytes whole', async () => {
    const visitor = await visit((await start(await newBase('bytes'))).address());
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    const choices = { month: null, tenant: null, account: null, isDryRun: true, takesGoodRows: false, onDifference: null };
    const answer = await visitor.call('imports.take', { files: [{ name: '甲.bin', bytes }], ...choices });
    expect(answer).toMatchObject({ ok: false, files: [{ file: '甲.bin' }] });
    const exported = await visitor.call('report.export', { month: '2026-10', profile: null, kinds: ['pdf'] });
    const { files } = (exported as { readonly value: { readonly files: readonly { readonly bytes: Uint8Array }[] } }).value;
    expect(
      Buffer.from(files[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('that meet a bug answer with its number, never with a stack', async () => {
    const folder = await newBase('bug');
    const visitor = await visit((await start(folder)).address());
    const db = new Database(path.join(folder, 'livebase.db'));
    db.pragma('foreign_keys = OFF');
    db.exec('ALTER TABLE import_batch RENAME TO lost');
    db.close();
    const answer = await visitor.post('/rpc/batches/list', JSON.stringify({ json: {} }));
    expect(answer.status).toBe(500);
    expect(answer.text).toMatch(/\d{8}-[0-9a-f]{6}/);
    expect(answer.text).not.toMatch(/import_batch|SqliteError|\.ts|\bat /);
    expect(existsSync(path.join(folder, 'logs'))).toBe(true);
  });
});

/** A caller of a session in this process, through a message port as the window has it. */
async function directCaller(folder: string) {
  const shell: ShellPort = { kind: 'http', ...NO_ABILITIES, defaultFolder: folder, versions: {} };
  const opened = await openSession({ folder, shell, who: '周敏', host: 'http' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const session = opened.value;
  const { port1, port2 } = new MessageChannel();
  session.attachPort(port1);
  const link = new RPCLink({ port: port2, experimental_transfer: cloneIfBytes });
  port1.start();
  port2.start();
  return {
    call: (name: string, input: unknown) => link.call(name.split('.'), input, { context: {} }),
    close: async () => {
      port1.close();
      port2.close();
      await session.close();
    },
  };
}

describe('a start', () => {
  it('without a base is the first start: calls that need one say so', async () => {
    const visitor = await visit((await start(path.join(work, 'none'))).address());
    expect(await visitor.call('batches.list', {})).toMatchObject({ ok: false, refusal: { code: 'BASE_MISSING' } });
    expect(existsSync(path.join(work, 'none'))).toBe(false);
  });

  it('removes what a crash left of a hand-over and of prints', async () => {
    const folder = await newBase('left-over');
    const temp = path.join(folder, 'temp');
    for (const name of ['livebase-hand-over-aaaaaa', 'livebase-print-bbbbbb']) mkdirSync(path.join(temp, name), { recursive: true });
    await start(folder);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('on a folder or base that cannot be opened is refused', async () => {
    const synced = path.join(work, 'OneDrive', 'data');
    expect(await tryServe(synced)).toMatchObject({ ok: false, refusal: { code: 'FOLDER_SYNCED' } });
    const damaged = await newBase('damaged');
    writeFileSync(path.join(damaged, 'livebase.db'), 'no database at all, but long enough to be looked at'.repeat(100));
    expect(await tryServe(damaged)).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^BASE_/) } });
  });

  it('on a taken port is refused', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const folder = await newBase('taken');
    expect(await tryServe(folder, { port })).toEqual({ ok: false, refusal: { code: 'PORT_TAKEN', data: { port } } });
    taken.close();
    // The base was let go: it can be opened again at once.
    expect((await start(folder, { port: 0 })).address()).toContain('127.0.0.1');
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', 'example.com', '127.0.0.2'])('at %s without a certificate is refused', async (host) => {
    expect(await tryServe(path.join(work, 'none'), { host })).toEqual({
      ok: false,
      refusal: { code: 'HOST_NEEDS_CERTIFICATE', data: { host } },
    });
  });
});

/** A certificate of our own for `localhost` and this address, or null where there is no openssl to make it with. */
function makeCertificate(): { readonly cert: string; readonly key: string } | null {
  const folder = path.join(work, 'certificate');
  mkdirSync(folder, { recursive: true });
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=livebase',
  ];
  const names = ['-addext', 'subjectAltName=DNS:localhost,DNS:desk.example,IP:127.0.0.1'];
  const made = spawnSync('openssl', [...words, ...names, '-out', cert, '-keyout', key], { stdio: 'ignore' });
  return made.status === 0 ? { cert, key } : null;
}

const certificate = makeCertificate();

// Node makes no certificates: without openssl there is none to try.
describe.skipIf(certificate === null)('with a certificate', () => {
  const files = certificate ?? { cert: '', key: '' };

  it('other machines are served, over TLS only, with a cookie that stays there', async () => {
    const host = await start(await newBase('tls'), { host: '0.0.0.0', certificate: files });
    const { port, hostname } = new URL(host.address());
    expect(host.address()).toMatch(/^https:\/\/localhost:\d+\/\?token=/);
    expect(hostname).toBe('localhost');
    const ca = readFileSync(files.cert, 'utf8');
    const way = await ask(`https://127.0.0.1:${port}`, { path: `/${new URL(host.address()).search}`, ca });
    expect(way.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
    const visitor = await visit(`https://127.0.0.1:${port}/${new URL(host.address()).search}`, ca);
    expect((await visitor.get('/')).status).toBe(200);
    const named = await visitor.get('/', { headers: { host: `desk.example:${port}` } });
    expect(named).toMatchObject({ status: 200, headers: { 'strict-transport-security': 'max-age=2592000' } });
    expect((await visitor.get('/')).headers['strict-transport-security']).toBeUndefined();
    expect((await visitor.get('/', { headers: { host: `evil.example:${port}` } })).status).toBe(421);
    const call = await visitor.post('/rpc/batches/list', JSON.stringify({ json: {} }), { headers: { origin: `http://127.0.0.1:${port}` } });
    expect(call.status).toBe(403);
    await expect(ask(`http://127.0.0.1:${port}`, { path: '/' })).rejects.toThrow(/hang up|ECONNRESET/);
  });

  it('files that are no pair of certificate and key are refused', async () => {
    const folder = path.join(work, 'none');
    const other = path.join(work, 'other.txt');
    writeFileSync(other, 'nothing of that kind');
    for (const pair of [
      { cert: files.cert, key: other },
      { cert: other, key: files.key },
      { cert: files.key, key: files.key },
      { cert: path.join(work, 'missing.pem'), key: files.key },
      { cert: work, key: files.key },
    ]) {
      expect(await tryServe(folder, { certificate: pair })).toMatchObject({ ok: false, refusal: { code: 'CERTIFICATE_UNUSABLE' } });
    }
  });

  it('an address that is not this machine’s is refused', async () => {
    expect(await tryServe(path.join(work, 'none'), { host: '192.0.2.1', certificate: files })).toEqual({
      ok: false,
      refusal: { code: 'HOST_NOT_HERE', data: { host: '192.0.2.1' } },
    });
  });
});

describe('two pages of one browser', () => {
  it('have a person each: other rights, and one stays open while the other is locked', async () => {
    const visitor = await visit((await start(await newBase('seats'))).address());
    const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const from = async (seat: string, method: string, input: object): Promise<unknown> => {
      const target = `/rpc/${method.replace('.', '/')}`;
      const { text } = await visitor.post(target, JSON.stringify({ json: input }), { headers: { [SEAT_HEADER]: seat } });
      const { json }: { readonly json: unknown } = JSON.parse(text);
      return json;
    };
    const manager = { ok: true, value: { id: 1 } };
    expect(await from(first, 'people.add', { name: '叶知秋', role: 'manager' })).toMatchObject(manager);
    expect(await from(first, 'people.add', { name: '小林', role: 'viewer' })).toMatchObject({ value: { id: 2 } });
    expect(await from(second, 'people.enter', { person: 2, pin: null })).toMatchObject({ value: { me: { name: '小林', role: 'viewer' } } });
    expect(await from(first, 'people.seat', {})).toMatchObject({ value: { me: { name: '叶知秋', role: 'manager' } } });
    expect(await from(second, 'people.retire', { id: 2, version: 1 })).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await from(first, 'people.setPin', { person: 1, old: null, pin: '135790' })).toMatchObject({ ok: true });
    expect(await from(first, 'people.enter', { person: 1, pin: '135790' })).toMatchObject({ value: { me: { name: '叶知秋' } } });
    expect(await from(second, 'people.leave', {})).toMatchObject({ value: { me: null } });
    expect(await from(second, 'people.list', {})).toMatchObject({ refusal: { code: 'LOCKED' } });
    expect(await from(first, 'people.list', {})).toMatchObject({ ok: true });
    // What comes from no page's seat has nobody at it.
    expect(await visitor.call('people.list', {})).toMatchObject({ refusal: { code: 'LOCKED' } });
  });
});
