// The pages of lobby and doors over real sockets: what their key opens, what it doesn't, and what they never say.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, ask, layOutPage, visit, type Visitor } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase } from '../../backend/backend.ts';
import { getDayOfInstant, createInstantAt, convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import type { HttpHost } from './http-host.ts';
import { serve } from './serve.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-lobby-'));
const page = layOutPage(path.join(work, 'page'));
const EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&__CSP_NONCE__';
const PHONE = '13812345678';

let folder = '';
let host: HttpHost | null = null;
let visitor: Visitor;

interface Pages {
  readonly key: string | null;
  readonly lobby: string | null;
  readonly doors: readonly { readonly studio: string; readonly path: string }[];
}

async function lobby(act: 'get' | 'renew' | 'off'): Promise<Pages> {
  const answer = (await visitor.call('paper.lobby', { act })) as { readonly ok: boolean; readonly value: Pages };
  expect(answer.ok).toBe(true);
  return answer.value;
}

/** As a screen in the lobby asks: no cookie, no token of the session. */
function look(target: string, more: Parameters<typeof ask>[1] = {}): Promise<Answer> {
  return ask(visitor.origin, { path: target, ...more });
}

function insert(db: Database.Database, table: string, row: Readonly<Record<string, string | number | null>>): void {
  const columns = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row));
}

/** Studios with names that mean harm, a booking that runs now and one that comes. */
function furnish(): void {
  const db = new Database(path.join(folder, 'livebase.db'));
  insert(db, 'base_fact', {
    starts_on: '0001-01-01',
    full_name: `基地 ${EVIL}`,
    uscc: '91440304MA93PCF423',
    kind: '直播电商园区',
    phone: PHONE,
  });
  const now = convertMillisecondsToInstant(Date.now());
  const today = getDayOfInstant(now);
  const midnight = createInstantAt(today, 0);
  for (const [id, code] of [
    [1, 'A01'],
    [2, `B/2 ${EVIL}`],
  ] as const) {
    insert(db, 'studio', { id, code, name: EVIL, floor: EVIL, opened_on: '2020-01-01' });
    insert(db, 'studio_fact', {
      studio_id: id,
      starts_on: '0001-01-01',
      kind: '公共',
      hours: '00:00-24:00',
      turnaround: 0,
      hourly_rate: 0,
    });
  }
  ['晨光传媒', EVIL].forEach((name, at) => {
    const id = at + 1;
    insert(db, 'tenant', { id, phone: PHONE, contact: '李四' });
    insert(db, 'tenant_fact', {
      tenant_id: id,
      starts_on: '0001-01-01',
      name,
      uscc: `9144030${id}MA1887G6QK`,
      category: '直播电商企业',
      leading: 0,
    });
    insert(db, 'lease', { contract: `C${id}`, tenant_id: id, starts_on: '2020-01-01', ends_on: '2099-12-31', area: 1 });
    const start = id === 1 ? Math.max(midnight, now - 30) : now + 60;
    insert(db, 'booking', {
      number: `D00000${id}`,
      studio_id: 1,
      tenant_id: id,
      starts_at: start,
      ends_at: now + (id === 1 ? 45 : 120),
      state: 'booked',
      title: `${EVIL} ${PHONE}`,
      contact: `李四 ${EVIL}`,
      phone: PHONE,
      note: `${PHONE} ${EVIL}`,
    });
  });
  db.close();
}

beforeEach(async () => {
  folder = path.join(work, `base-${Math.random().toString(36).slice(2)}`);
  const made = await createEmptyBase(folder, false);
  if (!made.ok) throw new Error(made.refusal.code);
  furnish();
  const served = await serve({ folder, who: '周敏', version: '0', host: null, port: 0, certificate: null, say: () => {}, page });
  if (!served.ok) throw new Error(served.refusal.code);
  host = served.value;
  visitor = await visit(host.address());
});
afterEach(async () => host?.close());
afterAll(() => rmSync(work, { recursive: true, force: true }));

const NOWHERE = { status: 404, text: '没有这个页面。 / There is no such page.\n' };

describe('the pages of lobby and doors', () => {
  it('show who is where now and next to anybody with the key, without a session', async () => {
    const { key, lobby: target, doors } = await lobby('renew');
    expect(key).toMatch(/^[\w-]{43}$/);
    const shown = await look(target ?? '');
    expect(shown).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
    expect(shown.text).toContain('<meta http-equiv="refresh" content="60">');
    expect(shown.text).toContain('晨**媒');
    expect(shown.text).toContain('A01');
    expect(shown.headers['set-cookie']).toBeUndefined();
    for (const { studio, path: door } of doors) {
      const { status, text } = await look(door);
      expect(status, studio).toBe(200);
      expect(text).toContain('现在');
    }
    expect(doors).toHaveLength(2);
    expect((await look(target ?? '', { method: 'HEAD' })).status).toBe(200);
  });

  it('never name anybody in full, give no phone number and nothing to press or to run', async () => {
    const { key, lobby: target, doors } = await lobby('renew');
    for (const { headers, text } of await Promise.all([target ?? '', ...doors.map((door) => door.path)].map((one) => look(one)))) {
      for (const told of ['晨光', '李四', PHONE, PHONE.slice(3), key ?? '-']) expect(text).not.toContain(told);
      // What people typed stands there as text: not one element, attribute or place for a nonce comes of it.
      expect(text).not.toMatch(/<(?:script|img|a|form|input|button|iframe|link|object|svg)\b/i);
      expect(text).not.toMatch(/\son\w+=(?!alert)/i);
      const known = 'html head meta title style body header h1 p main section h2 small table caption tbody tr td'.split(' ');
      for (const [, element = ''] of text.matchAll(/<(\w+)/g)) expect(known).toContain(element);
      expect(text.match(/nonce="/g)).toHaveLength(1);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[^' ]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/);
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
    const { text } = await look(target ?? '');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('open to no other key, and then look as if they were not there', async () => {
    expect(await lobby('get')).toEqual({ key: null, lobby: null, names: 'masked', doors: [] });
    for (const target of ['/lobby', '/lobby?key=', '/lobby?key=null', '/door/A01?key=x']) expect(await look(target)).toMatchObject(NOWHERE);
    const { key } = await lobby('renew');
    const session = new URL(host?.address() ?? '').searchParams.get('token') ?? '';
    const wrong = ['', 'x', `${key}x`, (key ?? '').slice(0, -1), (key ?? '').toLowerCase(), session];
    for (const one of wrong) {
      expect(await look(`/lobby?key=${one}`), one).toMatchObject(NOWHERE);
      expect(await look(`/door/A01?key=${one}`), one).toMatchObject(NOWHERE);
    }
    expect(await look('/lobby', { headers: { authorization: `Bearer ${key}`, cookie: `key=${key}` } })).toMatchObject(NOWHERE);
    // The session alone opens them as little.
    expect(await visitor.get('/lobby')).toMatchObject(NOWHERE);
    for (const target of ['/door/', '/door/C99', '/door/%', '/door/A01/..', '/door/..%2Flobby', '/lobby/', '/lobby/x', '/door'])
      expect((await look(`${target}?key=${key}`)).status, target).toBeGreaterThanOrEqual(400);
  });

  it('come with a key that opens nothing else', async () => {
    const { key } = await lobby('renew');
    const body = JSON.stringify({ json: {} });
    const plain = { 'content-type': 'application/json', origin: visitor.origin };
    for (const target of [`/rpc/batches/list?key=${key}`, `/rpc/batches/list?token=${key}`, `/rpc/paper/lobby?key=${key}`]) {
      const refused = await look(target, { method: 'POST', body, headers: plain });
      expect(refused.status, target).toBe(401);
      expect(refused.text).not.toContain('"ok"');
    }
    for (const cookie of [`livebase-${new URL(visitor.origin).port}=${key}`, `key=${key}`])
      expect((await look('/rpc/batches/list', { method: 'POST', body, headers: { ...plain, cookie } })).status).toBe(401);
    for (const target of [`/?key=${key}`, `/?token=${key}`, `/icon.svg?key=${key}`]) {
      const { status, headers } = await look(target);
      expect(status, target).toBe(401);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('are only looked at: other verbs, other sites and foreign names are refused before the key is asked', async () => {
    const { lobby: target } = await lobby('renew');
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(await look(target ?? '', { method }), method).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect((await look(target ?? '', { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await look(target ?? '', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    const framed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
    expect((await look(target ?? '', { headers: framed })).status).toBe(403);
    const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await look(target ?? '', { headers: opened })).status).toBe(200);
  });

  it('end with their key: an old one opens nothing once it is renewed or off, and the history never tells it', async () => {
    const first = await lobby('renew');
    const second = await lobby('renew');
    expect(second.key).not.toBe(first.key);
    expect((await lobby('get')).key).toBe(second.key);
    expect(await look(first.lobby ?? '')).toMatchObject(NOWHERE);
    expect((await look(second.lobby ?? '')).status).toBe(200);
    expect(await lobby('off')).toEqual({ key: null, lobby: null, names: 'masked', doors: [] });
    expect(await look(second.lobby ?? '')).toMatchObject(NOWHERE);
    const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
    const rows = db.prepare("SELECT before, after FROM history WHERE entity = 'setting' ORDER BY seq").all();
    db.close();
    expect(rows).toHaveLength(3);
    const told = JSON.stringify(rows);
    for (const { key } of [first, second]) expect(told).not.toContain(key);
    expect(told).toContain('sha256:');
  });
});
