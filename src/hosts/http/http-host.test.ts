// The lobby pages on a port of their own for the office's screens: off until a manager switches it on, and nothing else answers there.
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { ask, layOutPage, visit, type Visitor } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase } from '../../backend/backend.ts';
import type { HttpHost } from './http-host.ts';
import { LOOPBACK } from './listener.ts';
import { serve } from './serve.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-office-'));
const page = layOutPage(path.join(work, 'page'));
let folder = '';
let host: HttpHost | null = null;
let visitor: Visitor;
let port = 0;

async function start(): Promise<void> {
  const served = await serve({
    folder,
    who: '周敏',
    version: '0',
    host: null,
    port: 0,
    certificate: null,
    say: () => {},
    page,
    officeHost: LOOPBACK,
  });
  if (!served.ok) throw new Error(served.refusal.code);
  host = served.value;
  visitor = await visit(host.address());
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, LOOPBACK, () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}

const office = (target: string, more: Parameters<typeof ask>[1] = {}) => ask(`http://${LOOPBACK}:${port}`, { path: target, ...more });

async function isListening(): Promise<boolean> {
  try {
    await office('/');
    return true;
  } catch {
    return false;
  }
}

beforeEach(async () => {
  folder = path.join(work, `base-${Math.random().toString(36).slice(2)}`);
  const made = await createEmptyBase(folder, false);
  if (!made.ok) throw new Error(made.refusal.code);
  port = await freePort();
  await start();
});
afterEach(async () => host?.close());
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function switchTo(to: number | null): Promise<void> {
  expect(await visitor.call('paper.setOffice', { port: to })).toMatchObject({ ok: true, value: { port: to } });
  await expect.poll(isListening).toBe(to !== null);
}

it('is off by default, binds only when it is switched on, and lets go when it is switched off', async () => {
  expect(await visitor.call('paper.office', {})).toMatchObject({ ok: true, value: { port: null } });
  expect(await isListening()).toBe(false);
  await switchTo(port);
  await switchTo(null);
});

it('stays on over a start of the program, and its setting is a port', async () => {
  await switchTo(port);
  await host?.close();
  await start();
  expect(await isListening()).toBe(true);
});

it('shows the pages behind their key, and answers nothing else, whatever the path or verb', async () => {
  const renewed = (await visitor.call('paper.lobby', { act: 'renew' })) as {
    readonly value: { readonly lobby: string; readonly key: string };
  };
  const { lobby, key } = renewed.value;
  await switchTo(port);
  const shown = await office(lobby);
  expect(shown).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  expect(shown.headers['set-cookie']).toBeUndefined();
  expect((await office(lobby, { method: 'HEAD' })).status).toBe(200);
  const token = new URL(host?.address() ?? '').searchParams.get('token') ?? '';
  const others = [
    '/',
    `/?token=${token}`,
    '/index.html',
    '/icon.svg',
    `/rpc/paper/lobby?key=${key}`,
    '/lobby',
    '/lobby?key=x',
    `/lobby/?key=${key}`,
    `/lobby/x?key=${key}`,
    `/door/C99?key=${key}`,
    `//lobby?key=${key}`,
    '/rpc',
  ];
  for (const target of others) {
    const { status, headers } = await office(target);
    expect([status, headers['set-cookie']], target).toEqual([404, undefined]);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    for (const target of [lobby, '/rpc/bookings/book', '/'])
      expect(await office(target, { method }), `${method} ${target}`).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  // A session's cookie opens nothing here.
  expect((await office('/rpc/paper/office', { headers: { cookie: `livebase-${new URL(visitor.origin).port}=${token}` } })).status).toBe(
    404,
  );
});
