// Connections to the browser mode that only hold on: they say nothing, never end what they say, or were turned away.
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyBase } from '../../src/backend/backend.ts';
import type { HttpHost } from '../../src/hosts/http/http-host.ts';
import { serve } from '../../src/hosts/http/serve.ts';
import { keyLine, layOutPage, sendRaw, visit, type Visitor } from '../helpers/http-visitor.ts';

const CALL = '/rpc/batches/list';
const NO_INPUT = JSON.stringify({ json: {} });
const work = mkdtempSync(path.join(tmpdir(), 'livebase-crowd-'));
let host: HttpHost;
let visitor: Visitor;
let origin = '';

beforeAll(async () => {
  const folder = path.join(work, 'base');
  layOutPage(path.join(work, 'page'));
  await createEmptyBase(folder, false);
  const place = { host: null, port: 0, certificate: null, page: path.join(work, 'page') };
  const served = await serve({ folder, who: '周敏', version: '0', ...place, say: () => {}, limits: { headMs: 5000, pieceMs: 600 } });
  if (!served.ok) throw new Error(served.refusal.code);
  host = served.value;
  visitor = await visit(host.address());
  origin = visitor.origin;
});
afterAll(async () => {
  await host.close();
  rmSync(work, { recursive: true, force: true });
});

describe('a crowd', () => {
  it.each([
    ['say nothing', ''],
    ['never end their head', 'GET / HTTP/1.1\r\nX: '],
  ])('three hundred that %s keep nobody else out, not even for a moment', async (_what, said) => {
    const { hostname, port } = new URL(origin);
    const silent = Array.from({ length: 300 }, () => {
      const socket = net.connect(Number(port), hostname, () => socket.write(said));
      return socket.on('error', () => undefined);
    });
    await wait(100);
    const began = performance.now();
    expect((await visitor.get('/')).status).toBe(200);
    expect((await visitor.post(CALL, NO_INPUT)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(900);
    for (const socket of silent) socket.destroy();
  });

  it('three hundred that were turned away keep no connection', async () => {
    const { host: name, hostname, port } = new URL(origin);
    const ended: string[] = [];
    const turned = Array.from({ length: 300 }, () => {
      const socket = net.connect(Number(port), hostname, () => socket.write(`GET / HTTP/1.1\r\nHost: ${name}\r\n\r\n`));
      socket.on('close', () => ended.push('')).on('error', () => undefined);
      return socket.resume();
    });
    await expect.poll(() => ended.length, { timeout: 3000 }).toBe(300);
    expect((await visitor.get('/')).status).toBe(200);
    for (const socket of turned) socket.destroy();
  });

  it('a call whose pieces stop coming is cut off', async () => {
    const began = performance.now();
    const head = `POST ${CALL} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nCookie: ${visitor.cookie}\r\n${keyLine(visitor)}`;
    await sendRaw(origin, `${head}Content-Length: 5000\r\n\r\n{`).catch(() => '');
    expect(performance.now() - began).toBeGreaterThan(500);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
