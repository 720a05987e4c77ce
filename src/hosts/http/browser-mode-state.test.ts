// The browser mode after a crash: the same port, the tab that was open goes on, and whether the step that was cut was done can be asked.
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { layOutPage, visit } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase } from '../../backend/backend.ts';
import { walkChain } from '../../backend/safety/examine.ts';
import { STEP_HEADER } from '../../contract/core/wire.ts';
import type { HttpHost } from './http-host.ts';
import { serve } from './serve.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-kept-'));
const page = path.join(work, 'page');
const hosts: HttpHost[] = [];
const said: string[] = [];

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

async function start(folder: string): Promise<HttpHost> {
  const say = (sentence: string): void => void said.push(sentence);
  const served = await serve({ folder, who: '周敏', version: '0', host: null, port: null, certificate: null, say, page });
  if (!served.ok) throw new Error(served.refusal.code);
  hosts.push(served.value);
  return served.value;
}

async function end(host: HttpHost): Promise<void> {
  hosts.splice(hosts.indexOf(host), 1);
  await host.close();
}

/** Ends a host as a kill does, as far as its folder shows: nothing is put in order. */
async function crash(host: HttpHost, folder: string): Promise<void> {
  const kept = readFileSync(path.join(folder, 'livebase.browser.json'));
  await end(host);
  writeFileSync(path.join(folder, 'livebase.browser.json'), kept);
}

const keyed = (nth: number): string => `00000000-0000-4000-8000-00000000000${nth}`;
const HEAD = JSON.stringify({ json: { month: '2026-10', fields: { 表号: 'X1' } } });

describe('a killed server', () => {
  it('comes back on its port, takes the open tab in again, and says of each step whether it was done', async () => {
    const folder = await newBase('killed');
    const host = await start(folder);
    const visitor = await visit(host.address());
    expect((await visitor.post('/rpc/month/head', HEAD, { headers: { [STEP_HEADER]: keyed(1) } })).status).toBe(200);
    await crash(host, folder);
    const again = await start(folder);
    expect(again.way.port).toBe(host.way.port);
    const methods = ['month.head', 'month.head', 'settings.backUp', 'board.day', 'safety.retention'];
    const steps = methods.map((method, at) => ({ key: keyed(at + 1), method }));
    expect(await visitor.call('live.steps', { steps })).toEqual({
      ok: true,
      value: { folder, states: ['done', 'not', 'unsure', 'asked', 'asked'] },
    });
    // People read the host alone, and the chain of the history holds.
    const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
    expect(db.prepare('SELECT host FROM history WHERE instr(host, ?)').pluck().get(keyed(1))).toBe(`http#${keyed(1)}`);
    expect(walkChain(db, null).brokenAt).toBeNull();
    db.close();
    const wish = { from: null, to: null, who: null, entity: null, search: null, cursor: null, language: 'zh-CN' };
    const history = await visitor.call('settings.history', wish);
    expect(history).toMatchObject({ ok: true });
    expect(JSON.stringify(history)).not.toContain(keyed(1));
  });

  it('that ended as it should forgets whom it let in, and keeps its port', async () => {
    const folder = await newBase('ended');
    const host = await start(folder);
    const visitor = await visit(host.address());
    await end(host);
    const again = await start(folder);
    expect(again.way.port).toBe(host.way.port);
    expect((await visitor.get('/')).status).toBe(401);
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'livebase.browser.json')).mode & 0o077).toBe(0);
  });

  it('whose port is taken by others takes the next free one, and says so', async () => {
    const folder = await newBase('taken');
    const host = await start(folder);
    const { port } = host.way;
    await end(host);
    const other = net.createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const again = await start(folder);
    expect(again.way.port).not.toBe(port);
    expect(said.at(-1)).toContain(`上次的端口 ${port} 被别的程序占用，这次用 ${again.way.port}`);
    other.close();
  });

  it('keeps nothing where there is no base yet', async () => {
    const folder = path.join(work, 'none');
    await end(await start(folder));
    expect(existsSync(folder)).toBe(false);
  });
});
