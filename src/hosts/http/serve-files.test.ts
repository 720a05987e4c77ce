// A backup's file that a browser sends, and folders that it chooses: over real sockets, by the page's cookie and key.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { layOutPage, visit } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase, writeBackupTo } from '../../backend/backend.ts';
import type { FolderList } from '../../contract/base/start.ts';
import { PAGE_KEY_HEADER, formatPartPath } from '../../contract/core/wire.ts';
import type { HttpHost } from './http-host.ts';
import { serve, type ServeRequest } from './serve.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-serve-files-'));
const page = layOutPage(path.join(work, 'page'));
const hosts: HttpHost[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function start(folder: string, more: Partial<ServeRequest> = {}): Promise<HttpHost> {
  const served = await serve({ folder, who: '周敏', version: '0', host: null, port: 0, certificate: null, say: () => {}, page, ...more });
  if (!served.ok) throw new Error(served.refusal.code);
  hosts.push(served.value);
  return served.value;
}

it('a backup that is larger than a call may be froze the page and was refused: it comes in parts, by the page’s own key alone', async () => {
  await createEmptyBase(path.join(work, 'sent-base'), false);
  const made = await writeBackupTo(path.join(work, 'sent-base'), mkdirSync(path.join(work, 'sent-out'), { recursive: true }) ?? '', {
    who: '周敏',
    host: 'cli',
    isNamed: false,
    askPin: async () => null,
  });
  const bytes = readFileSync(made.ok ? made.value.file : '');
  const limit = Math.ceil(bytes.byteLength / 3) + 1;
  const folder = path.join(work, 'sent-to');
  const visitor = await visit((await start(folder, { limits: { bytes: limit } })).address());
  const begun = await visitor.call('start.beginFile', { name: '备份.db', size: bytes.byteLength });
  const token = String(Reflect.get(Object(Reflect.get(Object(begun), 'value')), 'token'));
  const statuses: number[] = [];
  const send = async (at: number, to: number, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
    const type = { 'content-type': 'application/octet-stream' };
    const { status } = await visitor.post(formatPartPath(token, at), bytes.subarray(at, to), { headers: { ...type, ...headers } });
    statuses.push(status);
  };
  await send(0, bytes.byteLength);
  await send(0, limit, { [PAGE_KEY_HEADER]: '' });
  await send(0, limit, { origin: 'http://elsewhere.example' });
  await send(limit, 2 * limit);
  for (const at of [0, limit, 2 * limit]) await send(at, at + limit);
  expect(statuses).toEqual([413, 401, 403, 409, 204, 204, 204]);
  expect(await visitor.call('start.finishFile', { token })).toMatchObject({ ok: true });
  expect(await visitor.call('start.restore', { from: { token } })).toMatchObject({ ok: true, value: { state: { kind: 'open', folder } } });
  expect(readdirSync(work).filter((name) => name.includes('.upload-'))).toEqual([]);
});

/** The value of an answer. */
function valueOf(answer: unknown): Record<string, unknown> {
  return { ...Object(Reflect.get(Object(answer), 'value')) };
}

it('the first page in a browser had no way to another folder: it goes from a stick into one, makes one, and is there at the next start', async () => {
  const own = path.join(work, 'picked-own');
  const [home, before] = [path.join(work, 'picked-home'), process.env['HOME']];
  mkdirSync(path.join(home, '资料', '旧的'), { recursive: true });
  mkdirSync(path.join(home, '.hidden'));
  process.env['HOME'] = home;
  try {
    const host = await start(own);
    const { call } = await visit(host.address());
    const list = async (token: unknown) => valueOf(await call('start.listFolders', { token })) as unknown as FolderList;
    const places = await list(null);
    expect([places.here, places.up, places.folders[0]?.shown, places.folders.at(-1)?.shown]).toEqual([null, null, home, '/']);
    const inHome = await list(places.folders[0]?.token);
    expect([inHome.here?.shown, inHome.up, inHome.folders.map(({ shown }) => shown)]).toEqual([home, null, ['资料']]);
    const inside = await list(inHome.folders[0]?.token);
    expect([inside.here?.shown, inside.folders.map(({ shown }) => shown)]).toEqual([path.join(home, '资料'), ['旧的']]);
    expect((await list(inside.up)).here?.shown).toBe(home);
    const { token } = valueOf(await call('start.makeFolder', { token: inside.here?.token, name: '../基地' }));
    expect(existsSync(path.join(home, '资料', '基地'))).toBe(true);
    const unknown = { ok: false, refusal: { code: 'PICK_UNKNOWN' } };
    expect(await call('start.listFolders', { token: 'f'.repeat(32) })).toMatchObject(unknown);
    const facts = { from: '2026-01-01', fullName: '星港', uscc: '91440300MA5EX00001', kind: '直播电商园区', district: null, address: null };
    const folder = path.join(home, '资料', '基地');
    expect(await call('start.create', { token, facts })).toMatchObject({ ok: true, value: { kind: 'open', folder } });
    const { token: stick } = valueOf(await call('start.makeFolder', { token: inside.here?.token, name: 'U 盘' }));
    expect(await call('settings.secondFolder', { token: stick })).toEqual({ ok: true, value: { folder: path.join(home, '资料', 'U 盘') } });
    await Promise.all(hosts.splice(0).map((one) => one.close()));
    const next = await visit((await start(own)).address());
    expect(await next.call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open', folder } });
    await Promise.all(hosts.splice(0).map((one) => one.close()));
    rmSync(folder, { recursive: true });
    const away = await visit((await start(own)).address());
    expect(await away.call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'refused', folder } });
  } finally {
    process.env['HOME'] = before;
  }
});
